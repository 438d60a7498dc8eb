// SPDX-License-Identifier: Apache-2.0
#include "rules/bankrules.h"

#include <QTest>

using namespace linedesk;

class TestBankRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldCheckIbans()
    {
        QVERIFY(rules::isIban(QStringLiteral("DE89 3704 0044 0532 0130 00")));
        QVERIFY(rules::isIban(QStringLiteral("GB82WEST12345698765432")));
        QVERIFY(!rules::isIban(QStringLiteral("DE89370400440532013001")));
        QVERIFY(!rules::isIban(QStringLiteral("DE8937040044")));
    }
    void shouldCheckRoutingNumbers()
    {
        QVERIFY(rules::isRoutingNumber(QStringLiteral("021000021")));
        QVERIFY(!rules::isRoutingNumber(QStringLiteral("021000022")));
        QVERIFY(!rules::isRoutingNumber(QStringLiteral("02100002")));
    }
    void shouldTakeAMaskOnlyWhereItIsTheStoredOne()
    {
        BankDetails stored;
        stored.accountNumber = QStringLiteral("xxxxxx6789");
        BankDetails same = stored, other = stored;
        other.accountNumber = QStringLiteral("xxxxxx6780");

        QVERIFY(rules::check(same, stored).empty());
        QCOMPARE(rules::check(other, stored).front().code, IssueCode::Masked);
        QCOMPARE(rules::check({}, {}).front().code, IssueCode::Missing);
    }
    void rejectsEachWrongDetailAtItsField()
    {
        BankDetails bank;
        bank.accountNumber = QStringLiteral("000123456789");
        QVERIFY(rules::check(bank, {}).empty());
        bank.swiftCode = QStringLiteral("EXAMUS3");
        bank.sortCode = QStringLiteral("12-34");
        bank.accountType = QStringLiteral("OTHER");
        QStringList fields;
        for (const Issue &issue : rules::check(bank, {}))
            fields << issue.field.text();
        QCOMPARE(fields, (QStringList{QStringLiteral("bankSwiftCode"), QStringLiteral("bankSortCode"), QStringLiteral("bankAccountType")}));
    }
};

QTEST_GUILESS_MAIN(TestBankRules)
#include "tst_bankrules.moc"
