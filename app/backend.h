// SPDX-License-Identifier: Apache-2.0
// The core's objects, built once from Settings: who is given what, in one place. Members are destroyed in reverse order.
#pragma once

#include "api/accountmodelapi.h"
#include "api/integrationapi.h"
#include "api/occagentapi.h"
#include "base/clock.h"
#include "config/settings.h"
#include "net/qttransport.h"
#include "service/accounts.h"
#include "service/auditlog.h"
#include "service/billing.h"
#include "service/contacts.h"
#include "service/line.h"
#include "service/runningwrites.h"
#include "service/session.h"

#include <memory>

namespace linedesk {

class Backend {
public:
    explicit Backend(const Settings &settings);

private:
    // In front of the public members, since those refer to them.
    SystemClock m_clock;
    QtTransport m_transport;
    AuthSession m_auth;

public:
    HttpClient http;

private:
    OccAgentApi m_occ;
    std::unique_ptr<IntegrationApi> m_flows;         // where the site has no extension
    std::unique_ptr<AccountModelApi> m_accountModel; // otherwise
    AccountDirectory &m_directory;
    FileAuditSink m_auditSink;

public:
    AuditLog audit;
    RunningWrites writes;
    Session session;
    Line line;
    Contacts contacts;
    Accounts accounts;
    Billing billing;

    /// The flows that stand for the extension; null where the site has it (CONTRACT A7).
    IntegrationApi *flows() { return m_flows.get(); }
};

} // namespace linedesk
