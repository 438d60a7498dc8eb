// SPDX-License-Identifier: Apache-2.0
// The CustomerAccountModel extension, agent variant (CONTRACT section 4): checks the bearer with Commerce, the customer in
// context, the rules, and calls the integration flows. Keeps no data but the answers of repeated writes.
#pragma once

#include "accountmodel/accountwrites.h"
#include "accountmodel/callers.h"
#include "accountmodel/contacts.h"
#include "accountmodel/flows.h"
#include "accountmodel/keptanswers.h"
#include "http/page.h"

namespace linedesk::sandbox {

class AccountModelRole {
public:
    explicit AccountModelRole(const Wiring &wiring);
    void addRoutes(Router &router);

private:
    Response queryAccounts(const Request &request);
    Response readStructure(const Request &request);
    Response findByNumber(const Request &request);
    Response listAddressFormats(const Request &request);
    QJsonObject pageOfEnvelope(const Caller &caller, const QJsonObject &found, const Page &page, const Request &request) const;

    const Wiring &m_wiring;
    Flows m_flows;
    Callers m_callers;
    KeptAnswers m_kept;
    Contacts m_contacts;
    AccountWrites m_writes;
};

} // namespace linedesk::sandbox
