// SPDX-License-Identifier: Apache-2.0
#include "console/tour.h"

#include "platform/colorscheme.h"
#include "shell/consolewindow.h"
#include "widget/cardnumberedit.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

#include <cstdio>
#include <iostream>
#include <string>

namespace linedesk {

Tour::Tour(Options options) : TourStage(options.pictures, {}, {}), m_options(std::move(options)) {}

bool Tour::play()
{
    return step("start", start()) && step("sign in", signIn()) && step("find the caller", findRosa()) &&
           step("see the household", seeHousehold()) && step("change an address", changeAddress()) &&
           step("store a card", takeCard()) && step("put it on the billing profile", useCard()) &&
           step("see it in the dark", seeItDark()) && step("find it again after a restart", findItAgain());
}

void Tour::moment(const char *name)
{
    if (!m_options.pausesAtMoments)
        return;
    std::printf("{\"pid\":%lld,\"moment\":\"%s\"}\n", static_cast<long long>(QCoreApplication::applicationPid()), name);
    std::fflush(stdout);
    std::string line;
    std::getline(std::cin, line);
}

bool Tour::seeHousehold()
{
    if (!until([&] { return treeRows().size() >= 15; }))
        return fail(QStringLiteral("rows: %1").arg(treeRows().join(QStringLiteral(" | "))));
    for (const char *wanted :
         {"Ruiz household, Account 100-204-118, Customer, Active", "Home, Account 100-204-119, Service, Active",
          "Lake cabin, Account 100-204-377, Service, Active", "Bills, Account 100-204-120, Billing, Active"})
        if (!treeRows().contains(QLatin1String(wanted)))
            return fail(QStringLiteral("missing: ") + QLatin1String(wanted));
    select(QStringLiteral("Visa"), QStringLiteral("Card"), QStringLiteral("Bills"));
    picture("household");
    return true;
}

bool Tour::changeAddress()
{
    if (!select(QStringLiteral("12 Elm St"), QStringLiteral("Address"), QStringLiteral("Home")))
        return false;
    QTest::keyClick(find("householdTree"), Qt::Key_F2);
    if (!until([&] { return find("addressEditor") != nullptr; }))
        return fail(QStringLiteral("no address editor"));
    retype(find("address1Edit"), QStringLiteral("48 Oak Ave"));
    retype(find("postalCodeEdit"), QStringLiteral("6270"));
    QTest::keyClick(find("postalCodeEdit"), Qt::Key_Tab);
    picture("address-error");
    retype(find("postalCodeEdit"), QStringLiteral("62704"));
    picture("address-read-back");
    QTest::keyClick(find("postalCodeEdit"), Qt::Key_Return);
    if (!until([&] { return find("addressEditor") == nullptr; }))
        return fail(QStringLiteral("the address was not saved"));
    if (!until([&] { return treeRows().filter(QStringLiteral("48 Oak Ave, Springfield, IL 62704, Address")).size() == 1; }))
        return fail(QStringLiteral("the tree does not show the new address"));
    picture("address-saved");
    const QString kept = storeValue("crm", QStringLiteral("SELECT a.address1 || '|' || a.postal_code FROM addresses a JOIN "
                                                          "accounts c ON c.id=a.account_id WHERE c.number='100-204-119'"));
    return kept == QLatin1String("48 Oak Ave|62704") || fail(QStringLiteral("the CRM holds: ") + kept);
}

bool Tour::typeCard(QWidget *number, QWidget *code)
{
    if (!m_options.readsCardFromInput) {
        for (const char digit : "5555555555554444")
            if (digit) {
                QTest::keyClick(number, digit);
                if (static_cast<CardNumberEdit *>(number)->count() == 14)
                    picture("card-entry");
            }
        QTest::keyClicks(code, QStringLiteral("123"));
        return true;
    }
    std::string line;
    QWidget *target = number;
    auto *leak = new QLineEdit(&m_console->window()); // lives as long as the window
    char last[5] = "";
    int count = 0;
    while (std::getline(std::cin, line) && line != ".") {
        if (line.empty()) {
            target = code;
            continue;
        }
        QTest::keyClick(target, line[0]);
        if (m_options.plantsLeak && target == number)
            QTest::keyClick(leak, line[0]);
        if (target == number && ++count > 12)
            last[count - 13] = line[0];
        line[0] = 0;
    }
    m_lastFour = QString::fromLatin1(last);
    moment("card typed");
    return true;
}

bool Tour::takeCard()
{
    if (!select(QStringLiteral("Visa"), QStringLiteral("Card"), QStringLiteral("Bills")))
        return false;
    QTest::keyClick(find("householdTree"), Qt::Key_F2);
    if (!until([&] { return find("newCardButton") != nullptr; }))
        return fail(QStringLiteral("no billing editor"));
    QTest::mouseClick(find("newCardButton"), Qt::LeftButton);
    if (!until([&] { return find("cardNumberEdit") != nullptr; }))
        return fail(QStringLiteral("no card dialog"));
    QWidget *number = find("cardNumberEdit");
    number->setFocus();
    until([&] { return number->hasFocus(); }, 2000);
    typeCard(number, find("securityCodeEdit"));
    retype(find("expiryMonthEdit"), QStringLiteral("04"));
    retype(find("expiryYearEdit"), QStringLiteral("2030"));
    picture("card-ready");
    QTest::mouseClick(find("storeCardButton"), Qt::LeftButton);
    if (!until([&] { return find("cardDialog") == nullptr; })) {
        auto *label = find("cardMessage") ? find("cardMessage")->findChild<QLabel *>(QStringLiteral("messageText")) : nullptr;
        return fail(QStringLiteral("the card was not stored: %1").arg(label ? label->text() : QString()));
    }
    QTest::qWait(200);
    moment("card stored, 200 ms later");
    QTest::qWait(2000 - 200);
    moment("card stored, 2 s later");
    const QString kept =
        storeValue("commerce", QStringLiteral("SELECT masked_number || '|' || expiry_month || '|' || expiry_year || '|' || (token "
                                              "LIKE 'tok_%') FROM cards ORDER BY rowid DESC LIMIT 1"));
    if (!kept.endsWith(m_lastFour + QStringLiteral("|04|2030|1")) || !kept.startsWith(QLatin1Char('x')))
        return fail(QStringLiteral("Commerce holds: ") + kept);
    picture("card-stored");
    return true;
}

bool Tour::useCard()
{
    QApplication::setActiveWindow(&m_console->window());
    QWidget *save = find("saveButton");
    if (!save || !save->isEnabled())
        return fail(QStringLiteral("nothing to save"));
    QTest::keyClick(find("desk"), Qt::Key_S, Qt::ControlModifier);
    if (!until([&] { return find("billingEditor") == nullptr; }))
        return fail(QStringLiteral("the billing profile was not saved"));
    const QString row = QStringLiteral("•••• %1, ends 04/30, Card, Default").arg(m_lastFour);
    if (!until([&] { return treeRows().filter(row).size() == 1; }))
        return fail(QStringLiteral("the tree does not show the new card: ") + treeRows().join(QStringLiteral(" | ")));
    picture("billing-profile-saved");
    const QString kept = storeValue(
        "crm",
        QStringLiteral("SELECT substr(p.masked_number,-4) || '|' || p.card_expiry || '|' || (p.card_token LIKE 'tok_%') FROM "
                       "billing_profiles p JOIN accounts c ON c.id=p.account_id WHERE c.number='100-204-120' AND p.is_default=1"));
    if (kept != m_lastFour + QStringLiteral("|2030-04|1"))
        return fail(QStringLiteral("the CRM holds: ") + kept);
    return isNumberAbsentFromFiles() || fail(QStringLiteral("a data file holds the clear number"));
}

bool Tour::seeItDark()
{
    applyColorScheme(*qApp, ColorScheme::Dark);
    picture("household-dark");
    applyColorScheme(*qApp, ColorScheme::System);
    return true;
}

bool Tour::findItAgain()
{
    m_console.reset(); // window, core and training system end; the files stay
    if (!start() || !signIn() || !findRosa() || !until([&] { return treeRows().size() >= 15; }))
        return false;
    const bool isThere = treeRows().filter(QStringLiteral("48 Oak Ave, Springfield, IL 62704, Address")).size() == 1 &&
                         treeRows().filter(QStringLiteral("•••• %1, ends 04/30, Card, Default").arg(m_lastFour)).size() == 1;
    picture("after-restart");
    moment("end");
    m_console.reset();
    return isThere || fail(QStringLiteral("the restarted window shows: ") + treeRows().join(QStringLiteral(" | ")));
}

QString Tour::storeValue(const char *store, const QString &sql) const
{
    QString value;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("tour"));
        database.setDatabaseName(m_data.filePath(QStringLiteral("training.%1.db").arg(QLatin1String(store))));
        database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
        QSqlQuery query(database);
        value = database.open() && query.exec(sql) && query.next() ? query.value(0).toString()
                                                                   : database.lastError().text() + query.lastError().text();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("tour"));
    return value;
}

bool Tour::isNumberAbsentFromFiles() const
{
    if (m_options.readsCardFromInput)
        return true; // whoever sent the digits searches for them
    const QDir folder(m_data.path());
    for (const QString &name : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly) || file.readAll().contains("5555555555554444"))
            return false;
    }
    return true;
}

} // namespace linedesk
