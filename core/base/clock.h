// SPDX-License-Identifier: Apache-2.0
// The time, as a seam: tests turn it by hand. Wall time is for showing and for expiry; elapsed time never goes back.
#pragma once

#include <QDateTime>

#include <chrono>

namespace linedesk {

class Clock {
public:
    virtual ~Clock() = default;
    virtual QDateTime now() const = 0; // UTC
    virtual std::chrono::milliseconds elapsed() const = 0;
};

class SystemClock final : public Clock {
public:
    QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
    std::chrono::milliseconds elapsed() const override
    {
        using namespace std::chrono;
        return duration_cast<milliseconds>(steady_clock::now().time_since_epoch());
    }
};

} // namespace linedesk
