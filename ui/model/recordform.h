// SPDX-License-Identifier: Apache-2.0
// A form over one record of an account: an address, a billing profile. It saves once, and knows what to do when that does
// not simply work: somebody else was faster (both versions side by side, nothing overwritten; CONTRACT 2.7), or no answer
// came (reads back by data and says which it was; CONTRACT A12).
#pragma once

#include "base/call.h"
#include "domain/customercontext.h"
#include "model/form.h"
#include "service/writes.h"

namespace linedesk {

class RecordForm : public Form {
    Q_OBJECT
public:
    /// One field of a record that has become different in the meantime.
    struct Version {
        QString label, opened, stored, mine;
        bool collides() const { return opened != stored && opened != mine && stored != mine; }
    };

    const Account &account() const { return m_account; }
    const CustomerContext &customer() const { return m_customer; }

    void submit() override;
    /// Read after a refusal because of a newer version; empty: no conflict.
    const std::vector<Version> &conflict() const { return m_conflict; }
    /// Ends a conflict: the stored version becomes the ground. What only one of the two has changed is kept whatever is chosen;
    /// where both have, the agent's stays for the labels in `mine`.
    void decide(const QStringList &mine);
    void keepMine();
    void takeStored() { decide({}); }
    /// The outcome of the last save is not known, and checkOutcome() may find out.
    bool isOutcomeUnknown() const { return m_isOutcomeUnknown; }
    void checkOutcome();
    bool isChecking() const { return m_read.isRunning(); }

Q_SIGNALS:
    void saved(const linedesk::Saved &saved);
    void conflictChanged();
    /// After a conflict in which no field collides: the draft stands on the newer account. `fields`: those of this record that
    /// somebody else has changed.
    void groundMoved(const QStringList &fields);
    /// checkOutcome() found the record as it was before.
    void foundUnsaved(const QString &requestId);
    void recordGone();

protected:
    RecordForm(CustomerContext customer, Account account, QObject *parent)
        : Form(parent), m_customer(std::move(customer)), m_account(std::move(account))
    {}

    virtual Issues check() const = 0;
    virtual Call<Saved> send() = 0;
    virtual Call<AccountsOfContact> read() = 0;
    /// Keeps the record's version in `stored` for the functions below; false: it is not there any more.
    virtual bool findStored(const Account &stored) = 0;
    /// The stored version holds everything that the draft changes.
    virtual bool isStoredAsWanted() const = 0;
    /// The fields in which opened, stored and draft are not all the same.
    virtual std::vector<Version> compare() const = 0;
    /// Three-way: what the agent has changed, on the stored version.
    virtual void rebaseRecord() = 0;
    /// The draft's field of that label as it was opened.
    virtual void dropMine(const QString &label) = 0;
    /// What was read after a refusal, or after no answer came.
    virtual void takeRead(const AccountsOfContact &accounts, bool wasUnknown);
    void settle(const AccountsOfContact &accounts, bool isSaved);

private:
    void readStored(bool wasUnknown);
    void rebase();

    const CustomerContext m_customer;
    Account m_account, m_storedAccount;
    std::vector<Version> m_conflict;
    bool m_isOutcomeUnknown = false;
    QString m_requestId;
    Call<Saved> m_save;
    Call<AccountsOfContact> m_read;
};

/// Three-way: `into` takes `mine` where the agent changed it.
template <class T> void keepChange(T &into, const T &before, const T &mine)
{
    if (mine != before)
        into = mine;
}

} // namespace linedesk
