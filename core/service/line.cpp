// SPDX-License-Identifier: Apache-2.0
#include "service/line.h"

#include "api/occagentapi.h"

namespace linedesk {

Line::Line(OccAgentApi &occ, HttpClient &http, const Clock &clock, QObject *parent) : QObject(parent), m_occ(occ), m_clock(clock)
{
    m_again.setInterval(std::chrono::seconds(5));
    connect(&m_again, &QTimer::timeout, this, &Line::probe);
    connect(&http, &HttpClient::answered, this, [this](std::chrono::milliseconds took) {
        setOnline(true);
        Q_EMIT answered(took);
    });
    connect(&http, &HttpClient::unreachable, this, [this] { setOnline(false); });
}

void Line::probe()
{
    m_probe = m_occ.probe().then([](Result<Done>) {}); // what comes of it is told by the client's signals
}

void Line::setOnline(bool isOnline)
{
    if (isOnline == m_isOnline)
        return;
    m_isOnline = isOnline;
    if (isOnline) {
        m_again.stop();
    } else {
        m_offlineSince = m_clock.now();
        m_again.start();
    }
    Q_EMIT onlineChanged(isOnline);
}

} // namespace linedesk
