// SPDX-License-Identifier: Apache-2.0
// What the tests of the contract have seen on the wire, a JSON line per exchange in the file that LINEDESK_WIRE_LOG names, for
// tests/contract/ledger.py. Routes and codes alone, never a body: those may hold card numbers.
#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace linedesk::test {

/// Which test is running: its function and its row.
inline QByteArray runningTest()
{
    return QByteArray(QTest::currentTestFunction()) + '(' + QTest::currentDataTag() + ')';
}

/// The example that the running test has opened last; none when that was an earlier test.
struct OpenedExample {
    QByteArray name, test;
    static OpenedExample &last()
    {
        static OpenedExample one;
        return one;
    }
};
inline void noteOpenedExample(const QByteArray &name)
{
    OpenedExample::last() = {name, runningTest()};
}

/// `body` is only looked into for its error code. `isCompared`: the request was held against the example's.
inline void noteExchange(const char *side, const QByteArray &method, const QString &path, int status, const QByteArray &body,
                         bool isCompared = false)
{
    QFile file(qEnvironmentVariable("LINEDESK_WIRE_LOG"));
    if (file.fileName().isEmpty() || !file.open(QIODevice::Append | QIODevice::Unbuffered))
        return;
    const QJsonObject answer = QJsonDocument::fromJson(body).object();
    const QJsonValue code =
        answer.contains(QLatin1String("o:errorCode")) ? answer[QLatin1String("o:errorCode")] : answer[QLatin1String("errorCode")];
    const OpenedExample &opened = OpenedExample::last();
    file.write(
        QJsonDocument({{QLatin1String("side"), QLatin1String(side)},
                       {QLatin1String("method"), QString::fromLatin1(method)},
                       {QLatin1String("path"), path.section(QLatin1Char('?'), 0, 0)},
                       {QLatin1String("status"), status},
                       {QLatin1String("errorCode"), code.toString()},
                       {QLatin1String("example"), QString::fromLatin1(opened.test == runningTest() ? opened.name : QByteArray())},
                       {QLatin1String("isCompared"), isCompared},
                       {QLatin1String("test"), QString::fromLatin1(QTest::currentAppName() + QByteArray(" ") + runningTest())}})
            .toJson(QJsonDocument::Compact) +
        '\n');
}

} // namespace linedesk::test
