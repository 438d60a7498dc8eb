// SPDX-License-Identifier: Apache-2.0
// Changes of accounts in the CRM, and new ones: each request is one transaction, with everything it refers to checked inside.
#pragma once

#include "http/message.h"
#include "store/database.h"

#include <QHash>

namespace linedesk::sandbox {

class AccountWriter {
public:
    explicit AccountWriter(const Database &store) : m_store(store) {}

    /// {accounts: [...]}: all or none. An account may be named by its clientRef within the request.
    Response create(const QJsonArray &accounts) const;
    /// Only what differs; lists are matched by id.
    Response change(const QString &id, const QJsonObject &change) const;

private:
    bool write(const QString &account, const QJsonObject &change, Response *refused) const;
    bool createOne(const QJsonObject &account, int index, QHash<QString, QString> *references, QJsonArray *ids,
                   Response *refused) const;
    bool applyAddress(const QString &account, const QJsonObject &change) const;
    bool applyBillingProfile(const QString &account, const QJsonObject &change) const;
    bool applyRole(const QString &account, const QJsonObject &change) const;
    bool replaceLinks(const QString &account, const QJsonArray &links, Response *refused) const;

    const Database &m_store;
};

} // namespace linedesk::sandbox
