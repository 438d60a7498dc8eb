// SPDX-License-Identifier: Apache-2.0
// Accounts with all that hangs on them, many at once: one query for each kind of thing, however many accounts there are.
#pragma once

#include "store/database.h"

#include <QHash>

namespace linedesk::sandbox {

class AccountReader {
public:
    explicit AccountReader(const Database &store) : m_store(store) {}

    /// Of the rows of the table of accounts, in their order.
    QJsonArray accounts(const std::vector<QJsonObject> &rows) const;
    QJsonObject account(const QString &id) const; // empty: there is none
    /// The people with a role, by the account.
    QHash<QString, QJsonArray> people(const QStringList &accountIds) const;

private:
    const Database &m_store;
};

} // namespace linedesk::sandbox
