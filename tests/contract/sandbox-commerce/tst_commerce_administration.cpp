// SPDX-License-Identifier: Apache-2.0
// The administration API (CONTRACT section 9) without its uploads: who gets in, extension servers, kinds of addresses.
#include "administrationclient.h"

#include <atomic>
#include <thread>

using namespace linedesk;
using namespace linedesk::test;

namespace {

const QByteArray Servers = "/ccadmin/v1/extensionServers", Types = "/ccadmin/v1/addressTypes";

} // namespace

class TestCommerceAdministration : public QObject {
    Q_OBJECT
    std::unique_ptr<AdministrationClient> m_client;

    QJsonArray items(const QByteArray &path) { return m_client->get(path).object()[QLatin1String("items")].toArray(); }

private Q_SLOTS:
    void init()
    {
        m_client = std::make_unique<AdministrationClient>();
        QVERIFY2(m_client->start(), qPrintable(m_client->problem()));
    }

    void shouldAnswerAsTheExample_data()
    {
        QTest::addColumn<QByteArray>("before"); // a request to the same address that brings about the example's state
        const QByteArray holiday = R"({"displayName": "Holiday"})", server = "{\"hostUrl\": \"http://127.0.0.1:18081\"}";
        QTest::newRow("admin-address-types-create") << QByteArray();
        QTest::newRow("admin-address-types-duplicate") << holiday;
        QTest::newRow("admin-address-types-list") << holiday;
        QTest::newRow("admin-extension-servers-add") << QByteArray();
        QTest::newRow("admin-extension-servers-list") << server;
    }
    void shouldAnswerAsTheExample()
    {
        QFETCH(QByteArray, before);
        const Example pair(QTest::currentDataTag());
        const QByteArray path = pair.request[QLatin1String("path")].toString().toLatin1();
        if (!before.isEmpty())
            QCOMPARE(m_client->send("POST", path, before).status, 200);
        const QJsonObject body = pair.request[QLatin1String("body")].toObject();

        const sandbox::Response answer =
            m_client->send(pair.request[QLatin1String("method")].toString().toLatin1(), path,
                           body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact));

        const QString different = unlikeExample(pair, answer);
        QVERIFY2(different.isEmpty(), qPrintable(different));
    }
    void shouldLogInAsTheExample()
    {
        const Example pair("admin-login-ok");
        m_client->setToken({});
        const QByteArray key = pair.request[QLatin1String("headers")][QLatin1String("Authorization")].toString().toLatin1();

        const sandbox::Response answer =
            m_client->send("POST", "/ccadmin/v1/login", "grant_type=client_credentials",
                           {{"Authorization", key}, {"Content-Type", "application/x-www-form-urlencoded"}});

        const QString different = unlikeExample(pair, answer, {QStringLiteral("access_token")});
        QVERIFY2(different.isEmpty(), qPrintable(different));
        m_client->setToken(answer.object()[QLatin1String("access_token")].toString().toLatin1());
        QCOMPARE(m_client->get(Types).status, 200);
    }

    void rejectsALogIn_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("form");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("error");
        const QByteArray key = ApplicationKey, grant = "grant_type=client_credentials";
        const QString wrong = QStringLiteral("990401"), malformed = QStringLiteral("990400"),
                      refused = QStringLiteral("invalid_grant");
        QTest::newRow("no key") << QByteArray() << grant << 401 << wrong << refused;
        QTest::newRow("another key") << QByteArray("Sandbox-application-key") << grant << 401 << wrong << refused;
        QTest::newRow("the beginning of the key") << key.left(8) << grant << 401 << wrong << refused;
        QTest::newRow("more than the key") << key + 'x' << grant << 401 << wrong << refused;
        QTest::newRow("no form") << key << QByteArray() << 400 << malformed << QStringLiteral("invalid_request");
        QTest::newRow("no grant") << key << QByteArray("grant=client_credentials") << 400 << malformed
                                  << QStringLiteral("invalid_request");
        QTest::newRow("another grant") << key << QByteArray("grant_type=password") << 400 << malformed
                                       << QStringLiteral("unsupported_grant_type");
    }
    void rejectsALogIn()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, form);
        QFETCH(int, status);
        QFETCH(QString, code);
        QFETCH(QString, error);

        const sandbox::Response answer = m_client->tryLogIn(key, form);

        QCOMPARE(answer.status, status);
        QCOMPARE(CommerceClient::code(answer), code);
        QCOMPARE(answer.object()[QLatin1String("error")].toString(), error);
        QCOMPARE(AdministrationClient::where(answer), status == 400 ? QStringLiteral("grant_type") : QString());
    }
    // In one process the key is made at each start where none is given: nobody can know it.
    void rejectsALogInWhereNoKeyWasGiven()
    {
        qunsetenv("OCC_APPLICATION_KEY");
        CommerceClient closed;
        QVERIFY(closed.start());
        for (const QByteArray &key : {QByteArray("Bearer "), QByteArray("Bearer"), QByteArray("Bearer ") + ApplicationKey})
            QCOMPARE(closed.send("POST", "/ccadmin/v1/login", "grant_type=client_credentials", {{"Authorization", key}}).status,
                     401);
        QVERIFY(closed.login()); // and the extension has it
        QCOMPARE(closed.send("GET", "/ccagentx/custom/v1/accounts", {}, {{"X-CCAgentContext", R"({"shopperProfileId":"110001"})"}})
                     .status,
                 200);
    }

    void shouldLetTheAdministrationAloneIn_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::newRow("/ccadmin/v1/extensionServers GET") << QByteArray("GET");
        QTest::newRow("/ccadmin/v1/extensionServers POST") << QByteArray("POST");
        QTest::newRow("/ccadmin/v1/serverExtensions POST") << QByteArray("POST");
        QTest::newRow("/ccadmin/v1/addressTypes GET") << QByteArray("GET");
        QTest::newRow("/ccadmin/v1/addressTypes POST") << QByteArray("POST");
    }
    void shouldLetTheAdministrationAloneIn()
    {
        QFETCH(QByteArray, method);
        const QByteArray path = QByteArray(QTest::currentDataTag()).split(' ')[0], mine = m_client->token();
        const auto refusal = [&] {
            const sandbox::Response answer = m_client->send(method, path, method == "GET" ? "" : R"({"displayName": "Holiday"})");
            return QString::number(answer.status) + QLatin1Char(' ') + CommerceClient::code(answer) + QLatin1Char(' ') +
                   QString::fromLatin1(CommerceClient::header(answer, "WWW-Authenticate"));
        };
        const QString unknown = QStringLiteral("401 990406 Bearer error=\"invalid_token\"");
        m_client->setToken({});
        QCOMPARE(refusal(), QStringLiteral("401 990406 Bearer"));
        m_client->setToken(ApplicationKey); // the key itself opens the log-in alone
        QCOMPARE(refusal(), unknown);
        for (const char *user : {"agent@example.com", "supervisor@example.com"}) {
            QVERIFY(m_client->login(user));
            QCOMPARE(refusal(), QStringLiteral("403 100091 "));
        }
        QCOMPARE(m_client->post("/ccagentui/v1/logout", {}).status, 200);
        QCOMPARE(refusal(), unknown);
        m_client->setToken(mine);
        QCOMPARE(m_client->get(Types).status, 200);
        m_client->clock.turn(std::chrono::minutes(5));
        QCOMPARE(refusal(), unknown);
        QVERIFY(m_client->logIn());
        QCOMPARE(items(Types).size(), 2);
        QCOMPARE(m_client->get("/ccagentui/v1/profiles/110001").status, 401); // each API has its own tokens
    }

    void rejectsAnExtensionServer_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const char *body : {"", "[]", "{}", "no json", "{\"hostUrl\": null}", "{\"hostUrl\": \"\"}", "{\"hostUrl\": 7}",
                                 "{\"hostUrl\": \"https://ext.example.com\", \"status\": \"STOPPED\"}"})
            QTest::newRow(body) << QByteArray(body);
        for (const char *url :
             {"ext.example.com", "ftp://ext.example.com", "http://ext.example.com", "https://ext.example.com/base",
              "https://ext.example.com?a=b", "https://user:word@ext.example.com", "https://"})
            QTest::newRow(url) << QByteArray("{\"hostUrl\": \"") + url + "\"}";
        QTest::newRow("too long") << "{\"hostUrl\": \"https://" + QByteArray(60, 'a') + '.' + QByteArray(60, 'b') + '.' +
                                         QByteArray(60, 'c') + '.' + QByteArray(60, 'd') + ".example.com\"}";
    }
    void rejectsAnExtensionServer()
    {
        QFETCH(QByteArray, body);
        const sandbox::Response answer = m_client->send("POST", Servers, body);
        QCOMPARE(answer.status, 400);
        QCOMPARE(CommerceClient::code(answer), QStringLiteral("990400"));
        QCOMPARE(AdministrationClient::where(answer), QStringLiteral("hostUrl"));
        QCOMPARE(items(Servers).size(), 0);
    }
    void rejectsAnExtensionServerThatIsThere()
    {
        const auto add = [&](const char *url) { return m_client->post(Servers, {{QLatin1String("hostUrl"), QLatin1String(url)}}); };
        QCOMPARE(add("https://ext.example.com").status, 200);
        for (const char *same : {"https://ext.example.com", "https://EXT.example.com/", "https://ext.example.com:443"}) {
            const sandbox::Response answer = add(same);
            QCOMPARE(answer.status, 409);
            QCOMPARE(CommerceClient::code(answer), QStringLiteral("990409"));
            QCOMPARE(AdministrationClient::where(answer), QStringLiteral("hostUrl"));
        }
        QCOMPARE(add("https://ext.example.com:8443").object()[QLatin1String("id")].toString(), QStringLiteral("es-2"));
        QCOMPARE(items(Servers).size(), 2);
    }

    void rejectsAnAddressType_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        const auto row = [](const QByteArray &body, const char *code) {
            QTest::newRow(body.left(40).constData()) << body << QString::fromLatin1(code);
        };
        row("no json", "180120");
        row("[]", "180120");
        row(R"({"displayName": 7})", "180120");
        row("{}", "180112");
        row(R"({"displayName": null})", "180112");
        row(R"({"displayName": "  "})", "180112");
        row("{\"displayName\": \"" + QByteArray(41, 'a') + "\"}", "180113");
        row("{\"displayName\": \"a\\u0007b\"}", "180113");
        row(R"({"displayName": "Holiday", "id": "at7"})", "180113");
        row(R"({"displayName": "shipping"})", "180111");
        row(R"({"displayName": " BILLING "})", "180111");
    }
    void rejectsAnAddressType()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        const sandbox::Response answer = m_client->send("POST", Types, body);
        QCOMPARE(answer.status, code == QLatin1String("180111") ? 409 : 400);
        QCOMPARE(CommerceClient::code(answer), code);
        QCOMPARE(AdministrationClient::where(answer), QStringLiteral("displayName"));
        QCOMPARE(items(Types).size(), 2);
    }
    void shouldMakeATypeOfTheLongestName()
    {
        const sandbox::Response answer = m_client->post(Types, {{QLatin1String("displayName"), QString(40, QChar(0xe9))}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object()[QLatin1String("displayName")].toString(), QString(40, QChar(0xe9)));
    }
    void shouldMakeOneOfManyTypesOfTheSameName()
    {
        std::atomic<int> made = 0, refused = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&] {
                const int status = m_client->post(Types, {{QLatin1String("displayName"), QStringLiteral("Holiday")}}).status;
                made += status == 200;
                refused += status == 409;
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(made.load(), 1);
        QCOMPARE(refused.load(), 7);
    }
    // What an administrator adds is a kind of address for the agents.
    void shouldLetAgentsUseTheTypesThatThereAre()
    {
        const QByteArray
            book = "/ccagentui/v1/profiles/110001/addresses",
            address =
                "{\"addressType\": \"Lake house\", \"address\": {\"country\": \"US\", \"address1\": \"1 Lake St\", "
                "\"city\": \"Springfield\", \"state\": \"IL\", \"postalCode\": \"62701\", \"types\": [{\"id\": \"at100001\"}]}}",
            administration = m_client->token();
        QVERIFY(m_client->login());
        QCOMPARE(CommerceClient::code(m_client->send("POST", book, address)), QStringLiteral("89103"));
        const QByteArray agent = m_client->token();
        m_client->setToken(administration);
        QCOMPARE(m_client->post(Types, {{QLatin1String("displayName"), QStringLiteral("Holiday")}}).status, 200);
        m_client->setToken(agent);

        const sandbox::Response answer = m_client->send("POST", book, address);

        QVERIFY2(answer.status == 200, answer.body.constData());
        const QJsonValue type = answer.object()[QLatin1String("address")][QLatin1String("types")][0];
        QCOMPARE(type[QLatin1String("id")].toString(), QStringLiteral("at100001"));
        QCOMPARE(type[QLatin1String("displayName")].toString(), QStringLiteral("Holiday"));
    }

    void shouldKeepWhatWasSetUpOverARestartAndForgetItAtAReset()
    {
        QCOMPARE(m_client->post(Types, {{QLatin1String("displayName"), QStringLiteral("Holiday")}}).status, 200);
        QCOMPARE(m_client->post(Servers, {{QLatin1String("hostUrl"), QStringLiteral("https://ext.example.com")}}).status, 200);
        m_client->stop();
        QVERIFY2(m_client->start(), qPrintable(m_client->problem()));
        QCOMPARE(items(Types).size(), 3);
        QCOMPARE(items(Servers).size(), 1);

        const Example reset("sandbox-reset");
        const sandbox::Response answer = m_client->post("/sandbox/reset", reset.request[QLatin1String("body")].toObject());

        const QString different = unlikeExample(reset, answer);
        QVERIFY2(different.isEmpty(), qPrintable(different));
        QCOMPARE(items(Types).size(), 2);
        QCOMPARE(items(Servers).size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestCommerceAdministration)
#include "tst_commerce_administration.moc"
