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
        QCOMPARE(RetryPolicy::next(read, 429, 7s, 1), std::optional<std::chrono::milliseconds>(7s));
        QCOMPARE(RetryPolicy::next(read, 429, 900s, 1), std::optional<std::chrono::milliseconds>(30s));
        QCOMPARE(RetryPolicy::next(read, 429, 0s, 1), std::optional<std::chrono::milliseconds>(0s));
    }
    void shouldReadRetryAfter_data()
    {
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<QByteArray>("date"); // of the server
        QTest::addColumn<int>("seconds");     // -1: nothing
        const QByteArray noon = "Sun, 06 Nov 1994 12:00:00 GMT";
        QTest::newRow("seconds") << QByteArray("120") << QByteArray() << 120;
        QTest::newRow("with blanks") << QByteArray(" 5 ") << QByteArray() << 5;
        QTest::newRow("a date, by the server's clock") << QByteArray("Sun, 06 Nov 1994 12:00:09 GMT") << noon << 9;
        QTest::newRow("a date in the past") << QByteArray("Sun, 06 Nov 1994 11:00:00 GMT") << noon << 0;
        QTest::newRow("a date long past, by our clock") << noon << QByteArray() << 0;
        QTest::newRow("more than a day") << QByteArray("99999999") << QByteArray() << 86400;
        QTest::newRow("more than fits") << QByteArray("99999999999999999999999999") << QByteArray() << 86400;
        QTest::newRow("a far date") << QByteArray("Sat, 06 Nov 2094 12:00:00 GMT") << noon << 86400;
        QTest::newRow("negative") << QByteArray("-5") << QByteArray() << -1;
        QTest::newRow("words") << QByteArray("soon") << QByteArray() << -1;
        QTest::newRow("absent") << QByteArray() << QByteArray() << -1;
    }
    void shouldReadRetryAfter()
    {
        QFETCH(QByteArray, retryAfter);
        QFETCH(QByteArray, date);
        QFETCH(int, seconds);
        HttpResponse response;
        response.headers = {{"Retry-After", retryAfter}, {"Date", date}};

        QCOMPARE(RetryPolicy::askedPause(response), seconds < 0 ? std::nullopt : std::optional(std::chrono::seconds(seconds)));
    }
    void rejectsWritesAndFinalAnswers()
    {
        HttpRequest write;
        write.method = Method::Put;
        QVERIFY(!RetryPolicy::next(write, 503, {}, 1));
        QVERIFY(!RetryPolicy::next(write, 0, {}, 1));
        for (const int status : {200, 400, 401, 403, 404, 409, 412, 500, 502, 504})
            QVERIFY2(!RetryPolicy::next(HttpRequest(), status, {}, 1), qPrintable(QString::number(status)));
    }
};

QTEST_GUILESS_MAIN(TestRetryPolicy)
#include "tst_retrypolicy.moc"
