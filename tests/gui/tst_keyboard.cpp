// SPDX-License-Identifier: Apache-2.0
// The main job without a mouse: every key goes to whatever has the focus, as a keyboard's would.
#include "desktest.h"

#include <QComboBox>

using namespace linedesk;
using namespace linedesk::test;

class TestKeyboard : public DeskTest {
    Q_OBJECT

    QWidget *focus() const { return QApplication::focusWidget(); }
    QString focusName() const { return focus() ? focus()->objectName() : QStringLiteral("nothing"); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(focus() ? focus() : &m_desk->console->window(), key, modifiers);
    }
    void write(const QString &text) const { QTest::keyClicks(focus(), text); }
    /// Walks by Tab until the control has the focus; a control that Tab does not reach within 40 steps is not reachable.
    bool tabTo(const char *name) const
    {
        for (int i = 0; i < 40 && focusName() != QLatin1String(name); ++i)
            press(Qt::Key_Tab);
        return focusName() == QLatin1String(name);
    }
    bool focusComesTo(const char *name) const
    {
        return QTest::qWaitFor([&] { return focusName() == QLatin1String(name); }, 10000);
    }

private Q_SLOTS:
    void shouldGoFromSignInToASavedCard()
    {
        QVERIFY(tabTo("userEdit"));
        write(QStringLiteral("agent@example.com"));
        press(Qt::Key_Tab);
        QCOMPARE(focusName(), QStringLiteral("passwordEdit"));
        write(QStringLiteral("Training-Desk-1"));
        press(Qt::Key_Return);
        QVERIFY(m_desk->shows("desk"));

        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(focusComesTo("findEdit"));
        write(QStringLiteral("dana sam"));
        QTRY_VERIFY(m_desk->find<QLabel>("searchHead") && m_desk->find<QLabel>("searchHead")->text().startsWith(QLatin1Char('1')));
        press(Qt::Key_Return);
        QVERIFY(focusComesTo("householdTree"));
        QTRY_VERIFY(m_desk->find<TreeView>("householdTree")->model()->rowCount() >= 10);

        auto *tree = m_desk->find<TreeView>("householdTree");
        const auto row = [&] { return tree->currentIndex().data(Qt::AccessibleTextRole).toString(); };
        for (int i = 0; i < 40 && !row().startsWith(QLatin1String("100 Sample")); ++i)
            press(Qt::Key_Down);
        press(Qt::Key_F2);
        QVERIFY(focusComesTo("address1Edit"));
        press(Qt::Key_A, Qt::ControlModifier);
        write(QStringLiteral("7 Key Road"));
        QVERIFY(tabTo("saveButton"));
        press(Qt::Key_Space);
        QVERIFY(focusComesTo("householdTree"));
        QTRY_VERIFY(row().startsWith(QLatin1String("7 Key Road")));

        for (int i = 0; i < 40 && !row().startsWith(QLatin1String("Visa")); ++i)
            press(Qt::Key_Down);
        press(Qt::Key_F2);
        QVERIFY(m_desk->shows("billingEditor"));
        QVERIFY(tabTo("newCardButton"));
        press(Qt::Key_Space);
        QVERIFY(focusComesTo("cardNumberEdit"));
        write(QStringLiteral("5555555555554444"));
        press(Qt::Key_Tab);
        QCOMPARE(focusName(), QStringLiteral("nameOnCardEdit"));
        press(Qt::Key_Tab);
        QCOMPARE(focusName(), QStringLiteral("expiryMonthEdit"));
        write(QStringLiteral("04"));
        QCOMPARE(focusName(), QStringLiteral("expiryYearEdit"));
        write(QStringLiteral("30"));
        press(Qt::Key_Tab);
        QCOMPARE(focusName(), QStringLiteral("securityCodeEdit"));
        write(QStringLiteral("123"));
        QVERIFY(tabTo("storeCardButton"));
        press(Qt::Key_Space);
        QVERIFY(m_desk->hides("cardDialog"));
        QApplication::setActiveWindow(&m_desk->console->window()); // a window manager's part

        QTRY_VERIFY(m_desk->find<QPushButton>("saveButton")->isEnabled());
        press(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(focusComesTo("householdTree"));
        QTRY_VERIFY(row().contains(QLatin1String("4444")));
    }

    void shouldWalkTheEditorInReadingOrderAndBack()
    {
        QVERIFY(m_desk->editDana());
        QStringList forth;
        for (int i = 0; i < 30 && (forth.isEmpty() || focusName() != QLatin1String("saveButton")); ++i) {
            forth << focusName();
            press(Qt::Key_Tab);
        }
        // Nothing is changed yet, so the save button takes no focus: the walk leaves the editor after Cancel.
        QVERIFY2(forth.join(u' ').startsWith(QLatin1String("address1Edit address2Edit cityEdit stateCombo postalCodeEdit")),
                 qPrintable(forth.join(u' ')));
        QVERIFY(forth.contains(QStringLiteral("cancelButton")));
        for (qsizetype i = 1; i < forth.size(); ++i)
            press(Qt::Key_Tab, Qt::ShiftModifier);
        press(Qt::Key_Tab, Qt::ShiftModifier);
        QVERIFY(!focusName().isEmpty());
    }

    void shouldGoOnFromAFieldThatIsWrong()
    {
        QVERIFY(m_desk->editDana());
        m_desk->type("postalCodeEdit", QStringLiteral("6270"));
        press(Qt::Key_Tab);
        QCOMPARE(focusName(), QStringLiteral("cancelButton")); // the default mark cannot be taken away, so it is no stop
        press(Qt::Key_Tab);
        QCOMPARE(focusName(), QStringLiteral("saveButton"));
    }

    void shouldWalkThePanesByF6()
    {
        m_desk->signIn();
        QVERIFY(m_desk->shows("desk"));
        QVERIFY(m_desk->openDana());
        QVERIFY(m_desk->select(QStringLiteral("100 Sample Street")));
        press(Qt::Key_F6);
        QVERIFY(m_desk->find("detailsPane")->isAncestorOf(focus()));
        press(Qt::Key_F6);
        QCOMPARE(focusName(), QStringLiteral("householdTree"));
    }
};

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
