// SPDX-License-Identifier: Apache-2.0
// The core's objects, built once from Settings: who is given what, in one place. Members are destroyed in reverse order.
#pragma once

#include "api/accountmodelapi.h"
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
    AccountModelApi m_accountModel;
    FileAuditSink m_auditSink;

public:
    AuditLog audit;
    RunningWrites writes;
    Session session;
    Line line;
    Contacts contacts;
    Accounts accounts;
    Billing billing;
};

} // namespace linedesk
