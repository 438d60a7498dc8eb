// SPDX-License-Identifier: Apache-2.0
// QUERY_CONTACTS and CREATE_CONTACT (CONTRACT 4.2, 4.3): whom the account system knows a profile as.
#pragma once

#include "accountmodel/callers.h"
#include "accountmodel/flows.h"
#include "accountmodel/keptanswers.h"

namespace linedesk::sandbox {

class Contacts {
public:
    Contacts(const Wiring &wiring, Callers &callers, KeptAnswers &kept, const Flows &flows)
        : m_wiring(wiring), m_callers(callers), m_kept(kept), m_flows(flows)
    {}
    Response query(const Request &request) const;
    Response create(const Request &request) const;

private:
    Response created(const Request &request, const Caller &caller) const;
    QJsonArray find(const Caller &caller, std::optional<Response> *failure) const;
    void link(const Caller &caller, const QString &contactId) const;

    const Wiring &m_wiring;
    Callers &m_callers;
    KeptAnswers &m_kept;
    const Flows &m_flows;
};

} // namespace linedesk::sandbox
