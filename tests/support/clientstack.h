// SPDX-License-Identifier: Apache-2.0
// The client from its adapters down to a fake wire, with a clock that the test turns; signed in from the start.
#pragma once

#include "api/accountmodelapi.h"
#include "api/occagentapi.h"
#include "support/fakeclock.h"
#include "support/faketransport.h"

namespace linedesk {

/// A site that can do everything; the rest of the tree (CONTRACT A1) is left to the tests that are about it.
inline DeploymentProfile sampleSite()
{
    DeploymentProfile site;
    site.occBaseUrl = QUrl(QStringLiteral("https://shop.example"));
    site.siteId = QStringLiteral("siteUS");
    site.can = ServerCapabilities::all();
    site.can.structure = false;
    return site;
}

struct ClientStack {
    FakeClock clock;
    FakeTransport transport;
    AuthSession auth{clock};
    const DeploymentProfile site;
    HttpClient http{transport, auth, {site.occBaseUrl, {}, OccAgentApi::refreshRequest(site)}};
    OccAgentApi occ{http, site};
    AccountModelApi accounts{http, site};

    explicit ClientStack(DeploymentProfile s = sampleSite()) : site(std::move(s))
    {
        auth.setToken({"token", std::chrono::seconds(900)});
    }
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
