// SPDX-License-Identifier: Apache-2.0
// The accounts of a customer: read as a whole, changed one address at a time (CONTRACT 4.4, 4.6). Reads die with their
// call; a write is finished and written down even when its page is gone, and accountsChanged() is emitted.
#pragma once

#include "base/call.h"
#include "rules/addressformat.h"
#include "service/unansweredsaves.h"
#include "service/writes.h"

#include <QObject>

#include <vector>

namespace linedesk {

class AuditLog;
class RunningWrites;

class Accounts : public QObject {
    Q_OBJECT
public:
    Accounts(AccountDirectory &directory, AuditLog &audit, RunningWrites &writes, QObject *parent = nullptr);

    /// All accounts on which the contact has a direct role; an empty list is not an error.
    Call<AccountsOfContact> find(const CustomerContext &customer);
    /// The same, and every page that shows these accounts gets them.
    Call<AccountsOfContact> readAgain(const CustomerContext &customer);

    /// Changes `before` into `after` on the account, or adds `after` when `before` has no id. Only the fields that
    /// differ are sent. `version` is that of the account when the agent began; a newer one on the server is Conflict.
    /// The call only watches: dropping it does not stop the save.
    Call<Saved> updateAddress(const CustomerContext &customer, const Account &account, const Address &before, const Address &after);

    /// Formats of the countries the server knows, or the built-in table (CONTRACT 10, A6).
    Call<AddressFormats> addressFormats();

Q_SIGNALS:
    void accountsChanged(const linedesk::AccountsOfContact &accounts);
    /// A save came out after its page was gone: done, or failed, or nobody knows.
    void unwatchedSaveDone(const linedesk::CustomerContext &customer, const linedesk::Saved &saved);
    void unwatchedSaveFailed(const linedesk::CustomerContext &customer, const linedesk::Error &error);

private:
    AccountDirectory &m_directory;
    AuditLog &m_audit;
    RunningWrites &m_writes;
    UnansweredSaves m_unanswered;
};

} // namespace linedesk
