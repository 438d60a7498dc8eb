// SPDX-License-Identifier: Apache-2.0
// What the examples do not show of services (CONTRACT section 8): who may do what, what follows, and a silent asset system.
#include "commerceclient.h"
#include "turnedclock.h"

#include "store/assets.h"

#include <atomic>

using namespace linedesk;
using namespace linedesk::test;

namespace {

const QByteArray Services = "/ccagentx/custom/v1/services", Broadband = Services + "/90000001";

} // namespace

class TestCommerceAssets : public QObject {
    Q_OBJECT
    TurnedClock m_clock;
    std::unique_ptr<CommerceClient> m_client;

    sandbox::Response send(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                           const QByteArray &shopper = "110001")
    {
        return m_client->send(method, path, body, {{"X-CCAgentContext", "{\"shopperProfileId\":\"" + shopper + "\"}"}});
    }
    QJsonArray services(const QByteArray &query = {}, const QByteArray &shopper = "110001")
    {
        return send("GET", Services + query, {}, shopper).object()[QLatin1String("items")].toArray();
    }
    QStringList states()
    {
        QStringList list;
        for (const QJsonValue &one : services())
            list << one[QLatin1String("status")][QLatin1String("value")].toString();
        return list;
    }
    QString actions(const QByteArray &shopper = "110001")
    {
        QStringList list;
        for (const QJsonValue &one : send("GET", Broadband, {}, shopper).object()[QLatin1String("allowedActions")].toArray())
            list << one.toString();
        return list.join(u' ');
    }
    bool giveRole(const char *role) // to Kim, on Dana's cabin
    {
        return m_client->changeStore(QStringLiteral("INSERT OR REPLACE INTO roles (account_id, contact_id, role) VALUES"
                                                    " ('300100000000202', '300100000000104', '%1')")
                                         .arg(QLatin1String(role)),
                                     "crm");
    }

private Q_SLOTS:
    void init()
    {
        m_client = std::make_unique<CommerceClient>();
        m_client->options().hasTestSwitch = true;
        m_client->options().clock = &m_clock;
        QVERIFY2(m_client->start(), qPrintable(m_client->problem()));
        QVERIFY(m_client->login());
    }

    void shouldAllowWhatStateAndUserAllow()
    {
        QCOMPARE(actions(), QStringLiteral("modify renew suspend"));
        QCOMPARE(send("POST", Broadband + "/suspend").status, 200);
        QCOMPARE(actions(), QStringLiteral("resume"));
        QVERIFY(m_client->login("supervisor@example.com"));
        QCOMPARE(actions(), QStringLiteral("resume terminate"));
        QCOMPARE(send("POST", Broadband + "/resume").status, 200);
        QCOMPARE(actions(), QStringLiteral("modify renew suspend terminate"));
        QCOMPARE(send("POST", Broadband + "/terminate").status, 200);
        QCOMPARE(actions(), QString());
        for (const char *action : {"modify", "renew", "suspend", "resume", "terminate"})
            QCOMPARE(CommerceClient::code(send("POST", Broadband + '/' + action)), QStringLiteral("551008"));
    }
    void shouldLetABuyerActAndAUserRead()
    {
        QCOMPARE(CommerceClient::code(send("GET", Broadband, {}, "110004")), QStringLiteral("551006"));
        QVERIFY(giveRole("user"));
        QCOMPARE(actions("110004"), QString());
        QCOMPARE(services("?serviceAccountId=300100000000202", "110004").size(), 2);
        QCOMPARE(CommerceClient::code(send("POST", Broadband + "/renew", {}, "110004")), QStringLiteral("551006"));

        QVERIFY(giveRole("buyer"));

        QCOMPARE(actions("110004"), QStringLiteral("modify renew suspend"));
        QCOMPARE(send("POST", Broadband + "/renew", {}, "110004").status, 200);
    }
    void shouldTakeAlongWhatBelongsToTheRoot()
    {
        const QJsonObject answer = send("POST", Broadband + "/suspend").object();

        QCOMPARE(answer[QLatin1String("configuratorItem")][QLatin1String("childItems")][0][QLatin1String("assetId")].toString(),
                 QStringLiteral("90000002"));
        QCOMPARE(states().join(u' '), QStringLiteral("SUSPENDED SUSPENDED"));
        QCOMPARE(services("?status=ACTIVE").size(), 0);
        QCOMPARE(services("?status=SUSPENDED").size(), 2);
    }
    void shouldKeepTheStateOverARestart()
    {
        QCOMPARE(send("POST", Broadband + "/suspend").status, 200);
        m_client->stop();
        QVERIFY(m_client->start() && m_client->login());
        QCOMPARE(states().join(u' '), QStringLiteral("SUSPENDED SUSPENDED"));
    }
    void shouldTakeTheDayThatIsAskedFor_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("status");
        QTest::newRow("yesterday") << -1 << 400;
        QTest::newRow("today") << 0 << 200;
        QTest::newRow("next week") << 7 << 200;
    }
    void shouldTakeTheDayThatIsAskedFor()
    {
        QFETCH(int, days);
        QFETCH(int, status);
        const QByteArray day = m_clock.now().date().addDays(days).toString(Qt::ISODate).toLatin1() + "T00:00:00.000Z";

        const auto answer = send("POST", Broadband + "/renew", "{\"transactionDate\": \"" + day + "\"}");

        QCOMPARE(answer.status, status);
        if (status == 200)
            QCOMPARE(answer.object()[QLatin1String("configuratorItem")][QLatin1String("transactionDate")].toString().toLatin1(),
                     day);
        else
            QCOMPARE(CommerceClient::code(answer), QStringLiteral("551009"));
    }
    void rejectsABodyThatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::newRow("list") << QByteArray("[]") << QStringLiteral("CAM-3001");
        QTest::newRow("unknown") << QByteArray("{\"force\": true}") << QStringLiteral("CAM-3001");
        QTest::newRow("reason") << QByteArray("{\"reason\": 5}") << QStringLiteral("CAM-3001");
        QTest::newRow("long") << QByteArray("{\"reason\": \"" + QByteArray(256, 'r') + "\"}") << QStringLiteral("CAM-3002");
        QTest::newRow("date") << QByteArray("{\"transactionDate\": 5}") << QStringLiteral("551009");
    }
    void rejectsABodyThatIsWrong()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        QCOMPARE(CommerceClient::code(send("POST", Broadband + "/suspend", body)), code);
        QCOMPARE(states().first(), QStringLiteral("ACTIVE"));
    }
    void rejectsWhoIsNotKnown()
    {
        QCOMPARE(CommerceClient::code(m_client->get(Services)), QStringLiteral("CAM-1004"));
        QCOMPARE(CommerceClient::code(send("GET", Services, {}, "999999")), QStringLiteral("551000"));
        QCOMPARE(CommerceClient::code(send("GET", Services + "?serviceAccountId=300100000000301")), QStringLiteral("551006"));
        m_client->setToken("nobody");
        QCOMPARE(CommerceClient::code(send("GET", Services)), QStringLiteral("CAM-1001"));
    }
    void rejectsAnAssetWhoseOwnerIsAnother()
    {
        QVERIFY(m_client->changeStore(QStringLiteral("UPDATE assets SET customer_account_id='300100000000301' WHERE id='90000001'"),
                                      "assets"));
        QCOMPARE(CommerceClient::code(send("POST", Broadband + "/renew")), QStringLiteral("551007"));
    }
    void shouldSayThatTheAssetSystemFailed()
    {
        const auto weather = [&](const QByteArray &rule) {
            return m_client->send("POST", "/sandbox/weather", "[{\"role\": \"assets\", " + rule + "}]").status;
        };
        QCOMPARE(weather("\"method\": \"POST\", \"status\": 500"), 200);
        const auto refused = send("POST", Broadband + "/suspend");
        QCOMPARE(refused.status, 502);
        QCOMPARE(CommerceClient::code(refused), QStringLiteral("551008"));
        QCOMPARE(weather("\"status\": 200, \"body\": \"<html>\""), 200);
        QCOMPARE(CommerceClient::code(send("GET", Services)), QStringLiteral("551003"));
        QCOMPARE(CommerceClient::code(send("GET", Broadband)), QStringLiteral("551003"));
        QCOMPARE(m_client->send("POST", "/sandbox/weather", "[{\"role\": \"oic\", \"status\": 500}]").status, 200);
        QCOMPARE(CommerceClient::code(send("GET", Services)), QStringLiteral("CAM-5005"));
        QCOMPARE(m_client->send("DELETE", "/sandbox/weather").status, 200);
        QCOMPARE(states().first(), QStringLiteral("ACTIVE"));
    }
    void shouldLetOneOfTwoActionsAtOnceThrough()
    {
        std::atomic<int> done = 0, late = 0;
        std::vector<std::thread> agents;
        for (int i = 0; i < 6; ++i)
            agents.emplace_back([&] {
                const auto answer = send("POST", Broadband + "/suspend");
                done += answer.status == 200;
                late += CommerceClient::code(answer) == QLatin1String("551008") && answer.status == 409;
            });
        for (std::thread &one : agents)
            one.join();
        QCOMPARE(done.load(), 1);
        QCOMPARE(late.load(), 5);
    }
    void shouldListInPages()
    {
        const QJsonObject page = send("GET", Services + "?limit=1&offset=1").object();
        QCOMPARE(page[QLatin1String("items")][0][QLatin1String("assetId")].toString(), QStringLiteral("90000002"));
        QCOMPARE(page[QLatin1String("count")].toInt(), 1);
        QCOMPARE(page[QLatin1String("totalResults")].toInt(), 2);
        QCOMPARE(page[QLatin1String("hasMore")], QJsonValue(false));
    }
    void shouldListTheServicesOfACustomerAccountItself()
    {
        QVERIFY(m_client->changeStore(QStringLiteral("UPDATE assets SET service_account_id='300100000000301', "
                                                     "customer_account_id='300100000000301' WHERE root_id='90000001'"),
                                      "assets"));
        QVERIFY(m_client->changeStore(
            QStringLiteral("DELETE FROM roles WHERE contact_id='300100000000104' AND account_id<>'300100000000301'"), "crm"));
        QCOMPARE(services({}, "110004").size(), 2);
        QVERIFY(m_client->changeStore(QStringLiteral("DELETE FROM assets"), "assets"));
        QCOMPARE(CommerceClient::code(send("GET", Services, {}, "110004")), QStringLiteral("551001"));
    }
    void shouldOpenTheConfigurationThatWasAskedForAndNoOther()
    {
        const QUrl url(send("POST", Broadband + "/modify").object()[QLatin1String("configuratorUrl")].toString());
        m_client->setToken({});
        const auto page = m_client->get("/sandbox/configurator?" + url.query().toLatin1());
        QVERIFY(page.body.contains("Home Broadband"));
        QCOMPARE(m_client->get("/sandbox/configurator?key=other").status, 404);
    }
    void shouldOpenTheConfigurationWithoutTheSecretOfTheConsole()
    {
        CommerceClient managed;
        managed.options().secret = QByteArray(32, 's');
        QVERIFY(managed.start());
        QCOMPARE(managed.get("/sandbox/configurator?key=other").status, 404); // not known, but not refused
        QCOMPARE(managed.get("/sandbox/health").status, 403);
        QCOMPARE(managed.send("POST", "/sandbox/configurator").status, 403);
    }
    void shouldOfferNothingWhereTheSiteHasNoAssets()
    {
        CommerceClient stock;
        stock.options().can = sandbox::Capabilities::stock();
        QVERIFY(stock.start() && stock.login());
        QCOMPARE(CommerceClient::code(stock.get(Services)), QStringLiteral("990404"));
        QCOMPARE(stock.get("/sandbox/configurator?key=x").status, 404);
    }
    // The asset system knows the same accounts as the CRM, and nobody's but those.
    void shouldGiveServicesToAccountsThatThereAre()
    {
        const sandbox::Population population = sandbox::populate(2000, 1);
        QHash<QString, QJsonObject> accounts;
        for (const QJsonObject &account : population.accounts)
            accounts.insert(account[QLatin1String("id")].toString(), account);
        QSet<QString> ids;
        int suspended = 0;
        for (const QJsonObject &asset : sandbox::assetsOf(population)) {
            const QJsonObject account = accounts.value(asset[QLatin1String("service_account_id")].toString());
            QVERIFY(!account.isEmpty() && account[QLatin1String("type")] != QLatin1String("Billing"));
            const QJsonValue parent = account[QLatin1String("parent_id")];
            QCOMPARE(asset[QLatin1String("customer_account_id")], parent.isNull() ? account[QLatin1String("id")] : parent);
            QVERIFY(accounts.contains(asset[QLatin1String("billing_account_id")].toString()));
            ids.insert(asset[QLatin1String("id")].toString());
            suspended += asset[QLatin1String("status")] == QLatin1String("SUSPENDED");
        }
        QCOMPARE(size_t(ids.size()), sandbox::assetsOf(population).size());
        QVERIFY(ids.size() > 500 && suspended > 10);
    }
};

QTEST_GUILESS_MAIN(TestCommerceAssets)
#include "tst_commerce_assets.moc"
