// SPDX-License-Identifier: Apache-2.0
#include "net/httpclient.h"
#include "support/fakeclock.h"
#include "support/faketransport.h"
#include "support/outcome.h"

using namespace linedesk;

namespace {
const QByteArray NewToken = R"({"access_token":"new","token_type":"bearer","expires_in":900})";
} // namespace

class TestHttpClient : public QObject {
    Q_OBJECT
    std::unique_ptr<FakeClock> m_clock;
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
    static HttpRequest cardRequest()
    {
        HttpRequest card = request(Method::Post, "/cards");
        card.body = RequestBody::ofText("{}");
        return card;
    }
    QStringList paths() const
    {
        QStringList all;
        for (const auto &one : m_transport->sent())
            all << one.url.path();
        return all;
    }

private Q_SLOTS:
    void init()
    {
        m_log.clear();
        m_http.reset();
        m_clock = std::make_unique<FakeClock>();
        m_transport = std::make_unique<FakeTransport>();
        m_auth = std::make_unique<AuthSession>(*m_clock);
        m_auth->setToken({"old", std::chrono::seconds(900)});
        m_http = std::make_unique<HttpClient>(
            *m_transport, *m_auth,
            HttpClient::Options{QUrl(QStringLiteral("https://shop.example")), {}, request(Method::Post, "/refresh")});
        connect(m_http.get(), &HttpClient::logged, this, [this](const QString &line) { m_log << line; });
    }

    void shouldRefreshOnceAndRepeatAWriteAfter401()
    {
        m_transport->answer(401, "{}");
        m_transport->answer(200, NewToken);
        m_transport->answer(200, R"({"ok":true})");
        int status = 0;
        auto call =
            m_http->send(request(Method::Put, "/thing", "{\"a\":1}")).then([&](Result<HttpResponse> r) { status = r->status; });

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
        QCOMPARE(std::count_if(m_transport->sent().begin(), m_transport->sent().end(),
                               [](const auto &s) { return s.url.path() == QLatin1String("/refresh"); }),
                 1);
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
        m_transport->answer(200, NewToken);

        QCOMPARE(outcome(m_http->send(cardRequest()))->status, 401);
        QCOMPARE(paths().count(QStringLiteral("/cards")), 1);
    }

    // Otherwise the agent types the card again and again, and each time it is refused with the same dead token.
    void shouldHaveANewTokenForTheNextTryOfABodyThatHeldASecret()
    {
        m_transport->answer(401, "{}");
        m_transport->answer(200, NewToken);
        m_transport->answer(200, "{}");

        QCOMPARE(outcome(m_http->send(cardRequest()))->status, 401);
        QCOMPARE(outcome(m_http->send(cardRequest()))->status, 200);
        QCOMPARE(m_transport->sent().back().header("Authorization"), QByteArray("Bearer new"));
    }
    void shouldEndTheSessionWhenASecretIsRefusedAndSoIsTheRefresh()
    {
        m_transport->answer(401, "{}");
        m_transport->answer(401, "{}");

        QCOMPARE(outcome(m_http->send(cardRequest()))->status, 401);
        QVERIFY(!m_auth->hasToken());
    }

    void shouldRefreshAheadOfASecretNearTheTokensEnd()
    {
        m_clock->advance(std::chrono::seconds(800));
        m_transport->answer(200, NewToken);
        m_transport->answer(200, "{}");

        QCOMPARE(outcome(m_http->send(cardRequest()))->status, 200);
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

    // The 401 proved that nothing was done, and the refresh changes no record.
    void shouldNotDoubtAWriteWhenOnlyTheRefreshWentUnanswered()
    {
        m_transport->answer(401, "{}");
        m_transport->fail(ErrorKind::Unknown);

        const auto answer = outcome(m_http->send(request(Method::Put, "/a", "{}")));

        QCOMPARE(answer.error().kind, ErrorKind::Timeout);
        QVERIFY(!answer.error().requestId.isEmpty());
    }
    void shouldNotDoubtACardWhenTheRefreshAheadOfItWentUnanswered()
    {
        m_clock->advance(std::chrono::seconds(800));
        m_transport->fail(ErrorKind::Unknown);

        QCOMPARE(outcome(m_http->send(cardRequest())).error().kind, ErrorKind::Timeout);
        QCOMPARE(paths(), QStringList{QStringLiteral("/refresh")});
    }
    void shouldCallALogInWithoutAnAnswerLate()
    {
        bool unreachable = false;
        connect(m_http.get(), &HttpClient::unreachable, this, [&] { unreachable = true; });
        m_transport->fail(ErrorKind::Unknown);
        HttpRequest login = request(Method::Post, "/login", "x");
        login.needsToken = false;
        login.changesNothing = true;

        QCOMPARE(outcome(m_http->send(std::move(login))).error().kind, ErrorKind::Timeout);
        QVERIFY(unreachable);
        QCOMPARE(m_transport->sent().size(), size_t(1));
    }
    // A bug once: a save that needs no token of ours, as through a flow, was called late when nobody knew what had become of it.
    void shouldNotCallASaveWithoutATokenLate()
    {
        m_transport->fail(ErrorKind::Unknown);
        HttpRequest save = request(Method::Put, "/flow", "x");
        save.needsToken = false;
        QCOMPARE(outcome(m_http->send(std::move(save))).error().kind, ErrorKind::Unknown);
    }
    void shouldSendASecretNowhereButToItsOwnServer()
    {
        m_transport->answer(200, "{}");
        HttpRequest card = cardRequest();
        card.baseUrl = QUrl(QStringLiteral("https://elsewhere.example"));
        QVERIFY(outcome(m_http->send(std::move(card))));
        QVERIFY(m_transport->sent().back().url.host() != QLatin1String("elsewhere.example"));
    }

    void shouldSendNothingWithoutAToken()
    {
        m_auth->discard();

        QCOMPARE(outcome(m_http->send(request(Method::Get, "/a"))).error().kind, ErrorKind::SignedOut);
        QCOMPARE(outcome(m_http->send(cardRequest())).error().kind, ErrorKind::SignedOut);
        QVERIFY(m_transport->sent().empty());
    }
    // The next agent at this desk must not finish, under another name, what the one before had begun.
    void shouldNotRepeatAWriteUnderTheNextAgentsToken()
    {
        m_transport->answer(401, "{}");
        auto call = m_http->send(request(Method::Put, "/a", "{}"));
        m_auth->discard();
        m_auth->setToken({"of the next agent", std::chrono::seconds(900)});

        QCOMPARE(outcome(std::move(call))->status, 401);
        QCOMPARE(paths(), QStringList{QStringLiteral("/a")});
    }
    void shouldWaitForTheNextSignInWhileSuspended()
    {
        m_auth->suspend();
        int status = 0;
        auto call = m_http->send(request(Method::Put, "/a", "{}")).then([&](Result<HttpResponse> r) { status = r->status; });
        QCOMPARE(outcome(m_http->send(cardRequest())).error().kind, ErrorKind::SignedOut); // a secret does not wait
        QVERIFY(m_transport->sent().empty());

        m_transport->answer(200, "{}");
        m_auth->setToken({"next", std::chrono::seconds(900)});

        QTRY_COMPARE(status, 200);
        QCOMPARE(m_transport->sent()[0].header("Authorization"), QByteArray("Bearer next"));
    }
    void shouldWaitForTheNextSignInWhenTheTokenEndsInMidAir()
    {
        connect(m_auth.get(), &AuthSession::expired, m_auth.get(), [this] { m_auth->suspend(); });
        m_transport->answer(401, "{}");
        m_transport->answer(401, "{}"); // the refresh
        int status = 0;
        HttpRequest save = request(Method::Put, "/a", "{\"n\":1}");
        save.headers.emplace_back("Idempotency-Key", "k");
        auto call = m_http->send(std::move(save)).then([&](Result<HttpResponse> r) { status = r->status; });
        QTRY_VERIFY(m_auth->isSuspended());

        m_transport->answer(200, "{}");
        m_auth->setToken({"next", std::chrono::seconds(900)});

        QTRY_COMPARE(status, 200);
        QCOMPARE(m_transport->sent().back().header("Idempotency-Key"), QByteArray("k"));
        QCOMPARE(m_transport->sent().back().body, QByteArray("{\"n\":1}"));
    }

    void shouldPutPathsBelowTheBaseAddress_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("url");
        QTest::newRow("host") << "https://shop.example"
                              << "https://shop.example/a%2Fb?q=x%26y%20%C3%BC%2B%25";
        QTest::newRow("host and slash") << "https://shop.example/"
                                        << "https://shop.example/a%2Fb?q=x%26y%20%C3%BC%2B%25";
        QTest::newRow("a path of its own") << "https://shop.example/one%20two/"
                                           << "https://shop.example/one%20two/a%2Fb?q=x%26y%20%C3%BC%2B%25";
    }
    void shouldPutPathsBelowTheBaseAddress()
    {
        QFETCH(QString, base);
        QFETCH(QString, url);
        HttpClient http(*m_transport, *m_auth, {QUrl(base), {}, request(Method::Post, "/refresh")});
        HttpRequest read = request(Method::Get, "/a%2Fb");
        read.query.addQueryItem(QStringLiteral("q"), QString::fromLatin1(QUrl::toPercentEncoding(QStringLiteral("x&y ü+%"))));
        m_transport->answer(200, "{}");

        QVERIFY(outcome(http.send(std::move(read))));

        QCOMPARE(QString::fromLatin1(m_transport->sent()[0].url.toEncoded()), url);
        m_transport->answer(200, NewToken);
        QVERIFY(outcome(http.refreshToken()));
        QCOMPARE(m_transport->sent()[1].url, QUrl(url.section(QStringLiteral("/a%2F"), 0, 0) + QStringLiteral("/refresh")));
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
