// SPDX-License-Identifier: Apache-2.0
// A clock that stands still until the test turns it. Both of its times move together.
#pragma once

#include "base/clock.h"

namespace linedesk {

class FakeClock final : public Clock {
public:
    QDateTime now() const override { return m_now; }
    std::chrono::milliseconds elapsed() const override { return m_elapsed; }
    void advance(std::chrono::milliseconds by)
    {
        m_now = m_now.addMSecs(by.count());
        m_elapsed += by;
    }

private:
    QDateTime m_now{QDate(2026, 6, 1), QTime(9, 0), Qt::UTC};
    std::chrono::milliseconds m_elapsed{3600000};
};

} // namespace linedesk
