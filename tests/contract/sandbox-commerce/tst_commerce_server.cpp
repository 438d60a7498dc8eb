// SPDX-License-Identifier: Apache-2.0
// The sandbox as an HTTP server and as a program: whom it serves, what it refuses, how it starts and ends, what it logs.
#include "commerceclient.h"

#include <QProcess>
#include <QTcpSocket>

using namespace linedesk;
using namespace linedesk::test;

namespace {

const QByteArray secret = "0123456789abcdef0123456789abcdef";

QByteArray raw(int port, const QByteArray &bytes)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), quint16(port));
    if (!socket.waitForConnected(5000))
        return {};
    socket.write(bytes);
    QByteArray answer;
    while (socket.waitForReadyRead(5000)) {
        answer += socket.readAll();
        if (answer.contains("\r\n\r\n"))
            break;
    }
    return answer;
}

// The real program, as the console starts it.
class Program {
public:
    explicit Program(const QString &folder) : m_folder(folder) {}
    ~Program()
    {
        process.kill();
        process.waitForFinished();
    }
    bool start()
    {
        process.start(QStringLiteral(LINEDESK_SANDBOX),
                      {QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--contacts"), QStringLiteral("0"),
                       QStringLiteral("--managed"), QStringLiteral("--data"), m_folder + QStringLiteral("/training.db")});
        process.write(secret + '\n');
        while (!process.canReadLine() && process.waitForReadyRead(20000)) {
        }
        firstLine = process.readLine();
        m_port = QJsonDocument::fromJson(firstLine)[QLatin1String("port")].toInt();
        return m_port != 0;
    }
    sandbox::Response send(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                           std::vector<std::pair<QByteArray, QByteArray>> headers = {}) const
    {
        headers.emplace_back("X-Linedesk-Sandbox", secret);
        if (!m_token.isEmpty())
            headers.emplace_back("Authorization", "Bearer " + m_token);
        return sandbox::call("127.0.0.1", m_port, {method, path, std::move(headers), body, 20000}, nullptr);
    }
    bool login()
    {
        m_token.clear();
        m_token = send("POST", "/ccagentui/v1/login", "grant_type=password&username=agent@example.com&password=Training-Desk-1",
                       {{"Content-Type", "application/x-www-form-urlencoded"}})
                      .object()[QLatin1String("access_token")]
                      .toString()
                      .toLatin1();
        return !m_token.isEmpty();
    }

    QProcess process;
    QByteArray firstLine;
    const QByteArray &token() const { return m_token; }

private:
    QString m_folder;
    int m_port = 0;
    QByteArray m_token;
};

const QByteArray cardBody =
    R"({"cardType":"visa","nameOnCard":"Robin Example","cardNumber":"4111111111111111","expiryMonth":"03","expiryYear":"2035","cardCVV":"739"})";

} // namespace

class TestCommerceServer : public QObject {
    Q_OBJECT
    std::unique_ptr<CommerceClient> m_client;

private Q_SLOTS:
    void init()
    {
        m_client = std::make_unique<CommerceClient>();
        QVERIFY2(m_client->start(), qPrintable(m_client->problem()));
        QVERIFY(m_client->login());
    }

    void rejectsAHostThatIsNotThisComputer()
    {
        for (const char *host : {"example.com", "127.0.0.1.example.com", "localhost.example.com:80", ""})
            QVERIFY(raw(m_client->port(), QByteArray("GET /sandbox/health HTTP/1.1\r\nHost: ") + host + "\r\n\r\n")
                        .startsWith("HTTP/1.1 403"));
        for (const char *host : {"127.0.0.1", "localhost:1", "[::1]:1", "LOCALHOST"})
            QVERIFY(raw(m_client->port(), QByteArray("GET /sandbox/health HTTP/1.1\r\nHost: ") + host + "\r\n\r\n")
                        .startsWith("HTTP/1.1 200"));
    }
    void shouldSendNoCrossOriginHeaders()
    {
        const QByteArray answer = raw(m_client->port(), "OPTIONS /ccagentui/v1/profiles HTTP/1.1\r\nHost: localhost\r\nOrigin: "
                                                        "http://example.com\r\nAccess-Control-Request-Method: POST\r\n\r\n");
        QVERIFY(!answer.isEmpty());
        QVERIFY(!answer.toLower().contains("access-control-"));
        QVERIFY(!answer.startsWith("HTTP/1.1 2"));
    }
    void rejectsGarbageWithoutFalling()
    {
        for (const QByteArray &bytes : QList<QByteArray>{QByteArray("\x16\x03\x01\x02\x00\r\n\r\n", 9), QByteArray("GET\r\n\r\n"),
                                                         QByteArray("PUSH / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                                                         "GET /" + QByteArray(9000, 'a') + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                                                         QByteArray("GET /%ff%fe HTTP/1.1\r\nHost: localhost\r\n\r\n")})
            raw(m_client->port(), bytes);
        QCOMPARE(m_client->get("/sandbox/health").status, 200);
    }
    void rejectsABodyThatIsTooLarge_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("megabytes");
        QTest::addColumn<bool>("isToldWhy");
        QTest::newRow("with its length") << QByteArray("Content-Length: 5242880\r\n\r\n") << 5 << true;
        QTest::newRow("in pieces") << QByteArray("Transfer-Encoding: chunked\r\n\r\n") << 5 << true;
        QTest::newRow("in pieces without an end") << QByteArray("Transfer-Encoding: chunked\r\n\r\n") << 64 << false;
    }
    void rejectsABodyThatIsTooLarge()
    {
        QFETCH(QByteArray, head);
        QFETCH(int, megabytes);
        QFETCH(bool, isToldWhy);
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), quint16(m_client->port()));
        QVERIFY(socket.waitForConnected(5000));
        socket.write("POST /ccagentui/v1/profiles HTTP/1.1\r\nHost: localhost\r\n" + head);
        const QByteArray megabyte(1 << 20, 'x');
        int sent = 0;
        for (; sent < megabytes && socket.state() == QAbstractSocket::ConnectedState; ++sent) {
            socket.write(head.startsWith("Content") ? megabyte : "100000\r\n" + megabyte + "\r\n");
            while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(5000)) {
            }
        }
        if (isToldWhy && !head.startsWith("Content"))
            socket.write("0\r\n\r\n");

        if (isToldWhy) {
            QVERIFY(socket.waitForReadyRead(10000));
            QVERIFY(socket.readAll().startsWith("HTTP/1.1 413"));
        } else {
            QVERIFY(socket.state() == QAbstractSocket::UnconnectedState || socket.waitForDisconnected(5000));
            QVERIFY(sent < megabytes);
        }
        QCOMPARE(m_client->get("/sandbox/health").status, 200);
    }
    void shouldNotSplitAnEncodedSlashInThePath()
    {
        QCOMPARE(CommerceClient::code(m_client->get("/ccagentui/v1/profiles/110001%2FcreditCards")), QStringLiteral("22002"));
    }
    void rejectsRequestsWithoutTheOneTimeSecret()
    {
        CommerceClient managed;
        managed.options().secret = "0123456789abcdef0123456789abcdef";
        QVERIFY(managed.start());
        QCOMPARE(managed.get("/sandbox/health").status, 403);
        QCOMPARE(managed.send("GET", "/sandbox/health", {}, {{"X-Linedesk-Sandbox", "0123456789abcdef0123456789abcdeF"}}).status,
                 403);
        QCOMPARE(managed.send("GET", "/sandbox/health", {}, {{"X-Linedesk-Sandbox", "0123456789abcdef0123456789abcdef"}}).status,
                 200);
    }
    void rejectsAPortThatIsTaken()
    {
        sandbox::Sandbox::Options options;
        options.port = m_client->port();
        options.contacts = 0;
        options.dataFile = m_client->folder() + QStringLiteral("/second.db");
        sandbox::Sandbox second(options);
        QString problem;
        QCOMPARE(second.start(&problem), 0);
        QVERIFY(problem.contains(QString::number(m_client->port())));
    }
    // An agent's console keeps its connections; ending the sandbox must not wait for them.
    void shouldStopWhileConnectionsAreKept()
    {
        QTcpSocket kept;
        kept.connectToHost(QStringLiteral("127.0.0.1"), quint16(m_client->port()));
        QVERIFY(kept.waitForConnected(5000));
        kept.write("GET /sandbox/health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY(kept.waitForReadyRead(5000));
        QElapsedTimer watch;
        watch.start();
        m_client->stop();
        qInfo("stopped after %lld ms", watch.elapsed());
        QVERIFY(kept.waitForDisconnected(5000) || kept.state() == QAbstractSocket::UnconnectedState);
    }

    void shouldServeMoreKeptConnectionsThanItHasWorkers()
    {
        std::vector<std::unique_ptr<QTcpSocket>> kept;
        for (int i = 0; i < 40; ++i) {
            kept.push_back(std::make_unique<QTcpSocket>());
            kept.back()->connectToHost(QStringLiteral("127.0.0.1"), quint16(m_client->port()));
            QVERIFY(kept.back()->waitForConnected(5000));
            kept.back()->write("GET /sandbox/health HTTP/1.1\r\nHost: localhost\r\n\r\n");
            QVERIFY(kept.back()->waitForReadyRead(20000));
        }
        QCOMPARE(m_client->get("/sandbox/health").status, 200);
    }

    void shouldSayOneLineAndEndWithItsParentsInput()
    {
        QTemporaryDir folder;
        Program program(folder.path());
        QVERIFY(program.start());
        QVERIFY(program.login());

        program.process.closeWriteChannel();

        QVERIFY(program.process.waitForFinished(5000));
        QCOMPARE(program.process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.process.exitCode(), 0);
        QCOMPARE(program.process.readAllStandardOutput(), QByteArray()); // nothing after the first line
    }
    void rejectsAShortSecret()
    {
        QTemporaryDir folder;
        QProcess process;
        process.start(QStringLiteral(LINEDESK_SANDBOX), {QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--managed"),
                                                         QStringLiteral("--data"), folder.filePath(QStringLiteral("t.db"))});
        process.write("short\n");
        QVERIFY(process.waitForFinished(10000));
        QVERIFY(process.exitCode() != 0);
        QVERIFY(process.readAllStandardError().contains("secret"));
        QCOMPARE(process.readAllStandardOutput(), QByteArray());
    }
    void shouldKeepAnAnsweredCardWhenKilled()
    {
        QTemporaryDir folder;
        Program first(folder.path());
        QVERIFY(first.start() && first.login());
        const auto stored =
            first.send("POST", "/ccagentui/v1/profiles/110002/creditCards", cardBody, {{"Idempotency-Key", "kept"}});
        first.process.kill(); // SIGKILL
        QCOMPARE(stored.status, 200);
        QVERIFY(first.process.waitForFinished(5000));

        Program second(folder.path());
        QVERIFY(second.start() && second.login());

        const QJsonArray cards =
            second.send("GET", "/ccagentui/v1/profiles/110002/creditCards").object()[QLatin1String("items")].toArray();
        QCOMPARE(cards.size(), qsizetype(1));
        QCOMPARE(cards[0][QLatin1String("savedCardId")], stored.object()[QLatin1String("savedCardId")]);
        // And a repeat of the same intention is known as such.
        QCOMPARE(second.send("POST", "/ccagentui/v1/profiles/110002/creditCards", cardBody, {{"Idempotency-Key", "kept"}}).body,
                 stored.body);
    }
    void shouldLogMethodTemplateStatusAndRequestIdAndNothingElse()
    {
        QTemporaryDir folder;
        Program program(folder.path());
        QVERIFY(program.start() && program.login());
        QCOMPARE(
            program.send("POST", "/ccagentui/v1/profiles/110002/creditCards", cardBody, {{"X-Request-Id", "request-17"}}).status,
            200);
        QCOMPARE(program.send("GET", "/ccagentui/v1/profiles?queryFormat=SCIM&q=lastName%20sw%20%22example%22").status, 200);
        QCOMPARE(program.send("GET", "/ccagentui/v1/profiles/110002", {}, {{"X-Request-Id", "not an id; 4111111111111111"}}).status,
                 200);
        program.process.closeWriteChannel();
        QVERIFY(program.process.waitForFinished(5000));

        const QByteArray log = program.process.readAllStandardError();

        QVERIFY2(log.contains("POST /ccagentui/v1/profiles/{id}/creditCards 200"), log.constData());
        QVERIFY(log.contains("request-17"));
        for (const char *word : {"4111", "739", "Robin", "example", "110002", "lastName", "Training-Desk", "tok_"})
            QVERIFY2(!log.contains(word), word);
        QVERIFY(!log.contains(program.token()));
    }
};

QTEST_GUILESS_MAIN(TestCommerceServer)
#include "tst_commerce_server.moc"
