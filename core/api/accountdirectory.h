// SPDX-License-Identifier: Apache-2.0
// Where account data lives, whichever way it is reached: the extension, or the integration flows (CONTRACT A7).
#pragma once

#include "base/call.h"
#include "domain/account.h"
#include "domain/contact.h"
#include "domain/customercontext.h"
#include "rules/addressformat.h"

#include <optional>
#include <vector>

namespace linedesk {

/// What an update sends: members that are absent stay as they are (CONTRACT 4.6, 2.2).
struct AccountChange {
    struct AddressChange {
        AddressId id; // empty: a new address
        std::optional<QString> nickname;
        std::vector<std::pair<AddressField, QString>> values; // an empty text clears the field
        std::optional<std::pair<bool, bool>> types;           // ship to, bill to
        std::optional<bool> isDefaultShipping, isDefaultBilling;
        friend bool operator==(const AddressChange &, const AddressChange &) = default;
    };
    /// For a stored card `card` names all five mandatory fields and the id; for a change that leaves the card alone it is
    /// absent.
    struct BillingProfileChange {
        BillingProfileId id; // empty: a new profile
        std::optional<QString> name, cardNickname;
        std::optional<bool> isDefault;
        std::optional<BillDelivery> delivery;
        std::optional<BillingFrequency> frequency;
        std::optional<PaymentMethod> method;
        std::optional<Card> card;
        std::vector<std::pair<QString BankDetails::*, QString>> bank; // an empty text clears the detail
        friend bool operator==(const BillingProfileChange &, const BillingProfileChange &) = default;
    };
    struct RoleChange {
        ContactId contactId;
        Role role = Role::None; // none: off the account
        friend bool operator==(const RoleChange &, const RoleChange &) = default;
    };
    int version = Account::NoVersion; // of the last read
    std::optional<QString> name;
    std::optional<AccountStatus> status;
    std::optional<ContactId> primaryContact;
    std::vector<RoleChange> contacts;              // a supervisor's (CONTRACT 11.2)
    std::optional<std::vector<AccountLink>> links; // the whole list, on a customer account
    std::vector<AddressChange> addresses;
    std::vector<BillingProfileChange> billingProfiles;
    friend bool operator==(const AccountChange &, const AccountChange &) = default;
};

/// An account to be made (CONTRACT 4.5): a customer account, or a child of the one in the same request or of one that is there.
struct NewAccount {
    AccountType type = AccountType::Customer;
    QString name;
    AccountId parentId; // of a child; empty: the customer account of this request
    std::vector<AccountChange::AddressChange> addresses;
    friend bool operator==(const NewAccount &, const NewAccount &) = default;
};

struct AccountsAnswer {
    AccountsOfContact accounts;
    QString requestId;
};

class AccountDirectory {
public:
    virtual ~AccountDirectory() = default;

    /// Card profiles can be made, and their card replaced; where not, the nickname is all that changes (CONTRACT A7).
    virtual bool canChangeCards() const { return true; }

    /// Roles and states of accounts can be changed (CONTRACT A7).
    virtual bool canChangeRoles() const { return true; }

    virtual Call<ContactId> queryContact(const ProfileId &profile) = 0;
    /// The accounts from `offset` on, at most `limit` of them; 0: all.
    virtual Call<AccountsOfContact> queryAccounts(const CustomerContext &customer, int offset, int limit) = 0;
    /// The tree that `account` belongs to, with what the contact may not see of it (CONTRACT A1).
    virtual Call<AccountsOfContact> readStructure(const CustomerContext &customer, const AccountId &account, int offset,
                                                  int limit) = 0;
    /// Accounts whose number begins so; at least four characters (CONTRACT A2).
    virtual Call<std::vector<AccountFound>> findByNumber(const QString &number, int limit) = 0;
    /// `key`: one per user intention (CONTRACT 2.6).
    virtual Call<AccountsAnswer> updateAccount(const CustomerContext &customer, const AccountId &account,
                                               const AccountChange &change, const QByteArray &key) = 0;
    /// All of them or none, with the contact in context as admin of each.
    virtual Call<AccountsAnswer> createAccounts(const CustomerContext &customer, const std::vector<NewAccount> &accounts,
                                                const QByteArray &key) = 0;
    /// The CRM's contact for a profile: found by source, by e-mail, or made (CONTRACT 4.3). Harmless when done twice.
    virtual Call<ContactId> createContact(const Contact &contact, const QByteArray &key) = 0;
    virtual Call<AddressFormats> addressFormats() = 0;
};

} // namespace linedesk
