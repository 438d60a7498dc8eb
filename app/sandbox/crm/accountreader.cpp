// SPDX-License-Identifier: Apache-2.0
#include "crm/accountreader.h"

#include "crm/attributes.h"

#include <QJsonDocument>

namespace linedesk::sandbox {

namespace {

// A list as one argument, however long it is.
QVariantList listArgument(const QStringList &ids)
{
    return {QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(ids)).toJson(QJsonDocument::Compact))};
}

QString amongThese(const QString &select, const QString &order)
{
    return select + QStringLiteral(" account_id IN (SELECT value FROM json_each(?)) ORDER BY ") + order;
}

QJsonObject addressOf(const QJsonValue &row)
{
    QJsonObject address = fromRow(row.toObject(), addressColumns());
    QJsonArray types;
    if (row[QLatin1String("ship_to")].toInt())
        types.append(QStringLiteral("SHIP_TO"));
    if (row[QLatin1String("bill_to")].toInt())
        types.append(QStringLiteral("BILL_TO"));
    address.insert(QLatin1String("addressId"), row[QLatin1String("id")]);
    address.insert(QLatin1String("types"), types);
    address.insert(QLatin1String("defaultShippingAddress"), row[QLatin1String("default_shipping")].toInt() != 0);
    address.insert(QLatin1String("defaultBillingAddress"), row[QLatin1String("default_billing")].toInt() != 0);
    return address;
}

QJsonObject billingProfileOf(const QJsonValue &row)
{
    QJsonObject profile = fromRow(row.toObject(), billingColumns());
    profile.insert(QLatin1String("billingProfileId"), row[QLatin1String("id")]);
    profile.insert(QLatin1String("isDefault"), row[QLatin1String("is_default")].toInt() != 0);
    return profile;
}

} // namespace

QHash<QString, QJsonArray> AccountReader::people(const QStringList &accountIds) const
{
    QHash<QString, QJsonArray> people;
    m_store.each(amongThese(QStringLiteral("SELECT r.account_id, c.id, c.first_name, c.last_name, c.email, c.source_reference, "
                                           "r.role FROM roles r JOIN contacts c ON c.id=r.contact_id WHERE"),
                            QStringLiteral("r.role, c.last_name, c.first_name, c.id")),
                 listArgument(accountIds), [&](const QStringList &row) {
                     const auto orNull = [](const QString &text) { return text.isNull() ? QJsonValue() : QJsonValue(text); };
                     // The CRM's relationship types; the flows look them up (OCC-OEC_ROLE_LOOKUP).
                     people[row[0]].append(
                         QJsonObject{{QLatin1String("contactId"), row[1]},
                                     {QLatin1String("firstName"), orNull(row[2])},
                                     {QLatin1String("lastName"), orNull(row[3])},
                                     {QLatin1String("email"), orNull(row[4])},
                                     {QLatin1String("profileId"), orNull(row[5])},
                                     {QLatin1String("relationshipType"), QString(row[6].left(1).toUpper() + row[6].mid(1))}});
                 });
    return people;
}

QJsonArray AccountReader::accounts(const std::vector<QJsonObject> &rows) const
{
    QStringList ids;
    for (const QJsonObject &row : rows)
        ids << row[QLatin1String("id")].toString();
    const QVariantList these = listArgument(ids);
    QHash<QString, QJsonArray> addresses, profiles, links;
    for (const QJsonValue &row :
         m_store.rows(amongThese(QStringLiteral("SELECT * FROM addresses WHERE"), QStringLiteral("rowid")), these))
        addresses[row[QLatin1String("account_id")].toString()].append(addressOf(row));
    for (const QJsonValue &row :
         m_store.rows(amongThese(QStringLiteral("SELECT * FROM billing_profiles WHERE"), QStringLiteral("rowid")), these))
        profiles[row[QLatin1String("account_id")].toString()].append(billingProfileOf(row));
    m_store.each(amongThese(QStringLiteral("SELECT l.account_id, l.other_id, a.name, l.type FROM links l JOIN accounts a ON "
                                           "a.id=l.other_id WHERE"),
                            QStringLiteral("l.rowid")),
                 these, [&](const QStringList &row) {
                     links[row[0]].append(QJsonObject{{QLatin1String("accountId"), row[1]},
                                                      {QLatin1String("accountName"), row[2]},
                                                      {QLatin1String("relationshipType"), row[3]}});
                 });
    const QHash<QString, QJsonArray> known = people(ids);
    QJsonArray all;
    for (const QJsonObject &row : rows) {
        const QString id = row[QLatin1String("id")].toString();
        all.append(QJsonObject{{QLatin1String("accountId"), id},
                               {QLatin1String("accountNumber"), row[QLatin1String("number")]},
                               {QLatin1String("accountName"), row[QLatin1String("name")]},
                               {QLatin1String("accountType"), row[QLatin1String("type")]},
                               {QLatin1String("status"), row[QLatin1String("status")]},
                               {QLatin1String("parentAccountId"), row[QLatin1String("parent_id")]},
                               {QLatin1String("primaryContactId"), row[QLatin1String("primary_contact_id")]},
                               {QLatin1String("addresses"), addresses[id]},
                               {QLatin1String("contacts"), known[id]},
                               {QLatin1String("billingProfiles"), profiles[id]},
                               {QLatin1String("links"), links[id]},
                               {QLatin1String("version"), row[QLatin1String("version")]},
                               {QLatin1String("lastModified"), row[QLatin1String("modified")]}});
    }
    return all;
}

QJsonObject AccountReader::account(const QString &id) const
{
    const QJsonObject row = m_store.row(QStringLiteral("SELECT * FROM accounts WHERE id=?"), {id});
    return row.isEmpty() ? QJsonObject() : accounts({row}).first().toObject();
}

} // namespace linedesk::sandbox
