// SPDX-License-Identifier: Apache-2.0
// The integration flows (CONTRACT section 5), those about accounts: what the extension calls, over the CRM's resources. Not a place for card data:
// a body with anything that is a card number is refused.
#pragma once

#include "http/message.h"
#include "oic/contactflows.h"
#include "wiring.h"

namespace linedesk::sandbox {

class OicRole {
public:
    explicit OicRole(const Wiring &wiring);
    void addRoutes(Router &router);

private:
    Response findAccounts(const Request &request) const;
    Response createAccounts(const Request &request) const;
    Response updateAccount(const Request &request) const;
    Response readStructure(const Request &request) const;
    Response findByNumber(const Request &request) const;
    Response accountsOf(const QString &contactId, const QByteArray &page = {}) const;
    Response accounts(const Response &found, const QJsonValue &contactId) const;
    QJsonObject inFlowWords(QJsonObject account) const;
    Response written(const Request &request, const QJsonArray &changed, int status) const;

    const Wiring &m_wiring;
    ContactFlows m_contacts;
};

} // namespace linedesk::sandbox
