// SPDX-License-Identifier: Apache-2.0
#include "record.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <malloc.h>

namespace linedesk::bench {

namespace {

double seconds(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

QJsonArray listOf(const std::vector<double> &values)
{
    QJsonArray list;
    for (const double value : values)
        list.append(value);
    return list;
}

} // namespace

Record::Record(int argc, char **argv) : m_file(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString()) {}

void Record::pair(const Goal &goal, double ours, double peers)
{
    auto row =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &one) { return std::strcmp(one.goal.what, goal.what) == 0; });
    if (row == m_rows.end())
        row = m_rows.insert(row, {goal, {}, {}});
    row->ours.push_back(ours);
    if (goal.peer)
        row->peers.push_back(peers);
}

bool Record::check(const char *what, bool isRight)
{
    if (!isRight && !m_wrong.contains(QLatin1String(what)))
        m_wrong.append(QLatin1String(what));
    return isRight;
}

int Record::finish() const
{
    QJsonArray rows;
    for (const Row &row : m_rows) {
        QJsonObject one{{QLatin1String("goal"), QLatin1String(row.goal.id)},
                        {QLatin1String("what"), QString::fromUtf8(row.goal.what)},
                        {QLatin1String("unit"), QLatin1String(row.goal.unit)},
                        {QLatin1String("ours"), listOf(row.ours)}};
        if (row.goal.wanted != NoBound)
            one.insert(QLatin1String("wanted"), row.goal.wanted);
        if (row.goal.peer) {
            one.insert(QLatin1String("peer"), QString::fromUtf8(row.goal.peer));
            one.insert(QLatin1String("peers"), listOf(row.peers));
        }
        rows.append(one);
    }
    const QByteArray text = QJsonDocument(QJsonObject{{QLatin1String("rows"), rows}, {QLatin1String("wrong"), m_wrong}}).toJson();
    QFile file(m_file);
    if (m_file.isEmpty() ? !file.open(stdout, QIODevice::WriteOnly) : !file.open(QIODevice::WriteOnly))
        return 1;
    return file.write(text) == text.size() && m_wrong.isEmpty() ? 0 : 1;
}

double cpuSeconds()
{
    return seconds(CLOCK_PROCESS_CPUTIME_ID);
}

double wallSeconds()
{
    return seconds(CLOCK_MONOTONIC);
}

double heapBytes()
{
    const auto heap = ::mallinfo2();
    return double(heap.uordblks) + double(heap.hblkhd);
}

} // namespace linedesk::bench
