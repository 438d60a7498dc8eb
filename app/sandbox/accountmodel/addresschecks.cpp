// SPDX-License-Identifier: Apache-2.0
#include "accountmodel/addresschecks.h"

#include "rules/addressrules.h"

namespace linedesk::sandbox {

namespace {

const Members addressMembers = {{"addressId"},
                                {"nickname", Kind::Text, 42},
                                {"address1", Kind::Text, 100},
                                {"address2", Kind::Text, 100},
                                {"address3", Kind::Text, 100},
                                {"city", Kind::Text, 40},
                                {"county", Kind::Text, 40},
                                {"state", Kind::Text, 20},
                                {"postalCode", Kind::Text, 10},
                                {"country"},
                                {"firstName", Kind::Text, 40},
                                {"lastName", Kind::Text, 40},
                                {"companyName", Kind::Text, 100},
                                {"phoneNumber", Kind::Text, 30},
                                {"types", Kind::List},
                                {"defaultShippingAddress", Kind::Flag},
                                {"defaultBillingAddress", Kind::Flag}};

void checkFields(const QJsonObject &change, const QJsonObject &merged, bool isNew, const QString &path, Findings &findings)
{
    const AddressFormats &formats = builtInAddressFormats();
    const QString country = str(merged, "country");
    if (country.isEmpty())
        findings.add(path + QStringLiteral(".country"), "CAM-3502", "The country is missing.");
    else if (formats.of(country).country.isEmpty())
        findings.add(path + QStringLiteral(".country"), "CAM-3504", "There is no address format for this country.");
    AddressValues values;
    for (size_t i = 0; i < size_t(AddressField::Count); ++i)
        values[AddressField(i)] = merged[fieldName(AddressField(i))].toString();
    for (const Issue &issue : rules::check(values, formats.of(country))) {
        // What was stored before the format came is not this change's fault.
        if (!isNew && !change.contains(issue.field.text()) && !change.contains(QLatin1String("country")))
            continue;
        const QString place = path + QLatin1Char('.') + issue.field.text();
        if (issue.code == IssueCode::Missing)
            findings.add(place, "CAM-3502", "This field is needed.");
        else if (issue.code == IssueCode::TooLong)
            findings.add(place, "CAM-3002", "The value is too long.");
        else
            findings.add(place, "CAM-3503", "This does not fit the country.");
    }
}

// R8, R9: a service account is delivered to, a billing account is billed.
void checkUses(const QJsonObject &change, const QJsonObject &merged, const QString &accountType, const QString &path,
               Findings &findings)
{
    const QJsonArray types = merged[QLatin1String("types")].toArray();
    for (int i = 0; i < types.size(); ++i)
        if (types[i] != QLatin1String("SHIP_TO") && types[i] != QLatin1String("BILL_TO"))
            findings.add(path + QStringLiteral(".types[%1]").arg(i), "CAM-3001", "This use of an address is not known.");
    const bool bills = types.contains(QStringLiteral("BILL_TO")) || change[QLatin1String("defaultBillingAddress")].toBool();
    const bool ships = types.contains(QStringLiteral("SHIP_TO")) || change[QLatin1String("defaultShippingAddress")].toBool();
    if ((accountType == QLatin1String("Service") && bills) || (accountType == QLatin1String("Billing") && ships))
        findings.add(path + QStringLiteral(".types"), "CAM-3507", "This use of an address is not allowed on this kind of account.");
}

// An address of an account with one use only has that use.
void completeUses(const QString &accountType, QJsonObject *address)
{
    if (!address->value(QLatin1String("types")).toArray().isEmpty())
        return;
    if (accountType == QLatin1String("Service"))
        address->insert(QLatin1String("types"), QJsonArray{QStringLiteral("SHIP_TO")});
    else if (accountType == QLatin1String("Billing"))
        address->insert(QLatin1String("types"), QJsonArray{QStringLiteral("BILL_TO")});
}

} // namespace

QJsonArray checkAddresses(const QJsonArray &addresses, const QString &accountType, const QJsonArray &stored, const QString &path,
                          Findings &findings)
{
    QJsonArray checked;
    bool isDoubleTold = false;
    QSet<QString> defaults;
    for (int i = 0; i < addresses.size(); ++i) {
        const QString place = QStringLiteral("%1[%2]").arg(path).arg(i);
        QJsonObject change = known(addresses[i], addressMembers, place, findings);
        const QString id = str(change, "addressId");
        const QJsonObject before = byId(stored, "addressId", id);
        if (!id.isEmpty() && before.isEmpty()) {
            findings.add(place + QStringLiteral(".addressId"), "CAM-3506", "The address is not on this account.");
            continue;
        }
        QJsonObject merged = before;
        for (const QString &key : change.keys())
            merged[key] = change[key];
        checkFields(change, merged, id.isEmpty(), place, findings);
        checkUses(change, merged, accountType, place, findings);
        for (const char *key : {"defaultShippingAddress", "defaultBillingAddress"}) { // R11
            if (!change.value(QLatin1String(key)).toBool())
                continue;
            if (defaults.contains(QLatin1String(key)) && !std::exchange(isDoubleTold, true))
                findings.add(place + QLatin1Char('.') + QLatin1String(key), "CAM-3505",
                             "Only one address can be the default of a kind.");
            defaults.insert(QLatin1String(key));
        }
        if (id.isEmpty())
            completeUses(accountType, &change);
        checked.append(change);
    }
    if (accountType == QLatin1String("Service") && stored.isEmpty() && !checked.isEmpty() &&
        !defaults.contains(QStringLiteral("defaultShippingAddress"))) { // R8: where it is delivered
        QJsonObject first = checked.first().toObject();
        first.insert(QLatin1String("defaultShippingAddress"), true);
        checked[0] = first;
    }
    return checked;
}

QJsonObject addressFormats()
{
    const AddressFormats &formats = builtInAddressFormats();
    QJsonArray items;
    for (const AddressFormat &format : formats.formats) {
        QJsonArray fields;
        int order = 0;
        for (const AddressFieldFormat &field : format.fields) {
            QJsonArray options;
            for (const AddressOption &option : field.options)
                options.append(QJsonObject{{QLatin1String("value"), option.value}, {QLatin1String("label"), option.label}});
            QJsonObject one{{QLatin1String("name"), fieldName(field.field)},
                            {QLatin1String("label"), field.label},
                            {QLatin1String("required"), field.isRequired},
                            {QLatin1String("maxLength"), rules::lengthLimit(field)},
                            {QLatin1String("order"), ++order}};
            if (!field.pattern.pattern().isEmpty())
                one.insert(QLatin1String("pattern"), field.pattern.pattern());
            if (!field.example.isEmpty())
                one.insert(QLatin1String("example"), field.example);
            if (!options.isEmpty())
                one.insert(QLatin1String("options"), options);
            fields.append(one);
        }
        items.append(QJsonObject{{QLatin1String("country"), format.country},
                                 {QLatin1String("displayName"), format.displayName},
                                 {QLatin1String("fields"), fields}});
    }
    return {{QLatin1String("items"), items}, {QLatin1String("defaultCountry"), formats.defaultCountry}};
}

} // namespace linedesk::sandbox
