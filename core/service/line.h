// SPDX-License-Identifier: Apache-2.0
// Whether the server can be reached, learnt from every request. While it cannot, asks again by itself every five seconds,
// so that the window's banner goes without the agent.
#pragma once

#include "base/call.h"
#include "base/clock.h"

#include <QObject>
#include <QTimer>

namespace linedesk {

class HttpClient;
class OccAgentApi;

class Line : public QObject {
    Q_OBJECT
public:
    Line(OccAgentApi &occ, HttpClient &http, const Clock &clock, QObject *parent = nullptr);

    bool isOnline() const { return m_isOnline; }
    QDateTime offlineSince() const { return m_offlineSince; } // UTC
    /// Asks now instead of in some seconds.
    void probe();

Q_SIGNALS:
    void answered(std::chrono::milliseconds took);
    void onlineChanged(bool isOnline);

private:
    void setOnline(bool isOnline);

    OccAgentApi &m_occ;
    const Clock &m_clock;
    bool m_isOnline = true;
    QDateTime m_offlineSince;
    QTimer m_again;
    Call<Done> m_probe;
};

} // namespace linedesk
