// SPDX-License-Identifier: Apache-2.0
#include "accountmodel/directory.h"

#include <QUrl>

namespace linedesk::sandbox {

Directory::Directory(const Flows &flows, const QJsonArray &accounts, const QString &contactId)
    : m_flows(flows), m_contactId(contactId), m_contacts{{contactId, true}}
{
    for (const QJsonValue &one : accounts) {
        m_accounts.insert(one[QLatin1String("accountId")].toString(), one.toObject());
        for (const QJsonValue &person : one[QLatin1String("contacts")].toArray())
            m_contacts.insert(person[QLatin1String("contactId")].toString(), true);
    }
}

Known Directory::known()
{
    return {[this](const QString &id) { return hasContact(id); }, [this](const QString &id) { return accountType(id); }};
}

QJsonArray Directory::rolesOn(const QString &accountId) const
{
    return byId(m_accounts.value(accountId)[QLatin1String("contacts")].toArray(), "contactId", m_contactId)[QLatin1String("roles")]
        .toArray();
}

bool Directory::hasContact(const QString &id)
{
    if (const auto known = m_contacts.constFind(id); known != m_contacts.constEnd())
        return *known;
    std::optional<Response> failure;
    const Response found = m_flows.call({.key = "QUERY_CONTACTS",
                                         .query = "?contactId=" + QUrl::toPercentEncoding(id) + "&sourceSystem=COMMERCE_CLOUD",
                                         .expected = "contacts"},
                                        &failure);
    const bool isKnown = !byId(found.object()[QLatin1String("contacts")].toArray(), "contactId", id).isEmpty();
    if (failure && failure->status != 400 && failure->status != 404)
        m_failure = failure;
    m_contacts.insert(id, isKnown);
    return isKnown;
}

QJsonArray Directory::structure(const QString &accountId, bool isForContact)
{
    std::optional<Response> failure;
    const Response found = m_flows.call(
        {.key = "ACCOUNT_STRUCTURE",
         .query = "?limit=10000&offset=0" + (isForContact ? "&contactId=" + QUrl::toPercentEncoding(m_contactId) : QByteArray()),
         .parameters = {{QStringLiteral("accountId"), accountId}},
         .expected = "accounts"},
        &failure);
    if (failure && failure->status != 404)
        m_failure = failure;
    return failure ? QJsonArray() : found.object()[QLatin1String("accounts")].toArray();
}

std::optional<QString> Directory::accountType(const QString &id)
{
    if (const auto mine = m_accounts.constFind(id); mine != m_accounts.constEnd())
        return (*mine)[QLatin1String("accountType")].toString();
    if (!m_flows.isOffered("ACCOUNT_STRUCTURE"))
        return {};
    if (!m_types.contains(id))
        m_types.insert(id, str(byId(structure(id, false), "accountId", id), "accountType"));
    return m_types[id];
}

bool Directory::isInSight(const QString &accountId)
{
    return m_accounts.contains(accountId) ||
           (m_flows.isOffered("ACCOUNT_STRUCTURE") && !byId(structure(accountId, true), "accountId", accountId).isEmpty());
}

} // namespace linedesk::sandbox
