// SPDX-License-Identifier: Apache-2.0
// What a screen reader is given of the household tree.
#include "model/householdmodel.h"
#include "support/households.h"
#include "widget/treeview.h"

#include <private/qguiapplication_p.h>
#include <QAccessible>
#include <QApplication>
#include <qpa/qplatformaccessibility.h>
#include <qpa/qplatformintegration.h>
#include <QTest>
#include <QtTest/qtestaccessible.h>

using namespace linedesk;

class TestTreeAccessible : public QObject {
    Q_OBJECT
    std::unique_ptr<HouseholdModel> m_model;
    std::unique_ptr<TreeView> m_view;
    QAccessibleInterface *m_tree = nullptr;

    static void setReader(bool isListening)
    {
        QGuiApplicationPrivate::platformIntegration()->accessibility()->setActive(isListening);
    }
    static QString name(QAccessibleInterface *item) { return item->text(QAccessible::Name); }
    static QString place(QAccessibleInterface *item) { return item->text(QAccessible::Description); }
    static bool isToldExpanded(QAccessibleInterface *item)
    {
        QAccessible::State changed;
        changed.expanded = true;
        QAccessibleStateChangeEvent event(item, changed);
        return QTestAccessibility::containsEvent(&event);
    }
    QAccessibleInterface *depot(int nth) const // children of the top: person, address, card, then the accounts
    {
        return m_tree->child(0)->child(3 + nth);
    }

private Q_SLOTS:
    void init()
    {
        QTestAccessibility::initialize();
        setReader(true);
        m_model = std::make_unique<HouseholdModel>();
        m_model->setHousehold(Household::from(makeFamily(5), nullptr));
        m_view = std::make_unique<TreeView>();
        m_view->setAccessibleName(QStringLiteral("Household"));
        m_view->setModel(m_model.get());
        m_view->resize(600, 120);
        m_view->show();
        QApplication::setActiveWindow(m_view.get());
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->setFocus();
        QTRY_VERIFY(m_view->hasFocus());
        m_view->setCurrentIndex(m_model->index(0, 0));
        m_tree = QAccessible::queryAccessibleInterface(m_view.get());
        QTestAccessibility::clearEvents();
    }
    void cleanup()
    {
        m_view.reset();
        m_model.reset();
        setReader(false);
        QTestAccessibility::cleanup();
    }

    void shouldBeATreeWhoseItemsNest()
    {
        QCOMPARE(m_tree->role(), QAccessible::Tree);
        QCOMPARE(m_tree->text(QAccessible::Name), QStringLiteral("Household"));
        QCOMPARE(m_tree->childCount(), 1);
        QAccessibleInterface *top = m_tree->child(0);
        QCOMPARE(top->role(), QAccessible::TreeItem);
        QCOMPARE(top->parent(), m_tree);
        QCOMPARE(top->childCount(), 8); // a person, an address, a card, five accounts
        QCOMPARE(m_tree->indexOfChild(top), 0);
        for (int nth = 0; nth < top->childCount(); ++nth) {
            QCOMPARE(top->child(nth)->parent(), top);
            QCOMPARE(top->indexOfChild(top->child(nth)), nth);
            QCOMPARE(m_tree->indexOfChild(top->child(nth)), -1);
        }
        QVERIFY(!top->child(8) && !m_tree->child(1));
        QVERIFY(!top->child(0)->child(0));
    }

    void shouldSayEverythingThatTheRowShows()
    {
        QCOMPARE(name(m_tree->child(0)), QStringLiteral("Top, Account 100-top, Customer, Active"));
        QCOMPARE(name(m_tree->child(0)->child(0)), QStringLiteral("José Novák, Person, Admin"));
        QCOMPARE(name(m_tree->child(0)->child(2)), QStringLiteral("Visa •••• 1111, Card"));
    }

    void shouldSayLevelAndPlaceAmongWhatIsVisible()
    {
        QCOMPARE(place(m_tree->child(0)), QStringLiteral("level 1, 1 of 1"));
        QCOMPARE(place(depot(1)), QStringLiteral("level 2, 5 of 8"));
        QAccessibleInterface *street = depot(1)->child(1);
        QCOMPARE(place(street), QStringLiteral("level 3, 2 of 2"));

        m_model->setFilter(QStringLiteral("depot 002 street"));

        QVERIFY(street->isValid()); // the same object, although its row has moved
        QCOMPARE(place(street), QStringLiteral("level 3, 1 of 1"));
        QCOMPARE(m_tree->child(0)->childCount(), 1);
        m_model->setFilter(QStringLiteral("nobody"));
        QVERIFY(!street->isValid() && street->state().invalid);
        QCOMPARE(name(street), QString());
    }

    void shouldShowItsStates()
    {
        QAccessibleInterface *top = m_tree->child(0);
        QVERIFY(top->state().expandable && top->state().expanded && !top->state().collapsed);
        QVERIFY(top->state().focused && top->state().selected && top->state().focusable && top->state().selectable);
        QVERIFY(!top->state().offscreen && depot(4)->state().offscreen);
        QVERIFY(!top->child(0)->state().expandable && !top->child(0)->state().collapsed && !top->child(0)->state().focused);

        m_model->setExpanded(0, false);

        QVERIFY(top->state().collapsed && !top->state().expanded);
        QCOMPARE(top->childCount(), 0);
    }

    void shouldActForAReader()
    {
        QAccessibleActionInterface *actions = depot(1)->actionInterface();
        QVERIFY(actions);
        QCOMPARE(actions->actionNames(),
                 (QStringList{QAccessibleActionInterface::toggleAction(), QAccessibleActionInterface::setFocusAction()}));
        QCOMPARE(m_tree->child(0)->child(0)->actionInterface()->actionNames(),
                 QStringList{QAccessibleActionInterface::setFocusAction()});

        actions->doAction(QAccessibleActionInterface::toggleAction());
        QVERIFY(depot(1)->state().collapsed);
        QVERIFY(isToldExpanded(depot(1)));
        actions->doAction(QAccessibleActionInterface::setFocusAction());
        QVERIFY(depot(1)->state().focused);
        QCOMPARE(m_tree->focusChild(), depot(1));
    }

    void shouldTellTheFocusAsItMoves()
    {
        QTest::keyClick(m_view.get(), Qt::Key_Down);

        QAccessibleEvent event(m_tree->child(0)->child(0), QAccessible::Focus);
        QVERIFY(QTestAccessibility::containsEvent(&event));
        QCOMPARE(m_tree->focusChild(), m_tree->child(0)->child(0));
    }

    void shouldTellWhatTheKeysOpenAndClose()
    {
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QVERIFY(isToldExpanded(m_tree->child(0)));
        QTestAccessibility::clearEvents();
        QTest::keyClick(m_view.get(), Qt::Key_Asterisk);
        QVERIFY(isToldExpanded(m_tree->child(0)));
        m_view->setCurrentIndex(m_model->index(1, 0));
        QTestAccessibility::clearEvents();
        QTest::keyClick(m_view.get(), Qt::Key_Asterisk); // a person: nothing opens
        QVERIFY(!isToldExpanded(m_tree->child(0)->child(0)));
    }

    void shouldBeFoundUnderAPoint()
    {
        QAccessibleInterface *card = m_tree->child(0)->child(2);
        QCOMPARE(m_tree->childAt(card->rect().center().x(), card->rect().center().y()), card);
        QCOMPARE(card->rect().height(), m_view->rowRect(3).height());
        QVERIFY(!m_tree->childAt(-5000, -5000));
    }

    void shouldForgetItsItemsWhenAnotherHouseholdComes()
    {
        const QAccessible::Id old = QAccessible::uniqueId(depot(4));
        m_model->setHousehold(Household::from(makeFamily(2), nullptr));

        QVERIFY(!QAccessible::accessibleInterface(old));
        QCOMPARE(m_tree->child(0)->childCount(), 5);
        m_view->setModel(nullptr);
        QCOMPARE(m_tree->childCount(), 0);
        QVERIFY(!m_tree->child(0) && !m_tree->focusChild());
    }

    void shouldBuildNothingForEventsWhileNobodyListens()
    {
        setReader(false);
        for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Up, Qt::Key_Left})
            QTest::keyClick(m_view.get(), key);
        QVERIFY(QTestAccessibility::events().isEmpty());
        QVERIFY(m_tree->child(0)->state().collapsed); // but whoever asks is answered
    }
};

QTEST_MAIN(TestTreeAccessible)
#include "tst_treeaccessible.moc"
