// SPDX-License-Identifier: Apache-2.0
// The CPU time of each turn of the event loop: what the window cannot answer for. The wall says more about the neighbours on
// a busy machine than about the program, so it is printed beside it only.
#pragma once

#include "record.h"

#include <QAbstractEventDispatcher>

#include <algorithm>
#include <vector>

namespace linedesk::bench {

class Turns : public QObject {
public:
    Turns()
    {
        // Once a turn, on every kind of dispatcher; waiting costs no CPU.
        connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, this, [this] {
            const double cpu = cpuSeconds(), wall = wallSeconds();
            if (m_cpu > 0) {
                m_turns.push_back((cpu - m_cpu) * 1000);
                m_longestGap = std::max(m_longestGap, (wall - m_wall) * 1000);
            }
            m_cpu = cpu;
            m_wall = wall;
        });
    }
    /// Milliseconds; `share` 0.99: all but the slowest hundredth.
    double cpu(double share) const
    {
        if (m_turns.empty())
            return 0;
        std::vector<double> sorted = m_turns;
        std::sort(sorted.begin(), sorted.end());
        return sorted[std::min(sorted.size() - 1, size_t(double(sorted.size()) * share))];
    }
    double longestGap() const { return m_longestGap; }
    size_t count() const { return m_turns.size(); }

private:
    std::vector<double> m_turns;
    double m_cpu = 0, m_wall = 0, m_longestGap = 0;
};

} // namespace linedesk::bench
