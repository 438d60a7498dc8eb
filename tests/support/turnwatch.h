// SPDX-License-Identifier: Apache-2.0
// Watches the event loop of a GUI test: the CPU time of each turn of the main thread. Over
// 100 ms the window would feel stuck, so that fails; over one frame (16.7 ms) is counted and printed. Wall time is
// not looked at: on a busy machine it says more about the neighbours. Instrumented builds are several times slower,
// so there the limit is only printed.
#pragma once

#include <QAbstractEventDispatcher>
#include <QObject>
#include <QTest>

#include <algorithm>
#include <ctime>

namespace linedesk::test {

class TurnWatch : public QObject {
public:
    TurnWatch()
    {
        // A test waits without ever blocking, so a turn reaches from one waking to the next; sleep costs no CPU.
        connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, this, &TurnWatch::endTurn);
        m_since = cpu();
    }
    ~TurnWatch() override
    {
        qInfo("event loop: %d turns, %d over 16.7 ms of CPU, longest %.1f ms", m_turns, m_overFrame, m_longest);
    }

    /// Work of the test itself (a picture, a comparison) is not the window's.
    void skip() { m_since = cpu(); }
    void forget() { m_longest = 0; }
    double longest() const { return m_longest; } // ms
    bool isSmooth() const
    {
#if defined(__SANITIZE_ADDRESS__)
        return true;
#else
        return m_longest <= 100;
#endif
    }

private:
    static double cpu()
    {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return double(now.tv_sec) * 1000 + double(now.tv_nsec) / 1e6;
    }
    void endTurn()
    {
        const double took = cpu() - m_since;
        m_since = cpu();
        ++m_turns;
        m_overFrame += took > 16.7;
        m_longest = std::max(m_longest, took);
    }

    double m_since = 0, m_longest = 0;
    int m_turns = 0, m_overFrame = 0;
};

} // namespace linedesk::test
