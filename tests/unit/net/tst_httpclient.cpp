// SPDX-License-Identifier: Apache-2.0
#include "net/httpclient.h"
#include "support/faketransport.h"

#include <QTest>

using namespace linedesk;

namespace {
class HandClock final : public Clock {
public:
    QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
    std::chrono::milliseconds elapsed() const override { return time; }
    std::chrono::milliseconds time{0};
};
const QByteArray NewToken = R"({"access_token":"new","token_type":"bearer","expires_in":900})";
} // namespace

class TestHttpClient : public QObject {
    Q_OBJECT
    std::unique_ptr<HandClock> m_clock;
    std::unique_ptr<FakeTransport> m_transport;
    std::unique_ptr<AuthSession> m_auth;
    std::unique_ptr<HttpClient> m_http;
    QStringList m_log;

    static HttpRequest request(Method method, const char *path, QByteArray text = {})
    {
        HttpRequest one;
        one.method = method;
        one.path = one.pathTemplate = QLatin1String(path);
        one.text = std::move(text);
        return one;
    }

private Q_SLOTS:
    void init()
    {
        m_log.clear();
        m_http.reset();
        m_clock = std::make_unique<HandClock>();
        m_transport = std::make_unique<FakeTransport>();
        m_auth = std::make_unique<AuthSession>(*m_clock);
        m_auth->setToken({"old", std::chrono::seconds(900)});
        m_http = std::make_unique<HttpClient>(*m_transport, *m_auth, HttpClient::Options{QUrl(QStringLiteral("https://shop.example")), {}, QStringLiteral("/refresh")});
        connect(m_http.get(), &HttpClient::logged, this, [this](const QString &line) { m_log << line; });
    }

    void shouldRefreshOnceAndRepeatAWriteAfter401()
    {
        m_transport->answer(401, "{}");
        m_transport->answer(200, NewToken);
        m_transport->answer(200, R"({"ok":true})");
        int status = 0;
        auto call = m_http->send(request(Method::Put, "/thing", "{\"a\":1}")).then([&](Result<HttpResponse> r) { status = r->status; });

        QTRY_COMPARE(status, 200);
        QCOMPARE(m_transport->sent().size(), size_t(3));
        QCOMPARE(m_transport->sent()[2].header("Authorization"), QByteArray("Bearer new"));
        QCOMPARE(m_transport->sent()[2].body, QByteArray("{\"a\":1}"));
        QCOMPARE(m_transport->sent()[0].header("X-Request-Id"), m_transport->sent()[2].header("X-Request-Id"));
    }

    void shouldShareOneRefreshAmongAllWaiters()
    {
        m_transport->answer(401, "{}");
        m_transport->answer(401, "{}");
        m_transport->answer(200, NewToken);
        m_transport->answer(200, "{}");
        m_transport->answer(200, "{}");
        int done = 0;
        auto first = m_http->send(request(Method::Get, "/a")).then([&](Result<HttpResponse> r) { done += r->status == 200; });
        auto second = m_http->send(request(Method::Get, "/b")).then([&](Result<HttpResponse> r) { done += r->status == 200; });

        QTRY_COMPARE(done, 2);
        QCOMPARE(std::count_if(m_transport->sent().begin(), m_transport->sent().end(), [](const auto &s) { return s.url.path() == QLatin1String("/refresh"); }), 1);
    }

    void shouldEndTheSessionWhenTheRefreshIsRefused()
    {
        m_transport->answer(401, "{}");
        m_transport->answer(401, "{}");
        bool expired = false;
        connect(m_auth.get(), &AuthSession::expired, this, [&] { expired = true; });
        ErrorKind kind = ErrorKind::Server;
        auto call = m_http->send(request(Method::Get, "/a")).then([&](Result<HttpResponse> r) { kind = r.error().kind; });

        QTRY_COMPARE(kind, ErrorKind::SignedOut);
        QVERIFY(expired);
        QVERIFY(!m_auth->hasToken());
    }

    void shouldNeverRepeatABodyThatHeldASecret()
    {
        m_transport->answer(401, "{}");
        HttpRequest card = request(Method::Post, "/cards");
        card.body = RequestBody::ofText("{}");
        int status = 0;
        auto call = m_http->send(std::move(card)).then([&](Result<HttpResponse> r) { status = r->status; });

        QTRY_COMPARE(status, 401);
        QCOMPARE(m_transport->sent().size(), size_t(1));
    }

    void shouldRefreshAheadOfASecretNearTheTokensEnd()
    {
        m_clock->time = std::chrono::seconds(800);
        m_transport->answer(200, NewToken);
        m_transport->answer(200, "{}");
        HttpRequest card = request(Method::Post, "/cards");
        card.body = RequestBody::ofText("{}");
        int status = 0;
        auto call = m_http->send(std::move(card)).then([&](Result<HttpResponse> r) { status = r->status; });

        QTRY_COMPARE(status, 200);
        QCOMPARE(m_transport->sent()[0].url.path(), QStringLiteral("/refresh"));
        QCOMPARE(m_transport->sent()[1].header("Authorization"), QByteArray("Bearer new"));
    }

    void shouldNotSendAWriteTwiceAfterAnUnknownOutcome()
    {
        m_transport->fail(ErrorKind::Unknown);
        ErrorKind kind = ErrorKind::Server;
        auto call = m_http->send(request(Method::Put, "/a", "{}")).then([&](Result<HttpResponse> r) { kind = r.error().kind; });

        QTRY_COMPARE(kind, ErrorKind::Unknown);
        QCOMPARE(m_transport->sent().size(), size_t(1));
    }

    void shouldLogNothingButTheAllowedFive()
    {
        m_transport->answer(200, R"({"secret":"body"})");
        HttpRequest read = request(Method::Get, "/people/42");
        read.pathTemplate = QStringLiteral("/people/{id}");
        bool done = false;
        auto call = m_http->send(std::move(read)).then([&](Result<HttpResponse>) { done = true; });

        QTRY_VERIFY(done);
        static const QRegularExpression line(QStringLiteral("^GET /people/\\{id\\} 200 [0-9]+ ms [0-9a-f-]{36}$"));
        QVERIFY2(line.match(m_log.value(0)).hasMatch(), qPrintable(m_log.join(u'\n')));
    }

    void shouldNeverSendTheMeteringHeader()
    {
        m_transport->answer(200, "{}");
        bool done = false;
        auto call = m_http->send(request(Method::Get, "/a")).then([&](Result<HttpResponse>) { done = true; });
        QTRY_VERIFY(done);
        QVERIFY(m_transport->sent()[0].header("X-CC-MeteringMode").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
