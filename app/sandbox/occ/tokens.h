// SPDX-License-Identifier: Apache-2.0
// The tokens that Commerce has given out: random, alive for 15 minutes, revocable. They end with the sandbox.
#pragma once

#include "base/clock.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <chrono>
#include <mutex>

namespace linedesk::sandbox {

class Tokens {
public:
    static constexpr std::chrono::seconds Life{900};

    explicit Tokens(const Clock &clock, std::chrono::seconds life = Life) : m_clock(clock), m_life(life) {}

    QByteArray issue(const QString &userId);
    /// The user of a living token from an Authorization header; empty: refused.
    QString userOf(const QByteArray &authorization) const;
    void revoke(const QByteArray &authorization);

private:
    struct Living {
        QString userId;
        std::chrono::milliseconds end; // of elapsed()
    };
    const Clock &m_clock;
    const std::chrono::seconds m_life;
    mutable std::mutex m_mutex;
    QHash<QByteArray, Living> m_living;
};

} // namespace linedesk::sandbox
