// SPDX-License-Identifier: Apache-2.0
// One customer on the desk: what was read of them from Commerce and the CRM, part by part, so that a part that could not
// be read leaves the rest usable. Reading again keeps what is shown until the new answer is here. A save anywhere in
// the console that answers this customer's accounts is taken over at once.
#pragma once

#include "base/call.h"
#include "domain/account.h"
#include "domain/contact.h"
#include "domain/customercontext.h"
#include "model/customerservices.h"
#include "model/householdmodel.h"
#include "service/accounts.h"

#include <QDeadlineTimer>
#include <QObject>

#include <optional>
#include <vector>

namespace linedesk {

class OpenCustomer : public QObject {
    Q_OBJECT
public:
    /// One part of what is read, with what became of the last attempt.
    template <class T> struct Part {
        std::optional<T> value;
        std::optional<Error> error; // of the last read; the older value stays beside it
        bool isReading = false;
    };

    /// `stripe` counts the customers of a shift: their colour. Reads nothing until read().
    OpenCustomer(const CustomerServices &services, Contact found, int stripe, QObject *parent = nullptr);

    /// Profile, CRM contact, then accounts and stored cards side by side (CONTRACT 11.5); accounts page by page (A5), then the
    /// accounts of the same tree on which the contact has no role (A1).
    void read();
    /// Stops waiting for what is still being read; what is here stays.
    void stopReading();
    bool isReading() const;
    /// Nonzero while the server has asked to wait, and reading goes on by itself after that.
    std::chrono::seconds pauseLeft() const;

    const Contact &contact() const { return m_contact; }
    CustomerContext context() const { return {m_contact.profileId, m_contact.contactId}; }
    int stripe() const { return m_stripe; }
    const CustomerServices &services() const { return m_services; }

    const Part<Contact> &profile() const { return m_profile; }
    const Part<AccountsOfContact> &accounts() const { return m_accounts; }
    const Part<std::vector<Card>> &cards() const { return m_cards; }
    /// Read, and Commerce knows no CRM contact for this person.
    bool isUnknownToCrm() const { return m_profile.value && m_contact.contactId.isEmpty(); }
    const Account *account(const AccountId &id) const;
    /// Of a long reading: how many accounts are here, of how many.
    std::pair<int, int> readSoFar() const { return {int(m_pages.accounts.size()), m_pages.total}; }
    /// Of accounts without a role for this customer; a site that cannot tell (A1) is no error.
    const std::optional<Error> &unseenError() const { return m_unseenError; }
    bool mayMissAccounts() const { return !m_services.accounts.canFindStructure(); }

    HouseholdModel &household() { return m_household; }
    /// The customer account's name, or where the customer lives, or nothing.
    QString secondLine() const;

Q_SIGNALS:
    void changed();

private:
    void takeSaved(AccountsOfContact accounts);
    void readPage(int offset);
    void takePage(AccountsOfContact page);
    void readUnseen();
    void readUnseen(std::vector<AccountId> trees, int offset);
    void showHousehold();
    void takeCard(const Card &card);
    void readAccountsAndCards();
    void notePause(std::chrono::seconds pause);

    CustomerServices m_services;
    Contact m_contact;
    int m_stripe;
    Part<Contact> m_profile;
    Part<AccountsOfContact> m_accounts;
    Part<std::vector<Card>> m_cards;
    HouseholdModel m_household;
    QDeadlineTimer m_pauseEnd{0};
    Call<Contact> m_profileCall;
    AccountsOfContact m_pages;                    // of a reading that is not through
    std::vector<Account> m_unseen, m_unseenPages; // without a role for this customer; of a reading that is not through
    std::optional<Error> m_unseenError;
    Call<AccountsOfContact> m_accountsCall, m_unseenCall;
    Call<std::vector<Card>> m_cardsCall;
};

} // namespace linedesk
