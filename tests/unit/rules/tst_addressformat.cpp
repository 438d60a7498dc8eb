// SPDX-License-Identifier: Apache-2.0
#include "rules/addressformat.h"
#include "rules/addressrules.h"

#include <QSet>
#include <QTest>

using namespace linedesk;

class TestAddressFormat : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldNameEveryFieldBothWays()
    {
        QSet<QString> names;
        for (size_t i = 0; i < size_t(AddressField::Count); ++i) {
            const QString name = fieldName(AddressField(i));
            QVERIFY(!name.isEmpty());
            QCOMPARE(fieldNamed(name), AddressField(i));
            names.insert(name);
        }
        QCOMPARE(names.size(), qsizetype(AddressField::Count));
    }
    void shouldHaveNoFieldForANameThatIsNone()
    {
        QCOMPARE(fieldNamed(QStringLiteral("planet")), AddressField::Count);
        QCOMPARE(fieldNamed(QStringLiteral("PostalCode")), AddressField::Count);
        QCOMPARE(fieldNamed({}), AddressField::Count);
        QVERIFY(fieldName(AddressField::Count).isEmpty());
    }

    // What a format names is an index into the values of an address.
    void shouldShipOnlyFormatsThatCanBeFilledIn()
    {
        const AddressFormats &shipped = builtInAddressFormats();
        QSet<QString> countries;
        for (const AddressFormat &format : shipped.formats) {
            const QByteArray country = format.country.toLatin1();
            QVERIFY2(format.country.size() == 2 && !format.displayName.isEmpty(), country);
            QVERIFY2(!countries.contains(format.country), country);
            countries.insert(format.country);
            QSet<int> fields;
            for (const AddressFieldFormat &field : format.fields) {
                QVERIFY2(field.field != AddressField::Count && field.field != AddressField::Country, country);
                QVERIFY2(!fields.contains(int(field.field)) && !field.label.isEmpty(), country);
                fields.insert(int(field.field));
            }
            QVERIFY2(fields.contains(int(AddressField::Address1)), country);
            QCOMPARE(&shipped.of(format.country), &format);
        }
        QVERIFY(countries.contains(shipped.defaultCountry));
    }
    void shouldShipPatternsThatTakeTheirOwnExamples()
    {
        for (const AddressFormat &format : builtInAddressFormats().formats)
            for (const AddressFieldFormat &field : format.fields) {
                const QByteArray where = (format.country + u' ' + field.label).toUtf8();
                const QString pattern = field.pattern.pattern();
                QVERIFY2(field.pattern.isValid(), where);
                QVERIFY2(pattern.isEmpty() || (pattern.startsWith(u'^') && pattern.endsWith(u'$')), where);
                QVERIFY2(field.example.isEmpty() || rules::checkField(field, field.example).empty(), where);
                QSet<QString> values;
                for (const AddressOption &option : field.options) {
                    QVERIFY2(!option.value.isEmpty() && !option.label.isEmpty() && !values.contains(option.value), where);
                    QVERIFY2(rules::checkField(field, option.value).empty(), where);
                    values.insert(option.value);
                }
            }
    }

    void shouldFallBackAsTheContractSays()
    {
        for (const QString &country : {QStringLiteral("00"), QString(), QStringLiteral("us")}) {
            const AddressFormat &format = builtInAddressFormats().of(country);
            QVERIFY(format.country.isEmpty());
            QSet<AddressField> required;
            for (const AddressFieldFormat &field : format.fields)
                if (field.isRequired)
                    required.insert(field.field);
            QCOMPARE(required, (QSet<AddressField>{AddressField::Address1, AddressField::City}));
        }
        QVERIFY(!AddressFormats().of(QStringLiteral("US")).fields.empty());
    }
};

QTEST_GUILESS_MAIN(TestAddressFormat)
#include "tst_addressformat.moc"
