// SPDX-License-Identifier: Apache-2.0
// What the examples do not show of log-in and cards.
#include "commerceclient.h"
#include "turnedclock.h"

#include <thread>

using namespace linedesk;
using namespace linedesk::test;

namespace {

QJsonObject card(const char *number, const char *type = "visa")
{
    return {{QStringLiteral("cardType"), QLatin1String(type)},      {QStringLiteral("nameOnCard"), QStringLiteral("Dana Sample")},
            {QStringLiteral("cardNumber"), QLatin1String(number)},  {QStringLiteral("expiryMonth"), QStringLiteral("03")},
            {QStringLiteral("expiryYear"), QStringLiteral("2035")}, {QStringLiteral("cardCVV"), QStringLiteral("123")}};
}

} // namespace

class TestCommerceBehaviour : public QObject {
    Q_OBJECT
    TurnedClock m_clock;
    std::unique_ptr<CommerceClient> m_client;

private Q_SLOTS:
    void init()
    {
        m_client = std::make_unique<CommerceClient>();
        m_client->options().paymentTimeoutMs = 300;
        m_client->options().clock = &m_clock;
        QVERIFY2(m_client->start(), qPrintable(m_client->problem()));
        QVERIFY(m_client->login());
    }

    void shouldLockAfterSixFailedTriesWithoutTellingWhoExists()
    {
        m_client->setToken({});
        for (int i = 0; i < 6; ++i) {
            const auto answer = m_client->tryLogin("agent@example.com", "wrong");
            QCOMPARE(CommerceClient::code(answer), QStringLiteral("990401"));
        }

        const auto wrong = m_client->tryLogin("agent@example.com", "wrong"),
                   unknown = m_client->tryLogin("nobody@example.com", "wrong");
        const auto right = m_client->tryLogin("agent@example.com", "Training-Desk-1");

        QCOMPARE(wrong.body, unknown.body);
        QCOMPARE(CommerceClient::code(right), QStringLiteral("990404"));
        QVERIFY(m_client->tryLogin("supervisor@example.com", "Training-Desk-1").status == 200);
    }
    void shouldUnlockAfterHalfAnHour()
    {
        m_client->setToken({});
        for (int i = 0; i < 6; ++i)
            QCOMPARE(m_client->tryLogin("agent@example.com", "wrong").status, 401);
        m_clock.turn(std::chrono::minutes(30) - std::chrono::seconds(1));
        QCOMPARE(CommerceClient::code(m_client->tryLogin("agent@example.com", "Training-Desk-1")), QStringLiteral("990404"));

        m_clock.turn(std::chrono::seconds(2));

        QCOMPARE(m_client->tryLogin("agent@example.com", "Training-Desk-1").status, 200);
    }
    void shouldEndATokenAfterFifteenMinutesAndItsSuccessorLater()
    {
        const QByteArray first = m_client->token();
        m_clock.turn(std::chrono::minutes(14));
        const QByteArray second =
            m_client->send("POST", "/ccagentui/v1/refresh", "{}").object()[QLatin1String("access_token")].toString().toLatin1();
        QVERIFY(!second.isEmpty());

        m_clock.turn(std::chrono::seconds(61));

        QCOMPARE(CommerceClient::code(m_client->get("/ccagentui/v1/profiles/110001")), QStringLiteral("990406"));
        QCOMPARE(m_client->send("POST", "/ccagentui/v1/refresh", "{}").status, 401);
        m_client->setToken(second);
        QCOMPARE(m_client->get("/ccagentui/v1/profiles/110001").status, 200);
    }
    void shouldForgetFailuresAfterASuccess()
    {
        m_client->setToken({});
        for (int i = 0; i < 5; ++i)
            QCOMPARE(m_client->tryLogin("agent@example.com", "wrong").status, 401);
        QCOMPARE(m_client->tryLogin("agent@example.com", "Training-Desk-1").status, 200);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(m_client->tryLogin("agent@example.com", "wrong").status, 401);

        QCOMPARE(m_client->tryLogin("agent@example.com", "Training-Desk-1").status, 200);
    }
    void shouldCountFailuresOfParallelTries()
    {
        m_client->setToken({});
        std::vector<std::thread> tries;
        for (int i = 0; i < 6; ++i)
            tries.emplace_back([this] { m_client->tryLogin("agent@example.com", "wrong"); });
        for (std::thread &one : tries)
            one.join();

        QCOMPARE(CommerceClient::code(m_client->tryLogin("agent@example.com", "Training-Desk-1")), QStringLiteral("990404"));
    }
    void rejectsAUserWithoutAServiceRoleWithTheNeutralText()
    {
        m_client->setToken({});

        const auto answer = m_client->tryLogin("office@example.com", "Training-Desk-1");

        QCOMPARE(answer.body, m_client->tryLogin("nobody@example.com", "x").body);
    }
    void rejectsARevokedTokenAndKeepsTheOldOneAfterRefresh()
    {
        const QByteArray first = m_client->token();
        const QByteArray second =
            m_client->send("POST", "/ccagentui/v1/refresh", "{}").object()[QLatin1String("access_token")].toString().toLatin1();
        QVERIFY(!second.isEmpty() && second != first);
        QCOMPARE(m_client->send("POST", "/ccagentui/v1/verify", "{}").status, 200); // the first lives on

        QCOMPARE(m_client->send("POST", "/ccagentui/v1/logout", "{}").status, 200);

        QCOMPARE(CommerceClient::code(m_client->send("POST", "/ccagentui/v1/verify", "{}")), QStringLiteral("990406"));
        m_client->setToken(second);
        QCOMPARE(m_client->send("POST", "/ccagentui/v1/verify", "{}").status, 200);
    }
    void shouldAnswerUnderBothPrefixes()
    {
        QCOMPARE(m_client->get("/ccagent/v1/profiles/110001").body.contains("dana.sample"), true);
    }
    void rejectsTheAdministrationOnThePublicPort() { QCOMPARE(m_client->get("/ccadmin/v1/profiles/110001").status, 404); }

    void shouldRefuseEachWrongCardFieldByItsCode_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *tag, const char *key, const QJsonValue &value, const char *code) {
            QTest::newRow(tag) << QString::fromLatin1(key) << value << QString::fromLatin1(code);
        };
        row("wrong check digit", "cardNumber", QStringLiteral("4111111111111112"), "990302");
        row("blanks", "cardNumber", QStringLiteral("4111 1111 1111 1111"), "990302");
        row("type does not fit", "cardType", QStringLiteral("amex"), "990303");
        row("type unknown", "cardType", QStringLiteral("barter"), "990303");
        row("month 13", "expiryMonth", QStringLiteral("13"), "990304");
        row("one digit", "expiryMonth", QStringLiteral("3"), "990304");
        row("past", "expiryYear", QStringLiteral("2020"), "990304");
        row("no name", "nameOnCard", QString(), "990305");
        row("long name", "nameOnCard", QString(81, u'a'), "990305");
        row("code of two", "cardCVV", QStringLiteral("12"), "990306");
        row("code of letters", "cardCVV", QStringLiteral("abc"), "990306");
    }
    void shouldRefuseEachWrongCardFieldByItsCode()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QFETCH(QString, code);
        QJsonObject body = card("4111111111111111");
        body.insert(key, value);

        const auto answer = m_client->post("/ccagentui/v1/profiles/110001/creditCards", body);

        QCOMPARE(answer.status, 400);
        const QJsonArray errors = answer.object()[QLatin1String("errors")].toArray();
        const QString found = errors.isEmpty() ? CommerceClient::code(answer) : errors[0][QLatin1String("errorCode")].toString();
        QCOMPARE(found, code);
        QVERIFY(errors.size() <= 1);
    }
    void shouldMakeTheFirstCardTheDefaultAndKeepOne()
    {
        const auto first = m_client->post("/ccagentui/v1/profiles/110002/creditCards", card("4111111111111111")).object();
        const auto second =
            m_client->post("/ccagentui/v1/profiles/110002/creditCards", card("5555555555554444", "mastercard")).object();
        QCOMPARE(first[QLatin1String("isDefault")].toBool(), true);
        QCOMPARE(second[QLatin1String("isDefault")].toBool(), false);

        const QByteArray id = second[QLatin1String("savedCardId")].toString().toLatin1();
        QCOMPARE(m_client->send("PUT", "/ccagentui/v1/profiles/110002/creditCards/" + id, "{\"setAsDefault\":true}").status, 200);

        int defaults = 0;
        for (const QJsonValue &item :
             m_client->get("/ccagentui/v1/profiles/110002/creditCards").object()[QLatin1String("items")].toArray())
            defaults += item[QLatin1String("isDefault")].toBool() ? 1 : 0;
        QCOMPARE(defaults, 1);
    }
    void shouldListExpiredCardsOnlyOnRequest()
    {
        const QByteArray rosa = m_client->findScim(QStringLiteral("email eq \"rosa@example.com\""))
                                    .object()[QLatin1String("items")][0][QLatin1String("id")]
                                    .toString()
                                    .toLatin1();
        const auto count = [&](const QByteArray &query) {
            return m_client->get("/ccagentui/v1/profiles/" + rosa + "/creditCards" + query)
                .object()[QLatin1String("items")]
                .toArray()
                .size();
        };
        const auto isPast = QDate::currentDate() > QDate(2026, 9, 30);
        QCOMPARE(count("?allCards=true"), qsizetype(2));
        QCOMPARE(count({}), qsizetype(isPast ? 1 : 2));
    }
    void shouldReplayTheStoredAnswerForTheSameKey()
    {
        const QByteArray path = "/ccagentui/v1/profiles/110002/creditCards",
                         body = QJsonDocument(card("4111111111111111")).toJson();
        const auto first = m_client->send("POST", path, body, {{"Idempotency-Key", "7d9a3c10-0000-4000-8000-00000000beef"}});
        const auto again = m_client->send("POST", path, body, {{"Idempotency-Key", "7d9a3c10-0000-4000-8000-00000000beef"}});
        const auto other = m_client->send("POST", path, QJsonDocument(card("5555555555554444", "mastercard")).toJson(),
                                          {{"Idempotency-Key", "7d9a3c10-0000-4000-8000-00000000beef"}});

        QCOMPARE(first.status, 200);
        QCOMPARE(again.body, first.body);
        QCOMPARE(CommerceClient::header(again, "Idempotency-Replayed"), QByteArray("true"));
        QCOMPARE(other.status, 409);
        QCOMPARE(CommerceClient::code(other), QStringLiteral("CAM-4002"));
        QCOMPARE(m_client->get(path).object()[QLatin1String("items")].toArray().size(), qsizetype(1));
    }
    void shouldForgetAKeyAfterADay()
    {
        const QByteArray path = "/ccagentui/v1/profiles/110002/creditCards",
                         body = QJsonDocument(card("4111111111111111")).toJson();
        QCOMPARE(m_client->send("POST", path, body, {{"Idempotency-Key", "a-key-of-yesterday"}}).status, 200);
        m_clock.turn(std::chrono::hours(24) + std::chrono::seconds(1));
        QVERIFY(m_client->login());

        const auto again = m_client->send("POST", path, body, {{"Idempotency-Key", "a-key-of-yesterday"}});

        QCOMPARE(CommerceClient::header(again, "Idempotency-Replayed"), QByteArray());
        QCOMPARE(m_client->get(path).object()[QLatin1String("items")].toArray().size(), qsizetype(2));
    }
    void shouldStoreOneCardForTheSameKeyTwiceAtOnce()
    {
        const QByteArray path = "/ccagentui/v1/profiles/110002/creditCards",
                         body = QJsonDocument(card("4111111111111111")).toJson();
        std::vector<std::thread> requests;
        for (int i = 0; i < 8; ++i)
            requests.emplace_back([&] { m_client->send("POST", path, body, {{"Idempotency-Key", "one-intention"}}); });
        for (std::thread &one : requests)
            one.join();

        QCOMPARE(m_client->get(path).object()[QLatin1String("items")].toArray().size(), qsizetype(1));
    }
    void rejectsBodiesThatAreNoJsonObject_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("cut") << QByteArray("{\"cardType\":");
    }
    void rejectsBodiesThatAreNoJsonObject()
    {
        QFETCH(QByteArray, body);
        QCOMPARE(m_client->send("POST", "/ccagentui/v1/profiles/110001/creditCards", body).status, 400);
        QCOMPARE(m_client->send("PUT", "/ccagentui/v1/profiles/110001/creditCards/usercc10001", body).status, 400);
    }

    void shouldOfferResetOnlyWithTheTestSwitch()
    {
        QCOMPARE(m_client->post("/sandbox/reset", {}).status, 404);
        CommerceClient other;
        other.options().hasTestSwitch = true;
        QVERIFY(other.start() && other.login());
        QCOMPARE(other.send("PUT", "/ccagentui/v1/profiles/110001/creditCards/usercc10001", "{\"nickname\":\"changed\"}").status,
                 200);
        QCOMPARE(other.post("/sandbox/reset", {{QStringLiteral("seed"), QStringLiteral("demo")}}).status, 200);
        QVERIFY(other.login());
        QVERIFY(other.get("/ccagentui/v1/profiles/110001/creditCards/usercc10001").body.contains("Everyday card"));
        QCOMPARE(other.findScim(QStringLiteral("lastName eq \"silva\"")).object()[QLatin1String("items")].toArray().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestCommerceBehaviour)
#include "tst_commerce_behaviour.moc"
