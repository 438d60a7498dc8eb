// SPDX-License-Identifier: Apache-2.0
#include "occ/addresscheck.h"

#include "rules/addressrules.h"

namespace linedesk::sandbox {

namespace {

constexpr int LongestNickname = 42; // CONTRACT 2.9

QString wordOf(AddressField field)
{
    static const QHash<AddressField, QString> words = {{AddressField::Address1, QStringLiteral("first address line")},
                                                       {AddressField::Address2, QStringLiteral("second address line")},
                                                       {AddressField::Address3, QStringLiteral("third address line")},
                                                       {AddressField::City, QStringLiteral("city")},
                                                       {AddressField::County, QStringLiteral("county")},
                                                       {AddressField::State, QStringLiteral("state")},
                                                       {AddressField::PostalCode, QStringLiteral("postal code")},
                                                       {AddressField::Country, QStringLiteral("country")},
                                                       {AddressField::FirstName, QStringLiteral("first name")},
                                                       {AddressField::LastName, QStringLiteral("last name")},
                                                       {AddressField::CompanyName, QStringLiteral("company name")},
                                                       {AddressField::PhoneNumber, QStringLiteral("phone number")}};
    return words.value(field);
}

} // namespace

void AddressProblems::add(const char *code, const QString &message, const QString &path)
{
    m_errors.append(QJsonObject{{QLatin1String("message"), message},
                                {QLatin1String("status"), QStringLiteral("400")},
                                {QLatin1String("errorCode"), QLatin1String(code)},
                                {QLatin1String("o:errorPath"), path}});
}

std::optional<Response> AddressProblems::refusal() const
{
    if (m_errors.isEmpty())
        return {};
    return Response::json({{QLatin1String("message"), QStringLiteral("The address is not valid.")},
                           {QLatin1String("status"), QStringLiteral("400")},
                           {QLatin1String("errorCode"), m_errors.first()[QLatin1String("errorCode")]},
                           {QLatin1String("errors"), m_errors}},
                          400);
}

void AddressProblems::readInto(QJsonObject *address, const QJsonObject &body, bool isNew)
{
    const QJsonValue sent = body[QLatin1String("address")], nickname = body[QLatin1String("addressType")];
    if (!sent.isObject() && (isNew || !sent.isUndefined()))
        add("22031", QStringLiteral("The address is missing."), QStringLiteral("address"));
    if (!nickname.isUndefined() && !nickname.isString())
        add("22031", QStringLiteral("The nickname is not a text."), QStringLiteral("addressType"));
    else if (nickname.toString().simplified().size() > LongestNickname)
        add("22032", QStringLiteral("The nickname is too long."), QStringLiteral("addressType"));
    for (const char *mark : {"isDefaultShippingAddress", "isDefaultBillingAddress"})
        if (const QJsonValue value = body[QLatin1String(mark)]; !value.isUndefined() && !value.isBool())
            add("100190", QStringLiteral("The mark is neither true nor false."), QLatin1String(mark));
    if (!m_errors.isEmpty())
        return;
    const QJsonObject values = sent.toObject();
    for (auto one = values.begin(); one != values.end(); ++one) {
        const QString path = QStringLiteral("address.") + one.key();
        if (one.key() == QLatin1String("types")) {
            for (const QJsonValue &kind : one.value().toArray())
                if (!m_kinds.contains(kind[QLatin1String("id")].toString()))
                    add("89103", QStringLiteral("The address type is not known."), path);
            address->insert(one.key(), one.value());
        } else if (one.key() == QLatin1String("repositoryId") || one.key() == QLatin1String("isDefaultAddress")) {
            continue; // as it was read; the id is the path's, the marks are the item's
        } else if (fieldNamed(one.key()) == AddressField::Count && one.key() != QLatin1String("externalAddressId")) {
            add("22031", QStringLiteral("The address has no such member."), path);
        } else if (!one.value().isString() && !one.value().isNull()) {
            add("22031", QStringLiteral("The value is not a text."), path);
        } else {
            AddressFieldFormat format;
            format.field = fieldNamed(one.key());
            const QString text = rules::normalized(format, one.value().toString());
            address->insert(one.key(), text.isEmpty() ? QJsonValue() : QJsonValue(text));
        }
    }
    if (m_errors.isEmpty())
        check(*address, values, isNew);
}

// What was stored before its country had a format, and is not touched, stays.
void AddressProblems::check(const QJsonObject &address, const QJsonObject &sent, bool isNew)
{
    AddressValues values;
    for (size_t i = 0; i < size_t(AddressField::Count); ++i)
        values.texts[i] = address[fieldName(AddressField(i))].toString();
    const AddressFormat &format = builtInAddressFormats().of(values[AddressField::Country]);
    const QString country = values[AddressField::Country], path = QStringLiteral("address.");
    if (country.isEmpty())
        add("22032", QStringLiteral("The country is missing."), path + QStringLiteral("country"));
    else if (format.country.isEmpty())
        add("22032", QStringLiteral("The country is not known."), path + QStringLiteral("country"));
    const auto describe = [&](const Issue &issue) {
        const QString word = wordOf(fieldNamed(issue.field.leaf()));
        const QString message = issue.code == IssueCode::Missing   ? QStringLiteral("The %1 is missing.").arg(word)
                                : issue.code == IssueCode::TooLong ? QStringLiteral("The %1 is too long.").arg(word)
                                                                   : QStringLiteral("The %1 does not fit the country.").arg(word);
        if (isNew || sent.contains(issue.field.leaf()) || sent.contains(QLatin1String("country")))
            add("22032", message, path + issue.field.leaf());
    };
    for (const Issue &issue : rules::check(values, format))
        describe(issue);
    // A field that the country does not show may hold what it held; its length is limited all the same.
    for (size_t i = 0; i < size_t(AddressField::Count); ++i) {
        AddressFieldFormat general;
        general.field = AddressField(i);
        const bool isListed = std::any_of(format.fields.begin(), format.fields.end(),
                                          [&](const AddressFieldFormat &one) { return one.field == general.field; });
        if (!isListed && general.field != AddressField::Country)
            for (const Issue &issue : rules::checkField(general, values.texts[i]))
                describe(issue);
    }
}

} // namespace linedesk::sandbox
