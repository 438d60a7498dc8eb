// SPDX-License-Identifier: Apache-2.0
// The profile webhook (CONTRACT section 7) against a receiver of the test's own: signed, with Basic, at least once, retried
// after 1, 5 and 30 minutes, and never in the way of the change.
#include "commerceclient.h"
#include "turnedclock.h"

#include "http/server.h"
#include "wiring.h"

#include <mutex>
#include <QJsonArray>

using namespace linedesk;
using namespace linedesk::test;

class TestCommerceWebhook : public QObject {
    Q_OBJECT
    TurnedClock m_clock;
    std::mutex m_mutex;
    std::vector<sandbox::Request> m_received;
    QByteArray m_refused; // what the receiver does not take
    sandbox::Router m_router;
    std::unique_ptr<sandbox::Server> m_receiver;
    std::unique_ptr<CommerceClient> m_client;

    size_t count()
    {
        const std::lock_guard lock(m_mutex);
        return m_received.size();
    }
    sandbox::Request received(size_t i)
    {
        const std::lock_guard lock(m_mutex);
        return m_received.at(i);
    }
    void refuse(const QByteArray &text)
    {
        const std::lock_guard lock(m_mutex);
        m_refused = text;
    }
    // Commerce has written down how often the one that is refused was tried, and when it is due again: only then may the clock turn.
    bool isNoted(int tries)
    {
        const sandbox::Database store(m_client->folder() + QStringLiteral("/training.commerce.db"), {});
        return QTest::qWaitFor([&] {
            const QJsonArray rows = store.rows(QStringLiteral("SELECT tries FROM outbox"));
            return rows.size() == 1 && rows[0][QLatin1String("tries")].toInt() == tries;
        });
    }
    bool changePhone(const QByteArray &phone)
    {
        return m_client->send("PUT", "/ccagentui/v1/profiles/110001", "{\"daytimeTelephoneNumber\": \"" + phone + "\"}").status ==
               200;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_router.add("POST", QStringLiteral("/ic/api/integration/v1/flows/rest/OCC_OEC_CONTACT_SYNC/1.0/profile"),
                     [this](const sandbox::Request &request) {
                         const std::lock_guard lock(m_mutex);
                         m_received.push_back(request);
                         return sandbox::Response::json({}, !m_refused.isEmpty() && request.body.contains(m_refused) ? 503 : 200);
                     });
        m_receiver = std::make_unique<sandbox::Server>(m_router, sandbox::Server::Options());
        const int port = m_receiver->start();
        QVERIFY(port > 0);
        qputenv("TEST_FLOW_USER", "flow");
        qputenv("TEST_FLOW_PASSWORD", "secret-of-the-flow");
        qputenv("WEBHOOK_SECRET", "c2FuZGJveC13ZWJob29rLXNlY3JldA==");
        qputenv("OCC_APPLICATION_KEY", "key-of-the-extension");
        m_client = std::make_unique<CommerceClient>();
        QFile config(m_client->folder() + QStringLiteral("/config.json"));
        QVERIFY(config.open(QIODevice::WriteOnly));
        QFile builtIn(QStringLiteral(":/sandbox/config.json"));
        QVERIFY(builtIn.open(QIODevice::ReadOnly));
        QJsonObject values = QJsonDocument::fromJson(builtIn.readAll()).object();
        values[QStringLiteral("port")] = port;
        values[QStringLiteral("username_env_var")] = QStringLiteral("TEST_FLOW_USER");
        values[QStringLiteral("password_env_var")] = QStringLiteral("TEST_FLOW_PASSWORD");
        config.write(QJsonDocument(values).toJson());
        config.close();
        m_client->options().configFile = config.fileName();
        m_client->options().clock = &m_clock;
        QVERIFY2(m_client->start(), qPrintable(m_client->problem()));
        QVERIFY(m_client->login());
    }
    void init()
    {
        const std::lock_guard lock(m_mutex);
        m_received.clear();
        m_refused.clear();
    }
    void cleanupTestCase() { m_client.reset(); }

    void shouldTellOfANewPersonSignedAndWithTheFlowsCredentials()
    {
        const auto made = m_client->send(
            "POST", "/ccagentui/v1/profiles",
            "{\"firstName\": \"Zoë\", \"lastName\": \"Neumann\", \"email\": \"zoe@example.com\", \"receiveEmail\": \"no\"}",
            {{"X-CCSite", "siteDE"}});
        QCOMPARE(made.status, 200);

        QTRY_COMPARE(count(), size_t(1));
        const sandbox::Request told = received(0);
        const QJsonObject body = QJsonDocument::fromJson(told.body).object();
        QCOMPARE(body[QLatin1String("profileId")], made.object()[QLatin1String("id")]);
        QCOMPARE(body[QLatin1String("type")].toString(), QStringLiteral("profileCreate"));
        QCOMPARE(body[QLatin1String("siteId")].toString(), QStringLiteral("siteDE"));
        QCOMPARE(body[QLatin1String("profile")][QLatin1String("firstName")].toString(), QString::fromUtf8("Zoë"));
        QVERIFY(body[QLatin1String("profile")][QLatin1String("customerContactId")].isNull());
        QVERIFY(body[QLatin1String("profile")][QLatin1String("homeAddress")].isNull());
        QCOMPARE(told.header("Authorization"), "Basic " + QByteArray("flow:secret-of-the-flow").toBase64());
        sandbox::Wiring wiring; // whose signature tst_commerce_examples compares with the contract's
        wiring.webhookSecret = qgetenv("WEBHOOK_SECRET");
        QCOMPARE(told.header("x-oracle-cc-webhook-signature-sha512"), wiring.webhookSignature(told.body));
    }
    void shouldTellOfAChangeOfTheProfileAndOfItsAddresses()
    {
        QVERIFY(changePhone("555-1"));
        QTRY_COMPARE(count(), size_t(1));
        QCOMPARE(
            m_client->send("PUT", "/ccagentui/v1/profiles/110001/addresses/ad-120001", "{\"address\": {\"address2\": \"Flat 4\"}}")
                .status,
            200);
        QTRY_COMPARE(count(), size_t(2));

        const QJsonObject first = QJsonDocument::fromJson(received(0).body).object(),
                          second = QJsonDocument::fromJson(received(1).body).object();
        QCOMPARE(first[QLatin1String("type")].toString(), QStringLiteral("profileUpdate"));
        QCOMPARE(first[QLatin1String("profile")][QLatin1String("daytimeTelephoneNumber")].toString(), QStringLiteral("555-1"));
        QCOMPARE(second[QLatin1String("profile")][QLatin1String("homeAddress")][QLatin1String("address2")].toString(),
                 QStringLiteral("Flat 4"));
    }
    void shouldTellNothingOfARefusedChange()
    {
        QCOMPARE(m_client->send("PUT", "/ccagentui/v1/profiles/110001", "{\"lastName\": \"\"}").status, 400);
        QVERIFY(changePhone("555-2")); // the control: this one comes, alone

        QTRY_COMPARE(count(), size_t(1));
    }
    void shouldTryAgainAfterOneFiveAndThirtyMinutesAndThenGiveUp()
    {
        refuse("555-3");
        QVERIFY(changePhone("555-3"));
        QTRY_COMPARE(count(), size_t(1));
        QVERIFY(isNoted(1));
        size_t all = 1;
        int tries = 1;
        for (const int minutes : {1, 5, 30}) {
            m_clock.turn(std::chrono::minutes(minutes) - std::chrono::seconds(20));
            QVERIFY(m_client->login()); // tokens do not live that long
            QVERIFY(changePhone("555-9" + QByteArray::number(minutes)));
            ++all; // the other one alone: what is due goes first, and that one is not yet
            QTRY_COMPARE(count(), all);
            m_clock.turn(std::chrono::seconds(21));
            ++all;
            QTRY_COMPARE(count(), all);
            QVERIFY(received(all - 1).body.contains("555-3"));
            if (++tries < 4)
                QVERIFY(isNoted(tries));
        }
        refuse({});
        m_clock.turn(std::chrono::hours(24));
        QVERIFY(m_client->login());
        QVERIFY(changePhone("555-4"));
        QTRY_COMPARE(count(), all + 1);
        QVERIFY(received(all).body.contains("555-4"));
    }
    void shouldSendAfterARestartWhatWasNotTaken()
    {
        refuse("555-5");
        QVERIFY(changePhone("555-5"));
        QTRY_COMPARE(count(), size_t(1));
        QVERIFY(isNoted(1));
        m_client->stop();
        refuse({});
        m_clock.turn(std::chrono::minutes(2));

        QVERIFY2(m_client->start(), qPrintable(m_client->problem()));

        QTRY_COMPARE(count(), size_t(2));
        QCOMPARE(received(1).body, received(0).body);
        QVERIFY(m_client->login());
    }
};

QTEST_GUILESS_MAIN(TestCommerceWebhook)
#include "tst_commerce_webhook.moc"
