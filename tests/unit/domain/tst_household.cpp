// SPDX-License-Identifier: Apache-2.0
#include "domain/household.h"
#include "support/households.h"

#include <QTest>

using namespace linedesk;

class TestHousehold : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldPutPeopleAddressesAndPaymentUnderTheirAccount()
    {
        const Household h = Household::from(makeFamily(1), nullptr);
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
        const Household h =
            Household::from({makeAccount(QStringLiteral("t"), {}, QStringLiteral("T")),
                             makeAccount(QStringLiteral("b"), QStringLiteral("t"), QStringLiteral("A bills"), AccountType::Billing),
                             makeAccount(QStringLiteral("s2"), QStringLiteral("t"), QStringLiteral("z"), AccountType::Service),
                             makeAccount(QStringLiteral("s1"), QStringLiteral("t"), QStringLiteral("B"), AccountType::Service)},
                            nullptr);
        QStringList order;
        for (Household::Position p = 0; p < h.count(); ++p)
            if (h.isAccount(p))
                order << h.account(p).id.text();
        QCOMPARE(order, (QStringList{QStringLiteral("t"), QStringLiteral("s1"), QStringLiteral("s2"), QStringLiteral("b")}));
    }
    void shouldLoseNothingOfABrokenHousehold()
    {
        Issues issues;
        const Household h = Household::from({makeAccount(QStringLiteral("a"), {}, QStringLiteral("A")),
                                             makeAccount(QStringLiteral("b"), QStringLiteral("gone"), QStringLiteral("B")),
                                             makeAccount(QStringLiteral("c"), QStringLiteral("d"), QStringLiteral("C")),
                                             makeAccount(QStringLiteral("d"), QStringLiteral("c"), QStringLiteral("D")),
                                             makeAccount(QStringLiteral("a"), {}, QStringLiteral("A again"))},
                                            &issues);
        QCOMPARE(h.count(), 20u);
        QStringList told;
        for (const Issue &issue : issues)
            told << issue.args.first();
        told.sort();
        QCOMPARE(told, (QStringList{QStringLiteral("duplicate"), QStringLiteral("loop"), QStringLiteral("parent")}));
    }
    void shouldSearchNamesStreetsAndCardsWithoutAccents()
    {
        const Household h = Household::from(makeFamily(1), nullptr);
        const auto found = [&](const char *typed) { return h.searchText().find(FoldedText::fold(QByteArrayView(typed))); };

        QCOMPARE(found("100-top"), FoldedText::Records{0});
        QCOMPARE(found("NOVAK"), (FoldedText::Records{1, 5}));
        QCOMPARE(found("top street"), FoldedText::Records{2});
        QCOMPARE(found("visa"), (FoldedText::Records{3, 7}));
        QCOMPARE(found("1111"), (FoldedText::Records{3, 7}));
    }
};

QTEST_GUILESS_MAIN(TestHousehold)
#include "tst_household.moc"
