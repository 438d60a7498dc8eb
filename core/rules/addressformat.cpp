// SPDX-License-Identifier: Apache-2.0
#include "rules/addressformat.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace linedesk {

namespace {

const std::pair<const char *, AddressField> fieldNames[] = {
    {"address1", AddressField::Address1}, {"address2", AddressField::Address2}, {"address3", AddressField::Address3},
    {"city", AddressField::City}, {"county", AddressField::County}, {"state", AddressField::State},
    {"postalCode", AddressField::PostalCode}, {"country", AddressField::Country}, {"firstName", AddressField::FirstName},
    {"lastName", AddressField::LastName}, {"companyName", AddressField::CompanyName}, {"phoneNumber", AddressField::PhoneNumber}};

AddressFormats builtIn()
{
    QFile file(QStringLiteral(":/linedesk/addressformats.json"));
    const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isThere);
    const QJsonObject root = isThere ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    AddressFormats formats;
    formats.defaultCountry = root.value(QLatin1String("defaultCountry")).toString();
    for (const QJsonValue &item : root.value(QLatin1String("items")).toArray()) {
        AddressFormat format{item[QLatin1String("country")].toString(), item[QLatin1String("displayName")].toString(), {}};
        for (const QJsonValue &one : item[QLatin1String("fields")].toArray()) {
            AddressFieldFormat field;
            const QString name = one[QLatin1String("name")].toString();
            field.field = fieldNamed(name);
            field.label = one[QLatin1String("label")].toString();
            field.isRequired = one[QLatin1String("required")].toBool();
            field.maxLength = one[QLatin1String("maxLength")].toInt();
            field.pattern = QRegularExpression(one[QLatin1String("pattern")].toString());
            field.example = one[QLatin1String("example")].toString();
            for (const QJsonValue &option : one[QLatin1String("options")].toArray())
                field.options.push_back({option[QLatin1String("value")].toString(), option[QLatin1String("label")].toString()});
            format.fields.push_back(std::move(field));
        }
        formats.formats.push_back(std::move(format));
    }
    return formats;
}

} // namespace

QString fieldName(AddressField field)
{
    for (const auto &[name, value] : fieldNames)
        if (value == field)
            return QString::fromLatin1(name);
    return {};
}

AddressField fieldNamed(const QString &name)
{
    for (const auto &[known, value] : fieldNames)
        if (name == QLatin1String(known))
            return value;
    return AddressField::Count;
}

const AddressFormat &AddressFormats::of(const QString &country) const
{
    static const AddressFormat fallBack = [] {
        AddressFormat format;
        for (const auto &[field, label, required] :
             {std::tuple(AddressField::Address1, "Street, number", true), std::tuple(AddressField::Address2, "More", false),
              std::tuple(AddressField::City, "City", true), std::tuple(AddressField::State, "State or region", false),
              std::tuple(AddressField::PostalCode, "Postal code", false)}) {
            AddressFieldFormat one;
            one.field = field;
            one.label = QString::fromLatin1(label);
            one.isRequired = required;
            format.fields.push_back(one);
        }
        return format;
    }();
    const auto found = std::find_if(formats.begin(), formats.end(), [&](const AddressFormat &f) { return f.country == country; });
    return found == formats.end() ? fallBack : *found;
}

const AddressFormats &builtInAddressFormats()
{
    static const AddressFormats formats = builtIn();
    return formats;
}

} // namespace linedesk
