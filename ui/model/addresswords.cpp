// SPDX-License-Identifier: Apache-2.0
#include "model/addresswords.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QMap>

#include <algorithm>

namespace linedesk {

namespace {

constexpr const char *Context = "linedesk::addresses";

// Every label of resources/addressformats.json; a test holds the two together.
const char *const words[] = {QT_TRANSLATE_NOOP("linedesk::addresses", "Street, number"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Address line 1"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Address line 2"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Apartment, floor"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Apartment, unit"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Complement"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "More"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Company"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "City"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Post town"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Suburb"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Neighborhood"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Townland"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Village or township"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "District"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Area"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "County"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Department"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Do/Si"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Emirate"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Island"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Oblast"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Parish"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Prefecture"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Province"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "State"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "State or region"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Postal code"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "ZIP code"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Postcode"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "PIN code"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "CEP"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Eircode"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "First name"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Last name"),
                             QT_TRANSLATE_NOOP("linedesk::addresses", "Phone number")};

QString translated(const QString &label)
{
    const auto known =
        std::find_if(std::begin(words), std::end(words), [&](const char *word) { return label == QLatin1String(word); });
    return known == std::end(words) ? label : QCoreApplication::translate(Context, *known);
}

QString builtInLabel(AddressField field, const QString &country)
{
    for (const QString &where : {country, QString()}) // an unknown country has the fall-back's fields
        for (const AddressFieldFormat &one : builtInAddressFormats().of(where).fields)
            if (one.field == field)
                return one.label;
    switch (field) { // what no built-in format asks for
    case AddressField::FirstName: return QStringLiteral("First name");
    case AddressField::LastName: return QStringLiteral("Last name");
    default: return QStringLiteral("Phone number");
    }
}

// Qt names countries in English alone.
const QJsonObject &ownCountryNames()
{
    static QLocale::Language language = QLocale::AnyLanguage;
    static QJsonObject names;
    if (language != QLocale().language()) {
        language = QLocale().language();
        QFile file(QStringLiteral(":/linedesk/countries/%1.json").arg(QLocale::languageToCode(language)));
        names = file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }
    return names;
}

} // namespace

QString addressLabel(const AddressFieldFormat &field, const QString &country)
{
    return translated(field.label.isEmpty() ? builtInLabel(field.field, country) : field.label);
}

QString countryName(const QString &code, const AddressFormats &formats)
{
    if (const QString name = ownCountryNames().value(code).toString(); !name.isEmpty())
        return name;
    if (const QString &name = formats.of(code).displayName; !name.isEmpty())
        return name;
    const QLocale::Territory territory = QLocale::codeToTerritory(code);
    return territory == QLocale::AnyTerritory ? code : QLocale::territoryToString(territory);
}

CountryChoices countryChoices(const AddressFormats &formats, const QStringList &household)
{
    CountryChoices choices;
    for (const QString &code : household)
        choices.household.push_back({code, countryName(code, formats)});
    for (const AddressFormat &format : formats.formats)
        if (!household.contains(format.country))
            choices.others.push_back({format.country, countryName(format.country, formats)});
    std::sort(choices.others.begin(), choices.others.end(),
              [](const CountryChoice &a, const CountryChoice &b) { return QString::localeAwareCompare(a.name, b.name) < 0; });
    return choices;
}

QStringList countriesOf(const Household &household)
{
    QMap<QString, int> counts;
    for (Household::Position p = 0; p < household.count(); ++p)
        if (const Address *address = household.address(p); address && !address->values[AddressField::Country].isEmpty())
            ++counts[address->values[AddressField::Country]];
    QStringList countries = counts.keys();
    std::stable_sort(countries.begin(), countries.end(), [&](const QString &a, const QString &b) { return counts[a] > counts[b]; });
    return countries;
}

} // namespace linedesk
