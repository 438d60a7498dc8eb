// SPDX-License-Identifier: Apache-2.0
#include "net/authsession.h"
#include "support/fakeclock.h"
#include "support/outcome.h"

#include <QSignalSpy>

using namespace linedesk;
using namespace std::chrono_literals;

namespace {

QByteArray jwt(const char *claims)
{
    const auto part = [](const QByteArray &text) {
        return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    return part("{\"alg\":\"RS256\"}") + '.' + part(claims) + ".signature";
}

Error errorOf(ErrorKind kind)
{
    Error error;
    error.kind = kind;
    return error;
}

} // namespace

class TestAuthSession : public QObject {
    Q_OBJECT
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<AuthSession> m_auth;
    // What the server would say to a refresh: finished by the test.
    std::vector<Promise<Token>> m_asked;

    Call<Done> refresh()
    {
        return m_auth->refresh([this] { return m_asked.emplace_back().call(); });
    }

private Q_SLOTS:
    void init()
    {
        m_asked.clear();
        m_auth.reset();
        m_clock = std::make_unique<FakeClock>();
        m_auth = std::make_unique<AuthSession>(*m_clock);
    }

    void shouldTellTheLifeOfAToken_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("life");
        const auto token = [](const QByteArray &value, const char *rest = "") {
            return "{\"access_token\":\"" + value + "\",\"token_type\":\"bearer\"" + rest + '}';
        };
        QTest::newRow("expires_in") << token("opaque", R"(,"expires_in":300)") << 300;
        QTest::newRow("expires_in before the claims")
            << token(jwt(R"({"exp":1800000600,"iat":1800000000})"), R"(,"expires_in":300)") << 300;
        QTest::newRow("claims") << token(jwt(R"({"exp":1800000600,"iat":1800000000,"sub":"a~?\u00fc"})")) << 600;
        QTest::newRow("expires_in of nothing") << token(jwt(R"({"exp":1800000600,"iat":1800000000})"), R"(,"expires_in":0)") << 600;
        QTest::newRow("opaque") << token("opaque") << 900;
        QTest::newRow("claims that end before they begin") << token(jwt(R"({"exp":1800000000,"iat":1800000600})")) << 900;
        QTest::newRow("claims without a beginning") << token(jwt(R"({"exp":1800000600})")) << 900;
        QTest::newRow("claims without an end") << token(jwt(R"({"iat":1800000000})")) << 900;
        QTest::newRow("three parts, no JWT") << token("a.b.c") << 900;
    }
    void shouldTellTheLifeOfAToken()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, life);

        const Result<Token> token = AuthSession::parse(answer);

        QVERIFY(token);
        QCOMPARE(token->life, std::chrono::seconds(life));
    }
    void rejectsAnAnswerWithoutAToken()
    {
        for (const char *answer : {"", "<html></html>", "{}", R"({"access_token":""})", R"({"access_token":null})"}) {
            const Result<Token> token = AuthSession::parse(answer);
            QVERIFY2(!token, answer);
            QCOMPARE(token.error().kind, ErrorKind::Protocol);
            QVERIFY(token.error().detail.startsWith(QLatin1String("$.access_token")));
        }
    }

    void shouldCountTheLifeDownByElapsedTime()
    {
        QCOMPARE(m_auth->timeLeft(), 0s);
        m_auth->setToken({"one", 900s});

        QCOMPARE(m_auth->timeLeft(), 900s);
        m_clock->advance(780s);
        QCOMPARE(m_auth->timeLeft(), 120s);
        m_clock->advance(200s);
        QCOMPARE(m_auth->timeLeft(), -80s);
        m_auth->setToken({"two", 300s});
        QCOMPARE(m_auth->timeLeft(), 300s);
        m_auth->discard();
        QCOMPARE(m_auth->timeLeft(), 0s);
    }

    void shouldAskOnceForManyWaiters()
    {
        m_auth->setToken({"old", 900s});
        int done = 0;
        std::vector<Call<Done>> waiters;
        for (int i = 0; i < 5; ++i)
            waiters.push_back(refresh().then([&](Result<Done> r) { done += r.has_value(); }));

        QCOMPARE(m_asked.size(), size_t(1));
        QCOMPARE(m_auth->token(), QByteArray("old")); // in use until the new one is here
        m_asked[0].finish(Token{"new", 300s});

        QTRY_COMPARE(done, 5);
        QCOMPARE(m_auth->token(), QByteArray("new"));
        QCOMPARE(m_auth->timeLeft(), 300s);
    }
    void shouldAskAgainWhenTheFirstRefreshIsOver()
    {
        m_auth->setToken({"old", 900s});
        auto first = refresh();
        m_asked[0].finish(Token{"second", 900s});
        QVERIFY(outcome(std::move(first)));

        auto again = refresh();
        m_asked[1].finish(Token{"third", 900s});

        QVERIFY(outcome(std::move(again)));
        QCOMPARE(m_auth->token(), QByteArray("third"));
    }
    void shouldGoOnForTheOthersWhenOneWaiterLeaves()
    {
        m_auth->setToken({"old", 900s});
        bool heard = false;
        auto leaves = refresh().then([&](Result<Done>) { heard = true; });
        auto stays = refresh();

        leaves.cancel();
        m_asked[0].finish(Token{"new", 900s});

        QVERIFY(outcome(std::move(stays)));
        QVERIFY(!heard);
        QCOMPARE(m_auth->token(), QByteArray("new"));
    }

    void shouldThrowTheTokenAwayWhenTheServerRefusesToRefreshIt()
    {
        m_auth->setToken({"old", 900s});
        QSignalSpy expired(m_auth.get(), &AuthSession::expired);
        auto first = refresh(), second = refresh();

        m_asked[0].finish(unexpected(errorOf(ErrorKind::SignedOut)));

        QCOMPARE(outcome(std::move(first)).error().kind, ErrorKind::SignedOut);
        QCOMPARE(outcome(std::move(second)).error().kind, ErrorKind::SignedOut);
        QVERIFY(!m_auth->hasToken());
        QCOMPARE(expired.count(), 1);
    }
    void shouldKeepTheTokenWhenTheServerCannotBeReached()
    {
        m_auth->setToken({"old", 900s});
        QSignalSpy expired(m_auth.get(), &AuthSession::expired);
        auto call = refresh();

        m_asked[0].finish(unexpected(errorOf(ErrorKind::Offline)));

        QCOMPARE(outcome(std::move(call)).error().kind, ErrorKind::Offline);
        QCOMPARE(m_auth->token(), QByteArray("old"));
        QCOMPARE(expired.count(), 0);
    }

    void shouldAnswerWaitersWhenTheTokenIsDiscarded()
    {
        m_auth->setToken({"old", 900s});
        auto call = refresh();

        m_auth->discard();
        m_asked[0].finish(Token{"late", 900s}); // of a session that is over

        QCOMPARE(outcome(std::move(call)).error().kind, ErrorKind::SignedOut);
        QVERIFY(m_asked[0].isCancelled());
        QVERIFY(!m_auth->hasToken());
    }

    void shouldKeepWaitersForTheNextTokenWhileSuspended()
    {
        m_auth->setToken({"old", 900s});
        auto refreshing = refresh();
        m_auth->suspend();
        auto waiting = m_auth->nextToken();

        QVERIFY(m_auth->isSuspended());
        QVERIFY(!m_auth->hasToken());
        QCOMPARE(outcome(std::move(refreshing)).error().kind, ErrorKind::SignedOut);
        m_auth->setToken({"next", 900s});

        QVERIFY(outcome(std::move(waiting)));
        QVERIFY(!m_auth->isSuspended());
    }
    void shouldRefuseWaitersWhenTheSuspendedSessionEnds()
    {
        m_auth->setToken({"old", 900s});
        m_auth->suspend();
        auto waiting = m_auth->nextToken();

        m_auth->discard();

        QCOMPARE(outcome(std::move(waiting)).error().kind, ErrorKind::SignedOut);
        QVERIFY(!m_auth->isSuspended());
    }
    void shouldNumberSessionsByTheirEnd()
    {
        const int number = m_auth->sessionNumber();
        m_auth->setToken({"one", 900s});
        m_auth->suspend();
        m_auth->setToken({"two", 900s});
        QCOMPARE(m_auth->sessionNumber(), number);

        m_auth->discard();
        QVERIFY(m_auth->sessionNumber() != number);
    }
};

QTEST_GUILESS_MAIN(TestAuthSession)
#include "tst_authsession.moc"
