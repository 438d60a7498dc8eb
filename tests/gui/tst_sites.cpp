// SPDX-License-Identifier: Apache-2.0
// The main job where the site can do everything and where it can do only what every site can (CONTRACT A6), and what the window
// offers of the difference.
#include "deskscreens.h"

#include "look/consolestyle.h"

#include <QElapsedTimer>
#include <QTimer>

#include <map>

using namespace linedesk;
using namespace linedesk::test;

namespace {

// A key store in memory.
class KeptSecrets final : public SecretStore {
public:
    void read(const QString &name, std::function<void(SecretString)> told) override
    {
        SecretString copy(64);
        if (const auto found = kept.find(name); found != kept.end())
            for (const char c : found->second.view())
                copy.append(c);
        QTimer::singleShot(0, [told, shared = std::make_shared<SecretString>(std::move(copy))] { told(std::move(*shared)); });
    }
    void write(const QString &name, const SecretString &secret) override
    {
        SecretString copy(64);
        for (const char c : secret.view())
            copy.append(c);
        kept[name] = std::move(copy);
    }
    void remove(const QString &name) override { kept.erase(name); }

    std::map<QString, SecretString> kept;
};

} // namespace

class TestSites : public QObject {
    Q_OBJECT
    std::unique_ptr<DeskScreens> m_desk;

    bool start(bool isStock)
    {
        m_desk = std::make_unique<DeskScreens>();
        return m_desk->start(isStock) && m_desk->signIn() && m_desk->shows("desk");
    }
    bool edit(const QString &row, const char *editor)
    {
        if (!m_desk->select(row))
            return false;
        QTest::keyClick(m_desk->find("householdTree"), Qt::Key_F2);
        return m_desk->shows(editor);
    }
    bool isSaid(const QString &words)
    {
        return QTest::qWaitFor([&] { return m_desk->notice().contains(words); }, 10000);
    }
    QString currentRow() const
    {
        auto *tree = m_desk->find<TreeView>("householdTree");
        return tree && tree->currentIndex().isValid() ? tree->currentIndex().data().toString() : QString();
    }
    static void bothSites()
    {
        QTest::addColumn<bool>("isStock");
        QTest::newRow("everything") << false;
        QTest::newRow("stock") << true;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new look::ConsoleStyle);
        QApplication::setPalette(look::toPalette(look::lightColors()));
    }
    void cleanup()
    {
        QVERIFY(!m_desk || m_desk->wasSmooth());
        m_desk.reset();
    }

    void shouldDoTheMainJob_data() { bothSites(); }
    void shouldDoTheMainJob()
    {
        QFETCH(bool, isStock);
        QVERIFY(start(isStock));
        QVERIFY(m_desk->openDana());

        QVERIFY(edit(QStringLiteral("100 Sample Street"), "addressEditor"));
        m_desk->type("cityEdit", QStringLiteral("Riverton"));
        QTest::keyClick(m_desk->find("cityEdit"), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(isSaid(QStringLiteral("Address saved")));
        QCOMPARE(m_desk->sql("crm", QStringLiteral("SELECT count(*) FROM addresses WHERE city='Riverton'")), 1);

        const int cards = m_desk->storedCards();
        QVERIFY(edit(QStringLiteral("Visa"), "newCardButton"));
        m_desk->click("newCardButton");
        QVERIFY(m_desk->shows("cardNumberEdit"));
        m_desk->fillCard("5555555555554444", QStringLiteral("04"), QString::number(QDate::currentDate().year() + 2));
        m_desk->click("storeCardButton");
        QVERIFY(m_desk->hides("cardDialog"));
        QCOMPARE(m_desk->storedCards(), cards + 1);
        m_desk->click("saveButton");
        QVERIFY(isSaid(QStringLiteral("Billing profile saved")));
        QVERIFY(m_desk->select(QStringLiteral("Mastercard")));
    }
    void shouldOverwriteNothing_data() { bothSites(); }
    void shouldOverwriteNothing()
    {
        QFETCH(bool, isStock);
        QVERIFY(start(isStock));
        QVERIFY(m_desk->openDana());
        QVERIFY(edit(QStringLiteral("100 Sample Street"), "addressEditor"));
        m_desk->type("cityEdit", QStringLiteral("Riverton"));
        QCOMPARE(m_desk->sql("crm", QStringLiteral("UPDATE addresses SET city='Ogdenville' WHERE id='ADR-700001'")), 1);
        QCOMPARE(m_desk->sql("crm", QStringLiteral("UPDATE accounts SET version=version+1 WHERE id='300100000000201'")), 1);

        QTest::keyClick(m_desk->find("cityEdit"), Qt::Key_S, Qt::ControlModifier);

        QVERIFY(m_desk->shows("conflictPanel"));
        m_desk->picture(QStringLiteral("sites-conflict-%1").arg(QLatin1String(QTest::currentDataTag())));
        QCOMPARE(m_desk->sql("crm", QStringLiteral("SELECT count(*) FROM addresses WHERE city='Riverton'")), 0);
    }

    void shouldFindByAccountNumberAndBeOnThatAccount()
    {
        QVERIFY(start(false));
        QVERIFY(m_desk->find<QLineEdit>("findEdit")->placeholderText().endsWith(QLatin1String("account")));

        QVERIFY(m_desk->chooseOnly(QStringLiteral("CDRM_202")));

        QTRY_COMPARE(currentRow(), QStringLiteral("Sample Cabin Service"));
        QCOMPARE(m_desk->contact().firstName, QStringLiteral("Dana"));
    }
    void shouldBeOnTheAccountOfACustomerWhoIsOpenAlready()
    {
        QVERIFY(start(false));
        QVERIFY(m_desk->openDana());
        QVERIFY(m_desk->chooseOnly(QStringLiteral("CDRM_202")));
        QTRY_COMPARE(currentRow(), QStringLiteral("Sample Cabin Service"));
    }
    void shouldNotOfferAccountNumbersWhereTheSiteCannot()
    {
        QVERIFY(start(true));
        QCOMPARE(m_desk->find<QLineEdit>("findEdit")->placeholderText(), QStringLiteral("Find a customer: name, phone, e-mail"));
        QTest::keyClick(m_desk->find("desk"), Qt::Key_K, Qt::ControlModifier);
        m_desk->type("findEdit", QStringLiteral("CDRM_202"));
        QVERIFY(m_desk->shows("searchState"));
        m_desk->picture(QStringLiteral("sites-no-numbers"));
    }

    void shouldDrawAccountsWithoutARole_data() { bothSites(); }
    void shouldDrawAccountsWithoutARole()
    {
        QFETCH(bool, isStock);
        QVERIFY(start(isStock));
        QCOMPARE(m_desk->sql("crm", QStringLiteral("DELETE FROM roles WHERE account_id='300100000000201'")), 1);
        QVERIFY(m_desk->chooseDana() && m_desk->shows("householdTree"));
        const QString hidden = isStock ? QStringLiteral("Account that is not shown") : QStringLiteral("Sample Household");
        QTRY_VERIFY(m_desk->select(hidden));
        QTRY_VERIFY(m_desk->find("noRoleMessage"));
        QVERIFY(m_desk->message("noRoleMessage").contains(QStringLiteral("Dana has no role on")));
        QVERIFY(m_desk->select(QStringLiteral("Sample Cabin Service")));
        m_desk->picture(QStringLiteral("sites-no-role-%1").arg(QLatin1String(QTest::currentDataTag())));
    }

    // A company; LINEDESK_COMPANY=100000 takes minutes, and shows the same.
    void shouldShowALongHouseholdWhileItIsRead()
    {
        const int many = std::max(2000, qEnvironmentVariableIntValue("LINEDESK_COMPANY"));
        QVERIFY(start(false));
        const QString numbers =
            QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<%1) ").arg(many);
        m_desk->sql("crm",
                    numbers + QStringLiteral("INSERT INTO accounts(id,name,type,status,parent_id,primary_contact_id,version) "
                                             "SELECT 'BIG'||i,'Site '||i,'Service','ACTIVE','300100000000201',"
                                             "'300100000000101',1 FROM n"));
        m_desk->sql("crm", QStringLiteral("INSERT INTO roles(account_id,contact_id,role) SELECT id,'300100000000101','admin' "
                                          "FROM accounts WHERE id LIKE 'BIG%'"));
        QElapsedTimer watch;
        watch.start();
        QVERIFY(m_desk->chooseDana() && m_desk->shows("householdTree"));
        const auto first = watch.elapsed();
        const auto *tree = m_desk->find<TreeView>("householdTree");
        QVERIFY(m_desk->message("pauseMessage").contains(QStringLiteral(" of %1 accounts are read").arg(many + 3)));
        m_desk->picture(QStringLiteral("sites-company"));
        QVERIFY(tree->model()->rowCount() < many); // the rest is on its way, and the desk can be worked with
        QVERIFY(m_desk->select(QStringLiteral("100 Sample Street")));

        QVERIFY(QTest::qWaitFor([&] { return !m_desk->find("pauseMessage") && tree->model()->rowCount() > many; }, 900000));
        qInfo("%d accounts: the first are shown after %lld ms, all are read after %lld ms", many + 3, first, watch.elapsed());
        QCOMPARE(currentRow(), QStringLiteral("100 Sample Street")); // the agent's place is kept
    }

    // A site without the extension (CONTRACT A7).
    void shouldDoWhatTheFlowsCan()
    {
        const auto secrets = std::make_shared<KeptSecrets>();
        m_desk = std::make_unique<DeskScreens>();
        QVERIFY(m_desk->startOnFlows(secrets, "flows-password"));
        QVERIFY(m_desk->shows("flowsPasswordEdit"));
        m_desk->type("userEdit", QStringLiteral("agent@example.com"));
        m_desk->type("passwordEdit", QStringLiteral("Training-Desk-1"));
        QVERIFY(!m_desk->find("signInButton")->isEnabled()); // one password is still missing
        m_desk->type("flowsPasswordEdit", QStringLiteral("flows-password"));
        m_desk->picture(QStringLiteral("flows-sign-in"));
        QTest::keyClick(m_desk->find("flowsPasswordEdit"), Qt::Key_Return);
        QVERIFY(m_desk->shows("desk") && m_desk->openDana());
        QCOMPARE(secrets->kept.size(), size_t(1));

        QVERIFY(edit(QStringLiteral("100 Sample Street"), "addressEditor"));
        m_desk->type("cityEdit", QStringLiteral("Riverton"));
        QTest::keyClick(m_desk->find("cityEdit"), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(isSaid(QStringLiteral("Address saved")));
        QCOMPARE(m_desk->sql("crm", QStringLiteral("SELECT count(*) FROM addresses WHERE city='Riverton'")), 1);

        QVERIFY(edit(QStringLiteral("Visa"), "cardNicknameEdit"));
        QVERIFY(!m_desk->find("newCardButton"));
        QVERIFY(m_desk->lineOf("cardCombo").contains(QLatin1String("without the account extension")));
        m_desk->picture(QStringLiteral("flows-card"));
        m_desk->type("cardNicknameEdit", QStringLiteral("Blue"));
        QTest::keyClick(m_desk->find("cardNicknameEdit"), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(isSaid(QStringLiteral("Billing profile saved")));
        QCOMPARE(m_desk->sql("crm", QStringLiteral("SELECT count(*) FROM billing_profiles WHERE card_nickname='Blue'")), 1);

        QVERIFY(edit(QStringLiteral("Bank"), "bankNameEdit"));
        m_desk->type("bankNameEdit", QStringLiteral("Second Example Bank"));
        QTest::keyClick(m_desk->find("bankNameEdit"), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(isSaid(QStringLiteral("Billing profile saved")));
        QTRY_COMPARE(
            m_desk->sql("crm", QStringLiteral("SELECT count(*) FROM billing_profiles WHERE bank_name='Second Example Bank'")), 1);
    }
    void shouldAskForTheFlowsPasswordAgainWhenItIsRefused()
    {
        const auto secrets = std::make_shared<KeptSecrets>();
        SecretString old(8);
        for (const char c : {'w', 'r', 'o', 'n', 'g'})
            old.append(c);
        secrets->write(QStringLiteral("flows 127.0.0.1 agent-7"), old);
        m_desk = std::make_unique<DeskScreens>();
        QVERIFY(m_desk->startOnFlows(secrets, "flows-password"));
        QVERIFY(m_desk->signIn() && m_desk->shows("desk")); // a kept one is not asked for
        QVERIFY(m_desk->chooseDana() && m_desk->shows("treeState"));
        m_desk->picture(QStringLiteral("flows-refused"));
        QTest::keyClick(m_desk->find("desk"), Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_desk->shows("flowsPasswordEdit"));
        QVERIFY(secrets->kept.empty());
    }

    void shouldNameTheMistakesOfADeploymentProfile()
    {
        m_desk = std::make_unique<DeskScreens>();
        Console::Options options;
        options.isTraining = false;
        options.mistakes = {QStringLiteral("site.json: occ.baseUrl: is missing"),
                            QStringLiteral("site.json: capabilities.etag: true or false is wanted here")};
        m_desk->console = std::make_unique<Console>(options);
        m_desk->console->window().show();
        const QString said = m_desk->message("loginMessage");
        for (const QString &mistake : options.mistakes)
            QVERIFY2(said.contains(mistake), qPrintable(said));
        QVERIFY(!m_desk->find("signInButton")->isEnabled());
        m_desk->picture(QStringLiteral("sites-mistakes"));
    }
};

QTEST_MAIN(TestSites)
#include "tst_sites.moc"
