// SPDX-License-Identifier: Apache-2.0
// The CRM: contacts and accounts as resources (CONTRACT section 14; attribute names are those of the flows). Every change is
// one transaction, with the version checked inside it.
#pragma once

#include "http/message.h"
#include "store/database.h"
#include "wiring.h"

namespace linedesk::sandbox {

class CrmRole {
public:
    CrmRole(const Database &store, const Wiring &wiring);
    void addRoutes(Router &router);

private:
    Response findContacts(const Request &request) const;
    Response createContact(const Request &request) const;
    Response patchContact(const Request &request) const;
    Response findAccounts(const Request &request) const;
    Response getAccount(const Request &request) const;
    Response createAccounts(const Request &request) const;
    Response patchAccount(const Request &request) const;
    Response readStructure(const Request &request) const;
    Response findByNumber(const Request &request) const;
    Response findBillingProfiles(const Request &request) const;
    bool isAllowed(const Request &request) const;

    const Database &m_store;
    const Wiring &m_wiring;
};

} // namespace linedesk::sandbox
