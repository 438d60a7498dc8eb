// SPDX-License-Identifier: Apache-2.0
#include "net/retrypolicy.h"

#include <QTest>

using namespace linedesk;
using namespace std::chrono_literals;

class TestRetryPolicy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldRepeatReadsTwice()
    {
        const HttpRequest read;
        QCOMPARE(RetryPolicy::next(read, 503, {}, 1), std::optional<std::chrono::milliseconds>(1s));
        QCOMPARE(RetryPolicy::next(read, 0, {}, 2), std::optional<std::chrono::milliseconds>(3s));
        QVERIFY(!RetryPolicy::next(read, 503, {}, 3));
    }
    void shouldHonourRetryAfterUpToThirtySeconds()
    {
        const HttpRequest read;
        QCOMPARE(RetryPolicy::next(read, 429, "7", 1), std::optional<std::chrono::milliseconds>(7s));
        QCOMPARE(RetryPolicy::next(read, 429, "900", 1), std::optional<std::chrono::milliseconds>(30s));
        QCOMPARE(RetryPolicy::next(read, 429, "soon", 1), std::optional<std::chrono::milliseconds>(1s));
    }
    void rejectsWritesAndFinalAnswers()
    {
        HttpRequest write;
        write.method = Method::Put;
        QVERIFY(!RetryPolicy::next(write, 503, {}, 1));
        QVERIFY(!RetryPolicy::next(write, 0, {}, 1));
        for (const int status : {200, 400, 401, 403, 404, 409, 412, 500})
            QVERIFY2(!RetryPolicy::next(HttpRequest(), status, {}, 1), qPrintable(QString::number(status)));
    }
};

QTEST_GUILESS_MAIN(TestRetryPolicy)
#include "tst_retrypolicy.moc"
