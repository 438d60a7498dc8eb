// SPDX-License-Identifier: Apache-2.0
// Parts of the sandbox in processes of their own: the extension alone, with Oracle's config.json, in front of flows and a
// Commerce that it knows by address only (CONTRACT 4.8); and what is said of every mistake at the start.
#include "accountsclient.h"

#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>

#include <thread>

using namespace linedesk;
using namespace linedesk::test;

namespace {

const QByteArray FlowBase = "/ic/api/integration/v1/flows/rest/";

QJsonObject oraclesConfig(int port)
{
    const auto path = [](const char *tail) { return QString::fromLatin1(FlowBase + tail); };
    return {
        {QLatin1String("hostname"), QStringLiteral("127.0.0.1")},
        {QLatin1String("port"), QString::number(port)},
        {QLatin1String("timeout"), 50000},
        {QLatin1String("username_env_var"), QStringLiteral("CRM_USERNAME")},
        {QLatin1String("password_env_var"), QStringLiteral("CRM_PASSWORD")},
        {QLatin1String("QUERY_CONTACTS"), path("OCC_OEC_GET_PROFILE_SSE/1.0/contacts")},
        {QLatin1String("CREATE_CONTACT"), path("OCC_OEC_CONTACT_CREATE_SSE/1.0/contacts")},
        {QLatin1String("QUERY_ACCOUNTS"), path("OCC_OEC_GET_ACCNT_DETLS_PROF_SSE/1.0/accounts")},
        {QLatin1String("CREATE_ACCOUNTS"), path("OCC_OEC_ACCOUNT_CREATE_SSE/1.0/contacts/{currentContactId}/accounts")},
        {QLatin1String("UPDATE_ACCOUNT"), path("OCC_OEC_ACCOUNT_UPDATE_SSE/1.0/contacts/{currentContactId}/accounts/{accountId}")}};
}

// A sandbox process; it ends with this object.
class Part {
public:
    Part(const QStringList &arguments, const QHash<QString, QString> &variables)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (auto one = variables.begin(); one != variables.end(); ++one)
            environment.insert(one.key(), one.value());
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(LINEDESK_SANDBOX), arguments + QStringList{QStringLiteral("--port"), QStringLiteral("0")});
    }
    ~Part()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    int port()
    {
        if (!m_process.waitForReadyRead(20000))
            return 0;
        return QJsonDocument::fromJson(m_process.readLine()).object()[QLatin1String("port")].toInt();
    }
    /// Of a start that does not work.
    int exitCode() { return m_process.waitForFinished(20000) ? m_process.exitCode() : -1; }
    QString words() { return QString::fromUtf8(m_process.readAllStandardError()); }

private:
    QProcess m_process;
};

} // namespace

class TestRoles : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    const QHash<QString, QString> m_secrets = {{QStringLiteral("CRM_USERNAME"), QStringLiteral("flows")},
                                               {QStringLiteral("CRM_PASSWORD"), QStringLiteral("a password")},
                                               {QStringLiteral("OCC_APPLICATION_KEY"), QStringLiteral("a key")}};

    QString config(const QByteArray &text)
    {
        QFile file(m_folder.filePath(QStringLiteral("config.json")));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }
    QString config(const QJsonObject &object) { return config(QJsonDocument(object).toJson()); }
    static QStringList extension(const QString &file)
    {
        return {QStringLiteral("--roles"), QStringLiteral("accountmodel"),          QStringLiteral("--config"), file,
                QStringLiteral("--at"),    QStringLiteral("occ=http://127.0.0.1:9")};
    }

private Q_SLOTS:
    void shouldServeTheAccountsOfAnotherProcess()
    {
        Part back({QStringLiteral("--roles"), QStringLiteral("occ,oic,crm,payment"), QStringLiteral("--contacts"),
                   QStringLiteral("0"), QStringLiteral("--data"), m_folder.filePath(QStringLiteral("training.db"))},
                  m_secrets);
        const int backPort = back.port();
        QVERIFY2(backPort > 0, qPrintable(back.words()));
        Part front({QStringLiteral("--roles"), QStringLiteral("accountmodel"), QStringLiteral("--config"),
                    config(oraclesConfig(backPort)), QStringLiteral("--at"),
                    QStringLiteral("occ=http://127.0.0.1:%1").arg(backPort)},
                   m_secrets);
        const int frontPort = front.port();
        QVERIFY2(frontPort > 0, qPrintable(front.words()));
        const auto send = [](int port, const QByteArray &method, const QByteArray &path, const QByteArray &body,
                             const Headers &headers) {
            return sandbox::call("127.0.0.1", port, {method, path, headers, body, 20000}, nullptr);
        };
        const QByteArray userToken =
            send(backPort, "POST", "/ccagentui/v1/login", "grant_type=password&username=agent@example.com&password=Training-Desk-1",
                 {{"Content-Type", "application/x-www-form-urlencoded"}})
                .object()[QLatin1String("access_token")]
                .toString()
                .toLatin1();
        Headers dana = contextOf("110001");
        dana.emplace_back("Authorization", "Bearer " + userToken);
        const QByteArray base = "/ccagentx/custom/v1/";
        const auto answer = send(frontPort, "GET", base + "accounts", {}, dana);
        QVERIFY2(answer.status == 200, answer.body.constData());
        QCOMPARE(answer.object()[QLatin1String("total")].toInt(), 3);
        const QByteArray household = base + "contacts/300100000000101/accounts/300100000000201";
        QCOMPARE(send(frontPort, "PUT", household, R"({"accountName":"From afar"})", dana).status, 200);
        QCOMPARE(send(frontPort, "GET", base + "accounts", {}, dana)
                     .object()[QLatin1String("items")][0][QLatin1String("accountName")]
                     .toString(),
                 QStringLiteral("From afar"));
        // Each has its own routes alone; the guide's five keys have no structure.
        QCOMPARE(send(backPort, "GET", base + "accounts", {}, dana).status, 404);
        QCOMPARE(send(frontPort, "GET", "/ccagentui/v1/profiles/110001", {}, dana).status, 404);
        QCOMPARE(send(frontPort, "GET", base + "accounts/300100000000201/structure", {}, dana).status, 404);
        // The administration takes a token for its key, and no other; nor does the key itself open it.
        const QByteArray profile = "/ccadmin/v1/profiles/110001", login = "/ccadmin/v1/login",
                         form = "grant_type=client_credentials";
        QCOMPARE(send(backPort, "GET", profile, {}, dana).status, 403);
        QCOMPARE(send(backPort, "GET", profile, {}, {{"Authorization", "Bearer a key"}}).status, 401);
        QCOMPARE(send(backPort, "POST", login, form, {{"Authorization", "Bearer another key"}}).status, 401);
        const QJsonObject token = send(backPort, "POST", login, form, {{"Authorization", "Bearer a key"}}).object();
        QCOMPARE(token[QLatin1String("expires_in")].toInt(), 300);
        const Headers administration = {{"Authorization", "Bearer " + token[QLatin1String("access_token")].toString().toLatin1()}};
        QCOMPARE(send(backPort, "GET", profile, {}, administration).status, 200);
        QCOMPARE(send(backPort, "GET", "/ccagentui/v1/profiles/110001", {}, administration).status, 401);
    }

    void rejectsAMistakeInTheConfiguration_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value"); // undefined: left out
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const char *key, const QJsonValue &value, const char *words) {
            QTest::newRow(name) << QString::fromLatin1(key) << value << QString::fromLatin1(words);
        };
        const QJsonValue none = QJsonValue::Undefined;
        row("no host", "hostname", none, "\"hostname\" is missing.");
        row("host with a scheme", "hostname", QStringLiteral("https://oic.example.com"),
            "\"hostname\" must be a host's name alone");
        row("host as a number", "hostname", 7, "\"hostname\" must be a text.");
        row("no port", "port", none, "\"port\" must be a whole number from 1 to 65535.");
        row("port of nobody", "port", QStringLiteral("0"), "\"port\" must be a whole number from 1 to 65535.");
        row("port with words", "port", QStringLiteral("7003x"), "\"port\" must be a whole number");
        row("timeout", "timeout", QStringLiteral("soon"), "\"timeout\" must be a whole number from 1 to 600000.");
        row("timeout below one", "timeout", 0, "\"timeout\" must be a whole number");
        row("no variable", "username_env_var", none, "\"username_env_var\" is missing.");
        row("a password instead", "password_env_var", QStringLiteral("s3cret!"),
            "\"password_env_var\" must be the name of an environment variable");
        for (const char *key : {"QUERY_CONTACTS", "CREATE_CONTACT", "QUERY_ACCOUNTS", "CREATE_ACCOUNTS", "UPDATE_ACCOUNT"})
            QTest::addRow("no %s", key) << QString::fromLatin1(key) << none
                                        << QStringLiteral("\"%1\" is missing.").arg(QLatin1String(key));
        row("address instead of a path", "QUERY_ACCOUNTS", QStringLiteral("https://oic.example.com/accounts"),
            "\"QUERY_ACCOUNTS\" must be a path");
        row("account left out", "UPDATE_ACCOUNT", QStringLiteral("/contacts/{currentContactId}/accounts"),
            "\"UPDATE_ACCOUNT\" must contain {accountId}.");
        row("unknown parameter", "CREATE_CONTACT", QStringLiteral("/contacts/{who}"),
            "\"CREATE_CONTACT\" contains {who}, which nobody fills.");
        row("structure without its account", "ACCOUNT_STRUCTURE", QStringLiteral("/structure"),
            "\"ACCOUNT_STRUCTURE\" must contain {accountId}.");
        row("empty variable", "username_env_var", QStringLiteral("NOBODY_SETS_THIS"),
            "The environment variables NOBODY_SETS_THIS and CRM_PASSWORD must hold the flows' credentials.");
        row("no application key", "application_key_env_var", QStringLiteral("NOBODY_SETS_THIS"),
            "The environment variable NOBODY_SETS_THIS must hold the application key");
    }
    void rejectsAMistakeInTheConfiguration()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QFETCH(QString, words);
        QJsonObject object = oraclesConfig(7003);
        object.insert(key, value);
        Part part(extension(config(object)), m_secrets);
        QCOMPARE(part.exitCode(), 2);
        const QString said = part.words();
        QVERIFY2(said.contains(words), qPrintable(said));
        QVERIFY(!said.contains(QLatin1String("a password")) && !said.contains(QLatin1String("a key")));
    }
    void shouldTellAllMistakesAtOnce()
    {
        QJsonObject object = oraclesConfig(7003);
        object.remove(QStringLiteral("hostname"));
        object.remove(QStringLiteral("CREATE_ACCOUNTS"));
        Part part(extension(config(object)), m_secrets);
        QCOMPARE(part.exitCode(), 2);
        const QString said = part.words();
        QVERIFY2(said.contains(QLatin1String("\"hostname\"")) && said.contains(QLatin1String("\"CREATE_ACCOUNTS\"")),
                 qPrintable(said));
    }
    void rejectsAnUnreadableFile()
    {
        Part broken(extension(config(QByteArray("{\"hostname\": "))), m_secrets);
        QCOMPARE(broken.exitCode(), 2);
        QVERIFY(broken.words().contains(QLatin1String("is not JSON")));
        Part missing(extension(m_folder.filePath(QStringLiteral("nowhere.json"))), m_secrets);
        QCOMPARE(missing.exitCode(), 2);
        QVERIFY(missing.words().contains(QLatin1String("cannot be read")));
    }
    void rejectsAWrongChoiceOfRoles_data()
    {
        QTest::addColumn<QString>("roles");
        QTest::addColumn<QString>("at");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *roles, const char *at, const char *words) {
            QTest::addRow("%s %s", roles, at)
                << QString::fromLatin1(roles) << QString::fromLatin1(at) << QString::fromLatin1(words);
        };
        row("accountmodel", "", "The role accountmodel asks occ");
        row("oracle", "", "--roles knows occ, accountmodel, oic, crm, payment, not \"oracle\".");
        row("", "", "--roles names none.");
        row("occ", "", "The role occ needs oic in the same process");
        row("oic", "occ=http://127.0.0.1:1", "The role oic asks crm");
        row("accountmodel", "occ=http://occ.example.com", "another computer is reached by HTTPS only");
        row("accountmodel", "occ=https://occ.example.com/base", "must end behind the host");
        row("accountmodel", "occ=https://localhost", "this computer is reached by HTTP");
        row("accountmodel", "occ=there", "is no address like");
        row("accountmodel", "payment=http://127.0.0.1:1", "The role accountmodel asks occ");
        row("crm", "payment=http://127.0.0.1:1", "--at says where occ and crm are, not \"payment\"");
        row("crm", "crm=http://127.0.0.1:1", "but it is among the roles of this process");
    }
    void rejectsAWrongChoiceOfRoles()
    {
        QFETCH(QString, roles);
        QFETCH(QString, at);
        QFETCH(QString, words);
        QStringList arguments{QStringLiteral("--roles"), roles};
        if (!at.isEmpty())
            arguments << QStringLiteral("--at") << at;
        Part part(arguments, m_secrets);
        QCOMPARE(part.exitCode(), 2);
        const QString said = part.words();
        QVERIFY2(said.contains(words), qPrintable(said));
    }
    // A host elsewhere is asked by TLS: a server that speaks plain HTTP is not reached, and sees no credentials.
    void shouldNotSendCredentialsInTheOpen()
    {
        QTcpServer plain;
        QVERIFY(plain.listen(QHostAddress::AnyIPv4));
        QByteArray seen;
        connect(&plain, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *socket = plain.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [&seen, socket] {
                seen += socket->readAll();
                socket->close();
            });
        });
        sandbox::CallFailure why = sandbox::CallFailure::None;
        const int port = plain.serverPort(); // 127.0.0.2 is this computer too, but not by its name
        std::atomic<bool> isDone = false;
        std::thread caller([&] {
            sandbox::call("127.0.0.2", port, {"GET", "/x", {{"Authorization", "Basic secret"}}, {}, 5000}, &why);
            isDone = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(isDone.load(), 10000);
        caller.join();
        QCOMPARE(why, sandbox::CallFailure::Unreachable);
        QVERIFY(!seen.isEmpty() && !seen.contains("secret") && !seen.contains("GET"));
    }
};

QTEST_GUILESS_MAIN(TestRoles)
#include "tst_roles.moc"
