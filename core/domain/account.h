// SPDX-License-Identifier: Apache-2.0
// An account of the CRM with everything that hangs on it (CONTRACT 4.4, 11). Accounts come as a flat list; the tree is
// made by Household.
#pragma once

#include "domain/address.h"
#include "domain/ids.h"
#include "domain/payment.h"

#include <QDateTime>
#include <QString>

#include <vector>

namespace linedesk {

enum class AccountType : quint8 { Customer, Service, Billing };
enum class AccountStatus : quint8 { Active, Inactive };
enum class Role : quint8 { None, User, Buyer, Admin }; // ascending: the higher includes the lower (CONTRACT 11.2)

/// A person on an account, with the one role given directly on it.
struct AccountContact {
    ContactId contactId;
    ProfileId profileId; // empty: not known to Commerce (CONTRACT A3)
    QString firstName, lastName, email;
    Role role = Role::None;
    friend bool operator==(const AccountContact &, const AccountContact &) = default;
};

enum class LinkType : quint8 { Family, Household, FamilyAndFriends, Corporation, Group };

struct AccountLink {
    AccountId accountId;
    QString accountName;
    LinkType type = LinkType::Household;
    friend bool operator==(const AccountLink &, const AccountLink &) = default;
};

struct Account {
    static constexpr int NoVersion = -1; // the server keeps none (CONTRACT A6, etag)

    AccountId id, parentId; // parentId is empty for a Customer
    QString number, name;
    AccountType type = AccountType::Customer;
    AccountStatus status = AccountStatus::Active;
    ContactId primaryContactId;
    Role role = Role::None;   // of the contact in context
    bool isAccessible = true; // else the contact has no role on it, and only ids, name, type and status are told (CONTRACT A1)
    std::vector<Address> addresses;
    std::vector<AccountContact> contacts;
    std::vector<BillingProfile> billingProfiles;
    std::vector<AccountLink> links;
    int version = NoVersion;
    QDateTime lastModified;
    friend bool operator==(const Account &, const Account &) = default;
};

/// The envelope of CONTRACT 4.4.
struct AccountsOfContact {
    ProfileId profileId;
    ContactId contactId;
    std::vector<Account> accounts;
    QDateTime readAt; // when the console read it, UTC
    /// The server has more behind these, `total` in all (CONTRACT A5).
    bool hasMore = false;
    int total = 0;
    /// Only what a save has changed: the rest is as it was (CONTRACT A5).
    bool isOnlyChanges = false;
};

/// An account found by its number, with the people on it (CONTRACT A2).
struct AccountFound {
    AccountId id;
    QString number, name;
    AccountType type = AccountType::Customer;
    std::vector<AccountContact> contacts;
    friend bool operator==(const AccountFound &, const AccountFound &) = default;
};

} // namespace linedesk
