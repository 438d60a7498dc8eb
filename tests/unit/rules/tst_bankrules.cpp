// SPDX-License-Identifier: Apache-2.0
#include "rules/bankrules.h"

#include <QTest>

using namespace linedesk;

// The check digits are worked out here in another way than in the rules: piece by piece, as ISO 13616 shows it.
static QString withCheckDigits(const char *country, const char *account)
{
    QString number;
    for (const char c : QByteArray(account) + country + "00")
        number += c >= 'A' ? QString::number(c - 'A' + 10) : QString(QLatin1Char(c));
    qint64 rest = 0;
    for (; !number.isEmpty(); number = number.mid(7))
        rest = (QString::number(rest) + number.left(7)).toLongLong() % 97;
    return QString::fromLatin1(country) + QStringLiteral("%1").arg(98 - rest, 2, 10, QLatin1Char('0')) +
           QString::fromLatin1(account);
}

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
    // Each passes mod 97, which is all that was looked at.
    void rejectsAnIbanWithoutItsCountrysShape_data()
    {
        QTest::addColumn<QString>("iban");
        QTest::newRow("a digit short") << withCheckDigits("DE", "37040044053201300");
        QTest::newRow("a digit long") << withCheckDigits("DE", "3704004405320130000");
        QTest::newRow("a letter among digits") << withCheckDigits("DE", "37040044A532013000");
        QTest::newRow("digits for the bank's letters") << withCheckDigits("GB", "12345698765432123456");
        QTest::newRow("no such country") << withCheckDigits("ZZ", "370400440532013000");
        QTest::newRow("a country without the scheme") << withCheckDigits("US", "370400440532013000");
    }
    void rejectsAnIbanWithoutItsCountrysShape()
    {
        QFETCH(QString, iban);
        QVERIFY(!rules::isIban(iban));
    }
    void rejectsCheckDigitsThatNobodyMakes()
    {
        QVERIFY(rules::isIban(withCheckDigits("DE", "370400440532013000")));
        // 02 and 99, 03 and 100: the same rest. Looks for accounts whose check digits have such a twin.
        int twins = 0;
        for (int account = 0; account < 400; ++account) {
            const QString iban =
                withCheckDigits("DE", QStringLiteral("37040044%1").arg(account, 10, 10, QLatin1Char('0')).toLatin1().constData());
            QVERIFY(rules::isIban(iban));
            for (const int twin : {iban.mid(2, 2).toInt() + 97, iban.mid(2, 2).toInt() - 97})
                if (twin >= 0 && twin <= 99) {
                    ++twins;
                    QVERIFY(!rules::isIban(iban.left(2) + QStringLiteral("%1").arg(twin, 2, 10, QLatin1Char('0')) + iban.mid(4)));
                }
        }
        QVERIFY(twins > 5);
    }
    void shouldWantACountryInASwiftCode()
    {
        QVERIFY(rules::isSwiftCode(QStringLiteral("DEUTDEFF")));
        QVERIFY(rules::isSwiftCode(QStringLiteral("deutdeff500")));
        QVERIFY(!rules::isSwiftCode(QStringLiteral("DEUTZZFF")));
        QVERIFY(!rules::isSwiftCode(QStringLiteral("DEUTDEFF50")));
    }
    void shouldCheckRoutingNumbers()
    {
        QVERIFY(rules::isRoutingNumber(QStringLiteral("021000021")));
        QVERIFY(!rules::isRoutingNumber(QStringLiteral("021000022")));
        QVERIFY(!rules::isRoutingNumber(QStringLiteral("02100002")));
        QVERIFY(!rules::isRoutingNumber(QStringLiteral("000000000")));
        QVERIFY(!rules::isRoutingNumber(QStringLiteral("500000005"))); // the check digit is right, the district is none
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
        QCOMPARE(fields,
                 (QStringList{QStringLiteral("bankSwiftCode"), QStringLiteral("bankSortCode"), QStringLiteral("bankAccountType")}));
    }
};

QTEST_GUILESS_MAIN(TestBankRules)
#include "tst_bankrules.moc"
