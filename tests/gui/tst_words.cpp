// SPDX-License-Identifier: Apache-2.0
// Whatever the server does, the window's words say what failed, whether it was saved, and what to do; what was typed stays.
#include "desktest.h"

using namespace linedesk;
using namespace linedesk::test;

class TestWords : public DeskTest {
    Q_OBJECT

private Q_SLOTS:
    void shouldSayThatTheAddressWasNotSaved_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QString>("nextStep");
        const auto row = [](const char *name, const char *deed, const char *nextStep) {
            QTest::newRow(name) << QByteArray("[{'method': 'PUT', 'times': 1, ") + deed + "}]" << QString::fromLatin1(nextStep);
        };
        row("403", "'status': 403, 'errorCode': 'CAM-2003'", "role");
        row("404", "'status': 404, 'errorCode': 'CAM-2002'", "F5");
        row("409", "'status': 409, 'errorCode': 'CAM-2004', 'message': 'The contact is not the one in context.'",
            "not the one in context");
        row("429", "'status': 429, 'errorCode': '990429', 'retryAfter': '7'", "in 7 s");
        row("503", "'status': 503, 'errorCode': 'CAM-5003', 'retryAfter': '9'", "in 9 s");
        row("503 without a time", "'status': 503, 'errorCode': 'CAM-5003'", "in a minute");
        row("500", "'status': 500, 'errorCode': '990500'", "problem of its own");
        row("502 in HTML", "'status': 502, 'body': '<html><b>Bad gateway</b></html>', 'contentType': 'text/html'",
            "problem of its own");
        row("400 about no field", "'status': 400, 'errorCode': 'CAM-3001', 'message': 'The body is not readable.'", "not readable");
    }
    void shouldSayThatTheAddressWasNotSaved()
    {
        QFETCH(QByteArray, rule);
        QFETCH(QString, nextStep);
        QVERIFY(m_desk->editDana());
        m_desk->type("address1Edit", QStringLiteral("1 New Road"));
        QVERIFY2(m_desk->sky(rule), qPrintable(m_desk->weather->problem()));

        QTest::keyClick(m_desk->find("address1Edit"), Qt::Key_Return);

        const QString words = m_desk->message("editorMessage");
        QVERIFY2(words.contains(QLatin1String("was not saved")), qPrintable(words));
        QVERIFY2(words.contains(nextStep), qPrintable(words));
        QVERIFY2(words.contains(QLatin1String("still here")), qPrintable(words));
        QVERIFY(!words.contains(QLatin1Char('<')));
        QCOMPARE(m_desk->text("address1Edit"), QStringLiteral("1 New Road"));
        QVERIFY(m_desk->notice().contains(QLatin1String("not saved")));
        QVERIFY(m_desk->find("copyRequestButton"));
        QVERIFY(m_desk->find<QPushButton>("saveButton")->isEnabled());
        QVERIFY(m_desk->weather->cameTrue());

        QTest::keyClick(m_desk->find("address1Edit"), Qt::Key_Return); // the agent tries again, and now it works
        QVERIFY(m_desk->hides("addressEditor"));
        QVERIFY(m_desk->select(QStringLiteral("1 New Road")));
    }

    void shouldLookUpWhatBecameOfASaveWithoutAnAnswer_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<bool>("isSaved");
        const auto row = [](const char *name, const char *deed, bool isSaved) {
            QTest::newRow(name) << QByteArray("[{'method': 'PUT', 'times': 1, ") + deed + "}]" << isSaved;
        };
        row("line lost before the commit", "'drop': 'before'", false);
        row("line lost after the commit", "'drop': 'after'", true);
        row("answer cut in its middle", "'cut': 'length'", true);
        row("answer cut in a chunk", "'cut': 'chunked'", true);
        row("answer cut in gzip", "'cut': 'gzip'", true);
        row("HTML instead of JSON", "'status': 200, 'body': '<html>Please sign in</html>', 'contentType': 'text/html'", false);
        row("unreadable JSON", "'status': 200, 'body': '{items: [{]'", false);
    }
    void shouldLookUpWhatBecameOfASaveWithoutAnAnswer()
    {
        QFETCH(QByteArray, rule);
        QFETCH(bool, isSaved);
        QVERIFY(m_desk->editDana());
        m_desk->type("address1Edit", QStringLiteral("1 New Road"));
        QVERIFY2(m_desk->sky(rule), qPrintable(m_desk->weather->problem()));

        QTest::keyClick(m_desk->find("address1Edit"), Qt::Key_Return);
        const QString words = m_desk->message("editorMessage");
        QVERIFY2(words.contains(QLatin1String("not known whether")), qPrintable(words));
        QVERIFY(m_desk->weather->cameTrue());
        QCOMPARE(m_desk->text("address1Edit"), QStringLiteral("1 New Road"));

        QTest::mouseClick(m_desk->find("messageButton"), Qt::LeftButton);
        if (isSaved) {
            QVERIFY(m_desk->hides("addressEditor"));
            QVERIFY(m_desk->notice().contains(QLatin1String("Address saved")));
        } else {
            QTRY_VERIFY(m_desk->message("editorMessage").contains(QLatin1String("nothing was saved")));
            QCOMPARE(m_desk->text("address1Edit"), QStringLiteral("1 New Road"));
            QTest::keyClick(m_desk->find("address1Edit"), Qt::Key_Return);
            QVERIFY(m_desk->hides("addressEditor"));
        }
        QVERIFY(m_desk->select(QStringLiteral("1 New Road")));
    }

    void shouldLightTheRowThatTheServerNames()
    {
        QVERIFY(m_desk->editDana());
        m_desk->type("address1Edit", QStringLiteral("1 New Road"));
        QVERIFY(m_desk->sky("[{'method': 'PUT', 'times': 1, 'status': 400, 'body': {'errorCode': 'CAM-3000', 'status': '400', "
                            "'message': 'Not valid', 'errors': [{'errorCode': 'CAM-3503', 'message': 'No such place.', "
                            "'o:errorPath': '$.addresses[0].postalCode'}]}}]"));

        QTest::keyClick(m_desk->find("address1Edit"), Qt::Key_Return);

        QTRY_VERIFY(m_desk->find("postalCodeEdit") && m_desk->find("postalCodeEdit")->hasFocus());
        QVERIFY(m_desk->message("editorMessage").contains(QLatin1String("was not saved")));
        QCOMPARE(m_desk->text("address1Edit"), QStringLiteral("1 New Road"));
    }

    void shouldSayWhyASignInDidNotWork_data()
    {
        QTest::addColumn<QByteArray>("deed");
        QTest::addColumn<QString>("words");
        QTest::newRow("server breaks off") << QByteArray("'drop': 'before'") << QStringLiteral("cannot be reached");
        QTest::newRow("503") << QByteArray("'status': 503, 'retryAfter': '30'") << QStringLiteral("in 30 s");
        QTest::newRow("too many tries") << QByteArray("'status': 429, 'errorCode': '990429', 'retryAfter': '20'")
                                        << QStringLiteral("Wait 20 s");
        QTest::newRow("500") << QByteArray("'status': 500") << QStringLiteral("problem of its own");
        QTest::newRow("a page instead of an answer")
            << QByteArray("'status': 200, 'body': '<html>Hotel</html>', 'contentType': 'text/html'")
            << QStringLiteral("could not be read");
        QTest::newRow("password expired") << QByteArray("'status': 401, 'errorCode': '990402'")
                                          << QStringLiteral("must be changed");
        QTest::newRow("password issued") << QByteArray("'status': 401, 'errorCode': '990405'") << QStringLiteral("must be changed");
    }
    void shouldSayWhyASignInDidNotWork()
    {
        QFETCH(QByteArray, deed);
        QFETCH(QString, words);
        QVERIFY(m_desk->sky("[{'path': '/ccagentui/v1/login', 'times': 1, " + deed + "}]"));

        m_desk->signIn();

        const QString said = m_desk->message("loginMessage");
        QVERIFY2(said.contains(words), qPrintable(said));
        QVERIFY(m_desk->weather->cameTrue());
        QCOMPARE(m_desk->text("userEdit"), QStringLiteral("agent@example.com"));
        m_desk->signIn();
        QVERIFY(m_desk->shows("desk"));
    }

    void shouldRefuseAUserWithoutARole()
    {
        m_desk->type("userEdit", QStringLiteral("office@example.com"));
        m_desk->type("passwordEdit", QStringLiteral("Training-Desk-1"));
        QTest::keyClick(m_desk->find("passwordEdit"), Qt::Key_Return);
        QVERIFY(
            m_desk->message("loginMessage").contains(QLatin1String("not right"))); // the server tells nobody more (CONTRACT 3.1)
    }

    void shouldGoOnAloneWhenTheLineComesBack()
    {
        m_desk->signIn();
        QVERIFY(m_desk->shows("desk"));
        QVERIFY(m_desk->sky("[{'path': '/ccagentui/v1/profiles', 'drop': 'before', 'times': 3}]"));
        QTest::keyClick(m_desk->find("desk"), Qt::Key_K, Qt::ControlModifier);
        m_desk->type("findEdit", QStringLiteral("dana"));

        QVERIFY(m_desk->shows("offlineBanner"));
        QVERIFY(m_desk->message("offlineBanner").contains(QLatin1String("What you typed stays")));

        QVERIFY(m_desk->hides("offlineBanner")); // by itself
        QVERIFY(m_desk->weather->fired() > 0);
        QCOMPARE(m_desk->text("findEdit"), QStringLiteral("dana"));
    }

    void shouldShowWhatCouldBeReadAndNameWhatCouldNot()
    {
        m_desk->signIn();
        QVERIFY(m_desk->shows("desk"));
        QVERIFY(m_desk->sky("[{'path': '/ccagentui/v1/profiles/{id}/creditCards', 'status': 500, 'times': 1}]"));

        QVERIFY(m_desk->openDana());
        QVERIFY(m_desk->message("partialMessage").contains(QLatin1String("Commerce keeps could not be read")));
        QVERIFY(m_desk->weather->cameTrue());

        QTest::mouseClick(m_desk->find("partialMessage")->findChild<QPushButton *>(), Qt::LeftButton);
        QVERIFY(m_desk->hides("partialMessage"));
    }

    void shouldSayThatTheHouseholdCouldNotBeRead_data()
    {
        QTest::addColumn<QByteArray>("deed");
        QTest::addColumn<QString>("words");
        QTest::newRow("forbidden") << QByteArray("'status': 403, 'errorCode': 'CAM-1003'") << QStringLiteral("does not allow");
        QTest::newRow("busy") << QByteArray("'status': 503, 'errorCode': 'CAM-5003', 'retryAfter': '0'") << QStringLiteral("busy");
        QTest::newRow("flow refused") << QByteArray("'role': 'oic', 'status': 401") << QStringLiteral("problem of its own");
        QTest::newRow("fault") << QByteArray("'role': 'oic', 'status': 500, 'body': '<html/>', 'contentType': 'text/html'")
                               << QStringLiteral("problem of its own");
    }
    void shouldSayThatTheHouseholdCouldNotBeRead()
    {
        QFETCH(QByteArray, deed);
        QFETCH(QString, words);
        m_desk->signIn();
        QVERIFY(m_desk->shows("desk"));
        const QByteArray place = deed.contains("role") ? QByteArray("[{'query': 'contactId', ")
                                                       : QByteArray("[{'path': '/ccagentx/custom/v1/accounts', ");
        QVERIFY2(m_desk->sky(place + deed + "}]"), qPrintable(m_desk->weather->problem()));

        QTest::keyClick(m_desk->find("desk"), Qt::Key_K, Qt::ControlModifier);
        m_desk->type("findEdit", QStringLiteral("dana sam"));
        QTRY_VERIFY(m_desk->find<QLabel>("searchHead") && m_desk->find<QLabel>("searchHead")->text().startsWith(QLatin1Char('1')));
        QTest::keyClick(m_desk->find("findEdit"), Qt::Key_Return);

        QVERIFY(m_desk->shows("treeState"));
        const QString said = m_desk->find("treeState")->findChild<QLabel *>(QStringLiteral("stateText"))->text();
        QVERIFY2(said.contains(words), qPrintable(said));
        QVERIFY(m_desk->weather->fired() > 0);
        m_desk->weather->clear();
        QTest::keyClick(m_desk->find("desk"), Qt::Key_F5);
        QVERIFY(m_desk->hides("treeState"));
    }
};

QTEST_MAIN(TestWords)
#include "tst_words.moc"
