// SPDX-License-Identifier: Apache-2.0
// What the bodies of the examples would have been made of: the client's own values, of the fields that the console sends.
#pragma once

#include "api/accountdirectory.h"
#include "api/wirewords.h"
#include "domain/newcard.h"

#include <QJsonArray>
#include <QJsonObject>

namespace linedesk::test {

inline std::optional<QString> textOf(const QJsonObject &object, const char *name)
{
    const QJsonValue value = object.value(QLatin1String(name));
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

template <class T, size_t N> std::optional<T> wordOf(const wire::Word<T> (&words)[N], const QJsonObject &object, const char *name)
{
    const T *value = wire::find(words, object.value(QLatin1String(name)).toString());
    return value ? std::optional(*value) : std::nullopt;
}

template <class Read> auto listOf(const QJsonObject &object, const char *name, Read read)
{
    std::vector<decltype(read(QJsonObject()))> all;
    const QJsonArray array = object.value(QLatin1String(name)).toArray();
    for (const QJsonValue &one : array)
        all.push_back(read(one.toObject()));
    return all;
}

inline AccountChange::AddressChange addressOf(const QJsonObject &given)
{
    AccountChange::AddressChange address;
    address.id = AddressId(textOf(given, "addressId").value_or(QString()));
    address.nickname = textOf(given, "nickname");
    for (const auto &[field, name] : wire::addressFields)
        if (const auto value = textOf(given, name))
            address.values.emplace_back(field, *value);
    if (const QJsonValue types = given.value(QLatin1String("types")); types.isArray())
        address.types = {types.toArray().contains(QLatin1String("SHIP_TO")), types.toArray().contains(QLatin1String("BILL_TO"))};
    const auto flag = [&](const char *name) {
        const QJsonValue value = given.value(QLatin1String(name));
        return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
    };
    address.isDefaultShipping = flag("defaultShippingAddress");
    address.isDefaultBilling = flag("defaultBillingAddress");
    return address;
}

inline AccountChange::BillingProfileChange billingProfileOf(const QJsonObject &given)
{
    AccountChange::BillingProfileChange profile;
    profile.id = BillingProfileId(textOf(given, "billingProfileId").value_or(QString()));
    profile.name = textOf(given, "billingProfileName");
    profile.cardNickname = textOf(given, "creditCardNickname");
    profile.delivery = wordOf(wire::deliveries, given, "billDeliveryMethod");
    profile.frequency = wordOf(wire::frequencies, given, "billingFrequency");
    profile.method = wordOf(wire::paymentMethods, given, "paymentMethod");
    if (const auto id = textOf(given, "creditCardId")) {
        Card card;
        card.id = CardId(*id);
        card.brand = wordOf(wire::brands, given, "creditCardType").value_or(CardBrand::Unknown);
        card.maskedNumber = textOf(given, "creditCardNumber").value_or(QString());
        card.nameOnCard = textOf(given, "creditCardContactName").value_or(QString());
        card.expiry = {textOf(given, "creditCardExpiryMonth").value_or(QString()).toInt(),
                       textOf(given, "creditCardExpiryYear").value_or(QString()).toInt()};
        profile.card = card;
    }
    for (const auto &[member, name] : wire::bankDetails)
        if (const auto value = textOf(given, name))
            profile.bank.emplace_back(member, *value);
    return profile;
}

inline AccountChange changeOf(const QJsonObject &body)
{
    AccountChange change;
    change.version = body.value(QLatin1String("version")).toInt(Account::NoVersion);
    change.name = textOf(body, "accountName");
    change.contacts = listOf(body, "contacts", [](const QJsonObject &given) {
        const QString role = given.value(QLatin1String("roles")).toArray().first().toString();
        const Role *known = wire::find(wire::roles, role);
        return AccountChange::RoleChange{ContactId(textOf(given, "contactId").value_or(QString())), known ? *known : Role::None};
    });
    change.addresses = listOf(body, "addresses", addressOf);
    change.billingProfiles = listOf(body, "billingProfiles", billingProfileOf);
    return change;
}

inline std::vector<NewAccount> newAccountsOf(const QJsonObject &body)
{
    return listOf(body, "accounts", [](const QJsonObject &given) {
        NewAccount account;
        account.type = wordOf(wire::accountTypes, given, "accountType").value_or(AccountType::Customer);
        account.name = textOf(given, "accountName").value_or(QString());
        account.parentId = AccountId(textOf(given, "parentAccountId").value_or(QString()));
        account.addresses = listOf(given, "addresses", addressOf);
        return account;
    });
}

/// New accounts without what the console says in its own way: it names the owner on each, calls the customer account "top", and
/// adds bills afterwards.
inline QJsonObject withoutOwners(QJsonObject body)
{
    QJsonArray accounts;
    for (QJsonObject &account : listOf(body, "accounts", [](const QJsonObject &given) { return given; })) {
        for (const char *own : {"contacts", "clientRef", "parentRef", "primaryContactId", "billingProfiles"})
            account.remove(QLatin1String(own));
        accounts.append(account);
    }
    body.insert(QLatin1String("accounts"), accounts);
    return body;
}

inline SecretString secretOf(const QString &text)
{
    SecretString held(size_t(text.size()));
    for (const QChar c : text)
        held.append(char(c.unicode()));
    return held;
}

inline NewCard cardOf(const QJsonObject &given)
{
    NewCard card;
    card.number = secretOf(textOf(given, "cardNumber").value_or(QString()));
    card.securityCode = secretOf(textOf(given, "cardCVV").value_or(QString()));
    card.brand = wordOf(wire::brands, given, "cardType").value_or(CardBrand::Unknown);
    card.expiry = {textOf(given, "expiryMonth").value_or(QString()).toInt(),
                   textOf(given, "expiryYear").value_or(QString()).toInt()};
    card.nameOnCard = textOf(given, "nameOnCard").value_or(QString());
    card.nickname = textOf(given, "nickname").value_or(QString());
    card.setAsDefault = given.value(QLatin1String("setAsDefault")).toBool();
    return card;
}

} // namespace linedesk::test
