// SPDX-License-Identifier: Apache-2.0
// Making, changing and closing accounts through the real window; what the CRM holds afterwards is read from its own rows.
#include "desktest.h"

#include <QClipboard>
#include <QComboBox>
#include <QMenu>

using namespace linedesk;
using namespace linedesk::test;

class TestNewAccounts : public DeskTest {
    Q_OBJECT

    bool open(const QString &user = QStringLiteral("agent@example.com"))
    {
        m_desk->signIn(QStringLiteral("Training-Desk-1"), user);
        return m_desk->shows("desk") && m_desk->openDana();
    }
    bool add(const char *action)
    {
        QTest::keyClick(m_desk->find("householdTree"), Qt::Key_Insert);
        auto *menu = m_desk->find<QMenu>("addMenu");
        if (!menu || !QTest::qWaitFor([&] { return menu->isVisible(); }))
            return false;
        auto *wanted = menu->findChild<QAction *>(QLatin1String(action));
        if (!wanted || !wanted->isEnabled())
            return false;
        wanted->trigger();
        menu->close();
        return m_desk->shows("newAccountsEditor");
    }
    void fillAddress(const QString &street)
    {
        m_desk->type("address1Edit", street);
        m_desk->type("cityEdit", QStringLiteral("Springfield"));
        auto *state = m_desk->find<QComboBox>("stateCombo");
        state->setCurrentIndex(state->findData(QStringLiteral("IL")));
        Q_EMIT state->activated(state->currentIndex());
        m_desk->type("postalCodeEdit", QStringLiteral("62701"));
    }
    QString title() const
    {
        auto *label = m_desk->find<QLabel>("detailsTitle");
        return label ? label->text() : QString();
    }
    int accounts(const char *name) const
    {
        return m_desk->sql("crm", QStringLiteral("SELECT COUNT(*) FROM accounts WHERE name = '%1'").arg(QLatin1String(name)));
    }

private Q_SLOTS:
    void shouldMakeAHouseholdWithServiceAndBillingAccounts()
    {
        QVERIFY(open());
        QVERIFY(add("addHouseholdAction"));
        QVERIFY(m_desk->find("secondHouseholdWarning"));
        m_desk->click("saveButton"); // nothing yet: not allowed
        m_desk->type("accountNameEdit", QStringLiteral("Sample Farm"));
        fillAddress(QStringLiteral("7 Barn Lane"));
        m_desk->click("addServiceButton");
        QVERIFY(m_desk->shows("childNameEdit0"));
        m_desk->click("addBillingButton");
        QVERIFY(m_desk->shows("childNameEdit1"));
        m_desk->type("childNameEdit0", QStringLiteral("Farm line"));
        m_desk->type("childNameEdit1", QString());
        m_desk->click("saveButton");
        QCOMPARE(m_desk->lineOf("childNameEdit1"), QStringLiteral("Billing is needed."));
        m_desk->type("childNameEdit1", QStringLiteral("Farm bills"));
        m_desk->picture(QStringLiteral("new-household"));
        m_desk->click("saveButton");

        QVERIFY(m_desk->hides("newAccountsEditor"));
        QVERIFY2(m_desk->notice().contains(QLatin1String("Accounts made")), qPrintable(m_desk->notice()));
        QCOMPARE(accounts("Sample Farm") + accounts("Farm line") + accounts("Farm bills"), 3);
        QTRY_COMPARE(title(), QStringLiteral("Sample Farm"));
        m_desk->picture(QStringLiteral("new-household-made"));
    }

    // A12: sent once, looked up, and the same household stays one.
    void shouldMakeOneHouseholdWhenNoAnswerCame_data()
    {
        QTest::addColumn<QByteArray>("drop");
        QTest::newRow("it was done") << QByteArray("after");
        QTest::newRow("it was not done") << QByteArray("before");
    }
    void shouldMakeOneHouseholdWhenNoAnswerCame()
    {
        QFETCH(QByteArray, drop);
        QVERIFY(open());
        QVERIFY(add("addServiceAccountAction"));
        m_desk->type("accountNameEdit", QStringLiteral("Workshop"));
        fillAddress(QStringLiteral("9 Mill Lane"));
        QVERIFY(m_desk->sky("[{'method': 'POST', 'path': '/ccagentx/custom/v1/contacts/{id}/accounts', 'drop': '" + drop +
                            "', 'times': 1}]"));
        m_desk->click("saveButton");
        QVERIFY(QTest::qWaitFor([&] { return m_desk->message("editorMessage").contains(QLatin1String("not known")); }, 20000));
        m_desk->picture(QStringLiteral("new-account-not-known"));
        m_desk->click("saveButton"); // "Look it up"
        if (drop == "before") {
            QVERIFY(QTest::qWaitFor([&] { return m_desk->message("editorMessage").contains(QLatin1String("nothing was saved")); }));
            QCOMPARE(accounts("Workshop"), 0);
            m_desk->click("saveButton");
        }
        QVERIFY(m_desk->hides("newAccountsEditor"));
        QCOMPARE(accounts("Workshop"), 1);
        QTRY_COMPARE(title(), QStringLiteral("Workshop"));
    }

    void shouldRenameAndCloseAnAccount()
    {
        QVERIFY(open());
        QVERIFY(m_desk->select(QStringLiteral("Sample Household")));
        QTest::keyClick(m_desk->find("householdTree"), Qt::Key_F2);
        QVERIFY(m_desk->shows("accountEditor"));
        QVERIFY(!m_desk->find("addPersonCombo")); // an agent changes no roles
        m_desk->type("accountNameEdit", QStringLiteral("Sample Family"));
        auto *state = m_desk->find<QComboBox>("accountStatusCombo");
        state->setCurrentIndex(1);
        Q_EMIT state->activated(1);
        m_desk->picture(QStringLiteral("account-edit"));
        m_desk->click("saveButton");
        QVERIFY(m_desk->hides("accountEditor"));
        QCOMPARE(accounts("Sample Family"), 1);
        QCOMPARE(m_desk->sql("crm",
                             QStringLiteral("SELECT COUNT(*) FROM accounts WHERE name = 'Sample Family' AND status = 'INACTIVE'")),
                 1);
    }

    void shouldTakeAWholeAddressApart()
    {
        QVERIFY(open());
        QVERIFY(m_desk->select(QStringLiteral("100 Sample Street")));
        QTest::keyClick(m_desk->find("householdTree"), Qt::Key_F2);
        QVERIFY(m_desk->shows("addressEditor"));
        QGuiApplication::clipboard()->setText(QStringLiteral("Hauptstraße 5\n10115 Berlin\nGermany"));
        QTest::keyClick(m_desk->find("address1Edit"), Qt::Key_V, Qt::ControlModifier);
        QVERIFY(m_desk->shows("pastedAddress"));
        QCOMPARE(m_desk->text("address1Edit"), QStringLiteral("100 Sample Street")); // a proposal only
        m_desk->picture(QStringLiteral("paste"));
        m_desk->click("leavePasteButton");
        QVERIFY(m_desk->hides("pastedAddress"));
        m_desk->click("pasteAddressButton");
        QVERIFY(m_desk->shows("pastedAddress"));
        m_desk->click("usePasteButton");
        QVERIFY(m_desk->hides("pastedAddress"));
        QTRY_COMPARE(m_desk->text("address1Edit"), QStringLiteral("Hauptstraße 5"));
        QCOMPARE(m_desk->text("postalCodeEdit"), QStringLiteral("10115"));
        QCOMPARE(m_desk->text("cityEdit"), QStringLiteral("Berlin"));
        m_desk->click("saveButton");
        QVERIFY(m_desk->hides("addressEditor"));
        QVERIFY(m_desk->select(QStringLiteral("Hauptstraße 5")));
    }

    void shouldTakeBackTheLastSave()
    {
        QVERIFY(open());
        QVERIFY(m_desk->select(QStringLiteral("100 Sample Street")));
        QTest::keyClick(m_desk->find("householdTree"), Qt::Key_F2);
        QVERIFY(m_desk->shows("addressEditor"));
        m_desk->type("address1Edit", QStringLiteral("5 New Road"));
        m_desk->click("saveButton");
        QVERIFY(m_desk->hides("addressEditor"));
        QVERIFY(m_desk->shows("takeBackButton"));
        m_desk->picture(QStringLiteral("take-back-offered"));
        m_desk->click("takeBackButton");
        QVERIFY(m_desk->shows("addressEditor"));
        QTRY_COMPARE(m_desk->text("address1Edit"), QStringLiteral("100 Sample Street"));
        QVERIFY(m_desk->notice().contains(QLatin1String("nothing is taken back until you save")));
        m_desk->picture(QStringLiteral("take-back"));
        m_desk->click("saveButton");
        QVERIFY(m_desk->hides("addressEditor"));
        QVERIFY(m_desk->select(QStringLiteral("100 Sample Street")));

        // Somebody else changes it in between: not over their work.
        QVERIFY(m_desk->sql("crm", QStringLiteral("UPDATE addresses SET address1='7 Other Lane' WHERE id='ADR-700001'")) == 1);
        QTest::keyClick(m_desk->find("householdTree"), Qt::Key_F5);
        QVERIFY(QTest::qWaitFor([&] { return m_desk->select(QStringLiteral("7 Other Lane")); }));
        QTest::keyClick(m_desk->find("householdTree"), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_desk->notice().contains(QLatin1String("changed again after that save; nothing was taken back")));
        QVERIFY(!m_desk->find("addressEditor"));
    }

    void shouldLetASupervisorChangeRoles()
    {
        QVERIFY(open(QStringLiteral("supervisor@example.com")));
        QVERIFY(m_desk->select(QStringLiteral("Sample Household")));
        QTest::keyClick(m_desk->find("householdTree"), Qt::Key_F2);
        QVERIFY(m_desk->shows("accountEditor"));
        auto *role = m_desk->find<QComboBox>("roleCombo_300100000000101");
        QVERIFY(role);
        role->setCurrentIndex(role->findText(QStringLiteral("User")));
        Q_EMIT role->activated(role->currentIndex());
        m_desk->click("saveButton");
        QVERIFY(m_desk->lineOf("roleCombo_300100000000101").contains(QLatin1String("at least one admin")));
        m_desk->picture(QStringLiteral("account-roles"));
    }
};

QTEST_MAIN(TestNewAccounts)
#include "tst_newaccounts.moc"
