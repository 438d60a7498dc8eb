// SPDX-License-Identifier: Apache-2.0
#include "rules/addressformat.h"

#include <QFile>
#include <QLocale>
#include <simdjson.h>

#include <algorithm>

namespace linedesk {

namespace {

const std::pair<const char *, AddressField> fieldNames[] = {
    {"address1", AddressField::Address1},       {"address2", AddressField::Address2},
    {"address3", AddressField::Address3},       {"city", AddressField::City},
    {"county", AddressField::County},           {"state", AddressField::State},
    {"postalCode", AddressField::PostalCode},   {"country", AddressField::Country},
    {"firstName", AddressField::FirstName},     {"lastName", AddressField::LastName},
    {"companyName", AddressField::CompanyName}, {"phoneNumber", AddressField::PhoneNumber}};

using simdjson::dom::element;

QString text(element object, const char *key)
{
    const auto value = object[key].get_string();
    return value.error() ? QString() : QString::fromUtf8(value.value_unsafe().data(), qsizetype(value.value_unsafe().size()));
}

simdjson::dom::array list(element object, const char *key)
{
    const auto value = object[key].get_array();
    return value.error() ? simdjson::dom::array() : value.value_unsafe();
}

AddressFormat readFormat(const QString &country, simdjson::dom::array fields)
{
    AddressFormat format;
    format.country = country;
    if (!country.isEmpty())
        format.displayName = QLocale::territoryToString(QLocale::codeToTerritory(country));
    for (const element one : fields) {
        AddressFieldFormat field;
        field.field = fieldNamed(text(one, "name"));
        field.label = text(one, "label");
        field.isRequired = !one["required"].error();
        if (const QString pattern = text(one, "pattern"); !pattern.isEmpty())
            field.pattern = QRegularExpression(pattern);
        field.example = text(one, "example");
        if (!one["options"].error())
            for (const element option : list(one, "options"))
                field.options.push_back({text(option, "value"), text(option, "label")});
        format.fields.push_back(std::move(field));
    }
    return format;
}

struct BuiltIn {
    AddressFormats formats;
    AddressFormat otherwise;

    BuiltIn()
    {
        QFile file(QStringLiteral(":/linedesk/addressformats.json"));
        const bool isThere = file.open(QIODevice::ReadOnly);
        Q_ASSERT(isThere);
        const QByteArray bytes = isThere ? file.readAll() : QByteArray();
        simdjson::dom::parser parser;
        element root;
        const auto error = parser.parse(bytes.constData(), size_t(bytes.size())).get(root);
        Q_ASSERT(!error);
        if (error)
            return;
        formats.defaultCountry = text(root, "defaultCountry");
        otherwise = readFormat({}, list(root, "otherwise"));
        for (const element item : list(root, "items"))
            formats.formats.push_back(readFormat(text(item, "country"), list(item, "fields")));
    }
};

const BuiltIn &builtIn()
{
    static const BuiltIn table;
    return table;
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
    const auto found = std::find_if(formats.begin(), formats.end(), [&](const AddressFormat &f) { return f.country == country; });
    return found == formats.end() ? builtIn().otherwise : *found;
}

const AddressFormats &builtInAddressFormats()
{
    return builtIn().formats;
}

} // namespace linedesk
