// SPDX-License-Identifier: Apache-2.0
// Every row of CONTRACT 2.3 and 2.4.
#include "api/wireerror.h"

#include <QTest>

using namespace linedesk;
using namespace std::chrono_literals;

class TestWireError : public QObject {
    Q_OBJECT
    static HttpResponse response(int status, QByteArray body, std::vector<std::pair<QByteArray, QByteArray>> headers = {})
    {
        return {status, std::move(body), std::move(headers), QStringLiteral("request-1")};
    }

private Q_SLOTS:
    void shouldTellStatusesApart_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("onRead");
        QTest::addColumn<int>("onWrite");
        const auto row = [](int status, ErrorKind onRead, ErrorKind onWrite) {
            QTest::addRow("%d", status) << status << int(onRead) << int(onWrite);
        };
        row(400, ErrorKind::Invalid, ErrorKind::Invalid);
        row(401, ErrorKind::SignedOut, ErrorKind::SignedOut);
        row(403, ErrorKind::Forbidden, ErrorKind::Forbidden);
        row(404, ErrorKind::NotFound, ErrorKind::NotFound);
        row(409, ErrorKind::Conflict, ErrorKind::Conflict);
        row(412, ErrorKind::Conflict, ErrorKind::Conflict);
        row(418, ErrorKind::Server, ErrorKind::Server);
        row(429, ErrorKind::Busy, ErrorKind::Busy);
        row(500, ErrorKind::Server, ErrorKind::Server);
        row(502, ErrorKind::Server, ErrorKind::Server);
        row(503, ErrorKind::Busy, ErrorKind::Busy);
        row(504, ErrorKind::Server, ErrorKind::Unknown); // the server has passed it on and heard nothing
    }
    void shouldTellStatusesApart()
    {
        QFETCH(int, status);
        QFETCH(int, onRead);
        QFETCH(int, onWrite);
        const HttpResponse plain = response(status, R"({"message":"No.","errorCode":"1"})");

        QCOMPARE(int(errorOf(plain, false).kind), onRead);
        QCOMPARE(int(errorOf(plain, true).kind), onWrite);
        QCOMPARE(errorOf(plain, true).httpStatus, status);
        QCOMPARE(errorOf(plain, true).requestId, QStringLiteral("request-1"));
    }

    void shouldReadEveryFieldOfTheBody()
    {
        const Error error = errorOf(response(412, R"({"message":"Somebody was faster.","status":"412","errorCode":"CAM-4001",
            "devMessage":"version 3, sent 2","moreInfo":"currentVersion=3;by=crm","type":"conflict","more":[1]})"),
                                    true);

        QCOMPARE(error.serverText, QStringLiteral("Somebody was faster."));
        QCOMPARE(error.errorCode, QStringLiteral("CAM-4001"));
        QCOMPARE(error.detail, QStringLiteral("version 3, sent 2"));
        QCOMPARE(error.moreInfo, QStringLiteral("currentVersion=3;by=crm"));
        QVERIFY(error.issues.empty());
    }
    void shouldReadACodeThatIsANumber()
    {
        QCOMPARE(errorOf(response(400, R"({"errorCode":28391})"), false).errorCode, QStringLiteral("28391"));
    }
    void shouldPutEveryErrorOfTheListAtItsField()
    {
        const Error error = errorOf(response(400, R"({"message":"2 errors.","errorCode":"CAM-3000","errors":[
            {"message":"Too long.","errorCode":"CAM-3002","o:errorPath":"$.addresses[0].city"},
            {"message":"Expired.","errorCode":"CAM-3108","o:errorPath":"$.billingProfiles[0].creditCardExpiryYear"}]})"),
                                    true);

        QCOMPARE(error.errorCode, QStringLiteral("CAM-3000"));
        QCOMPARE(error.issues.size(), size_t(2));
        QCOMPARE(error.issues[0].field.leaf(), QStringLiteral("city"));
        QCOMPARE(error.issues[0].serverText, QStringLiteral("Too long."));
        QCOMPARE(error.issues[0].serverCode, QStringLiteral("CAM-3002"));
        QCOMPARE(error.issues[1].code, IssueCode::Expired);
    }
    void shouldPutASingleErrorAtItsField()
    {
        const Error error = errorOf(response(400, R"({"message":"No.","errorCode":"990302","o:errorPath":"cardNumber"})"), true);

        QCOMPARE(error.issues.size(), size_t(1));
        QCOMPARE(error.issues[0].field, FieldPath(QStringLiteral("cardNumber")));
        QCOMPARE(error.issues[0].code, IssueCode::Checksum);
    }

    void shouldBeALocalErrorWhenTheBodyCannotBeRead_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("html") << QByteArray("<html><title>502 Bad Gateway</title></html>");
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("cut") << QByteArray(R"({"message":"No)");
    }
    void shouldBeALocalErrorWhenTheBodyCannotBeRead()
    {
        QFETCH(QByteArray, body);

        const Error error = errorOf(response(502, body), false);

        QCOMPARE(error.kind, ErrorKind::Server);
        QCOMPARE(error.httpStatus, 502);
        QCOMPARE(error.detail, QStringLiteral("HTTP 502 without a readable body"));
        QVERIFY(error.serverText.isEmpty() && error.errorCode.isEmpty() && error.issues.empty());
    }
    void shouldKeepTheCodeWhenOnlyTheRestOfTheBodyIsOdd()
    {
        const Error error = errorOf(response(400, R"({"errorCode":"CAM-3000","message":"No.","errors":"two"})"), true);

        QCOMPARE(error.errorCode, QStringLiteral("CAM-3000"));
        QCOMPARE(error.serverText, QStringLiteral("No."));
    }

    void shouldTellHowLongToWait()
    {
        QCOMPARE(errorOf(response(429, "{}", {{"retry-after", "7"}}), false).retryAfter, std::optional(7s));
        QVERIFY(!errorOf(response(429, "{}"), false).retryAfter);
        for (const char *odd : {"-7", "soon", "Mon, 01 Jun 2026 09:00:00 GMT", ""})
            QVERIFY2(!errorOf(response(503, "{}", {{"Retry-After", odd}}), false).retryAfter, odd);
    }
    void shouldTellUntilWhenAUserIsLocked()
    {
        const Error error = errorOf(
            response(401, R"({"error":"account_locked","errorCode":"990404","unlockAt":"2026-06-01T09:30:00.000Z"})"), false);
        QCOMPARE(error.moreInfo, QStringLiteral("unlockAt=2026-06-01T09:30:00.000Z"));
    }

    // The words of these need figures that a server's error does not carry.
    void shouldGiveNoServerErrorAMeaningThatNeedsFigures()
    {
        for (int n = 990300; n <= 990306; ++n) {
            const QByteArray body = "{\"o:errorPath\":\"a\",\"errorCode\":\"" + QByteArray::number(n) + "\"}";
            const IssueCode code = errorOf(response(400, body), true).issues.at(0).code;
            QVERIFY(code != IssueCode::TooLong && code != IssueCode::TooShort);
        }
        for (int n = 3000; n <= 3507; ++n) {
            const QByteArray body = "{\"o:errorPath\":\"a\",\"errorCode\":\"CAM-" + QByteArray::number(n) + "\"}";
            const IssueCode code = errorOf(response(400, body), true).issues.at(0).code;
            QVERIFY2(code != IssueCode::TooLong && code != IssueCode::TooShort, body);
        }
    }

    void shouldTellAnUnreadableReadFromAnUnreadableWrite()
    {
        Error problem;
        problem.detail = QStringLiteral("$.items: missing");

        const Error read = unreadable(response(200, "{}"), problem, false), write = unreadable(response(201, "{}"), problem, true);

        QCOMPARE(read.kind, ErrorKind::Protocol);
        QCOMPARE(read.detail, QStringLiteral("$.items: missing"));
        QCOMPARE(read.requestId, QStringLiteral("request-1"));
        QCOMPARE(write.kind, ErrorKind::Unknown);
        QCOMPARE(write.httpStatus, 201);
    }
};

QTEST_GUILESS_MAIN(TestWireError)
#include "tst_wireerror.moc"
