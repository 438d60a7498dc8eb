// SPDX-License-Identifier: Apache-2.0
// The window in bad weather: each failure has its own words, and nothing typed is lost.
#include "desktest.h"

#include "widget/cardnumberedit.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QListView>
#include <QMessageBox>
#include <QTimer>

#include <csignal>
#include <ctime>

using namespace linedesk;
using namespace linedesk::test;

class TestDesk : public DeskTest {
    Q_OBJECT

private Q_SLOTS:
    void shouldSayThatUserOrPasswordIsNotRight()
    {
        QVERIFY(m_desk->signIn(QStringLiteral("Wrong-Password-1")));
        QVERIFY(m_desk->message("loginMessage").contains(QLatin1String("not right")));
        QCOMPARE(m_desk->find<QLineEdit>("userEdit")->text(), QStringLiteral("agent@example.com"));
        QVERIFY(m_desk->signIn());
        QVERIFY(m_desk->shows("desk"));
    }

    void shouldSayHowLongALockedUserWaits()
    {
        for (int i = 0; i < 6; ++i) {
            m_desk->signIn(QStringLiteral("Wrong-Password-1"));
            QVERIFY(QTest::qWaitFor([&] { return m_desk->find<QPushButton>("signInButton")->isEnabled(); }));
        }
        m_desk->signIn();
        QTRY_VERIFY(m_desk->message("loginMessage").contains(QLatin1String("until")));
    }

    void shouldSayWhenNobodyIsFound()
    {
        m_desk->signIn();
        QVERIFY(m_desk->shows("desk"));
        QTest::keyClick(m_desk->find("desk"), Qt::Key_K, Qt::ControlModifier);
        m_desk->type("findEdit", QStringLiteral("zzzzqq"));
        QVERIFY(m_desk->shows("searchState"));
        QCOMPARE(m_desk->find("searchState")->findChild<QLabel *>(QStringLiteral("stateTitle"))->text(),
                 QStringLiteral("Nobody found"));
        QTest::keyClick(m_desk->find("findEdit"), Qt::Key_Escape);
        QVERIFY(m_desk->hides("searchPopup"));
    }

    void shouldKeepWhatWasTypedWhenTheServerIsGone()
    {
        m_desk->signIn();
        QVERIFY(m_desk->shows("desk"));
        QVERIFY(m_desk->openDana());
        QVERIFY(m_desk->select(QStringLiteral("100 Sample Street")));
        QTest::keyClick(m_desk->find("householdTree"), Qt::Key_F2);
        QVERIFY(m_desk->shows("addressEditor"));
        m_desk->type("address1Edit", QStringLiteral("1 New Road"));
        // Stopped, not ended: the connection stands and no answer comes, so the window must stay alive and keep the text.
        ::kill(pid_t(m_desk->console->sandbox()->processId()), SIGSTOP);
        QTest::keyClick(m_desk->find("address1Edit"), Qt::Key_Return);
        QTRY_COMPARE(m_desk->find<QPushButton>("saveButton")->text(), QStringLiteral("Saving…"));
        QCOMPARE(m_desk->find<QLineEdit>("address1Edit")->text(), QStringLiteral("1 New Road"));
        ::kill(pid_t(m_desk->console->sandbox()->processId()), SIGCONT);
        QVERIFY(m_desk->hides("addressEditor"));
        QVERIFY(m_desk->notice().contains(QLatin1String("Address saved")));
    }

    void shouldAskBeforeUnsavedWorkIsLost()
    {
        m_desk->signIn();
        QVERIFY(m_desk->shows("desk"));
        QVERIFY(m_desk->openDana());
        QVERIFY(m_desk->select(QStringLiteral("100 Sample Street")));
        QTest::keyClick(m_desk->find("householdTree"), Qt::Key_F2);
        QVERIFY(m_desk->shows("addressEditor"));
        m_desk->type("cityEdit", QStringLiteral("Elsewhere"));
        QTest::keyClick(m_desk->find("cityEdit"), Qt::Key_Escape);
        QVERIFY(m_desk->shows("discardBox"));
        QTest::keyClick(m_desk->find("discardBox"), Qt::Key_Escape);
        QVERIFY(m_desk->hides("discardBox"));
        QCOMPARE(m_desk->find<QLineEdit>("cityEdit")->text(), QStringLiteral("Elsewhere"));
    }

    void shouldWipeADeclinedCardAndSayWhy()
    {
        m_desk->signIn();
        QVERIFY(m_desk->shows("desk"));
        QVERIFY(m_desk->openDana());
        QVERIFY(m_desk->select(QStringLiteral("Visa")));
        QTest::keyClick(m_desk->find("householdTree"), Qt::Key_F2);
        QVERIFY(m_desk->shows("newCardButton"));
        QTest::mouseClick(m_desk->find("newCardButton"), Qt::LeftButton);
        QVERIFY(m_desk->shows("cardNumberEdit"));
        auto *number = m_desk->find<CardNumberEdit>("cardNumberEdit");
        QTest::keyClicks(number, QStringLiteral("400000000000000"));
        QTest::keyClick(number, Qt::Key_Return);
        QCOMPARE(number->count(), 15); // a digit is missing: nothing was sent, nothing is lost
        QTest::keyClick(number, '2');
        QTest::keyClicks(m_desk->find("securityCodeEdit"), QStringLiteral("123"));
        m_desk->type("expiryMonthEdit", QStringLiteral("04"));
        m_desk->type("expiryYearEdit", QStringLiteral("2030"));
        QTest::mouseClick(m_desk->find("storeCardButton"), Qt::LeftButton);
        QVERIFY(m_desk->message("cardMessage").contains(QLatin1String("declined")));
        QCOMPARE(number->count(), 0);
        QCOMPARE(m_desk->find<QLineEdit>("nameOnCardEdit")->text(), QStringLiteral("DANA SAMPLE"));
        QTest::keyClick(m_desk->find("cardDialog"), Qt::Key_Escape);
        QVERIFY(m_desk->hides("cardDialog"));
    }

    void shouldSayThatTheTrainingSystemHasStopped()
    {
        ::kill(pid_t(m_desk->console->sandbox()->processId()), SIGKILL);
        QVERIFY(m_desk->message("loginMessage").contains(QLatin1String("stopped")));
        QVERIFY(!m_desk->find<QPushButton>("signInButton")->isEnabled());
    }

    // The watch of every test in this folder must be able to see.
    void shouldNoticeATurnThatIsTooLong()
    {
        TurnWatch watch;
        QTimer::singleShot(0, this, [] {
            for (const std::clock_t end = std::clock() + CLOCKS_PER_SEC / 4; std::clock() < end;) {
            } // CPU time: a busy machine must not hide it
        });
        QTRY_VERIFY(watch.longest() > 100);
        m_desk->watch().forget(); // that turn was planted
    }

    void shouldNameEveryControlForScreenReaders()
    {
        m_desk->signIn();
        QVERIFY(m_desk->shows("desk"));
        QVERIFY(m_desk->openDana());
        QVERIFY(m_desk->select(QStringLiteral("100 Sample Street")));
        QTest::keyClick(m_desk->find("householdTree"), Qt::Key_F2);
        QVERIFY(m_desk->shows("addressEditor"));
        QStringList nameless;
        for (QWidget *widget : QApplication::allWidgets()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
            if (face && face->text(QAccessible::Name).isEmpty())
                nameless << QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName();
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral(", "))));
    }

    void shouldLeaveTheFocusToANewSearchWhenTheHouseholdArrives_data()
    {
        QTest::addColumn<bool>("isSearching");
        QTest::newRow("the next caller is being typed") << true;
        QTest::newRow("the agent waits for the tree") << false;
    }
    void shouldLeaveTheFocusToANewSearchWhenTheHouseholdArrives()
    {
        QFETCH(bool, isSearching);
        m_desk->signIn();
        QVERIFY(m_desk->shows("desk"));
        QVERIFY(m_desk->sky("[{'path': '/ccagentx/custom/v1/accounts', 'delayMs': 1500, 'times': 1}]"));
        QVERIFY(m_desk->chooseDana());
        QVERIFY(m_desk->shows("identityBanner"));
        QVERIFY(!m_desk->find("householdTree"));

        if (isSearching)
            m_desk->type("findEdit", QStringLiteral("ro"));
        QVERIFY(m_desk->shows("householdTree"));

        QVERIFY(QApplication::focusWidget());
        QCOMPARE(QApplication::focusWidget()->objectName(), QString::fromLatin1(isSearching ? "findEdit" : "householdTree"));
    }
};

QTEST_MAIN(TestDesk)
#include "tst_desk.moc"
