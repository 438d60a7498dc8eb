// SPDX-License-Identifier: Apache-2.0
#include "api/wireaccountwrites.h"

#include "api/wirewords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace linedesk {

namespace {

// An empty text clears what is stored (CONTRACT 2.2).
QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonObject toJson(const AccountChange::AddressChange &change)
{
    QJsonObject object;
    if (!change.id.isEmpty())
        object.insert(QLatin1String("addressId"), change.id.text());
    if (change.nickname)
        object.insert(QLatin1String("nickname"), textOrNull(*change.nickname));
    for (const auto &[field, value] : change.values)
        object.insert(wire::text(wire::addressFields, field), textOrNull(value));
    if (change.types) {
        QJsonArray types;
        if (change.types->first)
            types.append(QLatin1String("SHIP_TO"));
        if (change.types->second)
            types.append(QLatin1String("BILL_TO"));
        object.insert(QLatin1String("types"), types);
    }
    if (change.isDefaultShipping)
        object.insert(QLatin1String("defaultShippingAddress"), *change.isDefaultShipping);
    if (change.isDefaultBilling)
        object.insert(QLatin1String("defaultBillingAddress"), *change.isDefaultBilling);
    return object;
}

QJsonObject toJson(const AccountChange::BillingProfileChange &change)
{
    QJsonObject object;
    const auto put = [&](const char *key, const QString &text) {
        if (!text.isEmpty())
            object.insert(QLatin1String(key), text);
    };
    put("billingProfileId", change.id.text());
    if (change.name)
        object.insert(QLatin1String("billingProfileName"), textOrNull(*change.name));
    if (change.isDefault)
        object.insert(QLatin1String("isDefault"), *change.isDefault);
    if (change.delivery)
        put("billDeliveryMethod", wire::text(wire::deliveries, *change.delivery));
    if (change.frequency)
        put("billingFrequency", wire::text(wire::frequencies, *change.frequency));
    if (change.method)
        put("paymentMethod", wire::text(wire::paymentMethods, *change.method));
    if (change.card) {
        put("creditCardId", change.card->id.text());
        put("creditCardNumber", change.card->maskedNumber);
        put("creditCardType", wire::text(wire::brands, change.card->brand));
        put("creditCardContactName", change.card->nameOnCard);
        if (change.card->expiry.isKnown()) {
            put("creditCardExpiryMonth", QStringLiteral("%1").arg(change.card->expiry.month, 2, 10, QLatin1Char('0')));
            put("creditCardExpiryYear", QString::number(change.card->expiry.year));
        }
    }
    if (change.cardNickname)
        object.insert(QLatin1String("creditCardNickname"), textOrNull(*change.cardNickname));
    for (const auto &[detail, value] : change.bank)
        object.insert(wire::text(wire::bankDetails, detail), textOrNull(value));
    return object;
}

QJsonObject toJson(const AccountChange::RoleChange &change)
{
    QJsonArray roles;
    if (change.role != Role::None)
        roles.append(wire::text(wire::roles, change.role));
    return {{QLatin1String("contactId"), change.contactId.text()}, {QLatin1String("roles"), roles}};
}

QJsonObject toJson(const AccountLink &link)
{
    return {{QLatin1String("accountId"), link.accountId.text()},
            {QLatin1String("relationshipType"), wire::text(wire::linkTypes, link.type)}};
}

QJsonObject newAccountsObject(const std::vector<NewAccount> &accounts, const ContactId &owner)
{
    const QString top = QStringLiteral("top");
    QJsonArray array;
    for (const NewAccount &one : accounts) {
        QJsonArray addresses;
        for (const auto &address : one.addresses)
            addresses.append(toJson(address));
        QJsonObject object{{QLatin1String("accountType"), wire::text(wire::accountTypes, one.type)},
                           {QLatin1String("accountName"), one.name},
                           {QLatin1String("addresses"), addresses},
                           {QLatin1String("contacts"), QJsonArray{toJson(AccountChange::RoleChange{owner, Role::Admin})}}};
        if (one.type == AccountType::Customer)
            object.insert(QLatin1String("clientRef"), top);
        else if (one.parentId.isEmpty())
            object.insert(QLatin1String("parentRef"), top);
        else
            object.insert(QLatin1String("parentAccountId"), one.parentId.text());
        array.append(object);
    }
    return {{QLatin1String("accounts"), array}};
}

QJsonObject changeObject(const AccountChange &change)
{
    QJsonObject body;
    if (change.version != Account::NoVersion)
        body.insert(QLatin1String("version"), change.version);
    if (change.name)
        body.insert(QLatin1String("accountName"), *change.name);
    if (change.status)
        body.insert(QLatin1String("status"), wire::text(wire::accountStatuses, *change.status));
    if (change.primaryContact)
        body.insert(QLatin1String("primaryContactId"), change.primaryContact->text());
    const auto list = [&](const char *name, const auto &all) {
        QJsonArray array;
        for (const auto &one : all)
            array.append(toJson(one));
        if (!array.isEmpty())
            body.insert(QLatin1String(name), array);
    };
    list("addresses", change.addresses);
    list("contacts", change.contacts);
    list("billingProfiles", change.billingProfiles);
    if (change.links) { // replaces the list: an empty one says something
        body.insert(QLatin1String("links"), QJsonArray());
        list("links", *change.links);
    }
    return body;
}

} // namespace

QByteArray writeChange(const AccountChange &change)
{
    return QJsonDocument(changeObject(change)).toJson(QJsonDocument::Compact);
}

QByteArray writeFlowChange(const AccountChange &change, const ProfileId &profile)
{
    QJsonObject body = changeObject(change);
    body.insert(QLatin1String("profileId"), profile.text());
    QJsonArray profiles;
    for (const QJsonValue &one : body.take(QLatin1String("billingProfiles")).toArray()) {
        QJsonObject object = one.toObject();
        const QJsonValue nickname = object.take(QLatin1String(wire::extensionWords.nickname));
        // A card stays what it is: the token that would belong to another one never reaches the console (CONTRACT A7).
        for (const char *key : {wire::extensionWords.id, wire::extensionWords.number, wire::extensionWords.type,
                                wire::extensionWords.name, "creditCardExpiryMonth", "creditCardExpiryYear"})
            object.remove(QLatin1String(key));
        const QJsonValue method = object.take(QLatin1String("paymentMethod"));
        const bool isBank = method.toString() == wire::text(wire::paymentMethods, PaymentMethod::BankTransfer);
        if (!method.isUndefined())
            object.insert(QLatin1String("paymentMethod"), isBank ? QLatin1String("BankTransfer") : QLatin1String("Card"));
        if (!method.isUndefined() && !isBank)
            object.insert(QLatin1String("cardPaymentMethod"), method);
        if (!nickname.isUndefined())
            object.insert(QLatin1String(wire::flowWords.nickname), nickname);
        profiles.append(object);
    }
    if (!profiles.isEmpty())
        body.insert(QLatin1String("billingProfiles"), profiles);
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QByteArray writeNewAccounts(const std::vector<NewAccount> &accounts, const ContactId &owner)
{
    return QJsonDocument(newAccountsObject(accounts, owner)).toJson(QJsonDocument::Compact);
}

QByteArray writeFlowNewAccounts(const std::vector<NewAccount> &accounts, const CustomerContext &owner)
{
    QJsonObject body = newAccountsObject(accounts, owner.contactId);
    body.insert(QLatin1String("profileId"), owner.profileId.text());
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QByteArray writeFlowContact(const Contact &contact)
{
    return QJsonDocument(QJsonObject{{QLatin1String("profileId"), contact.profileId.text()},
                                     {QLatin1String("sourceSystem"), QLatin1String("COMMERCE_CLOUD")},
                                     {QLatin1String("firstName"), textOrNull(contact.firstName)},
                                     {QLatin1String("lastName"), textOrNull(contact.lastName)},
                                     {QLatin1String("email"), textOrNull(contact.email)},
                                     {QLatin1String("phoneNumber"), textOrNull(contact.phone)},
                                     {QLatin1String("primaryAddress"), QJsonValue::Null}})
        .toJson(QJsonDocument::Compact);
}

} // namespace linedesk
