// SPDX-License-Identifier: Apache-2.0
#include "model/loginform.h"
#include "support/testbackend.h"

#include <QLocale>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace linedesk;

class TestLoginForm : public QObject {
    Q_OBJECT
    std::unique_ptr<TestBackend> m_backend;
    std::unique_ptr<LoginForm> m_form;

    FakeTransport &wire() { return m_backend->wire; }
    void submit(const char *code = "")
    {
        m_form->submit(QStringLiteral("agent@example.com"), secretOf(QStringLiteral("Sample-Passw0rd")), QLatin1String(code));
    }
    // Submits; what the form says when it is over.
    QString refusedWith(const char *code = "")
    {
        QSignalSpy failed(m_form.get(), &LoginForm::failed);
        submit(code);
        return QTest::qWaitFor([&] { return failed.count() == 1; }) ? m_form->message() : QStringLiteral("no end");
    }
    QUrlQuery sentForm(size_t nth) { return QUrlQuery(QString::fromLatin1(wire().sent().at(nth).body)); }

    void mustChange()
    {
        m_backend->give("auth-login-password-expired");
        refusedWith();
    }
    QString changed()
    {
        QSignalSpy failed(m_form.get(), &LoginForm::failed), done(m_form.get(), &LoginForm::passwordChanged);
        m_form->changePassword(QStringLiteral("agent@example.com"), QStringLiteral("CODE"),
                               secretOf(QStringLiteral("Another-Passw0rd")));
        return QTest::qWaitFor([&] { return failed.count() + done.count() == 1; }) ? m_form->message() : QStringLiteral("no end");
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init()
    {
        m_form.reset();
        m_backend = std::make_unique<TestBackend>();
        m_backend->auth.discard();
        m_form = std::make_unique<LoginForm>(m_backend->session);
    }

    void shouldSignIn()
    {
        m_backend->give("auth-login-ok");
        m_backend->give("auth-current-agent");
        QSignalSpy signedIn(m_form.get(), &LoginForm::signedIn), changed(m_form.get(), &LoginForm::changed);

        submit();

        QVERIFY(m_form->isSubmitting());
        QCOMPARE(changed.count(), 1); // the button says that it is under way
        QTRY_COMPARE(signedIn.count(), 1);
        QVERIFY(!m_form->isSubmitting());
        QCOMPARE(m_form->message(), QString());
        QCOMPARE(sentForm(0).queryItemValue(QStringLiteral("username"), QUrl::FullyDecoded), QStringLiteral("agent@example.com"));
        QCOMPARE(sentForm(0).queryItemValue(QStringLiteral("password"), QUrl::FullyDecoded), QStringLiteral("Sample-Passw0rd"));
        QVERIFY(!sentForm(0).hasQueryItem(QStringLiteral("totp_code")));
    }

    void shouldHaveAnOwnSentenceForEveryRefusal_data()
    {
        QTest::addColumn<QString>("part");
        QTest::newRow("auth-login-bad-credentials") << "User or password is not right";
        QTest::newRow("auth-login-mfa-required") << "one-time code";
        QTest::newRow("auth-login-locked") << "locked after too many wrong tries, until ";
        QTest::newRow("auth-login-password-expired") << "This password has ended";
        QTest::newRow("auth-login-password-generated") << "was issued to you and must be changed";
        QTest::newRow("auth-login-rate-limited") << "Wait 10 s";
        QTest::newRow("profiles-search-server-error") << "The server has a problem of its own";
        QTest::newRow("profiles-search-unavailable") << "The server is busy";
    }
    void shouldHaveAnOwnSentenceForEveryRefusal()
    {
        QFETCH(QString, part);
        m_backend->give(QTest::currentDataTag());

        const QString message = refusedWith();

        QVERIFY2(message.contains(part), qPrintable(message));
        QVERIFY(message.endsWith(u'.'));
        QCOMPARE(m_form->needsCode(), qstrcmp(QTest::currentDataTag(), "auth-login-mfa-required") == 0);
        QCOMPARE(m_form->mustChange(), QByteArray(QTest::currentDataTag()).startsWith("auth-login-password"));
        QCOMPARE(m_form->isRefused(), !m_form->needsCode());
        QVERIFY(!m_backend->auth.hasToken());
    }

    void shouldNotSendTheAgentToACustomerWhenNoAnswerCame_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("part");
        QTest::newRow("left, no answer") << ErrorKind::Unknown << "did not answer in time";
        QTest::newRow("no line") << ErrorKind::Offline << "cannot be reached";
        QTest::newRow("certificate") << ErrorKind::Tls << "not safe";
    }
    void shouldNotSendTheAgentToACustomerWhenNoAnswerCame()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(QString, part);
        wire().fail(kind);

        const QString message = refusedWith();

        QVERIFY2(message.contains(part) && !message.contains(QLatin1String("customer")), qPrintable(message));
    }

    void shouldSayALockWithoutATimeToo()
    {
        wire().answer(401, R"({"errorCode":"990404","message":"locked","unlockAt":"soon"})");
        QVERIFY(refusedWith().contains(QLatin1String("Try again later")));
    }

    void shouldAskForTheCodeOnceAndSendItWithTheNextTry()
    {
        m_backend->give("auth-login-mfa-required");
        refusedWith();
        QVERIFY(m_form->needsCode());
        m_backend->give("auth-login-bad-credentials");
        QVERIFY(refusedWith("000000").contains(QLatin1String("Wait for the next code")));
        QVERIFY(m_form->needsCode());
        m_backend->give("auth-login-mfa-ok");
        m_backend->give("auth-current-agent");
        QSignalSpy signedIn(m_form.get(), &LoginForm::signedIn);

        submit("123456");

        QTRY_COMPARE(signedIn.count(), 1);
        QCOMPARE(sentForm(2).queryItemValue(QStringLiteral("totp_code")), QStringLiteral("123456"));
        QVERIFY(!m_form->needsCode());
    }

    void shouldAskForTheMailFirstAndThenForTheNewPassword()
    {
        mustChange();
        QVERIFY(m_form->mustChange() && !m_form->hasAskedForMail());
        m_backend->give("auth-reset-request-ok");
        m_form->askForMail(QStringLiteral("agent@example.com"));
        QTRY_VERIFY(m_form->hasAskedForMail());
        QVERIFY(!m_form->isRefused() && m_form->message().contains(QLatin1String("agent@example.com")));

        m_backend->give("auth-reset-confirm-policy");
        QVERIFY(changed().startsWith(QLatin1String("The password was not changed: it takes 8 characters")));
        QVERIFY(m_form->mustChange() && m_form->hasAskedForMail());
        m_backend->give("auth-reset-confirm-ok");
        QCOMPARE(changed(), QString());
        QVERIFY(!m_form->mustChange());
    }
    void shouldSayWhomToAskWhereNoPasswordIsChanged_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("not for this user") << 400;
        QTest::newRow("not at this server") << 404;
    }
    void shouldSayWhomToAskWhereNoPasswordIsChanged()
    {
        QFETCH(int, status);
        mustChange();
        wire().answer(status, status == 400 ? R"({"errorCode":"60004"})" : "<html>");
        QSignalSpy failed(m_form.get(), &LoginForm::failed);
        m_form->askForMail(QStringLiteral("agent@example.com"));
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY2(m_form->message().contains(QLatin1String("Ask your supervisor or the IT desk")), qPrintable(m_form->message()));
        QVERIFY(!m_form->mustChange());
    }
    void shouldNotCallAChangeWithoutAnAnswerFailed()
    {
        mustChange();
        wire().fail(ErrorKind::Unknown);
        QVERIFY(changed().startsWith(QLatin1String("It is not known whether the password was changed.")));
        wire().fail(ErrorKind::Offline);
        QVERIFY(changed().startsWith(QLatin1String("The password was not changed.")));
        wire().hold();
        m_form->changePassword(QStringLiteral("agent@example.com"), QStringLiteral("CODE"), secretOf(QStringLiteral("x")));
        m_form->cancel();
        QVERIFY(m_form->message().contains(QLatin1String("not known whether the password was changed")));
    }

    void shouldRefuseAUserWithoutAConsoleRole()
    {
        m_backend->give("auth-login-ok");
        wire().answer(200, R"({"id":"u1","email":"x@example.com","roles":[{"repositoryId":"otherRole"}]})");
        wire().answer(200, "{}"); // the log-out of that token

        QVERIFY(refusedWith().contains(QLatin1String("no right to use the console")));
        QVERIFY(!m_backend->auth.hasToken());
    }

    void shouldStopWaitingWhenAsked()
    {
        wire().hold();
        QSignalSpy failed(m_form.get(), &LoginForm::failed);
        submit();

        m_form->cancel();

        QVERIFY(!m_form->isSubmitting());
        QVERIFY(wire().isOver(0));
        QCOMPARE(failed.count(), 1);
        QVERIFY(m_form->message().contains(QLatin1String("stopped waiting")));
    }

    void shouldListenToTheLastTryAlone()
    {
        wire().hold();
        submit();
        m_backend->give("auth-login-mfa-required");

        refusedWith();

        QVERIFY(wire().isOver(0));
        QVERIFY(m_form->message().contains(QLatin1String("one-time code")));
    }

    void shouldStartFresh()
    {
        m_backend->give("auth-login-mfa-required");
        refusedWith();

        m_form->reset();

        QVERIFY(!m_form->needsCode());
        QCOMPARE(m_form->message(), QString());
    }

    void shouldKeepEveryByteOfAPassword()
    {
        const SecretString secret = secretOf(QStringLiteral("Pässwörd €"));
        const auto bytes = secret.view();
        QCOMPARE(QByteArray(bytes.data(), qsizetype(bytes.size())), QStringLiteral("Pässwörd €").toUtf8());
        QVERIFY(secretOf({}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLoginForm)
#include "tst_loginform.moc"
