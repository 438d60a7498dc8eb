// SPDX-License-Identifier: Apache-2.0
// Whom and what the account system knows, beside the accounts that the contact in context has. Each is asked for once, and
// only where a request names it.
#pragma once

#include "accountmodel/contactchecks.h"
#include "accountmodel/flows.h"

#include <QHash>

namespace linedesk::sandbox {

class Directory {
public:
    /// `accounts`: of the contact, as the flow answers them.
    Directory(const Flows &flows, const QJsonArray &accounts, const QString &contactId);

    Known known();
    /// Of the contact on an account; empty: none.
    QJsonArray rolesOn(const QString &accountId) const;
    /// Whether the account is in a tree that this contact can see (4.7): the difference between 403 and 404.
    bool isInSight(const QString &accountId);
    const std::optional<Response> &failure() const { return m_failure; } // of a flow: the request cannot be checked

private:
    bool hasContact(const QString &id);
    std::optional<QString> accountType(const QString &id);
    QJsonArray structure(const QString &accountId, bool isForContact);

    const Flows &m_flows;
    const QString m_contactId;
    QHash<QString, QJsonObject> m_accounts;
    QHash<QString, bool> m_contacts;
    QHash<QString, std::optional<QString>> m_types;
    std::optional<Response> m_failure;
};

} // namespace linedesk::sandbox
