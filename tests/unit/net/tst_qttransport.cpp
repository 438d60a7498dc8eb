// SPDX-License-Identifier: Apache-2.0
// The real transport against a server that misbehaves.
#include "net/qttransport.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace linedesk;

namespace {

// Counts whole requests and answers each with the same bytes; no bytes: closes without an answer.
class RudeServer : public QTcpServer {
public:
    explicit RudeServer(QByteArray answer, bool keepsSilent = false)
    {
        connect(this, &QTcpServer::newConnection, this, [this, answer, keepsSilent] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                auto seen = std::make_shared<QByteArray>();
                connect(socket, &QTcpSocket::readyRead, this, [this, socket, seen, answer, keepsSilent] {
                    seen->append(socket->readAll());
                    const qsizetype head = seen->indexOf("\r\n\r\n");
                    if (head < 0)
                        return;
                    qsizetype length = 0;
                    for (const QByteArray &line : seen->left(head).split('\n'))
                        if (line.toLower().startsWith("content-length:"))
                            length = line.mid(15).trimmed().toInt();
                    if (seen->size() < head + 4 + length)
                        return;
                    requests << *seen;
                    seen->clear();
                    if (keepsSilent)
                        return;
                    socket->write(answer);
                    socket->disconnectFromHost();
                });
            }
        });
        listen(QHostAddress::LocalHost);
    }
    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/a").arg(serverPort())); }
    int connections() const
    {
        const auto sockets = findChildren<QTcpSocket *>();
        return int(std::count_if(sockets.begin(), sockets.end(),
                                 [](QTcpSocket *one) { return one->state() == QAbstractSocket::ConnectedState; }));
    }
    QList<QByteArray> requests;
};

HttpRequest post(const QByteArray &text)
{
    HttpRequest request;
    request.method = Method::Post;
    request.text = text;
    request.deadline = std::chrono::milliseconds(5000);
    return request;
}

} // namespace

class TestQtTransport : public QObject {
    Q_OBJECT
    QtTransport m_transport;

    Result<HttpResponse> outcome(const QUrl &url, HttpRequest request)
    {
        std::optional<Result<HttpResponse>> result;
        auto call = m_transport.send(url, std::move(request)).then([&](Result<HttpResponse> r) { result = std::move(r); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 8000))
            return unexpected(Error());
        return *result;
    }

private Q_SLOTS:
    // The stack starts a request from the event loop; a body that had ended with its call was read there.
    void shouldSurviveACallThatIsDroppedBeforeItHasStarted()
    {
        RudeServer server("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");

        for (int i = 0; i < 20; ++i) {
            Call<HttpResponse> call = m_transport.send(server.url(), post("{\"n\":1}"));
            if (i % 2)
                QCoreApplication::processEvents();
        }
        Call<HttpResponse> last = m_transport.send(server.url(), post("{\"n\":2}")).then([](Result<HttpResponse>) {});

        QTRY_VERIFY(!last.isRunning());
        QVERIFY(std::any_of(server.requests.begin(), server.requests.end(),
                            [](const QByteArray &one) { return one.endsWith("{\"n\":2}"); }));
    }

    // There are six connections; six dropped searches at a slow server left none for the next request.
    void shouldLetGoOfTheConnectionWhenACallIsDropped()
    {
        RudeServer server({}, true);
        for (int i = 0; i < 8; ++i) {
            Call<HttpResponse> call = m_transport.send(server.url(), i % 2 ? post("{}") : HttpRequest());
            QTRY_COMPARE(server.requests.size(), i + 1);
        }
        QTRY_COMPARE(server.connections(), 0);
    }
    void shouldReadALargeAnswerWhole()
    {
        const QByteArray body = '"' + QByteArray(12 * 1024 * 1024, 'x') + '"';
        RudeServer server("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        const auto result = outcome(server.url(), HttpRequest());
        QVERIFY(result);
        QVERIFY(result->body == body);
    }
    void shouldKnowAWholeAnswerOfNoStatedLength_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isWhole");
        const auto json = [](const char *text) { return QByteArray(text).replace('\x27', '"'); };
        QTest::newRow("whole") << json("{'a': ['}', '\\\\', '\\''], 'b': {}} ") << true;
        QTest::newRow("cut behind an inner bracket") << json("{'total': 2, 'items': [{'id': 1}, {'id': 2}]") << false;
        QTest::newRow("cut in a text that holds a bracket") << json("{'a': '}") << false;
        QTest::newRow("cut behind a quote that ends no text") << json("{'a': '\\'}}") << false;
        QTest::newRow("nothing") << QByteArray() << false;
    }
    void shouldKnowAWholeAnswerOfNoStatedLength()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, isWhole);
        RudeServer server("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" + body);
        const auto result = outcome(server.url(), HttpRequest());
        QCOMPARE(result.has_value(), isWhole);
        if (!isWhole)
            QCOMPARE(result.error().kind, ErrorKind::Protocol);
    }
    void rejectsAnAnswerThatIsPacked()
    {
        RudeServer server("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd");
        const auto read = outcome(server.url(), HttpRequest()), write = outcome(server.url(), post("{}"));
        QVERIFY(!read && !write);
        QCOMPARE(read.error().kind, ErrorKind::Protocol);
        QCOMPARE(write.error().kind, ErrorKind::Unknown);
        QVERIFY(server.requests.first().contains("Accept-Encoding: identity"));
    }
    // What the status says does not depend on the rest of the answer.
    void shouldKeepTheStatusOfARefusalThatWasCut()
    {
        RudeServer server("HTTP/1.1 412 Precondition Failed\r\nContent-Length: 100\r\n\r\n{\"errorCode\":");
        const auto result = outcome(server.url(), post("{}"));
        QVERIFY(result);
        QCOMPARE(result->status, 412);
        QCOMPARE(result->body, QByteArray());
    }
    // Log-in, refresh and log-out are posts, but there is nothing to look up afterwards.
    void shouldCallNothingUnknownThatChangesNothing()
    {
        RudeServer closing(""), silent({}, true);
        HttpRequest login = post("password"), refresh = post("{}");
        login.changesNothing = refresh.changesNothing = true;
        refresh.deadline = std::chrono::milliseconds(300);
        QCOMPARE(outcome(closing.url(), std::move(login)).error().kind, ErrorKind::Offline);
        QCOMPARE(outcome(silent.url(), std::move(refresh)).error().kind, ErrorKind::Timeout);
        QCOMPARE(closing.requests.size(), 1);
    }

    void shouldSendAWriteOnceWhenTheServerClosesWithoutAnswer()
    {
        RudeServer server("");
        const auto result = outcome(server.url(), post("{\"n\":1}"));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Unknown);
        QTest::qWait(200);
        QCOMPARE(server.requests.size(), 1);
    }
    void shouldSendAWriteOnceAfterGarbage()
    {
        RudeServer server("\x01\x02garbage\r\n\r\n");
        const auto result = outcome(server.url(), post("{}"));
        QVERIFY(!result || result->status != 200);
        QTest::qWait(200);
        QCOMPARE(server.requests.size(), 1);
    }
    void rejectsABodyShorterThanAnnounced()
    {
        RudeServer server("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":");
        const auto read = outcome(server.url(), [] {
            HttpRequest r;
            r.deadline = std::chrono::seconds(5);
            return r;
        }());
        QVERIFY(!read);
        const auto write = outcome(server.url(), post("{}"));
        QVERIFY(!write);
        QCOMPARE(write.error().kind, ErrorKind::Unknown);
    }
    void rejectsAnAnswerThatIsTooLarge()
    {
        RudeServer server("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n{");
        HttpRequest read;
        read.deadline = std::chrono::seconds(5);
        QCOMPARE(outcome(server.url(), std::move(read)).error().kind, ErrorKind::Protocol);
        QCOMPARE(outcome(server.url(), post("{}")).error().kind, ErrorKind::Unknown);
    }
    void rejectsARedirect()
    {
        RudeServer server("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/elsewhere\r\nContent-Length: 0\r\n\r\n");
        const auto result = outcome(server.url(), post("{}"));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Protocol);
        QCOMPARE(result.error().httpStatus, 302); // the words tell a redirect from an answer that cannot be read
    }
    void rejectsPlainHttpToAnotherComputerBeforeAnythingIsSent()
    {
        QVERIFY(!QtTransport::isAllowed(QUrl(QStringLiteral("http://shop.example/"))));
        QVERIFY(!QtTransport::isAllowed(QUrl(QStringLiteral("http://127.0.0.1.shop.example/"))));
        QVERIFY(!QtTransport::isAllowed(QUrl(QStringLiteral("ftp://127.0.0.1/"))));
        QVERIFY(QtTransport::isAllowed(QUrl(QStringLiteral("http://127.0.0.1:18080/"))));
        QVERIFY(QtTransport::isAllowed(QUrl(QStringLiteral("http://[::1]:1/"))));
        QVERIFY(QtTransport::isAllowed(QUrl(QStringLiteral("https://shop.example/"))));
        QCOMPARE(outcome(QUrl(QStringLiteral("http://192.0.2.1/")), post("{}")).error().kind, ErrorKind::Tls);
    }
    void shouldEndASilentServerByItsDeadline()
    {
        RudeServer server({}, true);
        HttpRequest read;
        read.deadline = std::chrono::milliseconds(300);
        QCOMPARE(outcome(server.url(), read).error().kind, ErrorKind::Timeout);
        HttpRequest write = post("{}");
        write.deadline = std::chrono::milliseconds(300);
        QCOMPARE(outcome(server.url(), std::move(write)).error().kind, ErrorKind::Unknown);
    }
    void shouldSayOfflineWhenNobodyListens()
    {
        QTcpServer closed;
        closed.listen(QHostAddress::LocalHost);
        const QUrl url(QStringLiteral("http://127.0.0.1:%1/").arg(closed.serverPort()));
        closed.close();
        QCOMPARE(outcome(url, post("{}")).error().kind, ErrorKind::Offline);
    }
};

QTEST_GUILESS_MAIN(TestQtTransport)
#include "tst_qttransport.moc"
