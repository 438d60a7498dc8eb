// SPDX-License-Identifier: Apache-2.0
// Every trouble of a sign-in at the training system itself, through the real window: a one-time code, a password that has
// ended or was issued, its change, a lock after wrong tries. No weather plays any of it.
#include "desktest.h"

#include <QSignalSpy>

using namespace linedesk;
using namespace linedesk::test;

namespace {
const QString password = QStringLiteral("Training-Desk-1"), fresh = QStringLiteral("Quite-New-2");
}

class TestSignIn : public DeskTest {
    Q_OBJECT

    // By the link on the training card, as a trainee gets it.
    QString readInbox(const char *button, const QString &what)
    {
        m_desk->click(button);
        QLabel *text = nullptr;
        const bool isThere =
            QTest::qWaitFor([&] { return (text = m_desk->find<QLabel>("inboxText")) && text->text().contains(what); }, 10000);
        return isThere ? text->text().section(what + QStringLiteral(": "), 1).section(u'\n', 0, 0) : QString();
    }
    void signOut()
    {
        m_desk->console->backend().session.signOut();
        QVERIFY(m_desk->shows("loginPage"));
    }

private Q_SLOTS:
    void shouldAskForTheOneTimeCodeAndTakeIt()
    {
        m_desk->signIn(password, QStringLiteral("code@example.com"));
        QVERIFY(m_desk->message("loginMessage").contains(QLatin1String("6 digits")));
        QVERIFY(m_desk->find("codeEdit") && m_desk->find("codeEdit")->hasFocus());
        QCOMPARE(m_desk->text("userEdit"), QStringLiteral("code@example.com"));
        QCOMPARE(m_desk->text("passwordEdit"), password);

        const QString code = readInbox("inboxButton3", QStringLiteral("One-time code"));
        QCOMPARE(code.size(), 6);
        QVERIFY(m_desk->isWhole("loginMessage"));
        m_desk->picture(QStringLiteral("code"));
        QTest::keyClicks(m_desk->find("codeEdit"),
                         code == QLatin1String("000000") ? QStringLiteral("000001") : QStringLiteral("000000"));
        QTest::keyClick(m_desk->find("codeEdit"), Qt::Key_Return);
        QTRY_VERIFY(m_desk->message("loginMessage").contains(QLatin1String("code is not right")));
        QVERIFY(m_desk->find("codeEdit")->hasFocus());
        QCOMPARE(m_desk->text("codeEdit"), QString()); // a code is typed anew, the rest stays
        QCOMPARE(m_desk->text("passwordEdit"), password);

        QTest::keyClicks(m_desk->find("codeEdit"), code);
        QTest::keyClick(m_desk->find("codeEdit"), Qt::Key_Return);
        QVERIFY(m_desk->shows("desk"));
    }

    void shouldForgetTheCodeRowForAnotherUser()
    {
        m_desk->signIn(password, QStringLiteral("code@example.com"));
        QVERIFY(m_desk->shows("codeEdit"));

        m_desk->signIn();

        QVERIFY(m_desk->shows("desk"));
    }

    void shouldChangeAPasswordThatIsNotTakenAnyMore_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QByteArray>("inbox");
        QTest::newRow("ended") << QStringLiteral("expired@example.com") << QStringLiteral("has ended")
                               << QByteArray("inboxButton4");
        QTest::newRow("issued") << QStringLiteral("issued@example.com") << QStringLiteral("was issued to you")
                                << QByteArray("inboxButton5");
    }
    void shouldChangeAPasswordThatIsNotTakenAnyMore()
    {
        QFETCH(QString, user);
        QFETCH(QString, words);
        QFETCH(QByteArray, inbox);
        m_desk->signIn(password, user);
        QVERIFY2(m_desk->message("loginMessage").contains(words), qPrintable(m_desk->message("loginMessage")));
        QCOMPARE(m_desk->text("userEdit"), user);
        QVERIFY(!m_desk->find("passwordEdit") && !m_desk->find("newPasswordEdit"));
        QVERIFY(m_desk->find("mailButton")->hasFocus());
        m_desk->picture(QStringLiteral("must-change-%1").arg(QLatin1String(QTest::currentDataTag())));

        QTest::keyClick(m_desk->find("mailButton"), Qt::Key_Space);
        QVERIFY(m_desk->shows("resetCodeEdit"));
        QVERIFY(m_desk->message("loginMessage").contains(QStringLiteral("on its way to ") + user));
        QVERIFY(m_desk->find("resetCodeEdit")->hasFocus());
        const QString code = readInbox(inbox.constData(), QStringLiteral("Reset code"));
        QVERIFY(!code.isEmpty());

        m_desk->type("resetCodeEdit", code.toLower()); // as people type it
        m_desk->type("newPasswordEdit", QStringLiteral("short"));
        m_desk->type("repeatPasswordEdit", QStringLiteral("shor"));
        QVERIFY(m_desk->lineOf("repeatPasswordEdit").contains(QLatin1String("not the same")));
        QVERIFY(!m_desk->find<QPushButton>("changeButton")->isEnabled());
        m_desk->type("repeatPasswordEdit", QStringLiteral("short"));
        QTest::keyClick(m_desk->find("repeatPasswordEdit"), Qt::Key_Return);
        QTRY_VERIFY(m_desk->message("loginMessage").contains(QLatin1String("was not changed: it takes 8 characters")));
        QVERIFY(m_desk->isWhole("loginMessage"));
        m_desk->picture(QStringLiteral("new-password"));
        QCOMPARE(m_desk->text("resetCodeEdit"), code.toLower()); // nothing typed is lost

        m_desk->type("newPasswordEdit", fresh);
        m_desk->type("repeatPasswordEdit", fresh);
        QTest::keyClick(m_desk->find("repeatPasswordEdit"), Qt::Key_Return);
        QVERIFY(m_desk->shows("desk")); // signed in with it at once

        signOut();
        m_desk->signIn(password, user);
        QVERIFY(m_desk->message("loginMessage").contains(QLatin1String("not right")));
        m_desk->signIn(fresh, user);
        QVERIFY(m_desk->shows("desk"));
    }

    void shouldSayThatAResetCodeIsWrongAndLeadBack()
    {
        m_desk->signIn(password, QStringLiteral("issued@example.com"));
        QVERIFY(m_desk->shows("mailButton"));
        m_desk->click("mailButton");
        QVERIFY(m_desk->shows("resetCodeEdit"));
        m_desk->type("resetCodeEdit", QStringLiteral("WRONGWRONG"));
        m_desk->type("newPasswordEdit", fresh);
        m_desk->type("repeatPasswordEdit", fresh);
        m_desk->click("changeButton");
        QTRY_VERIFY(m_desk->message("loginMessage").contains(QLatin1String("was not changed: the reset code is not right")));
        QCOMPARE(m_desk->text("newPasswordEdit"), fresh);

        m_desk->click("backButton");

        QVERIFY(m_desk->shows("passwordEdit"));
        QVERIFY(!m_desk->find("passwordChange") && !m_desk->find("loginMessage"));
        QCOMPARE(m_desk->text("userEdit"), QStringLiteral("issued@example.com"));
        m_desk->signIn();
        QVERIFY(m_desk->shows("desk"));
    }

    void shouldSayWhomToAskWhereThePasswordIsNotChangedHere()
    {
        m_desk->signIn(password, QStringLiteral("external@example.com"));
        QVERIFY(m_desk->shows("mailButton"));

        m_desk->click("mailButton");

        QTRY_VERIFY(m_desk->message("loginMessage").contains(QLatin1String("Ask your supervisor or the IT desk")));
        QVERIFY(m_desk->find("passwordEdit"));
        QVERIFY(!m_desk->find("passwordChange"));
    }

    void shouldSayUntilWhenAUserIsLocked()
    {
        for (int i = 0; i < 6; ++i) {
            m_desk->signIn(QStringLiteral("Wrong-Password-%1").arg(i));
            QTRY_VERIFY(m_desk->find<QPushButton>("signInButton")->isEnabled() && m_desk->find("loginMessage"));
            QVERIFY(m_desk->message("loginMessage").contains(QLatin1String("After six wrong tries")));
        }

        m_desk->signIn();

        QTRY_VERIFY(m_desk->message("loginMessage").contains(QLatin1String("is locked after too many wrong tries, until ")));
        QVERIFY(m_desk->message("loginMessage").contains(QLatin1String("IT desk")));
        m_desk->picture(QStringLiteral("locked-out"));
        QCOMPARE(m_desk->text("userEdit"), QStringLiteral("agent@example.com"));
        m_desk->signIn(password, QStringLiteral("supervisor@example.com"));
        QVERIFY(m_desk->shows("desk"));
    }

    // The password ends while the desk is locked with work on it.
    void shouldChangeThePasswordOnTheLockScreenAndKeepTheWork()
    {
        QVERIFY(m_desk->editDana());
        m_desk->type("address1Edit", QStringLiteral("1 New Road"));
        QTest::keyClick(m_desk->find("address1Edit"), Qt::Key_L, Qt::ControlModifier);
        QVERIFY(m_desk->shows("lockScreen"));
        QCOMPARE(m_desk->sql(
                     "commerce",
                     QStringLiteral("UPDATE users SET password_until='2026-01-01T00:00:00.000Z' WHERE email='agent@example.com'")),
                 1);
        m_desk->type("unlockPasswordEdit", password);
        QTest::keyClick(m_desk->find("unlockPasswordEdit"), Qt::Key_Return);
        QVERIFY(m_desk->message("lockMessage").contains(QLatin1String("has ended")));
        m_desk->click("mailButton");
        QVERIFY(m_desk->shows("resetCodeEdit"));
        QVERIFY(m_desk->isWhole("lockMessage"));
        m_desk->picture(QStringLiteral("lock-new-password"));
        QSignalSpy inbox(m_desk->console->sandbox(), &SandboxProcess::inboxRead);
        m_desk->console->sandbox()->readInbox(QStringLiteral("agent@example.com"));
        QVERIFY(inbox.wait(10000));

        m_desk->type("resetCodeEdit", inbox[0][0].toString().section(QStringLiteral("Reset code: "), 1));
        m_desk->type("newPasswordEdit", fresh);
        m_desk->type("repeatPasswordEdit", fresh);
        m_desk->click("changeButton");

        QVERIFY(m_desk->hides("lockScreen"));
        QCOMPARE(m_desk->text("address1Edit"), QStringLiteral("1 New Road"));
    }
};

QTEST_MAIN(TestSignIn)
#include "tst_signin.moc"
