// SPDX-License-Identifier: Apache-2.0
// One-time codes, passwords that have ended or were issued, and their replacement, over real HTTP.
#include "commerceclient.h"
#include "turnedclock.h"

#include "occ/onetimecode.h"

#include <QProcess>

#include <atomic>
#include <thread>

using namespace linedesk;
using namespace linedesk::test;

namespace {
const QByteArray password = "Training-Desk-1", fresh = "Quite-New-2";
}

class TestCommerceSignIn : public QObject {
    Q_OBJECT
    std::unique_ptr<TurnedClock> m_clock;
    std::unique_ptr<CommerceClient> m_client;

    QString codeOf(const sandbox::Response &answer) { return CommerceClient::code(answer); }
    // As an authenticator reckons it, from the secret that the store keeps; `off` steps from now.
    QByteArray oneTimeCode(int off = 0)
    {
        const auto store = sandbox::Database(m_client->folder() + QStringLiteral("/training.commerce.db"), {})
                               .row(QStringLiteral("SELECT code_secret FROM users WHERE email='code@example.com'"));
        return sandbox::oneTimeCode(QByteArray::fromHex(store[QLatin1String("code_secret")].toString().toLatin1()),
                                    sandbox::codeStep(m_clock->now()) + off);
    }
    int tryCode(const QByteArray &code) { return m_client->tryLogin("code@example.com", password, code).status; }
    QString mailedCode(const QString &user)
    {
        m_client->post("/ccagentui/v1/adminProfiles/requestPasswordReset", {{QStringLiteral("email"), user}});
        return m_client->inbox(user).section(QStringLiteral("Reset code: "), 1).section(u'\n', 0, 0);
    }
    sandbox::Response reset(const QString &user, const QString &token, const QByteArray &to,
                            const char *op = "confirmPasswordReset")
    {
        return m_client->post("/ccagentui/v1/adminProfiles/sendPasswordReset",
                              {{QStringLiteral("op"), QLatin1String(op)},
                               {QStringLiteral("email"), user},
                               {QStringLiteral("token"), token},
                               {QStringLiteral("password"), QString::fromLatin1(to)},
                               {QStringLiteral("confirmPassword"), QString::fromLatin1(to)}});
    }

private Q_SLOTS:
    void init()
    {
        m_client.reset();
        m_clock = std::make_unique<TurnedClock>();
        m_client = std::make_unique<CommerceClient>();
        m_client->options().clock = m_clock.get();
        QVERIFY2(m_client->start(), qPrintable(m_client->problem()));
    }

    // All tries come from one computer, so they count together, the good ones too; what was refused for it does not.
    void shouldAskToWaitAfterTooManyTriesWithinAMinute()
    {
        m_client->stop();
        m_client->options().triesPerMinute = 3;
        QVERIFY2(m_client->start(), qPrintable(m_client->problem()));
        QCOMPARE(m_client->tryLogin("agent@example.com", "wrong").status, 401);
        m_clock->turn(std::chrono::seconds(20));
        QCOMPARE(m_client->tryLogin("code@example.com", password, "000000").status, 401);
        QCOMPARE(m_client->tryLogin("agent@example.com", password).status, 200);

        for (int i = 0; i < 10; ++i) {
            const sandbox::Response slow = m_client->tryLogin("supervisor@example.com", password, i % 2 ? "000000" : "");
            QCOMPARE(slow.status, 429);
            QCOMPARE(codeOf(slow), QStringLiteral("990429"));
            QCOMPARE(slow.object()[QLatin1String("error")].toString(), QStringLiteral("invalid_request"));
            QCOMPARE(CommerceClient::header(slow, "Retry-After"), QByteArray("40"));
        }
        m_clock->turn(std::chrono::milliseconds(39001));
        QCOMPARE(CommerceClient::header(m_client->tryLogin("supervisor@example.com", password), "Retry-After"), QByteArray("1"));
        m_clock->turn(std::chrono::milliseconds(999));
        QCOMPARE(m_client->tryLogin("supervisor@example.com", password).status, 200);
        QCOMPARE(CommerceClient::header(m_client->tryLogin("agent@example.com", password), "Retry-After"), QByteArray("20"));
    }
    void shouldLetAnybodyTryAsOftenAsTheyWantWithoutALimit()
    {
        for (int i = 0; i < 30; ++i)
            QCOMPARE(m_client->tryLogin("nobody@example.com", "wrong").status, 401);
    }

    // RFC 6238, Appendix B, the rows of SHA-1.
    void shouldReckonTheCodesOfTheRfc_data()
    {
        QTest::addColumn<qint64>("time");
        QTest::addColumn<QByteArray>("code");
        for (const auto &[time, code] : {std::pair<qint64, const char *>(59, "94287082"),
                                         {1111111109, "07081804"},
                                         {1111111111, "14050471"},
                                         {1234567890, "89005924"},
                                         {2000000000, "69279037"},
                                         {20000000000, "65353130"}})
            QTest::addRow("%lld", static_cast<long long>(time)) << time << QByteArray(code);
    }
    void shouldReckonTheCodesOfTheRfc()
    {
        QFETCH(qint64, time);
        QFETCH(QByteArray, code);
        const qint64 step = sandbox::codeStep(QDateTime::fromSecsSinceEpoch(time, Qt::UTC));
        QCOMPARE(sandbox::oneTimeCode("12345678901234567890", step, 8), code);
        QCOMPARE(sandbox::oneTimeCode("12345678901234567890", step), code.right(6));
    }

    void shouldAskForTheCodeAndTakeItOnce()
    {
        QCOMPARE(codeOf(m_client->tryLogin("code@example.com", password)), QStringLiteral("990403"));
        QCOMPARE(codeOf(m_client->tryLogin("code@example.com", "wrong")), QStringLiteral("990401")); // the password comes first
        const QByteArray code = oneTimeCode();

        QCOMPARE(tryCode(code), 200);

        const auto again = m_client->tryLogin("code@example.com", password, code);
        QCOMPARE(codeOf(again), QStringLiteral("990401"));
        QCOMPARE(tryCode(oneTimeCode(-1)), 401); // older than the one that was used
        m_clock->turn(std::chrono::seconds(sandbox::CodeSeconds));
        QCOMPARE(tryCode(oneTimeCode()), 200);
    }
    void shouldTakeACodeOfOneStepOffAndNoMore()
    {
        for (const int off : {-2, 2})
            QCOMPARE(tryCode(oneTimeCode(off)), 401);
        QCOMPARE(tryCode(oneTimeCode(-1)), 200);
        QCOMPARE(tryCode(oneTimeCode(1)), 200);
    }
    void shouldTakeTheCodeAtThePlainAddressToo()
    {
        QCOMPARE(m_client
                     ->send("POST", "/ccagentui/v1/login",
                            "grant_type=password&username=code@example.com&password=" + password + "&totp_code=" + oneTimeCode())
                     .status,
                 200);
        QCOMPARE(codeOf(m_client->send("POST", "/ccagentui/v1/mfalogin",
                                       "grant_type=password&username=code@example.com&password=" + password)),
                 QStringLiteral("990400"));
    }
    void shouldLockAfterSixWrongCodes()
    {
        const QByteArray right = oneTimeCode(1);
        for (int i = 0; i < 6; ++i)
            QCOMPARE(codeOf(m_client->tryLogin("code@example.com", password, right == "000000" ? "000001" : "000000")),
                     QStringLiteral("990401"));
        QCOMPARE(codeOf(m_client->tryLogin("code@example.com", password, right)), QStringLiteral("990404"));
    }
    void shouldUseACodeOnceWhenItComesTwiceAtOnce()
    {
        const QByteArray code = oneTimeCode();
        std::atomic<int> admitted = 0;
        std::vector<std::thread> tries;
        for (int i = 0; i < 4; ++i)
            tries.emplace_back([&] { admitted += tryCode(code) == 200 ? 1 : 0; });
        for (std::thread &one : tries)
            one.join();
        QCOMPARE(admitted.load(), 1);
    }

    void shouldReplaceAPasswordThatHasEndedOrWasIssued_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("code");
        QTest::newRow("ended") << QStringLiteral("expired@example.com") << QStringLiteral("990402");
        QTest::newRow("issued") << QStringLiteral("issued@example.com") << QStringLiteral("990405");
    }
    void shouldReplaceAPasswordThatHasEndedOrWasIssued()
    {
        QFETCH(QString, user);
        QFETCH(QString, code);
        const QByteArray name = user.toLatin1();
        QCOMPARE(codeOf(m_client->tryLogin(name, password)), code);
        QCOMPARE(codeOf(m_client->tryLogin(name, "wrong")), QStringLiteral("990401"));
        const QString token = mailedCode(user);
        QVERIFY(!token.isEmpty());
        QCOMPARE(reset(user, token, {}, "validateToken").object()[QLatin1String("success")].toBool(), true);

        QCOMPARE(reset(user, token, fresh).status, 200);

        QCOMPARE(m_client->tryLogin(name, fresh).status, 200);
        QCOMPARE(codeOf(m_client->tryLogin(name, password)), QStringLiteral("990401"));
        QCOMPARE(codeOf(reset(user, token, "Another-New-3")), QStringLiteral("60004")); // a reset code opens once
        m_client->stop();
        QVERIFY(m_client->start());
        QCOMPARE(m_client->tryLogin(name, fresh).status, 200);
        m_clock->turn(std::chrono::hours(24 * 90));
        QCOMPARE(codeOf(m_client->tryLogin(name, fresh)), code == QLatin1String("990402") ? code : QString()); // ninety days later
    }
    void rejectsAPasswordThatBreaksTheRules_data()
    {
        QTest::addColumn<QByteArray>("bad");
        QTest::newRow("seven") << QByteArray("Short-1");
        QTest::newRow("no digit") << QByteArray("Training-Desk");
        QTest::newRow("no capital") << QByteArray("training-desk-1");
        QTest::newRow("no small letter") << QByteArray("TRAINING-DESK-1");
        QTest::newRow("the present one") << password;
    }
    void rejectsAPasswordThatBreaksTheRules()
    {
        QFETCH(QByteArray, bad);
        const QString user = QStringLiteral("issued@example.com"), token = mailedCode(user);

        QCOMPARE(codeOf(reset(user, token, bad)), QStringLiteral("23024"));

        QCOMPARE(codeOf(m_client->tryLogin(user.toLatin1(), password)), QStringLiteral("990405"));
        QCOMPARE(reset(user, token, fresh).status, 200); // the reset code is still good
    }
    void rejectsTheEMailAsPassword()
    {
        const QString user = QStringLiteral("Number1@example.com");
        QVERIFY(m_client->changeStore(QStringLiteral("UPDATE users SET email='%1' WHERE email='issued@example.com'").arg(user)));
        QCOMPARE(codeOf(reset(user, mailedCode(user), user.toLatin1())), QStringLiteral("23024"));
    }
    void rejectsTheLastFourPasswordsAndTakesTheFifthAgain()
    {
        const QString user = QStringLiteral("issued@example.com");
        const QByteArrayList all = {password, "Number-Two-2", "Number-Three-3", "Number-Four-4"};
        for (const QByteArray &next : all.mid(1))
            QCOMPARE(reset(user, mailedCode(user), next).status, 200);
        for (const QByteArray &former : all)
            QCOMPARE(codeOf(reset(user, mailedCode(user), former)), QStringLiteral("23024"));

        QCOMPARE(reset(user, mailedCode(user), "Number-Five-5").status, 200);

        QCOMPARE(reset(user, mailedCode(user), password).status, 200);
    }
    void rejectsAResetCodeThatIsWrongOrOld()
    {
        const QString user = QStringLiteral("issued@example.com"), token = mailedCode(user);
        QCOMPARE(codeOf(reset(user, QStringLiteral("WRONG"), fresh)), QStringLiteral("60004"));
        QCOMPARE(codeOf(reset(user, {}, fresh)), QStringLiteral("60004"));
        QCOMPARE(codeOf(reset(QStringLiteral("expired@example.com"), token, fresh)), QStringLiteral("60004"));
        QCOMPARE(codeOf(reset({}, token, fresh)), QStringLiteral("83004"));
        m_clock->turn(std::chrono::minutes(30));
        QCOMPARE(codeOf(reset(user, token, fresh)), QStringLiteral("60004"));
        QCOMPARE(codeOf(m_client->tryLogin("issued@example.com", password)), QStringLiteral("990405"));
    }
    void shouldNotTellByAResetWhoExists()
    {
        const auto ask = [&](const char *user) {
            return m_client->post("/ccagentui/v1/adminProfiles/requestPasswordReset",
                                  {{QStringLiteral("email"), QLatin1String(user)}});
        };
        QCOMPARE(ask("nobody@example.com").body, ask("agent@example.com").body);
        QCOMPARE(codeOf(ask("external@example.com")), QStringLiteral("60004"));
        QCOMPARE(codeOf(m_client->tryLogin("external@example.com", password)), QStringLiteral("990405"));
    }

    void shouldKeepNoPasswordInAnyFile()
    {
        QCOMPARE(reset(QStringLiteral("issued@example.com"), mailedCode(QStringLiteral("issued@example.com")), fresh).status, 200);
        QFile store(m_client->folder() + QStringLiteral("/training.commerce.db"));
        QVERIFY(store.open(QIODevice::ReadOnly));
        QFile log(store.fileName() + QStringLiteral("-wal"));
        const QByteArray all = store.readAll() + (log.open(QIODevice::ReadOnly) ? log.readAll() : QByteArray());
        QVERIFY(all.contains("issued@example.com")); // the control
        QVERIFY(!all.contains(fresh) && !all.contains(password));
    }

    // As a trainee asks: the program, with the console's own base.
    void shouldPrintTheInboxOfATrainingUser()
    {
        const auto ask = [&](const char *user, const QString &data) {
            QProcess program;
            program.start(QStringLiteral(LINEDESK_SANDBOX),
                          {QStringLiteral("--inbox"), QLatin1String(user), QStringLiteral("--data"), data});
            program.waitForFinished(20000);
            return std::pair(program.exitCode(), program.readAllStandardOutput() + program.readAllStandardError());
        };
        const QString data = m_client->options().dataFile;
        QCOMPARE(ask("agent@example.com", data), std::pair(0, QByteArray("Nothing has come for agent@example.com.\n")));
        const auto [status, text] = ask("code@example.com", data);
        QCOMPARE(status, 0);
        QVERIFY2(text.startsWith("One-time code: "), text.constData());
        QCOMPARE(tryCode(text.mid(15).trimmed()), 200);
        QCOMPARE(ask("nobody@example.com", data).first, 1);
        const auto nowhere = ask("code@example.com", m_client->folder() + QStringLiteral("/nothing.db"));
        QCOMPARE(nowhere.first, 1);
        QVERIFY2(nowhere.second.contains("--data") && !QFile::exists(m_client->folder() + QStringLiteral("/nothing.commerce.db")),
                 nowhere.second.constData());
    }
};

QTEST_GUILESS_MAIN(TestCommerceSignIn)
#include "tst_commerce_signin.moc"
