// SPDX-License-Identifier: Apache-2.0
// The raw figures of one bench program, round by round, as JSON for ratio.py, which alone turns them into ratios and words.
// Work that came out wrong is noted here too: it fails the bench, time never does.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace linedesk::bench {

constexpr double NoBound = -1; // printed without a verdict

/// What is measured, and what is wanted of it: at most this ratio to the peer, or without a peer at most this figure.
struct Goal {
    const char *id, *what, *unit, *peer;
    double wanted;
};

class Record {
public:
    explicit Record(int argc, char **argv); // argv[1]: the file to write

    /// The same round's figures of both sides.
    void pair(const Goal &goal, double ours, double peers);
    void figure(const Goal &goal, double value) { pair(goal, value, 0); }
    /// False: the work was not done, whatever its time.
    bool check(const char *what, bool isRight);
    /// The program's exit code.
    int finish() const;

private:
    struct Row {
        Goal goal;
        std::vector<double> ours, peers;
    };
    QString m_file;
    std::vector<Row> m_rows;
    QJsonArray m_wrong;
};

/// Seconds of CPU and of the wall since some point in time.
double cpuSeconds();
double wallSeconds();
/// Bytes that the program holds on the heap, to the byte.
double heapBytes();

constexpr int Rounds = 9; // the first of them warms up and is thrown away

} // namespace linedesk::bench
