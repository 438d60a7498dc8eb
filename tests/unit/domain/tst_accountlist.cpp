// SPDX-License-Identifier: Apache-2.0
#include "domain/accountlist.h"
#include "domain/household.h"

#include <QTest>

using namespace linedesk;

namespace {

Account account(const char *id, const char *parent, int version, const char *name = "")
{
    Account one;
    one.id = AccountId(QString::fromLatin1(id));
    one.parentId = AccountId(QString::fromLatin1(parent));
    one.version = version;
    one.name = QString::fromLatin1(name);
    one.type = one.parentId.isEmpty() ? AccountType::Customer : AccountType::Service;
    return one;
}

QString shape(const std::vector<Account> &accounts)
{
    QStringList all;
    for (const Account &one : accounts)
        all << one.id.text() + QLatin1Char(':') + one.name + (one.isAccessible ? QString() : QStringLiteral("!"));
    return all.join(QLatin1Char(' '));
}

} // namespace

class TestAccountList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldReplaceAndAdd()
    {
        std::vector<Account> known{account("1", "", 3, "old"), account("2", "1", 3, "b")};
        takeAccounts(known, {account("1", "", 4, "new"), account("3", "1", 1, "c")});
        QCOMPARE(shape(known), QStringLiteral("1:new 2:b 3:c"));
    }
    void shouldKeepWhatIsNewer()
    {
        std::vector<Account> known{account("1", "", 5, "saved")};
        takeAccounts(known, {account("1", "", 4, "a page that was read before")});
        QCOMPARE(shape(known), QStringLiteral("1:saved"));
        takeAccounts(known, {account("1", "", Account::NoVersion, "last")}); // a site without versions
        QCOMPARE(shape(known), QStringLiteral("1:last"));
    }
    void shouldAddTheUnseenOnce()
    {
        Account unseen = account("2", "1", Account::NoVersion, "hidden");
        unseen.isAccessible = false;
        Account alsoSeen = account("1", "", Account::NoVersion, "hidden too");
        alsoSeen.isAccessible = false;
        QCOMPARE(shape(withUnseen({account("1", "", 1, "a")}, {unseen, alsoSeen, unseen})), QStringLiteral("1:a 2:hidden!"));
    }
    void shouldPutAPlaceholderAboveAChildWhoseParentIsNowhere()
    {
        const auto all = withUnseen({account("2", "1", 1, "b"), account("3", "1", 1, "c")}, {});
        QCOMPARE(shape(all), QStringLiteral("2:b 3:c 1:!"));

        const Household household = Household::from(all, nullptr);
        QCOMPARE(household.account(0).id.text(), QStringLiteral("1"));
        QCOMPARE(household.level(household.find(QStringLiteral("3"))), 1);
    }
    void shouldPutNoneWhereTheUnseenParentIsTold()
    {
        Account parent = account("1", "", Account::NoVersion, "told");
        parent.isAccessible = false;
        QCOMPARE(shape(withUnseen({account("2", "1", 1, "b")}, {parent})), QStringLiteral("2:b 1:told!"));
    }
};

QTEST_GUILESS_MAIN(TestAccountList)
#include "tst_accountlist.moc"
