// SPDX-License-Identifier: Apache-2.0
// The core's objects as app/backend.h builds them, over a FakeTransport and with a clock that the test turns. Signed in
// from the start. The contract's examples serve as answers.
#pragma once

#include "api/accountmodelapi.h"
#include "api/occagentapi.h"
#include "service/accounts.h"
#include "service/auditlog.h"
#include "service/billing.h"
#include "service/contacts.h"
#include "service/runningwrites.h"
#include "service/session.h"
#include "support/example.h"
#include "support/faketransport.h"

namespace linedesk {

class HandClock final : public Clock {
public:
    QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
    std::chrono::milliseconds elapsed() const override { return time; }
    std::chrono::milliseconds time{0};
};

class ListAuditSink final : public AuditSink {
public:
    void write(const QByteArray &line) override { lines << line; }
    QByteArrayList lines;
};

struct TestBackend {
    TestBackend() { auth.setToken({"token", std::chrono::seconds(900)}); }

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

    HandClock clock;
    FakeTransport wire;
    AuthSession auth{clock};
    HttpClient http{wire, auth, {QUrl(QStringLiteral("http://127.0.0.1:18080")), {}, OccAgentApi::refreshPath()}};
    OccAgentApi occ{http, {QStringLiteral("siteUS"), QStringLiteral("en")}};
    AccountModelApi accountModel{http, {QStringLiteral("siteUS"), QStringLiteral("en")}};
    ListAuditSink auditSink;
    AuditLog audit{auditSink};
    RunningWrites writes;
    Session session{occ, auth, http, clock};
    Contacts contacts{occ, accountModel};
    Accounts accounts{accountModel, audit, writes};
    Billing billing{occ, accountModel, audit, writes};
};

} // namespace linedesk
