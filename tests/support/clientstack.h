// SPDX-License-Identifier: Apache-2.0
// The client from its adapters down to a fake wire, with a clock that the test turns; signed in from the start.
#pragma once

#include "api/accountmodelapi.h"
#include "api/occagentapi.h"
#include "support/fakeclock.h"
#include "support/faketransport.h"

namespace linedesk {

struct ClientStack {
    FakeClock clock;
    FakeTransport transport;
    AuthSession auth{clock};
    HttpClient http{transport, auth, {QUrl(QStringLiteral("https://shop.example")), {}, OccAgentApi::refreshPath()}};
    OccAgentApi occ{http, {QStringLiteral("siteUS"), QStringLiteral("en")}};
    AccountModelApi accounts{http, {QStringLiteral("siteUS"), QStringLiteral("en")}};

    ClientStack() { auth.setToken({"token", std::chrono::seconds(900)}); }
    const FakeTransport::Sent &sent(size_t n = 0) const { return transport.sent().at(n); }
    QStringList paths() const
    {
        QStringList all;
        for (const auto &one : transport.sent())
            all << one.url.path();
        return all;
    }
};

} // namespace linedesk
