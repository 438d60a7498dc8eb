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

    void shouldKnowBrandsByTheirFirstDigits_data()
    {
        QTest::addColumn<QByteArray>("digits");
        QTest::addColumn<int>("brand");
        QTest::addColumn<QString>("other");
        const auto row = [](const char *digits, CardBrand brand, const char *other = "") {
            QTest::newRow(digits) << QByteArray(digits) << int(brand) << QString::fromLatin1(other);
        };
        row("2220", CardBrand::Unknown);
        row("2221", CardBrand::Mastercard);
        row("2720", CardBrand::Mastercard);
        row("2721", CardBrand::Unknown);
        row("3528", CardBrand::Jcb);
        row("3590", CardBrand::Unknown);
        row("2131", CardBrand::Jcb);
        row("1800", CardBrand::Jcb);
        row("306", CardBrand::Unknown);
        row("643", CardBrand::Unknown, "Maestro");
        row("644", CardBrand::Discover);
        row("650031", CardBrand::Discover); // Elo's too: one of the six comes first
        row("6759", CardBrand::Unknown, "Maestro");
        row("620", CardBrand::Unknown, "UnionPay");
        row("509000", CardBrand::Unknown, "Elo");
        row("2200", CardBrand::Unknown, "Mir");
        row("506099", CardBrand::Unknown, "Verve");
        row("1", CardBrand::Unknown);
    }
    void shouldKnowBrandsByTheirFirstDigits()
    {
        QFETCH(QByteArray, digits);
        QFETCH(int, brand);
        QFETCH(QString, other);
        const std::span<const char> span(digits.constData(), size_t(digits.size()));

        QCOMPARE(int(rules::brandOf(span)), brand);
        QCOMPARE(rules::otherBrandOf(span), other);
        if (!other.isEmpty() && digits.size() >= 4)
            QCOMPARE(rules::checkNumber(span).front().args, QStringList{other});
    }
    void shouldTakeTheLengthsOfEachBrand_data()
    {
        QTest::addColumn<QByteArray>("prefix");
        QTest::addColumn<QString>("lengths");
        QTest::newRow("visa") << QByteArray("4") << "16 18 19"; // thirteen have not been issued for decades
        QTest::newRow("mastercard") << QByteArray("55") << "16";
        QTest::newRow("amex") << QByteArray("34") << "15";
        QTest::newRow("discover") << QByteArray("6011") << "16 19";
        QTest::newRow("diners") << QByteArray("36") << "14 16 19";
        QTest::newRow("jcb") << QByteArray("3528") << "16 17 18 19";
    }
    void shouldTakeTheLengthsOfEachBrand()
    {
        QFETCH(QByteArray, prefix);
        QFETCH(QString, lengths);
        QStringList taken;
        for (int length = 8; length <= 22; ++length)
            for (char last = '0'; last <= '9'; ++last)
                if (check((prefix + QByteArray(length - prefix.size() - 1, '0')) + last).empty())
                    taken << QString::number(length);
        QCOMPARE(taken.join(u' '), lengths);
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
        QVERIFY(rules::checkExpiry({1, 2046}, QDate(2026, 1, 1)).empty());
        QCOMPARE(rules::checkExpiry({1, 2047}, QDate(2026, 1, 1)).front().code, IssueCode::Pattern); // no card lives that long
    }

    void shouldWantFourDigitsOfAnAmexCode()
    {
        const QByteArray three("123"), four("1234");
        const auto code = [](const QByteArray &text, CardBrand brand) {
            return rules::checkCode({text.constData(), size_t(text.size())}, brand);
        };
        QVERIFY(code(three, CardBrand::Visa).empty());
        QVERIFY(code(four, CardBrand::Amex).empty());
        QCOMPARE(code(three, CardBrand::Amex).front().code, IssueCode::TooShort);
        QCOMPARE(code(four, CardBrand::Visa).front().code, IssueCode::TooLong);
    }
};

QTEST_GUILESS_MAIN(TestCardRules)
#include "tst_cardrules.moc"
