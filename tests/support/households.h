// SPDX-License-Identifier: Apache-2.0
// Households made for tests: a customer account with children, each with a person, an address and, but for service
// accounts, a stored card.
#pragma once

#include "domain/household.h"

namespace linedesk {

inline Account makeAccount(const QString &id, const QString &parent, const QString &name, AccountType type = AccountType::Customer)
{
    Account account;
    account.id = AccountId(id);
    account.parentId = AccountId(parent);
    account.name = name;
    account.number = QStringLiteral("100-") + id;
    account.type = type;
    account.contacts.push_back(
        {ContactId(QStringLiteral("c1")), {}, QStringLiteral("José"), QStringLiteral("Novák"), {}, Role::Admin});
    Address address;
    address.id = AddressId(QStringLiteral("a1"));
    address.nickname = QStringLiteral("Home");
    address.values[AddressField::Address1] = name + QStringLiteral(" street");
    account.addresses.push_back(address);
    if (type != AccountType::Service) {
        BillingProfile profile;
        profile.id = BillingProfileId(QStringLiteral("b1"));
        profile.card.brand = CardBrand::Visa;
        profile.card.maskedNumber = QStringLiteral("xxxxxxxxxxxx1111");
        account.billingProfiles.push_back(profile);
    }
    return account;
}

inline std::vector<Account> makeFamily(int children)
{
    std::vector<Account> all{makeAccount(QStringLiteral("top"), {}, QStringLiteral("Top"))};
    for (int i = 0; i < children; ++i)
        all.push_back(makeAccount(QStringLiteral("s%1").arg(i), QStringLiteral("top"),
                                  QStringLiteral("Depot %1").arg(i, 3, 10, QLatin1Char('0')),
                                  i % 3 ? AccountType::Service : AccountType::Billing));
    return all;
}

/// Deeper than the contract allows: account i hangs below (i - 1) / fanOut.
inline std::vector<Account> makeTree(int count, int fanOut)
{
    const QString names[] = {QStringLiteral("Anna Novák"), QStringLiteral("José Šimek"), QStringLiteral("Zoë Müller"),
                             QStringLiteral("Peter O'Neil"), QStringLiteral("Gdańsk Łuk")};
    std::vector<Account> all;
    for (int i = 0; i < count; ++i) {
        Account account;
        account.id = AccountId(QStringLiteral("A%1").arg(i, 6, 10, QLatin1Char('0')));
        if (i > 0)
            account.parentId = AccountId(QStringLiteral("A%1").arg((i - 1) / fanOut, 6, 10, QLatin1Char('0')));
        account.name = names[i % 5] + QStringLiteral(" %1").arg(i, 6, 10, QLatin1Char('0'));
        account.number = QString::number(i);
        all.push_back(std::move(account));
    }
    return all;
}

} // namespace linedesk
