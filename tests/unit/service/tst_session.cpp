// SPDX-License-Identifier: Apache-2.0
#include "service/session.h"
#include "support/clientstack.h"
#include "support/outcome.h"

#include <QSignalSpy>

using namespace linedesk;
using namespace std::chrono_literals;

namespace {

const QByteArray Agent7 = R"({"id":"7","email":"agent@example.com","roles":[{"repositoryId":"csAgentRole"}]})";
const QByteArray Supervisor8 = R"({"id":"8","roles":[{"repositoryId":"adminRole"},{"repositoryId":"csAgentSupervisorRole"}]})";
const QByteArray Administrator9 = R"({"id":"9","roles":[{"repositoryId":"adminRole"}]})";

} // namespace

class TestSession : public QObject {
    Q_OBJECT
    std::unique_ptr<ClientStack> m_stack;
    std::unique_ptr<Session> m_session;

    void start(std::chrono::seconds idleLimit = 15min)
    {
        m_session.reset();
        m_stack = std::make_unique<ClientStack>();
        m_stack->auth.discard();
        m_session = std::make_unique<Session>(m_stack->occ, m_stack->auth, m_stack->http, m_stack->clock, idleLimit);
    }
    Result<Agent> signIn(const QByteArray &user = Agent7, const QByteArray &token = "T1")
    {
        m_stack->transport.answer(200, "{\"access_token\":\"" + token + "\",\"expires_in\":900}");
        m_stack->transport.answer(200, user);
        return outcome(m_session->signIn(QStringLiteral("agent@example.com"), SecretString(8), {}));
    }
    void lock(LockReason reason = LockReason::Asked)
    {
        m_stack->transport.answer(200, "{}"); // the log-out
        m_session->lock(reason);
    }
    int count(const char *path) const { return int(m_stack->paths().count(QLatin1String("/ccagentui/v1/") + QLatin1String(path))); }
    QByteArray lastBearer() const { return m_stack->transport.sent().back().header("Authorization"); }
    // Time goes by in steps of the session's own watch.
    void pass(std::chrono::seconds time)
    {
        for (; time > 0s; time -= 5s) {
            m_stack->clock.advance(5s);
            m_session->tick();
        }
    }

private Q_SLOTS:
    void init() { start(); }

    void shouldSignInAUserWithARole_data()
    {
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<bool>("isSupervisor");
        QTest::newRow("agent") << Agent7 << false;
        QTest::newRow("supervisor") << Supervisor8 << true;
    }
    void shouldSignInAUserWithARole()
    {
        QFETCH(QByteArray, user);
        QFETCH(bool, isSupervisor);
        QSignalSpy signedIn(m_session.get(), &Session::signedIn);

        const auto agent = signIn(user);

        QVERIFY(agent);
        QCOMPARE(agent->isSupervisor, isSupervisor);
        QCOMPARE(m_session->agent()->id, agent->id);
        QCOMPARE(m_stack->auth.token(), QByteArray("T1"));
        QCOMPARE(m_stack->sent(1).header("Authorization"), QByteArray("Bearer T1"));
        QCOMPARE(signedIn.count(), 1);
    }
    void rejectsAUserWithoutARoleAndRevokesTheToken()
    {
        QSignalSpy signedIn(m_session.get(), &Session::signedIn);

        const auto agent = signIn(Administrator9);

        QCOMPARE(agent.error().kind, ErrorKind::Forbidden);
        QVERIFY(!m_session->agent() && !m_stack->auth.hasToken());
        QCOMPARE(signedIn.count(), 0);
        QCOMPARE(count("logout"), 1);
        QCOMPARE(lastBearer(), QByteArray("Bearer T1"));
    }
    void shouldPassOnWhyALogInWasRefused()
    {
        m_stack->transport.answer(401, R"({"error":"account_locked","errorCode":"990404","unlockAt":"2026-06-01T09:30:00.000Z"})",
                                  {{"Retry-After", "1800"}});
        const auto agent = outcome(m_session->signIn(QStringLiteral("a"), SecretString(8), {}));
        QCOMPARE(agent.error().errorCode, QStringLiteral("990404"));
        QCOMPARE(agent.error().retryAfter, std::optional(1800s));
        QVERIFY(!m_session->agent() && !m_stack->auth.hasToken());
    }
    void shouldNotBeSignedInWhenTheUserCannotBeRead()
    {
        m_stack->transport.answer(200, R"({"access_token":"T1"})");
        m_stack->transport.answer(500, "{}");
        QCOMPARE(outcome(m_session->signIn(QStringLiteral("a"), SecretString(8), {})).error().kind, ErrorKind::Server);
        QVERIFY(!m_session->agent() && !m_stack->auth.hasToken());
    }

    void shouldRefreshATokenNearItsEndWhileTheAgentWorks()
    {
        QVERIFY(signIn());
        pass(775s);
        m_session->noteActivity();
        QCOMPARE(count("refresh"), 0);

        m_stack->transport.answer(200, R"({"access_token":"T2","expires_in":900})");
        pass(5s); // 120 s are left

        QTRY_COMPARE(m_stack->auth.token(), QByteArray("T2"));
        QCOMPARE(lastBearer(), QByteArray("Bearer T1"));
        pass(60s);
        QCOMPARE(count("refresh"), 1);
    }
    void shouldLockAnIdleDeskInsteadOfRefreshing()
    {
        QVERIFY(signIn());
        QSignalSpy locked(m_session.get(), &Session::locked);
        m_stack->transport.answer(200,
                                  R"({"access_token":"T2","expires_in":900})"); // near its end, and still within the 15 minutes
        pass(780s);
        QTRY_COMPARE(m_stack->auth.token(), QByteArray("T2"));
        pass(115s);
        QCOMPARE(locked.count(), 0);

        m_stack->transport.answer(200, "{}");
        pass(5s);

        QCOMPARE(locked.count(), 1);
        QCOMPARE(locked[0][0].value<LockReason>(), LockReason::Idle);
        QVERIFY(!m_stack->auth.hasToken());
        QCOMPARE(lastBearer(), QByteArray("Bearer T2")); // revoked
        pass(1800s);
        QCOMPARE(count("refresh"), 1);
        QCOMPARE(locked.count(), 1);
    }
    void shouldPutOffTheLockWithEveryActivity()
    {
        QVERIFY(signIn());
        QSignalSpy locked(m_session.get(), &Session::locked);
        for (int i = 0; i < 3; ++i) {
            m_stack->auth.setToken({"T", 900s});
            pass(600s);
            m_session->noteActivity();
        }
        QCOMPARE(locked.count(), 0);
    }

    void shouldWarnAheadOfTheIdleLock_data()
    {
        QTest::addColumn<int>("limit");
        QTest::addColumn<int>("quiet");
        QTest::newRow("two minutes") << 900 << 780;
        QTest::newRow("at five minutes still two") << 300 << 180;
        QTest::newRow("thirty seconds of a short limit") << 120 << 90;
        QTest::newRow("never less than a minute") << 10 << 30;
        QTest::newRow("never more than fifteen") << 9000 << 780;
    }
    void shouldWarnAheadOfTheIdleLock()
    {
        QFETCH(int, limit);
        QFETCH(int, quiet);
        start(std::chrono::seconds(limit));
        QVERIFY(signIn());
        m_stack->auth.setToken({"T", 3600s});
        QSignalSpy warned(m_session.get(), &Session::idleWarning);

        pass(std::chrono::seconds(quiet - 5));
        QCOMPARE(warned.count(), 0);
        pass(5s);
        QCOMPARE(warned.count(), 1);
        QVERIFY(warned[0][0].value<std::chrono::seconds>() > 0s);
        m_session->noteActivity();

        QCOMPARE(warned.count(), 2);
        QCOMPARE(warned[1][0].value<std::chrono::seconds>(), 0s); // no longer
        m_session->noteActivity();
        QCOMPARE(warned.count(), 2);
    }

    void shouldRevokeTheTokenWhenLockedAndKeepTheAgent()
    {
        QVERIFY(signIn());
        QSignalSpy locked(m_session.get(), &Session::locked), signedOut(m_session.get(), &Session::signedOut);

        lock();
        m_session->lock(LockReason::System);

        QVERIFY(m_session->isLocked() && m_session->agent() && !m_stack->auth.hasToken());
        QCOMPARE(locked.count(), 1);
        QCOMPARE(locked[0][0].value<LockReason>(), LockReason::Asked);
        QCOMPARE(signedOut.count(), 0);
        QCOMPARE(count("logout"), 1);
        QCOMPARE(lastBearer(), QByteArray("Bearer T1"));
    }
    void shouldUnlockForTheSameAgent()
    {
        QVERIFY(signIn());
        lock();
        QSignalSpy unlocked(m_session.get(), &Session::unlocked), signedIn(m_session.get(), &Session::signedIn);

        QVERIFY(signIn(Agent7, "T2"));

        QVERIFY(!m_session->isLocked());
        QCOMPARE(m_stack->auth.token(), QByteArray("T2"));
        QCOMPARE(unlocked.count(), 1);
        QCOMPARE(signedIn.count(), 0);
    }
    void rejectsAnotherAgentAtALockedDesk()
    {
        QVERIFY(signIn());
        lock();

        QCOMPARE(signIn(Supervisor8, "T8").error().kind, ErrorKind::Forbidden);

        QVERIFY(m_session->isLocked() && !m_stack->auth.hasToken());
        QCOMPARE(m_session->agent()->id, QStringLiteral("7"));
        QCOMPARE(count("logout"), 2);
        QCOMPARE(lastBearer(), QByteArray("Bearer T8"));
    }
    void shouldLockWhenTheServerEndsTheSession()
    {
        QVERIFY(signIn());
        QSignalSpy locked(m_session.get(), &Session::locked);
        m_stack->transport.answer(401, R"({"errorCode":"990406"})");

        QVERIFY(!outcome(m_stack->http.refreshToken()));

        QCOMPARE(locked.count(), 1);
        QCOMPARE(locked[0][0].value<LockReason>(), LockReason::Expired);
        QCOMPARE(count("logout"), 0); // there is nothing left to revoke
    }
    void shouldHaveNothingToLockBeforeSignIn()
    {
        QSignalSpy locked(m_session.get(), &Session::locked);
        m_session->lock(LockReason::System);
        pass(3600s);
        QCOMPARE(locked.count(), 0);
        QVERIFY(m_stack->transport.sent().empty());
    }

    void shouldRevokeTheTokenAndForgetTheAgentOnSignOut()
    {
        QVERIFY(signIn());
        QSignalSpy signedOut(m_session.get(), &Session::signedOut);
        m_stack->transport.answer(500, "{}"); // what the server says does not matter

        m_session->signOut();

        QVERIFY(!m_session->agent() && !m_stack->auth.hasToken());
        QCOMPARE(signedOut.count(), 1);
        QCOMPARE(lastBearer(), QByteArray("Bearer T1"));
        m_session->signOut();
        QCOMPARE(signedOut.count(), 1);
        QCOMPARE(count("logout"), 1);
    }
    void shouldSignOutALockedDesk()
    {
        QVERIFY(signIn());
        lock();
        auto waiting = m_stack->occ.findCards(ProfileId(QStringLiteral("1")));

        m_session->signOut();

        QVERIFY(!m_session->isLocked() && !m_session->agent());
        QCOMPARE(outcome(std::move(waiting)).error().kind, ErrorKind::SignedOut);
        QCOMPARE(count("logout"), 1);
    }
    void shouldSendWhatWaitedAfterTheUnlock()
    {
        QVERIFY(signIn());
        lock(LockReason::Idle);
        auto waiting = m_stack->occ.findCards(ProfileId(QStringLiteral("1")));
        QCoreApplication::processEvents();
        QVERIFY(m_stack->paths().last().endsWith(QLatin1String("/logout")));
        m_stack->transport.hold(); // the log-in
        auto unlock = m_session->signIn(QStringLiteral("a"), SecretString(8), {});
        m_stack->transport.answerHeld(0, 200, R"({"access_token":"T2"})");
        m_stack->transport.answer(200, Agent7);
        m_stack->transport.answer(200, R"({"items":[]})");

        QVERIFY(outcome(std::move(unlock)));

        QVERIFY(outcome(std::move(waiting)));
        QCOMPARE(lastBearer(), QByteArray("Bearer T2"));
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
