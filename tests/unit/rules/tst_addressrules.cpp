// SPDX-License-Identifier: Apache-2.0
#include "rules/addressrules.h"

#include <QTest>

using namespace linedesk;

class TestAddressRules : public QObject {
    Q_OBJECT
    static const AddressFieldFormat &field(const char *country, AddressField wanted)
    {
        for (const AddressFieldFormat &one : builtInAddressFormats().of(QLatin1String(country)).fields)
            if (one.field == wanted)
                return one;
        qFatal("no such field");
    }
private Q_SLOTS:
    void shouldHaveTheCountriesOfTheTrainingBase()
    {
        for (const char *country : {"US", "DE", "AT", "ES", "BR", "GB"})
            QCOMPARE(builtInAddressFormats().of(QLatin1String(country)).country, QLatin1String(country));
        QCOMPARE(builtInAddressFormats().defaultCountry, QStringLiteral("US"));
    }
    void shouldFallBackForAnUnknownCountry()
    {
        const AddressFormat &format = builtInAddressFormats().of(QStringLiteral("ZZ"));
        QVERIFY(format.country.isEmpty());
        QVERIFY(format.fields.front().isRequired);
    }
    void shouldSayThatOneDigitIsMissing()
    {
        const Issues issues = rules::checkField(field("US", AddressField::PostalCode), QStringLiteral("6270"));
        QCOMPARE(issues.front().code, IssueCode::TooShort);
        QCOMPARE(issues.front().args.first(), QStringLiteral("1"));
    }
    void shouldCheckPostalCodes_data()
    {
        QTest::addColumn<QString>("country");
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("isRight");
        QTest::newRow("us") << "US" << "62701" << true;
        QTest::newRow("us nine") << "US" << "62701-1234" << true;
        QTest::newRow("us letters") << "US" << "ABCDE" << false;
        QTest::newRow("de") << "DE" << "10115" << true;
        QTest::newRow("de long") << "DE" << "101155" << false;
        QTest::newRow("gb") << "GB" << "LS1 4DY" << true;
        QTest::newRow("gb wrong") << "GB" << "LS1 4D" << false;
        QTest::newRow("br") << "BR" << "01310-100" << true;
    }
    void shouldCheckPostalCodes()
    {
        QFETCH(QString, country);
        QFETCH(QString, code);
        QFETCH(bool, isRight);
        QCOMPARE(rules::checkField(field(country.toLatin1().constData(), AddressField::PostalCode), code).empty(), isRight);
    }
    void rejectsAStateThatIsNotInTheList()
    {
        QCOMPARE(rules::checkField(field("US", AddressField::State), QStringLiteral("ZZ")).front().code, IssueCode::Unknown);
        QVERIFY(rules::checkField(field("US", AddressField::State), QStringLiteral("IL")).empty());
    }
    void rejectsMissingAndOverlongFields()
    {
        QCOMPARE(rules::checkField(field("US", AddressField::City), QStringLiteral("  ")).front().code, IssueCode::Missing);
        QCOMPARE(rules::checkField(field("US", AddressField::City), QString(41, u'x')).front().code, IssueCode::TooLong);
    }
};

QTEST_GUILESS_MAIN(TestAddressRules)
#include "tst_addressrules.moc"
