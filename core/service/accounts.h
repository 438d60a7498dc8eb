// SPDX-License-Identifier: Apache-2.0
// The accounts of a customer: read as a whole, changed one record at a time, made (CONTRACT 4.3 to 4.6). Reads die with their
// call; a write is finished and written down even when its page is gone, and accountsChanged() is emitted.
#pragma once

#include "api/accountdirectory.h"
#include "base/call.h"
#include "config/deploymentprofile.h"
#include "rules/addressformat.h"
#include "service/unansweredsaves.h"
#include "service/writes.h"

#include <QObject>

#include <vector>

namespace linedesk {

class AuditLog;
class RunningWrites;

enum class AccountWrite { Address, Account, NewAccounts };

class Accounts : public QObject {
    Q_OBJECT
public:
    Accounts(AccountDirectory &directory, AuditLog &audit, RunningWrites &writes, const ServerCapabilities &can,
             QObject *parent = nullptr);

    /// The accounts on which the contact has a direct role, from `offset` on: one page, or all where the site has no pages
    /// (CONTRACT A5). An empty list is not an error.
    Call<AccountsOfContact> find(const CustomerContext &customer, int offset = 0);
    /// All of them, and everything that shows these accounts gets them.
    Call<AccountsOfContact> readAgain(const CustomerContext &customer);
    /// What the tree of `account` has besides: the accounts on which the contact has no role (CONTRACT A1), from `offset` on.
    Call<AccountsOfContact> findStructure(const CustomerContext &customer, const AccountId &account, int offset = 0);
    bool canFindStructure() const { return m_can.structure; }

    /// Changes `before` into `after` on the account, or adds `after` when `before` has no id. Only the fields that
    /// differ are sent. `version` is that of the account when the agent began; a newer one on the server is Conflict.
    /// The call only watches: dropping it does not stop the save.
    Call<Saved> updateAddress(const CustomerContext &customer, const Account &account, const Address &before, const Address &after);

    bool canChangeRoles() const { return m_directory.canChangeRoles(); }
    /// The account's own fields: name, status, primary contact, the people's roles, links. Only those that differ are sent.
    Call<Saved> updateAccount(const CustomerContext &customer, const Account &before, const Account &after);
    /// Drafts without ids: a customer account with children, or children of `parent` (CONTRACT 4.5). The contact becomes admin of
    /// each. All are made or none; the same drafts sent again after an unknown outcome carry the same key.
    Call<Saved> createAccounts(const CustomerContext &customer, const AccountId &parent, const std::vector<Account> &drafts);
    /// Makes the person known to the CRM, or finds them there (CONTRACT 4.3). Harmless when done twice.
    Call<ContactId> createContact(const Contact &contact);

    /// Formats of the countries the server knows, or the built-in table (CONTRACT 10, A6).
    Call<AddressFormats> addressFormats();

Q_SIGNALS:
    void accountsChanged(const linedesk::AccountsOfContact &accounts);
    /// A save came out after its page was gone: done, or failed, or nobody knows.
    void unwatchedSaveDone(linedesk::AccountWrite what, const linedesk::CustomerContext &customer, const linedesk::Saved &saved);
    void unwatchedSaveFailed(linedesk::AccountWrite what, const linedesk::CustomerContext &customer, const linedesk::Error &error);

private:
    Call<Saved> save(AccountWrite what, const CustomerContext &customer, const Account &account, const AccountChange &change);
    void tell(AccountWrite what, const CustomerContext &customer, const Result<Saved> &result, bool isWatched);

    AccountDirectory &m_directory;
    AuditLog &m_audit;
    RunningWrites &m_writes;
    ServerCapabilities m_can;
    UnansweredSaves<AccountChange> m_unanswered;
    UnansweredSaves<std::vector<NewAccount>> m_unansweredNew;
};

} // namespace linedesk
