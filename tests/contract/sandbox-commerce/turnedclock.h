// SPDX-License-Identifier: Apache-2.0
// A clock that a test turns by hand; the sandbox reads it from its threads.
#pragma once

#include "base/clock.h"

#include <atomic>

namespace linedesk::test {

class TurnedClock final : public Clock {
public:
    explicit TurnedClock(QDateTime start = QDateTime::currentDateTimeUtc()) : m_start(std::move(start)) {}
    QDateTime now() const override { return m_start.addMSecs(m_turned.load()); }
    std::chrono::milliseconds elapsed() const override { return std::chrono::milliseconds(m_turned.load()); }
    void turn(std::chrono::milliseconds by) { m_turned += by.count(); }

private:
    const QDateTime m_start;
    std::atomic<qint64> m_turned = 1;
};

} // namespace linedesk::test
