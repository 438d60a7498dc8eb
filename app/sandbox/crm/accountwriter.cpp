// SPDX-License-Identifier: Apache-2.0
#include "crm/accountwriter.h"

#include "crm/accountreader.h"
#include "crm/attributes.h"

#include <QJsonArray>

#include <tuple>

namespace linedesk::sandbox {

namespace {

Response refuse(int status, const QString &message, const QString &path = {})
{
    return refusal(status, QString::number(status), message, {}, path);
}

Response notWritten()
{
    return refuse(500, QStringLiteral("the change could not be written"));
}

QString str(const QJsonObject &object, const char *key)
{
    return object[QLatin1String(key)].toString();
}

} // namespace

bool AccountWriter::applyAddress(const QString &account, const QJsonObject &change) const
{
    QJsonObject row = toRow(change, addressColumns());
    if (change.contains(QLatin1String("types"))) {
        const QJsonArray types = change[QLatin1String("types")].toArray();
        row.insert(QLatin1String("ship_to"), types.contains(QStringLiteral("SHIP_TO")));
        row.insert(QLatin1String("bill_to"), types.contains(QStringLiteral("BILL_TO")));
    }
    for (const auto &[attribute, column, use] : {std::tuple("defaultShippingAddress", "default_shipping", "ship_to"),
                                                 std::tuple("defaultBillingAddress", "default_billing", "bill_to")}) {
        if (!change.contains(QLatin1String(attribute)))
            continue;
        const bool isDefault = change[QLatin1String(attribute)].toBool();
        row.insert(QLatin1String(column), isDefault);
        if (isDefault) { // one default of a kind, and a default has that use (CONTRACT R11, R12)
            row.insert(QLatin1String(use), true);
            if (!m_store.run(QStringLiteral("UPDATE addresses SET %1=0 WHERE account_id=?").arg(QLatin1String(column)), {account}))
                return false;
        }
    }
    const QString id = change[QLatin1String("addressId")].toString();
    if (!id.isEmpty())
        return m_store.update(QStringLiteral("addresses"), id, row);
    row.insert(QLatin1String("id"), newId("ADR-"));
    row.insert(QLatin1String("account_id"), account);
    return m_store.insert(QStringLiteral("addresses"), row);
}

bool AccountWriter::applyBillingProfile(const QString &account, const QJsonObject &change) const
{
    QJsonObject row = toRow(change, billingColumns());
    if (change.contains(QLatin1String("cardToken")))
        row.insert(QLatin1String("card_token"), change[QLatin1String("cardToken")]);
    const QString id = change[QLatin1String("billingProfileId")].toString();
    const bool isFirst =
        id.isEmpty() && m_store.rows(QStringLiteral("SELECT id FROM billing_profiles WHERE account_id=?"), {account}).isEmpty();
    if (change.contains(QLatin1String("isDefault")) || isFirst) {
        const bool isDefault = isFirst || change[QLatin1String("isDefault")].toBool();
        row.insert(QLatin1String("is_default"), isDefault);
        if (isDefault && !m_store.run(QStringLiteral("UPDATE billing_profiles SET is_default=0 WHERE account_id=?"), {account}))
            return false;
    }
    if (!id.isEmpty())
        return m_store.update(QStringLiteral("billing_profiles"), id, row);
    row.insert(QLatin1String("id"), newId("BP-"));
    row.insert(QLatin1String("account_id"), account);
    return m_store.insert(QStringLiteral("billing_profiles"), row);
}

bool AccountWriter::applyRole(const QString &account, const QJsonObject &change) const
{
    const QString contact = str(change, "contactId"), role = str(change, "relationshipType").toLower();
    return m_store.run(QStringLiteral("DELETE FROM roles WHERE account_id=? AND contact_id=?"), {account, contact}) &&
           (role.isEmpty() || m_store.insert(QStringLiteral("roles"), {{QLatin1String("account_id"), account},
                                                                       {QLatin1String("contact_id"), contact},
                                                                       {QLatin1String("role"), role}}));
}

bool AccountWriter::replaceLinks(const QString &account, const QJsonArray &links, Response *refused) const
{
    bool isWritten = m_store.run(QStringLiteral("DELETE FROM links WHERE account_id=?"), {account});
    for (int i = 0; i < links.size(); ++i) {
        const QString other = links[i][QLatin1String("accountId")].toString();
        const QJsonObject row = m_store.row(QStringLiteral("SELECT type FROM accounts WHERE id=?"), {other});
        if (str(row, "type") != QLatin1String("Customer")) { // R13
            *refused =
                refuse(400, QStringLiteral("a link joins two customer accounts"), QStringLiteral("links[%1].accountId").arg(i));
            return false;
        }
        isWritten = isWritten &&
                    m_store.insert(QStringLiteral("links"), {{QLatin1String("account_id"), account},
                                                             {QLatin1String("other_id"), other},
                                                             {QLatin1String("type"), links[i][QLatin1String("relationshipType")]}});
    }
    return isWritten;
}

bool AccountWriter::write(const QString &account, const QJsonObject &change, Response *refused) const
{
    const QJsonArray contacts = change[QLatin1String("contacts")].toArray();
    for (int i = 0; i < contacts.size(); ++i)
        if (m_store.row(QStringLiteral("SELECT id FROM contacts WHERE id=?"), {contacts[i][QLatin1String("contactId")].toString()})
                .isEmpty()) {
            *refused = refuse(400, QStringLiteral("no such contact"), QStringLiteral("contacts[%1].contactId").arg(i));
            return false;
        }
    bool isWritten =
        m_store.update(QStringLiteral("accounts"), account,
                       toRow(change, {{"accountName", "name"}, {"status", "status"}, {"primaryContactId", "primary_contact_id"}}));
    for (const QJsonValue &one : change[QLatin1String("addresses")].toArray())
        isWritten = isWritten && applyAddress(account, one.toObject());
    for (const QJsonValue &one : contacts)
        isWritten = isWritten && applyRole(account, one.toObject());
    for (const QJsonValue &one : change[QLatin1String("billingProfiles")].toArray())
        isWritten = isWritten && applyBillingProfile(account, one.toObject());
    if (isWritten && change.contains(QLatin1String("links")))
        isWritten = replaceLinks(account, change[QLatin1String("links")].toArray(), refused);
    return isWritten;
}

Response AccountWriter::change(const QString &id, const QJsonObject &change) const
{
    Response response = notWritten();
    const bool isDone = m_store.transaction([&] {
        const QJsonObject row = m_store.row(QStringLiteral("SELECT * FROM accounts WHERE id=?"), {id});
        if (row.isEmpty()) {
            response = refuse(404, QStringLiteral("no such account"));
            return false;
        }
        const int version = row[QLatin1String("version")].toInt();
        if (change.contains(QLatin1String("version")) && change[QLatin1String("version")].toInt() != version) {
            response = refuse(412, QStringLiteral("currentVersion=%1").arg(version));
            return false;
        }
        return write(id, change, &response) &&
               m_store.update(QStringLiteral("accounts"), id,
                              {{QLatin1String("version"), version + 1}, {QLatin1String("modified"), now()}});
    });
    return isDone ? Response::json(AccountReader(m_store).account(id)) : response;
}

bool AccountWriter::createOne(const QJsonObject &account, int index, QHash<QString, QString> *references, QJsonArray *ids,
                              Response *refused) const
{
    const QString path = QStringLiteral("accounts[%1].").arg(index), type = str(account, "accountType"),
                  reference = str(account, "parentRef");
    const QString parent = reference.isEmpty() ? str(account, "parentAccountId") : references->value(reference);
    const bool isTop = type == QLatin1String("Customer");
    const QString parentType = str(m_store.row(QStringLiteral("SELECT type FROM accounts WHERE id=?"), {parent}), "type");
    if (isTop ? !parent.isEmpty() : parentType != QLatin1String("Customer")) { // R1, R2, R4
        *refused = refuse(400, QStringLiteral("the parent does not fit the type"), path + QStringLiteral("parentAccountId"));
        return false;
    }
    const QString id = newId("30010"), number = QStringLiteral("CDRM_") + id.right(8);
    const bool isWritten = m_store.insert(QStringLiteral("accounts"),
                                          {{QLatin1String("id"), id},
                                           {QLatin1String("number"), number},
                                           {QLatin1String("name"), account[QLatin1String("accountName")]},
                                           {QLatin1String("type"), type},
                                           {QLatin1String("status"), QStringLiteral("ACTIVE")},
                                           {QLatin1String("parent_id"), isTop ? QJsonValue() : QJsonValue(parent)},
                                           {QLatin1String("primary_contact_id"), account[QLatin1String("primaryContactId")]},
                                           {QLatin1String("version"), 1},
                                           {QLatin1String("modified"), now()}});
    if (!isWritten || !write(id, account, refused)) {
        if (const QString inner = str(refused->object(), "o:errorPath"); !inner.isEmpty())
            *refused = refuse(refused->status, str(refused->object(), "message"), path + inner);
        return false;
    }
    if (const QString own = str(account, "clientRef"); !own.isEmpty())
        references->insert(own, id);
    ids->append(id);
    return true;
}

Response AccountWriter::create(const QJsonArray &accounts) const
{
    Response response = notWritten();
    QJsonArray ids;
    const bool isDone = m_store.transaction([&] {
        QHash<QString, QString> references;
        for (const bool isChild : {false, true}) // a parent may stand behind its children
            for (int i = 0; i < accounts.size(); ++i)
                if ((str(accounts[i].toObject(), "accountType") != QLatin1String("Customer")) == isChild &&
                    !createOne(accounts[i].toObject(), i, &references, &ids, &response))
                    return false;
        return true;
    });
    if (!isDone)
        return response;
    QJsonArray items;
    for (const QJsonValue &id : ids)
        items.append(AccountReader(m_store).account(id.toString()));
    return Response::json({{QLatin1String("items"), items}}, 201);
}

} // namespace linedesk::sandbox
