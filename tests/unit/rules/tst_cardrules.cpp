// SPDX-License-Identifier: Apache-2.0
#include "rules/cardrules.h"

#include <QTest>

using namespace linedesk;

static Issues check(const QByteArray &digits)
{
    return rules::checkNumber({digits.constData(), size_t(digits.size())});
}

class TestCardRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldAcceptPublishedTestCards_data()
    {
        QTest::addColumn<QByteArray>("digits");
        QTest::addColumn<int>("brand");
        const auto row = [](const char *digits, CardBrand brand) { QTest::newRow(digits) << QByteArray(digits) << int(brand); };
        row("4111111111111111", CardBrand::Visa);
        row("5555555555554444", CardBrand::Mastercard);
        row("378282246310005", CardBrand::Amex);
        row("6011111111111117", CardBrand::Discover);
        row("30569309025904", CardBrand::Diners);
        row("3530111333300000", CardBrand::Jcb);
    }
    void shouldAcceptPublishedTestCards()
    {
        QFETCH(QByteArray, digits);
        QFETCH(int, brand);

        QVERIFY(check(digits).empty());
        QCOMPARE(int(rules::brandOf({digits.constData(), size_t(digits.size())})), brand);
    }

    void rejectsEveryOneDigitNeighbour_data() { shouldAcceptPublishedTestCards_data(); }
    void rejectsEveryOneDigitNeighbour()
    {
        QFETCH(QByteArray, digits);
        for (qsizetype i = 0; i < digits.size(); ++i)
            for (char c = '0'; c <= '9'; ++c) {
                QByteArray other = digits;
                other[i] = c;
                if (c != digits[i])
                    QVERIFY2(!check(other).empty(), other.constData());
            }
    }

    void shouldSayHowManyDigitsAreMissing()
    {
        const Issues issues = check("411111111111111");
        QCOMPARE(issues.size(), size_t(1));
        QCOMPARE(issues[0].code, IssueCode::TooShort);
        QCOMPARE(issues[0].args, (QStringList{QStringLiteral("1"), QStringLiteral("16")}));
        QCOMPARE(check("41111111111111111111").front().code, IssueCode::TooLong);
        QCOMPARE(check("").front().code, IssueCode::Missing);
        QCOMPARE(check("9999111111111111").front().code, IssueCode::Unknown);
    }

    void shouldTellExpiryToTheLastDayOfItsMonth()
    {
        QVERIFY(rules::checkExpiry({11, 2026}, QDate(2026, 11, 30)).empty());
        QCOMPARE(rules::checkExpiry({11, 2026}, QDate(2026, 12, 1)).front().code, IssueCode::Expired);
        QCOMPARE(rules::checkExpiry({12, 2026}, QDate(2027, 1, 1)).front().code, IssueCode::Expired);
        QCOMPARE(rules::checkExpiry({13, 2030}, QDate(2026, 1, 1)).front().code, IssueCode::Pattern);
        QCOMPARE(rules::checkExpiry({}, QDate(2026, 1, 1)).front().code, IssueCode::Missing);
    }

    void shouldWantFourDigitsOfAnAmexCode()
    {
        const QByteArray three("123"), four("1234");
        const auto code = [](const QByteArray &text, CardBrand brand) { return rules::checkCode({text.constData(), size_t(text.size())}, brand); };
        QVERIFY(code(three, CardBrand::Visa).empty());
        QVERIFY(code(four, CardBrand::Amex).empty());
        QCOMPARE(code(three, CardBrand::Amex).front().code, IssueCode::TooShort);
        QCOMPARE(code(four, CardBrand::Visa).front().code, IssueCode::TooLong);
    }
};

QTEST_GUILESS_MAIN(TestCardRules)
#include "tst_cardrules.moc"
