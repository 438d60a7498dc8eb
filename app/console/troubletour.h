// SPDX-License-Identifier: Apache-2.0
// The second part of the tour: the same window when things go wrong. Refusals, a lost answer, a change by somebody else, a
// part that cannot be read, a lost line, a lock. A step counts only when the window's words say what is saved and nothing
// that was typed is gone; the training system's scripted weather plays the server's part.
#pragma once

#include "console/tourstage.h"
#include "support/weather.h"

namespace linedesk {

class TroubleTour : private TourStage {
public:
    explicit TroubleTour(const QDir &pictures) : TourStage(pictures, QStringLiteral("trouble-"), {QStringLiteral("--test-switch")})
    {}

    /// Answers whether every step came out; says each on standard output.
    bool play();

private:
    bool refuseThePassword();
    bool readOnlyAPart();
    bool editStreet(const QString &street);
    bool refuseASave();
    bool lookUpALostAnswer();
    bool meetAnotherChange();
    bool declineACard();
    bool loseTheLine();
    bool lockAndUnlock();
    bool endTheSession();
    bool says(const char *objectName, const char *words);
    bool sky(const char *rules);

    std::unique_ptr<test::WeatherScript> m_weather;
};

} // namespace linedesk
