// SPDX-License-Identifier: Apache-2.0
#include "store/addressrows.h"

#include "store/commerce.h"

#include <QJsonDocument>

namespace linedesk::sandbox {

namespace {

QJsonArray kinds(const QStringList &types, const QHash<QString, QString> &names)
{
    QJsonArray all;
    for (const QString &id : types)
        all.append(QJsonObject{{QLatin1String("id"), id},
                               {QLatin1String("repositoryId"), id},
                               {QLatin1String("displayName"), names.value(id, id.left(1).toUpper() + id.mid(1))}});
    return all;
}

} // namespace

QJsonObject addressRow(const QString &id, const QString &owner, const QString &nickname, const QJsonObject &address,
                       const QStringList &types, const QHash<QString, QString> &names)
{
    QJsonObject body = address;
    for (const char *key : {"address1", "address2", "address3", "city", "state", "county", "postalCode", "country", "firstName",
                            "lastName", "companyName", "phoneNumber", "externalAddressId"})
        if (!body.contains(QLatin1String(key)))
            body.insert(QLatin1String(key), QJsonValue());
    body.insert(QLatin1String("repositoryId"), id);
    body.insert(QLatin1String("types"), kinds(types, names));
    return {{QLatin1String("id"), id},
            {QLatin1String("owner"), owner},
            {QLatin1String("nickname"), nickname},
            {QLatin1String("nickname_key"), nickname.toCaseFolded()},
            {QLatin1String("postal_code"), body[QLatin1String("postalCode")]},
            {QLatin1String("city_key"), comparable(body[QLatin1String("city")].toString())},
            {QLatin1String("country"), body[QLatin1String("country")]},
            {QLatin1String("phone"), body[QLatin1String("phoneNumber")]},
            {QLatin1String("body"), QString::fromUtf8(QJsonDocument(body).toJson(QJsonDocument::Compact))}};
}

QStringList addressTables()
{
    return {QStringLiteral("CREATE TABLE addresses (id TEXT PRIMARY KEY, owner TEXT NOT NULL, nickname TEXT, nickname_key TEXT,"
                           " postal_code TEXT, city_key TEXT, country TEXT, phone TEXT, default_shipping INTEGER DEFAULT 0,"
                           " default_billing INTEGER DEFAULT 0, body TEXT)"),
            QStringLiteral("CREATE UNIQUE INDEX addresses_by_owner ON addresses (owner, nickname_key)")};
}

bool addAddressBook(const Database &store)
{
    bool isDone = true;
    for (const QString &statement : addressTables())
        isDone = isDone && store.run(statement);
    for (const QJsonValue &one : store.rows(QStringLiteral("SELECT * FROM profiles WHERE address1<>''"))) {
        const QString id = one[QLatin1String("id")].toString();
        QJsonObject row = addressRow(QStringLiteral("ad-") + id, id, QStringLiteral("Home"),
                                     {{QLatin1String("address1"), one[QLatin1String("address1")]},
                                      {QLatin1String("city"), one[QLatin1String("city")]},
                                      {QLatin1String("state"), one[QLatin1String("state")]},
                                      {QLatin1String("postalCode"), one[QLatin1String("postal_code")]},
                                      {QLatin1String("country"), one[QLatin1String("country")]},
                                      {QLatin1String("firstName"), one[QLatin1String("first_name")]},
                                      {QLatin1String("lastName"), one[QLatin1String("last_name")]},
                                      {QLatin1String("phoneNumber"), one[QLatin1String("phone")]}},
                                     {QStringLiteral("shipping")});
        row.insert(QLatin1String("default_shipping"), 1);
        isDone = isDone && store.insert(QStringLiteral("addresses"), row);
    }
    for (const char *column : {"address1", "city", "state", "postal_code", "country"})
        isDone = isDone && store.run(QStringLiteral("ALTER TABLE profiles DROP COLUMN ") + QLatin1String(column));
    return isDone;
}

} // namespace linedesk::sandbox
