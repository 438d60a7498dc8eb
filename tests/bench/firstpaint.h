// SPDX-License-Identifier: Apache-2.0
// Ends the program when its first window has been painted, and prints what it has cost until then. Nothing is torn down: the
// end is no part of the start.
#pragma once

#include <QApplication>
#include <QEvent>
#include <QMetaObject>
#include <QWidget>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <sys/prctl.h>
#include <unistd.h>
#include <utility>

namespace linedesk::bench {

class FirstPaint : public QObject {
public:
    explicit FirstPaint(QWidget &window) { window.installEventFilter(this); }

private:
    bool eventFilter(QObject *, QEvent *event) override
    {
        // Queued: behind the children's painting and the hand-over to the screen.
        if (event->type() == QEvent::Paint && !std::exchange(m_isPainted, true))
            QMetaObject::invokeMethod(
                this, [] { tellAndEnd(); }, Qt::QueuedConnection);
        return false;
    }
    static long kilobytes(const char *file, const char *field)
    {
        long found = -1;
        char line[256];
        std::FILE *status = std::fopen(file, "r");
        while (status && std::fgets(line, sizeof line, status))
            if (std::strncmp(line, field, std::strlen(field)) == 0)
                found = std::strtol(line + std::strlen(field), nullptr, 10);
        if (status)
            std::fclose(status);
        return found;
    }
    static void tellAndEnd()
    {
        timespec cpu{}, now{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu);
        clock_gettime(CLOCK_REALTIME, &now);
        ::prctl(PR_SET_DUMPABLE, 1); // the console forbids it, and then nobody can read its memory's size
        std::printf("{\"cpu_ms\": %.3f, \"painted_at\": %.6f, \"peak_kb\": %ld, \"private_dirty_kb\": %ld}\n",
                    double(cpu.tv_sec) * 1e3 + double(cpu.tv_nsec) / 1e6, double(now.tv_sec) + double(now.tv_nsec) / 1e9,
                    kilobytes("/proc/self/status", "VmHWM:"), kilobytes("/proc/self/smaps_rollup", "Private_Dirty:"));
        std::fflush(stdout);
        ::_exit(0);
    }

    bool m_isPainted = false;
};

} // namespace linedesk::bench
