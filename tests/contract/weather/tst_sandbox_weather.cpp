// SPDX-License-Identifier: Apache-2.0
// The instrument itself: each kind of bad weather as a plain client sees it, and that it strikes where it is meant, as often
// as it is meant, and nowhere else. Every test ends by asking whether its weather came.
#include "../sandbox-accounts/accountsclient.h"
#include "support/weather.h"

#include <QTcpSocket>

#include <thread>

using namespace linedesk;
using namespace linedesk::test;

namespace {

const QByteArray AccountPath = "/ccagentx/custom/v1/contacts/300100000000101/accounts/300100000000201";
const QByteArray Search = "/ccagentui/v1/profiles?queryFormat=SCIM&q=lastName%20sw%20%22sample%22";
const std::vector<std::pair<QByteArray, QByteArray>> Dana = {{"X-CCAgentContext", "{\"shopperProfileId\":\"110001\"}"}};
constexpr int FlowTimeoutMs = 400;

} // namespace

class TestSandboxWeather : public QObject {
    Q_OBJECT
    std::unique_ptr<CommerceClient> m_client;
    std::unique_ptr<WeatherScript> m_weather;
    QTemporaryDir m_folder;

    /// Everything the server sends on one connection until it ends it.
    QByteArray wire(const QByteArray &method, const QByteArray &path, const QByteArray &body = {}, const QByteArray &headers = {})
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), quint16(m_client->port()));
        socket.waitForConnected(5000);
        socket.write(method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " +
                     m_client->token() + "\r\nX-CCAgentContext: {\"shopperProfileId\":\"110001\"}\r\nContent-Length: " +
                     QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body);
        QByteArray answer;
        while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(20000))
            answer += socket.readAll();
        return socket.state() == QAbstractSocket::UnconnectedState ? answer : "not ended";
    }
    sandbox::Response accounts() { return m_client->send("GET", "/ccagentx/custom/v1/accounts", {}, Dana); }
    QJsonObject account() { return accounts().object()[QLatin1String("items")][0].toObject(); }
    int version() { return account()[QLatin1String("version")].toInt(); }

private Q_SLOTS:
    void init()
    {
        QFile given(QStringLiteral(LINEDESK_TEST_DATA "/../../resources/sandbox/config.json")),
            mine(m_folder.filePath(QStringLiteral("config.json")));
        QVERIFY(given.open(QIODevice::ReadOnly) && mine.open(QIODevice::WriteOnly));
        QJsonObject config = QJsonDocument::fromJson(given.readAll()).object();
        config.insert(QLatin1String("timeout"), FlowTimeoutMs);
        mine.write(QJsonDocument(config).toJson());
        mine.close();
        m_client = std::make_unique<CommerceClient>();
        m_client->options().hasTestSwitch = true;
        m_client->options().configFile = mine.fileName();
        QVERIFY2(m_client->start(), qPrintable(m_client->problem()));
        QVERIFY(m_client->login());
        m_weather = std::make_unique<WeatherScript>(m_client->port());
    }

    void shouldBeOfferedWithTheTestSwitchAlone()
    {
        CommerceClient fair;
        QVERIFY(fair.start());
        for (const char *method : {"GET", "POST", "DELETE"})
            QCOMPARE(fair.send(method, "/sandbox/weather", "[]").status, 404);
        QCOMPARE(m_client->get("/sandbox/weather").status, 200);
    }

    void rejectsRulesWithAMistake_data()
    {
        QTest::addColumn<QByteArray>("rules");
        for (const char *rules :
             {"{}", "no json", "[{}]", "[{\"path\": \"/a\"}]", "[{\"satus\": 503}]", "[{\"status\": 99}]",
              "[{\"status\": 503, \"body\": 7}]", "[{\"status\": 503, \"role\": \"bank\"}]", "[{\"drop\": \"perhaps\"}]",
              "[{\"cut\": \"here\"}]", "[{\"token\": \"new\"}]", "[{\"delayMs\": -1}]", "[{\"status\": 503, \"times\": -1}]"})
            QTest::newRow(rules) << QByteArray(rules);
    }
    void rejectsRulesWithAMistake()
    {
        QFETCH(QByteArray, rules);
        QVERIFY(m_weather->set(R"([{"status": 503, "times": 1, "path": "/ccagentui/v1/profiles"}])"));

        QVERIFY(!m_weather->set(rules));

        QVERIFY(!m_weather->problem().isEmpty());
        QCOMPARE(m_client->get(Search).status, 503); // the former rules still stand
        QVERIFY(m_weather->cameTrue());
    }

    void shouldAnswerAStatusWithTheContractsErrorBody()
    {
        QVERIFY(m_weather->set(
            R"([{"status": 429, "errorCode": "990429", "message": "Slow down.", "moreInfo": "a=b", "retryAfter": 7}])"));

        const sandbox::Response answer = m_client->get(Search);

        QCOMPARE(answer.status, 429);
        QCOMPARE(answer.object(), (QJsonObject{{QLatin1String("message"), QStringLiteral("Slow down.")},
                                               {QLatin1String("status"), QStringLiteral("429")},
                                               {QLatin1String("errorCode"), QStringLiteral("990429")},
                                               {QLatin1String("moreInfo"), QStringLiteral("a=b")}}));
        QCOMPARE(CommerceClient::header(answer, "Retry-After"), QByteArray("7"));
        QVERIFY(m_weather->cameTrue());
    }
    void shouldAnswerARawBodyWithItsOwnType()
    {
        QVERIFY(m_weather->set(
            R"([{"status": 200, "body": "<html>Log in to the guest network</html>", "contentType": "text/html", "times": 1},
                                   {"status": 500, "body": "", "times": 1}, {"status": 200, "body": {"items": 7}, "times": 1}])"));

        const QByteArray portal = wire("GET", Search), nothing = wire("GET", Search), wrong = wire("GET", Search);

        QVERIFY2(portal.startsWith("HTTP/1.1 200") && portal.contains("Content-Type: text/html\r\n") && portal.endsWith("</html>"),
                 portal.constData());
        QVERIFY2(nothing.startsWith("HTTP/1.1 500") && nothing.contains("Content-Length: 0\r\n") && nothing.endsWith("\r\n\r\n"),
                 nothing.constData());
        QVERIFY(wrong.endsWith("{\"items\":7}"));
        QVERIFY(m_weather->cameTrue());
    }

    void shouldDelayUntilTheRulesAreGone()
    {
        QVERIFY(m_weather->set(R"([{"delayMs": 600000, "path": "/ccagentui/v1/profiles"}])"));
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), quint16(m_client->port()));
        QVERIFY(socket.waitForConnected(5000));

        socket.write("GET " + Search + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + m_client->token() + "\r\n\r\n");

        QVERIFY(QTest::qWaitFor([&] { return m_weather->cameTrue(); }));
        QVERIFY(!socket.waitForReadyRead(200));
        QVERIFY(m_weather->clear());
        QVERIFY(socket.waitForReadyRead(5000));
        QVERIFY(socket.readAll().startsWith("HTTP/1.1 200"));
    }
    void shouldEndWithTheSandboxAndNotHoldItUp()
    {
        QVERIFY(m_weather->set(R"([{"delayMs": 600000, "path": "/ccagentui/v1/profiles"}, {"delayMs": 600000, "role": "oic"}])"));
        std::thread search([this] { m_client->get(Search); }), query([this] { accounts(); });
        QVERIFY(QTest::qWaitFor([&] { return m_weather->fired(0) == 1 && m_weather->fired(1) > 0; }));

        m_client->stop();

        search.join();
        query.join();
    }

    void shouldDropTheConnectionBeforeOrAfterTheChange_data()
    {
        QTest::addColumn<QByteArray>("rules");
        QTest::addColumn<int>("versionAfterwards");
        QTest::newRow("before") << QByteArray(R"([{"method": "PUT", "drop": "before", "times": 1}])") << 3;
        QTest::newRow("after") << QByteArray(R"([{"method": "PUT", "drop": "after", "times": 1}])") << 4;
    }
    void shouldDropTheConnectionBeforeOrAfterTheChange()
    {
        QFETCH(QByteArray, rules);
        QFETCH(int, versionAfterwards);
        QVERIFY(m_weather->set(rules));

        QCOMPARE(wire("PUT", AccountPath, R"({"version":3,"addresses":[{"addressId":"ADR-700001","city":"Shelbyville"}]})"),
                 QByteArray());

        QVERIFY(m_weather->cameTrue());
        QCOMPARE(version(), versionAfterwards);
    }

    void shouldCutTheAnswerInItsMiddle_data()
    {
        QTest::addColumn<QByteArray>("how");
        for (const char *how : {"length", "chunked", "gzip"})
            QTest::newRow(how) << QByteArray(how);
    }
    void shouldCutTheAnswerInItsMiddle()
    {
        QFETCH(QByteArray, how);
        const QByteArray whole = wire("GET", Search).split('\n').last();
        QVERIFY(m_weather->set("[{\"cut\": \"" + how + "\", \"times\": 1}]"));

        const QByteArray answer = wire("GET", Search), head = answer.left(answer.indexOf("\r\n\r\n") + 2),
                         body = answer.mid(head.size() + 2);

        QVERIFY2(head.startsWith("HTTP/1.1 200"), head.constData());
        if (how == "length") {
            QVERIFY(head.contains("Content-Length: " + QByteArray::number(whole.size()) + "\r\n"));
            QCOMPARE(body, whole.left(whole.size() / 2));
        } else if (how == "chunked") {
            QVERIFY(head.contains("Transfer-Encoding: chunked\r\n"));
            QVERIFY(body.contains(whole.left(whole.size() / 2)) && !body.contains("\r\n0\r\n"));
        } else {
            QVERIFY(head.contains("Content-Encoding: gzip\r\n") &&
                    head.contains("Content-Length: " + QByteArray::number(body.size()) + "\r\n"));
            // Its length for zlib, the zlib header, what is there of the stream: nobody can unpack it to the end.
            QVERIFY(qUncompress(QByteArray("\0\0\x10\0\x78\x9c", 6) + body.mid(10)).isEmpty());
            QVERIFY(body.startsWith("\x1f\x8b"));
        }
        QVERIFY(m_weather->cameTrue());
    }

    void shouldLetTheFirstPassAndBeGoneAfterItsTimes()
    {
        QVERIFY(m_weather->set(R"([{"status": 503, "after": 1, "times": 2, "path": "/ccagentui/v1/profiles"}])"));

        QList<int> statuses;
        for (int i = 0; i < 5; ++i)
            statuses << m_client->get(Search).status;

        QCOMPARE(statuses, (QList<int>{200, 503, 503, 200, 200}));
        QCOMPARE(m_weather->fired(), 2);
    }
    void shouldStrikeWhereItIsMeantAlone()
    {
        QVERIFY(m_weather->set(
            R"([{"status": 501, "path": "/ccagentui/v1/profiles/{id}", "method": "GET"}, {"status": 502, "query": "other"},
                                   {"status": 503, "role": "accountmodel"}, {"status": 504, "role": "payment"}])"));

        QCOMPARE(m_client->get("/ccagentui/v1/profiles/110001").status, 501);
        QCOMPARE(m_client->get("/ccagentui/v1/profiles?queryFormat=SCIM&q=lastName%20sw%20%22other%22").status, 502);
        QCOMPARE(accounts().status, 503);
        QCOMPARE(m_client->get(Search).status, 200);
        QCOMPARE(m_client->get("/ccagentui/v1/profiles/110001/creditCards").status, 200);
        QCOMPARE(m_client->get("/ccagentui/v1/adminProfiles/current").status, 200);
        QCOMPARE(m_weather->fired(3), 0);
        QVERIFY(!m_weather->cameTrue()); // one of them never came, and the helper sees it
    }
    void shouldWorkBehindTheOneTimeSecret()
    {
        CommerceClient managed;
        managed.options().hasTestSwitch = true;
        managed.options().secret = "0123456789abcdef0123456789abcdef";
        QVERIFY(managed.start());
        QVERIFY(!WeatherScript(managed.port()).set("[]"));
        QVERIFY(WeatherScript(managed.port(), "0123456789abcdef0123456789abcdef").set("[]"));
    }

    void shouldRefuseATokenAsIfItHadEnded()
    {
        QVERIFY(m_weather->set(
            R"([{"token": "ended", "path": "/ccagentui/v1/profiles", "times": 1}, {"token": "ended", "refreshToo": true, "role": "accountmodel", "times": 1}])"));

        const sandbox::Response commerce = m_client->get(Search), again = m_client->get(Search),
                                refresh = m_client->post("/ccagentui/v1/refresh", {});
        const sandbox::Response extension = accounts(), refused = m_client->post("/ccagentui/v1/refresh", {});

        QCOMPARE(commerce.status, 401);
        QCOMPARE(CommerceClient::code(commerce), QStringLiteral("990406"));
        QCOMPARE(CommerceClient::header(commerce, "WWW-Authenticate"), QByteArray("Bearer error=\"invalid_token\""));
        QCOMPARE(again.status, 200);
        QCOMPARE(refresh.status, 200);
        QCOMPARE(CommerceClient::code(extension), QStringLiteral("CAM-1001"));
        QCOMPARE(refused.status, 401);
        QVERIFY(m_weather->cameTrue());
    }

    void shouldLetSomebodyElseChangeTheAccountFirst_data()
    {
        QTest::addColumn<QByteArray>("stale");
        QTest::addColumn<QString>("theirCity");
        QTest::newRow("values of its own") << QByteArray("true") << QStringLiteral("Othertown");
        QTest::newRow("as told") << QByteArray(R"({"addresses": [{"addressId": "ADR-700001", "city": "Ogdenville"}]})")
                                 << QStringLiteral("Ogdenville");
    }
    void shouldLetSomebodyElseChangeTheAccountFirst()
    {
        QFETCH(QByteArray, stale);
        QFETCH(QString, theirCity);
        QVERIFY(m_weather->set("[{\"method\": \"PUT\", \"stale\": " + stale + ", \"times\": 1}]"));

        const sandbox::Response answer = m_client->send(
            "PUT", AccountPath, R"({"version":3,"addresses":[{"addressId":"ADR-700001","city":"Shelbyville"}]})", Dana);

        QCOMPARE(answer.status, 412);
        QCOMPARE(CommerceClient::code(answer), QStringLiteral("CAM-4001"));
        QCOMPARE(answer.object()[QLatin1String("moreInfo")].toString(), QStringLiteral("currentVersion=4"));
        QCOMPARE(account()[QLatin1String("addresses")][0][QLatin1String("city")].toString(), theirCity);
        QCOMPARE(version(), 4);
        QVERIFY(m_weather->cameTrue());
    }

    void shouldBringTheTroublesOfTheContract_data()
    {
        QTest::addColumn<QByteArray>("rules"); // those upstream as CONTRACT 16.6 names them
        QTest::newRow("cam-query-accounts-timeout") << QByteArray(R"([{"role": "oic", "delayMs": 600000, "times": 1}])");
        QTest::newRow("cam-query-accounts-unreachable")
            << QByteArray(R"([{"role": "oic", "drop": "before", "times": 2}])"); // a read is tried twice
        QTest::newRow("cam-query-accounts-flow-inactive") << QByteArray(
            R"([{"role": "oic", "status": 404, "body": {"title": "Not Found", "o:errorDetails": [{"o:errorPath": null}]}, "times": 1}])");
        QTest::newRow("cam-query-accounts-bad-credentials")
            << QByteArray(R"([{"role": "oic", "status": 401, "body": "", "times": 1}])");
        QTest::newRow("cam-query-accounts-fault") << QByteArray(R"([{"role": "crm", "status": 500, "times": 1}])");
        QTest::newRow("cam-query-accounts-rate-limited")
            << QByteArray(R"([{"role": "oic", "status": 429, "body": "", "retryAfter": 2, "times": 1}])");
        QTest::newRow("oic-fault-500") << QByteArray(R"([{"role": "crm", "status": 500, "times": 1}])");
        QTest::newRow("oic-fault-404-inactive") << QByteArray(
            R"([{"role": "oic", "status": 404, "body": {"type": "about:blank", "title": "Not Found", "o:errorCode": "404", )"
            R"("o:errorDetails": [{"type": "about:blank", "title": "Not Found", "o:errorCode": "404"}]}, "times": 1}])");
        QTest::newRow("profiles-search-rate-limited")
            << QByteArray(R"([{"role": "occ", "status": 429, "retryAfter": 2, "times": 1}])");
        QTest::newRow("profiles-search-unavailable")
            << QByteArray(R"([{"role": "occ", "status": 503, "retryAfter": 5, "times": 1}])");
        QTest::newRow("profiles-search-server-error") << QByteArray(R"([{"role": "occ", "status": 500, "times": 1}])");
    }
    void shouldBringTheTroublesOfTheContract()
    {
        QFETCH(QByteArray, rules);
        const Example pair(QTest::currentDataTag());
        QJsonObject body = pair.response[QLatin1String("body")].toObject();
        if (const QString facts = body[QLatin1String("moreInfo")].toString(); !facts.isEmpty())
            body[QLatin1String("moreInfo")] = QString(facts).replace(QStringLiteral("50000"), QString::number(FlowTimeoutMs));
        QVERIFY(m_weather->set(rules));
        if (QByteArray(QTest::currentDataTag()).startsWith("oic-"))
            m_client->setToken({});

        const sandbox::Response answer = play(*m_client, pair.request), again = play(*m_client, pair.request);

        QVERIFY(m_weather->cameTrue());
        QCOMPARE(answer.status, pair.status());
        const QString different = difference(body, answer.object());
        QVERIFY2(different.isEmpty(), qPrintable(different));
        QCOMPARE(QString::fromLatin1(CommerceClient::header(answer, "Retry-After")),
                 pair.response[QLatin1String("headers")][QLatin1String("Retry-After")].toString());
        QCOMPARE(again.status, 200); // it has cleared
    }
    void shouldBringAFaultOfTheGateway()
    {
        const Example pair("cards-add-gateway-down");
        QJsonObject request = pair.request, card = request[QLatin1String("body")].toObject();
        card[QLatin1String("cardNumber")] = QStringLiteral("4111111111111111"); // one that would be taken
        request[QLatin1String("body")] = card;
        QVERIFY(m_weather->set(R"([{"role": "payment", "drop": "before", "times": 1}])"));

        const sandbox::Response answer = play(*m_client, request);

        QVERIFY(m_weather->cameTrue());
        QCOMPARE(answer.status, pair.status());
        const QString different = difference(pair.response[QLatin1String("body")], answer.object());
        QVERIFY2(different.isEmpty(), qPrintable(different));
        QCOMPARE(play(*m_client, request).status, 200); // it has cleared
    }
    void shouldBringAnUnreadableAndASlowFlow()
    {
        QVERIFY(m_weather->set(
            R"([{"role": "oic", "status": 200, "body": "<html></html>", "contentType": "text/html", "times": 1}, {"role": "crm", "delayMs": 50, "times": 1}])"));

        QCOMPARE(CommerceClient::code(accounts()), QStringLiteral("CAM-5005"));
        QCOMPARE(accounts().status, 200);
        QVERIFY(m_weather->cameTrue());
    }

    void shouldBeReadFromAFileAtTheStart()
    {
        QFile file(m_folder.filePath(QStringLiteral("weather.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"([{"path": "/ccagentui/v1/login", "status": 503, "times": 1}])");
        file.close();
        CommerceClient stormy, fair, broken;
        for (CommerceClient *client : {&stormy, &fair, &broken})
            client->options().weatherFile = file.fileName();
        stormy.options().hasTestSwitch = broken.options().hasTestSwitch = true;
        broken.options().weatherFile = m_folder.filePath(QStringLiteral("nowhere.json"));

        QVERIFY2(stormy.start(), qPrintable(stormy.problem()));

        QCOMPARE(stormy.tryLogin("agent@example.com", "Training-Desk-1").status, 503);
        QVERIFY(stormy.login());
        QVERIFY(!fair.start() && fair.problem().contains(QLatin1String("--test-switch")));
        QVERIFY(!broken.start() && broken.problem().contains(QLatin1String("nowhere.json")));
    }
};

QTEST_GUILESS_MAIN(TestSandboxWeather)
#include "tst_sandbox_weather.moc"
