// SPDX-License-Identifier: Apache-2.0
#include "model/addresswords.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

using namespace linedesk;

namespace {

/// Marks what goes through it, so that a word that nobody would translate can be told.
class MarkingTranslator : public QTranslator {
public:
    QString translate(const char *context, const char *text, const char *, int) const override
    {
        return QLatin1String(context) == QLatin1String("linedesk::addresses") ? QLatin1String("<") + QString::fromUtf8(text) + u'>'
                                                                              : QString();
    }
    bool isEmpty() const override { return false; }
};

Account accountIn(const char *id, std::vector<const char *> countries)
{
    Account account;
    account.id = AccountId(QLatin1String(id));
    for (const char *country : countries) {
        Address address;
        address.id = AddressId(QStringLiteral("ADR-%1").arg(account.addresses.size()));
        address.values[AddressField::Country] = QLatin1String(country);
        account.addresses.push_back(address);
    }
    return account;
}

} // namespace

class TestAddressWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldTranslateEveryLabelOfTheTable()
    {
        MarkingTranslator translator;
        QCoreApplication::installTranslator(&translator);
        std::vector<AddressFormat> formats = builtInAddressFormats().formats;
        formats.push_back(builtInAddressFormats().of(QStringLiteral("ZZ")));

        for (const AddressFormat &format : formats)
            for (const AddressFieldFormat &field : format.fields)
                QCOMPARE(addressLabel(field, format.country), QLatin1String("<") + field.label + u'>');
    }
    // A bug once: countries were English in every language.
    void shouldNameCountriesInTheAgentsLanguage()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Austria));
        for (const AddressFormat &format : builtInAddressFormats().formats)
            QVERIFY2(countryName(format.country) != format.country, qPrintable(format.country));
        QCOMPARE(countryName(QStringLiteral("CH")), QStringLiteral("Schweiz"));
        QCOMPARE(countryName(QStringLiteral("?")), QStringLiteral("?"));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QCOMPARE(countryName(QStringLiteral("CH")), QStringLiteral("Switzerland"));
        QLocale::setDefault(before);
    }
    void shouldLetTheServersWordsWin()
    {
        MarkingTranslator translator;
        QCoreApplication::installTranslator(&translator);
        AddressFieldFormat field;
        field.field = AddressField::PostalCode;
        field.label = QStringLiteral("Code postal");

        QCOMPARE(addressLabel(field, QStringLiteral("FR")), QStringLiteral("Code postal"));
    }
    void shouldUseItsOwnWordWhereTheServerGivesNone_data()
    {
        QTest::addColumn<QString>("country");
        QTest::addColumn<int>("field");
        QTest::addColumn<QString>("label");
        const auto row = [](const char *country, AddressField field, const char *label) {
            QTest::newRow(label) << QString::fromLatin1(country) << int(field) << QString::fromLatin1(label);
        };
        row("IN", AddressField::PostalCode, "PIN code");
        row("AE", AddressField::State, "Emirate");
        row("DE", AddressField::State, "State or region"); // which the table does not ask for in Germany
        row("ZZ", AddressField::City, "City");
        row("US", AddressField::LastName, "Last name");
        row("US", AddressField::PhoneNumber, "Phone number");
    }
    void shouldUseItsOwnWordWhereTheServerGivesNone()
    {
        QFETCH(QString, country);
        QFETCH(int, field);
        QFETCH(QString, label);
        AddressFieldFormat format;
        format.field = AddressField(field);

        QCOMPARE(addressLabel(format, country), label);
    }
    void shouldNameCountries()
    {
        AddressFormats server;
        server.formats = {{QStringLiteral("DE"), QStringLiteral("Deutschland"), {}}, {QStringLiteral("FR"), {}, {}}};

        QCOMPARE(countryName(QStringLiteral("DE"), server), QStringLiteral("Deutschland"));
        QCOMPARE(countryName(QStringLiteral("FR"), server), QStringLiteral("France"));
        QCOMPARE(countryName(QStringLiteral("JP"), server), QStringLiteral("Japan"));
        QCOMPARE(countryName(QStringLiteral("ZZ"), server), QStringLiteral("ZZ"));
    }
    void shouldPutTheHouseholdsCountriesFirst()
    {
        const Household household = Household::from({accountIn("1", {"US", "DE"}), accountIn("2", {"DE", "", "DE"})}, nullptr);
        QCOMPARE(countriesOf(household), (QStringList{QStringLiteral("DE"), QStringLiteral("US")}));

        const CountryChoices choices = countryChoices(builtInAddressFormats(), countriesOf(household));

        QCOMPARE(choices.household.size(), size_t(2));
        QCOMPARE(choices.household.front().name, QStringLiteral("Germany"));
        QCOMPARE(choices.household.size() + choices.others.size(), builtInAddressFormats().formats.size());
        QCOMPARE(choices.others.front().name, QStringLiteral("Afghanistan"));
        for (const CountryChoice &choice : choices.others)
            QVERIFY(choice.code != QLatin1String("DE") && choice.code != QLatin1String("US"));
    }
};

QTEST_GUILESS_MAIN(TestAddressWords)
#include "tst_addresswords.moc"
