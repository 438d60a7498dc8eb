// SPDX-License-Identifier: Apache-2.0
// A server that takes long, asks to wait, or points elsewhere, through the real window: it stays alive, says what it waits
// for, and stops at once when asked.
#include "desktest.h"

#include "faults/faultproxy.h"

using namespace linedesk;
using namespace linedesk::test;

namespace {
const QByteArray search = "'path': '/ccagentui/v1/profiles'", accounts = "'path': '/ccagentx/custom/v1/accounts'",
                 cards = "'method': 'GET', 'path': '/ccagentui/v1/profiles/{id}/creditCards'";
}

class TestWaits : public DeskTest {
    Q_OBJECT

    QString stateText(const char *name) const
    {
        auto *state = m_desk->find(name);
        return state ? state->findChild<QLabel *>(QStringLiteral("stateTitle"))->text() + QLatin1Char(' ') +
                           state->findChild<QLabel *>(QStringLiteral("stateText"))->text()
                     : QString();
    }
    bool signedIn()
    {
        m_desk->signIn();
        return m_desk->shows("desk");
    }

private Q_SLOTS:
    void shouldStayAliveWhileAHouseholdTakesFiftySeconds()
    {
        QVERIFY(signedIn());
        QVERIFY(m_desk->sky("[{" + accounts + ", 'delayMs': 50000}]"));
        QVERIFY(m_desk->chooseDana());
        int turns = 0;
        QTimer pulse;
        connect(&pulse, &QTimer::timeout, this, [&] { ++turns; });
        pulse.start(20);

        QTRY_VERIFY(m_desk->find<QLabel>("readingTime") &&
                    m_desk->find<QLabel>("readingTime")->text().endsWith(QLatin1String(" 2 s")));
        QVERIFY2(turns > 20, qPrintable(QString::number(turns)));
        QTest::keyClick(m_desk->find("desk"), Qt::Key_K, Qt::ControlModifier); // the rest of the desk can be used meanwhile
        m_desk->type("findEdit", QStringLiteral("rosa"));
        QVERIFY(m_desk->shows("searchList"));
        QTest::keyClick(m_desk->find("findEdit"), Qt::Key_Escape);

        m_desk->click("stopReadingButton");

        QVERIFY2(stateText("treeState").contains(QLatin1String("You stopped the reading of this household. Nothing was changed.")),
                 qPrintable(stateText("treeState")));
        QCOMPARE(m_desk->weather->fired(), 1);
        m_desk->weather->clear();
        QTest::keyClick(m_desk->find("desk"), Qt::Key_F5);
        QVERIFY(m_desk->hides("treeState"));
    }

    void shouldLeaveASaveThatTakesFiftySecondsAtOnce()
    {
        QVERIFY(m_desk->editDana());
        m_desk->type("address1Edit", QStringLiteral("6 New Road"));
        QVERIFY(m_desk->sky("[{'method': 'PUT', 'delayMs': 50000}]"));
        QTest::keyClick(m_desk->find("address1Edit"), Qt::Key_Return);
        QTRY_COMPARE(m_desk->weather->fired(), 1); // it is there, and waits
        QCOMPARE(m_desk->find<QPushButton>("cancelButton")->text(), QStringLiteral("Stop waiting"));
        QCOMPARE(m_desk->text("address1Edit"), QStringLiteral("6 New Road"));

        m_desk->click("cancelButton");

        QVERIFY(!m_desk->find("addressEditor"));
        QVERIFY(m_desk->notice().contains(QLatin1String("Still saving; what comes of it is told here")));
        QVERIFY(m_desk->select(QStringLiteral("100 Sample Street"))); // nothing is said to be saved that is not
    }

    void shouldSayThatTheServerAskedToWaitAndGoOnByItself_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::newRow("accounts, 503") << accounts + ", 'status': 503, 'errorCode': 'CAM-5003'";
        QTest::newRow("stored cards, 429") << cards + ", 'status': 429, 'errorCode': '990429'";
        QTest::newRow("the customer, 429") << QByteArray(
            "'path': '/ccagentui/v1/profiles/{id}', 'status': 429, 'errorCode': '990429'");
    }
    void shouldSayThatTheServerAskedToWaitAndGoOnByItself()
    {
        QFETCH(QByteArray, rule);
        QVERIFY(signedIn());
        QVERIFY2(m_desk->sky("[{" + rule + ", 'retryAfter': '3', 'times': 1}]"), qPrintable(m_desk->weather->problem()));

        QVERIFY(m_desk->chooseDana());

        QCOMPARE(m_desk->message("pauseMessage"),
                 QStringLiteral("The server is busy and asked to wait 3 s. Reading goes on by itself."));
        QTRY_COMPARE(m_desk->message("pauseMessage"),
                     QStringLiteral("The server is busy and asked to wait 2 s. Reading goes on by itself."));
        QVERIFY(m_desk->hides("pauseMessage"));
        QTRY_VERIFY(m_desk->find<TreeView>("householdTree") && m_desk->find<TreeView>("householdTree")->model()->rowCount() >= 10);
        QVERIFY(m_desk->weather->cameTrue());
        QVERIFY(!m_desk->find("partialMessage"));
    }

    void shouldStopAWaitThatTheServerAskedFor()
    {
        QVERIFY(signedIn());
        QVERIFY(m_desk->sky("[{" + accounts + ", 'status': 503, 'errorCode': 'CAM-5003', 'retryAfter': '30'}]"));
        QVERIFY(m_desk->chooseDana());
        QVERIFY(m_desk->message("pauseMessage").contains(QLatin1String("wait 30 s")));
        m_desk->picture(QStringLiteral("wait-household"));

        QTest::mouseClick(m_desk->find("pauseMessage")->findChild<QPushButton *>(), Qt::LeftButton);

        QVERIFY(!m_desk->find("pauseMessage"));
        QVERIFY(stateText("treeState").contains(QLatin1String("You stopped")));
        QCOMPARE(m_desk->weather->fired(), 1);
    }

    void shouldNameTheCardsThatTheAgentDidNotWaitFor()
    {
        QVERIFY(signedIn());
        QVERIFY(m_desk->sky("[{" + cards + ", 'status': 429, 'errorCode': '990429', 'retryAfter': '30', 'times': 1}]"));
        QVERIFY(m_desk->chooseDana());
        QVERIFY(m_desk->shows("pauseMessage"));
        QTRY_VERIFY(m_desk->find<TreeView>("householdTree") &&
                    m_desk->find<TreeView>("householdTree")->model()->rowCount() >= 10); // they can be worked with
        m_desk->picture(QStringLiteral("wait-cards"));

        QTest::mouseClick(m_desk->find("pauseMessage")->findChild<QPushButton *>(), Qt::LeftButton);

        QVERIFY(!m_desk->find("pauseMessage"));
        QVERIFY(m_desk->message("partialMessage").contains(QLatin1String("Stored cards were not read: you stopped")));
        QTest::mouseClick(m_desk->find("partialMessage")->findChild<QPushButton *>(), Qt::LeftButton);
        QVERIFY(m_desk->hides("partialMessage"));
    }

    void shouldSayThatASearchWaitsAndStopIt()
    {
        QVERIFY(signedIn());
        QVERIFY(m_desk->sky("[{" + search + ", 'status': 429, 'errorCode': '990429', 'retryAfter': '2', 'times': 1}]"));
        QTest::keyClick(m_desk->find("desk"), Qt::Key_K, Qt::ControlModifier);
        m_desk->type("findEdit", QStringLiteral("dana"));
        QTRY_COMPARE(stateText("searchState"),
                     QStringLiteral("The server is busy It asked to wait 2 s. The search goes on by itself."));
        QTRY_COMPARE(stateText("searchState"),
                     QStringLiteral("The server is busy It asked to wait 1 s. The search goes on by itself."));
        QVERIFY(m_desk->hides("searchState"));
        QTRY_VERIFY(m_desk->find("searchList")); // by itself
        QVERIFY(m_desk->weather->cameTrue());

        QVERIFY(m_desk->sky("[{" + search + ", 'status': 503, 'errorCode': '990503', 'retryAfter': '30'}]"));
        m_desk->type("findEdit", QStringLiteral("rosa"));
        QTRY_VERIFY(stateText("searchState").contains(QLatin1String("wait 30 s")));
        m_desk->picture(QStringLiteral("wait-search"));
        QTest::mouseClick(m_desk->find("searchState")->findChild<QPushButton *>(), Qt::LeftButton);
        QVERIFY(!m_desk->find("searchState"));
        QCOMPARE(m_desk->text("findEdit"), QStringLiteral("rosa"));
        QCOMPARE(m_desk->weather->fired(), 1);
    }
};

// The console on a wire of its own, since the training system itself points nowhere else.
class TestRedirects : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shouldNotFollowToAnotherAddress_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("302") << int(Fault::RedirectElsewhere);
        QTest::newRow("307, which would take the body along") << int(Fault::RedirectKeepMethod);
    }
    void shouldNotFollowToAnotherAddress()
    {
        QFETCH(int, fault);
        QTemporaryDir folder;
        SandboxProcess sandbox({folder.filePath(QStringLiteral("training.db")), 60});
        sandbox.start();
        QTRY_VERIFY_WITH_TIMEOUT(sandbox.isReady(), 20000);
        FaultProxy proxy(sandbox.baseUrl().port());
        Console::Options options;
        options.isTraining = false;
        options.settings.site.occBaseUrl = proxy.url();
        options.settings.extraHeader = {"X-Linedesk-Sandbox", sandbox.secret()};
        DeskScreens desk;
        desk.console = std::make_unique<Console>(options);
        desk.console->window().show();
        QApplication::setActiveWindow(&desk.console->window());

        proxy.strike(Fault(fault), "POST", "/login");
        desk.signIn();
        QVERIFY2(desk.message("loginMessage").contains(QLatin1String("points to another address. The console did not go there")),
                 qPrintable(desk.message("loginMessage")));
        proxy.relent();
        QVERIFY(desk.editDana());
        desk.type("address1Edit", QStringLiteral("7 New Road"));
        proxy.strike(Fault(fault), "PUT", "/accounts/");
        QTest::keyClick(desk.find("address1Edit"), Qt::Key_Return);

        const QString words = desk.message("editorMessage");
        for (const char *wanted : {"The address was not saved.", "points to another address", "sent nothing there", "still here"})
            QVERIFY2(words.contains(QLatin1String(wanted)), qPrintable(words));
        desk.picture(QStringLiteral("redirect"));
        QVERIFY(desk.find("copyRequestButton"));
        QCOMPARE(desk.text("address1Edit"), QStringLiteral("7 New Road"));
        QCOMPARE(proxy.struck(), 2);
        QCOMPARE(proxy.arrivals("PUT", "/accounts/"), 1);
        QCOMPARE(proxy.strayed(), 0); // nobody came there: neither token nor address
        proxy.relent();
        QTest::keyClick(desk.find("address1Edit"), Qt::Key_Return);
        QVERIFY(desk.hides("addressEditor"));
        QCOMPARE(proxy.strayed(), 0);
    }
};

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    TestWaits waits;
    TestRedirects redirects;
    const int failed = QTest::qExec(&waits, argc, argv);
    return failed + QTest::qExec(&redirects, argc, argv);
}
#include "tst_waits.moc"
