// SPDX-License-Identifier: Apache-2.0
// The services as app/backend.h builds them, over the client's stack and its fake wire. Signed in from the start. The
// contract's examples serve as answers.
#pragma once

#include "service/accounts.h"
#include "service/auditlog.h"
#include "service/billing.h"
#include "service/contacts.h"
#include "service/runningwrites.h"
#include "service/session.h"
#include "support/clientstack.h"
#include "support/example.h"

namespace linedesk {

class ListAuditSink final : public AuditSink {
public:
    void write(const QByteArray &line) override { lines << line; }
    QString word(int line, const char *key) const
    {
        return QJsonDocument::fromJson(lines.value(line))[QLatin1String(key)].toString();
    }
    QByteArrayList lines;
};

struct TestBackend {
    explicit TestBackend(DeploymentProfile site = sampleSite()) : stack(std::move(site)) {}

    void give(const char *name)
    {
        const Example example(name);
        wire.answer(example.status(), example.body(), example.headers());
    }
    void giveHeld(size_t nth, const char *name)
    {
        const Example example(name);
        wire.answerHeld(nth, example.status(), example.body(), example.headers());
    }
    QJsonObject lastBody() const { return QJsonDocument::fromJson(wire.sent().back().body).object(); }

    ClientStack stack;
    FakeTransport &wire = stack.transport;
    AuthSession &auth = stack.auth;
    HttpClient &http = stack.http;
    OccAgentApi &occ = stack.occ;
    FakeClock &clock = stack.clock;
    ListAuditSink auditSink;
    AuditLog audit{auditSink};
    RunningWrites writes;
    Session session{stack.occ, stack.auth, stack.http, stack.clock};
    Contacts contacts{stack.occ, stack.accounts, stack.site.can};
    Accounts accounts{stack.accounts, audit, writes, stack.site.can};
    Billing billing{stack.occ, stack.accounts, audit, writes, stack.site.can};
};

} // namespace linedesk
