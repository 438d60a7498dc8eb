// SPDX-License-Identifier: Apache-2.0
// The CRM's contacts. A source reference joins a contact to one profile of Commerce, and is given once.
#pragma once

#include "http/message.h"
#include "store/database.h"

namespace linedesk::sandbox {

class CrmContacts {
public:
    explicit CrmContacts(const Database &store) : m_store(store) {}

    /// By SourceSystemReferenceValue, EmailAddress or PartyNumber.
    Response find(const Request &request) const;
    /// 409: another contact has this source reference.
    Response create(const QJsonObject &contact) const;
    /// 409 too where the contact has another reference already.
    Response change(const QString &id, const QJsonObject &change) const;

private:
    QJsonObject contact(const QString &id) const;
    QString nextId() const;

    const Database &m_store;
};

} // namespace linedesk::sandbox
