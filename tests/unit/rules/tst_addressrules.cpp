// SPDX-License-Identifier: Apache-2.0
#include "rules/addressrules.h"

#include <QLocale>
#include <QSet>
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
    void shouldHaveEveryCountry()
    {
        QStringList missing;
        for (int i = QLocale::AnyTerritory + 1; i <= QLocale::LastTerritory; ++i)
            if (const QString code = QLocale::territoryToCode(QLocale::Territory(i));
                code.size() == 2 && builtInAddressFormats().of(code).country.isEmpty())
                missing << code;
        missing.sort();
        // Reserved codes, not countries: Clipperton, Diego Garcia, Ceuta and Melilla, the Union, the Canaries, outlying Oceania.
        QCOMPARE(missing.join(u' '), QStringLiteral("CP DG EA EU IC QO"));
        QCOMPARE(builtInAddressFormats().defaultCountry, QStringLiteral("US"));
    }
    void shouldBeWellFormed_data()
    {
        QTest::addColumn<QString>("country");
        for (const AddressFormat &format : builtInAddressFormats().formats)
            QTest::newRow(qPrintable(format.country)) << format.country;
        QVERIFY(builtInAddressFormats().formats.size() >= 250);
    }
    void shouldBeWellFormed()
    {
        QFETCH(QString, country);
        const AddressFormat &format = builtInAddressFormats().of(country);

        QVERIFY(format.displayName.size() > 2);
        QSet<AddressField> seen;
        for (const AddressFieldFormat &one : format.fields) {
            QVERIFY2(one.field < AddressField::Count && one.field != AddressField::Country, qPrintable(one.label));
            QVERIFY2(!seen.contains(one.field), qPrintable(one.label));
            seen << one.field;
            QVERIFY(!one.label.trimmed().isEmpty());
            QVERIFY2(one.pattern.isValid(), qPrintable(one.pattern.errorString()));
            const QString pattern = one.pattern.pattern();
            QVERIFY2(pattern.isEmpty() || (pattern.startsWith(u'^') && pattern.endsWith(u'$')), qPrintable(pattern));
            if (!one.example.isEmpty())
                QVERIFY2(rules::checkField(one, one.example).empty(), qPrintable(one.example));
            QVERIFY(pattern.isEmpty() || !one.example.isEmpty());
            QSet<QString> values;
            for (const AddressOption &option : one.options) {
                QVERIFY(!option.label.isEmpty() && !values.contains(option.value));
                values << option.value;
                QVERIFY2(rules::checkField(one, option.value).empty(), qPrintable(option.value)); // fits the wire, too
            }
        }
        QVERIFY(seen.contains(AddressField::Address1)); // what is required is among what is shown by construction
    }
    // What the contract's examples and its tests say.
    void shouldKeepTheContractsOwnFormats()
    {
        const auto shape = [](const char *country) {
            QStringList fields;
            for (const AddressFieldFormat &one : builtInAddressFormats().of(QLatin1String(country)).fields)
                fields << fieldName(one.field) + QLatin1String(one.isRequired ? "!" : "");
            return fields.join(u' ');
        };
        QCOMPARE(shape("US"), QStringLiteral("address1! address2 city! state! postalCode!"));
        QCOMPARE(shape("DE"), QStringLiteral("address1! address2 postalCode! city!"));
        QCOMPARE(field("US", AddressField::PostalCode).pattern.pattern(), QStringLiteral("^[0-9]{5}(-[0-9]{4})?$"));
        QVERIFY(shape("GB").contains(QLatin1String("county")));
    }
    void shouldFallBackForAnUnknownCountry()
    {
        const AddressFormat &format = builtInAddressFormats().of(QStringLiteral("ZZ"));
        QVERIFY(format.country.isEmpty() && format.displayName.isEmpty());
        QStringList required;
        for (const AddressFieldFormat &one : format.fields)
            if (one.isRequired)
                required << fieldName(one.field);
        QCOMPARE(required.join(u' '), QStringLiteral("address1 city"));
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
        QTest::newRow("us") << "US"
                            << "62701" << true;
        QTest::newRow("us nine") << "US"
                                 << "62701-1234" << true;
        QTest::newRow("us letters") << "US"
                                    << "ABCDE" << false;
        QTest::newRow("de") << "DE"
                            << "10115" << true;
        QTest::newRow("de long") << "DE"
                                 << "101155" << false;
        QTest::newRow("gb") << "GB"
                            << "LS1 4DY" << true;
        QTest::newRow("gb wrong") << "GB"
                                  << "LS1 4D" << false;
        QTest::newRow("gb small letters") << "GB"
                                          << " ls1 4dy " << true;
        QTest::newRow("br") << "BR"
                            << "01310-100" << true;
        QTest::newRow("nl small letters") << "NL"
                                          << "1012 jl" << true;
        QTest::newRow("ie") << "IE"
                            << "D02 KF79" << true;
        QTest::newRow("jp") << "JP"
                            << "100-0001" << true;
        QTest::newRow("jp short") << "JP"
                                  << "100-001" << false;
        QTest::newRow("in other digits") << "IN" << QString::fromUtf8("११०००१") << false;
        QTest::newRow("ir as long as the wire") << "IR"
                                                << "1193612345" << true;
        QTest::newRow("ir longer than the wire") << "IR"
                                                 << "11936-12345" << false;
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
