// SPDX-License-Identifier: Apache-2.0
#include "domain/household.h"
#include "model/householdmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace linedesk;

namespace {

Account account(const QString &id, const QString &parent, const QString &name, AccountType type = AccountType::Customer)
{
    Account one;
    one.id = AccountId(id);
    one.parentId = AccountId(parent);
    one.name = name;
    one.number = QStringLiteral("100-") + id;
    one.type = type;
    one.contacts.push_back({ContactId(QStringLiteral("c1")), {}, QStringLiteral("José"), QStringLiteral("Novák"), {}, Role::Admin});
    Address address;
    address.id = AddressId(QStringLiteral("a1"));
    address.values[AddressField::Address1] = name + QStringLiteral(" street");
    one.addresses.push_back(address);
    if (type != AccountType::Service) {
        BillingProfile profile;
        profile.id = BillingProfileId(QStringLiteral("b1"));
        profile.card.maskedNumber = QStringLiteral("xxxxxxxxxxxx1111");
        one.billingProfiles.push_back(profile);
    }
    return one;
}

std::vector<Account> family(int children)
{
    std::vector<Account> all{account(QStringLiteral("top"), {}, QStringLiteral("Top"))};
    for (int i = 0; i < children; ++i)
        all.push_back(account(QStringLiteral("s%1").arg(i), QStringLiteral("top"), QStringLiteral("Depot %1").arg(i, 3, 10, QLatin1Char('0')),
                              i % 3 ? AccountType::Service : AccountType::Billing));
    return all;
}

} // namespace

class TestHousehold : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldPutPeopleAddressesAndPaymentUnderTheirAccount()
    {
        const Household h = Household::from(family(1), nullptr);
        QCOMPARE(h.count(), 8u);
        QCOMPARE(h.kind(0), Household::Kind::CustomerAccount);
        QCOMPARE(h.kind(1), Household::Kind::Person);
        QCOMPARE(h.kind(2), Household::Kind::Address);
        QCOMPARE(h.kind(3), Household::Kind::BillingProfile);
        QCOMPARE(h.kind(4), Household::Kind::BillingAccount);
        QCOMPARE(h.level(5), 2);
        QCOMPARE(h.end(0), h.count());
        for (Household::Position p = 0; p < h.count(); ++p)
            QCOMPARE(h.find(h.key(p)), p);
    }
    void shouldOrderServiceBeforeBillingAndByName()
    {
        const Household h = Household::from({account(QStringLiteral("t"), {}, QStringLiteral("T")), account(QStringLiteral("b"), QStringLiteral("t"), QStringLiteral("A bills"), AccountType::Billing),
                                             account(QStringLiteral("s2"), QStringLiteral("t"), QStringLiteral("z"), AccountType::Service), account(QStringLiteral("s1"), QStringLiteral("t"), QStringLiteral("B"), AccountType::Service)}, nullptr);
        QStringList order;
        for (Household::Position p = 0; p < h.count(); ++p)
            if (h.isAccount(p))
                order << h.account(p).id.text();
        QCOMPARE(order, (QStringList{QStringLiteral("t"), QStringLiteral("s1"), QStringLiteral("s2"), QStringLiteral("b")}));
    }
    void shouldLoseNothingOfABrokenHousehold()
    {
        Issues issues;
        const Household h = Household::from({account(QStringLiteral("a"), {}, QStringLiteral("A")), account(QStringLiteral("b"), QStringLiteral("gone"), QStringLiteral("B")),
                                             account(QStringLiteral("c"), QStringLiteral("d"), QStringLiteral("C")), account(QStringLiteral("d"), QStringLiteral("c"), QStringLiteral("D")),
                                             account(QStringLiteral("a"), {}, QStringLiteral("A again"))}, &issues);
        QCOMPARE(h.count(), 20u);
        QStringList told;
        for (const Issue &issue : issues)
            told << issue.args.first();
        told.sort();
        QCOMPARE(told, (QStringList{QStringLiteral("duplicate"), QStringLiteral("loop"), QStringLiteral("parent")}));
    }
    void shouldFilterWithoutAccentsAndKeepParents()
    {
        HouseholdModel model;
        model.setHousehold(Household::from(family(6), nullptr));
        const int all = model.rowCount();
        model.setFilter(QStringLiteral("depot 004"));
        QVERIFY(model.rowCount() < all);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Top"));
        model.setFilter(QStringLiteral("NOVAK"));
        QCOMPARE(model.matchCount(), 7);
        model.setFilter({});
        QCOMPARE(model.rowCount(), all);
    }
    void shouldShowPeopleOrPaymentAlone()
    {
        HouseholdModel model;
        model.setHousehold(Household::from(family(3), nullptr));
        model.setShown(HouseholdModel::Shown::Pay);
        for (int row = 0; row < model.rowCount(); ++row)
            QVERIFY(model.index(row, 0).data(HouseholdModel::AccountRole).toBool() || model.index(row, 0).data(HouseholdModel::KindRole).toString() == QLatin1String("Card"));
        model.setShown(HouseholdModel::Shown::All);
        QCOMPARE(model.rowCount(), int(model.household().count()));
    }
    void shouldChangeInPlaceWhenTheShapeIsTheSame()
    {
        HouseholdModel model;
        model.setHousehold(Household::from(family(3), nullptr));
        model.setExpanded(4, false);
        const int rows = model.rowCount();
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset), changes(&model, &QAbstractItemModel::dataChanged);
        auto accounts = family(3);
        accounts[0].name = QStringLiteral("Renamed");
        model.setHousehold(Household::from(accounts, nullptr));
        QCOMPARE(resets.count(), 0);
        QVERIFY(changes.count() > 0);
        QCOMPARE(model.rowCount(), rows);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Renamed"));
    }
    void shouldKeepWhatWasClosedThroughAReset()
    {
        HouseholdModel model;
        model.setHousehold(Household::from(family(3), nullptr));
        const int row = model.rowOf(model.household().find(QStringLiteral("s1")));
        model.setExpanded(row, false);
        model.setHousehold(Household::from(family(4), nullptr));
        QVERIFY(!model.branch(model.rowOf(model.household().find(QStringLiteral("s1")))).isExpanded);
        QVERIFY(model.branch(model.rowOf(model.household().find(QStringLiteral("s2")))).isExpanded);
    }
    void shouldStaySoundUnderRandomChanges()
    {
        HouseholdModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QRandomGenerator random(7);
        int children = 40;
        model.setHousehold(Household::from(family(children), nullptr));
        for (int step = 0; step < 1500; ++step) {
            const int rows = model.rowCount();
            const int row = rows ? random.bounded(rows) : -1;
            switch (random.bounded(10)) {
            case 0: model.expandAll(); break;
            case 1: if (random.bounded(4) == 0) model.collapseAll(); break;
            case 2: model.setFilter(QStringList{QString(), QStringLiteral("depot"), QStringLiteral("depot 01"), QStringLiteral("zzz"), QStringLiteral("1111")}.at(random.bounded(5))); break;
            case 3: model.setShown(HouseholdModel::Shown(random.bounded(3))); break;
            case 4: model.reveal(random.bounded(model.household().count())); break;
            case 5: children = 20 + random.bounded(40); model.setHousehold(Household::from(family(children), nullptr)); break;
            default: if (row >= 0) model.setExpanded(row, random.bounded(2)); break;
            }
            for (int r = 0; r < model.rowCount(); ++r) {
                QCOMPARE(model.rowOf(model.index(r, 0).internalId()), r);
                QVERIFY(model.parentRow(r) < r);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestHousehold)
#include "tst_household.moc"
