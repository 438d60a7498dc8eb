// SPDX-License-Identifier: Apache-2.0
#include "crm/crmcontacts.h"

#include "crm/attributes.h"

namespace linedesk::sandbox {

namespace {

QJsonObject fromContactRow(const QJsonObject &row)
{
    QJsonObject contact;
    for (const auto &[attribute, column] : contactColumns())
        contact.insert(QLatin1String(attribute), row[QLatin1String(column)]);
    if (!row[QLatin1String("source_reference")].isNull())
        contact.insert(QLatin1String("sourceSystem"), QStringLiteral("COMMERCE_CLOUD"));
    return contact;
}

QJsonObject toContactRow(QJsonObject contact)
{
    contact.remove(QLatin1String("contactId"));
    QJsonObject row = toRow(contact, contactColumns());
    row.insert(QLatin1String("modified"), now());
    return row;
}

Response refuse(int status, const QString &message)
{
    return refusal(status, QString::number(status), message);
}

Response referenceTaken()
{
    return refuse(409, QStringLiteral("the source reference is taken"));
}

} // namespace

Response CrmContacts::find(const Request &request) const
{
    static const std::pair<const char *, const char *> columns[] = {
        {"SourceSystemReferenceValue", "source_reference"}, {"EmailAddress", "email"}, {"PartyNumber", "id"}};
    for (const auto &[attribute, column] : columns) {
        if (!request.query.hasQueryItem(QLatin1String(attribute)))
            continue;
        QJsonArray items;
        for (const QJsonValue &row :
             m_store.rows(QStringLiteral("SELECT * FROM contacts WHERE %1=? ORDER BY id").arg(QLatin1String(column)),
                          {request.argument(QLatin1String(attribute))}))
            items.append(fromContactRow(row.toObject()));
        return Response::json({{QLatin1String("items"), items}});
    }
    return refuse(400, QStringLiteral("a contact is looked for by its reference, e-mail or number"));
}

QJsonObject CrmContacts::contact(const QString &id) const
{
    return fromContactRow(m_store.row(QStringLiteral("SELECT * FROM contacts WHERE id=?"), {id}));
}

// The next number that is free: ids of one length sort like numbers.
QString CrmContacts::nextId() const
{
    return m_store
        .row(QStringLiteral("SELECT CAST(CAST(c.id AS INTEGER)+1 AS TEXT) AS id FROM contacts c WHERE c.id>='300100000000101' AND"
                            " NOT EXISTS (SELECT 1 FROM contacts o WHERE o.id=CAST(CAST(c.id AS INTEGER)+1 AS TEXT))"
                            " ORDER BY c.id LIMIT 1"))[QLatin1String("id")]
        .toString(QStringLiteral("300100000000101"));
}

Response CrmContacts::create(const QJsonObject &given) const
{
    Response response = refuse(500, QStringLiteral("the contact could not be written"));
    QString id;
    const bool isDone = m_store.transaction([&] {
        QJsonObject row = toContactRow(given);
        if (const QJsonValue reference = row[QLatin1String("source_reference")];
            reference.isString() &&
            !m_store.row(QStringLiteral("SELECT id FROM contacts WHERE source_reference=?"), {reference.toString()}).isEmpty()) {
            response = referenceTaken();
            return false;
        }
        id = nextId();
        row.insert(QLatin1String("id"), id);
        return m_store.insert(QStringLiteral("contacts"), row);
    });
    return isDone ? Response::json(contact(id), 201) : response;
}

Response CrmContacts::change(const QString &id, const QJsonObject &change) const
{
    Response response = refuse(500, QStringLiteral("the contact could not be written"));
    const bool isDone = m_store.transaction([&] {
        const QJsonObject before = m_store.row(QStringLiteral("SELECT * FROM contacts WHERE id=?"), {id});
        if (before.isEmpty()) {
            response = refuse(404, QStringLiteral("no such contact"));
            return false;
        }
        const QJsonObject row = toContactRow(change);
        const QString column = QStringLiteral("source_reference");
        if (row.contains(column) && row[column] != before[column] &&
            (!before[column].isNull() ||
             !m_store.row(QStringLiteral("SELECT id FROM contacts WHERE source_reference=?"), {row[column].toString()})
                  .isEmpty())) {
            response = referenceTaken();
            return false;
        }
        return m_store.update(QStringLiteral("contacts"), id, row);
    });
    return isDone ? Response::json(contact(id)) : response;
}

} // namespace linedesk::sandbox
