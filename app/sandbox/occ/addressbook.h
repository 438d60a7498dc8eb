// SPDX-License-Identifier: Apache-2.0
// The addresses that Commerce keeps for a person or an organization (CONTRACT 3.9). They are never copied to the CRM.
#pragma once

#include "http/message.h"
#include "store/database.h"

#include <functional>

namespace linedesk::sandbox {

class AddressBook {
public:
    /// Runs within the transaction of a change, after it.
    using Changed = std::function<bool()>;

    explicit AddressBook(const Database &store) : m_store(store) {}

    Response list(const Request &request, const QString &owner) const;
    Response get(const Request &request, const QString &owner, const QString &id) const;
    Response add(const Request &request, const QString &owner, const Changed &changed) const;
    Response change(const Request &request, const QString &owner, const QString &id, const Changed &changed) const;
    Response remove(const QString &owner, const QString &id, const Changed &changed) const;

    QJsonArray items(const QString &owner) const;

private:
    Response write(const Request &request, const QString &owner, const QJsonObject &old, const Changed &changed) const;
    bool store(const QJsonObject &old, const QJsonObject &row) const;

    const Database &m_store;
};

} // namespace linedesk::sandbox
