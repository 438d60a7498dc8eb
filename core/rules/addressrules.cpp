// SPDX-License-Identifier: Apache-2.0
#include "rules/addressrules.h"

#include <algorithm>

namespace linedesk::rules {

namespace {

int countDigits(const QString &text)
{
    return int(std::count_if(text.begin(), text.end(), [](QChar c) { return c.isDigit(); }));
}

bool isDigits(const QString &text)
{
    return !text.isEmpty() && countDigits(text) == text.size();
}

} // namespace

QString normalized(const AddressFieldFormat &format, const QString &value)
{
    return format.field == AddressField::PostalCode ? value.trimmed().toUpper() : value.trimmed();
}

int lengthLimit(const AddressFieldFormat &format)
{
    const auto general = [&] { // CONTRACT 2.9
        switch (format.field) {
        case AddressField::City:
        case AddressField::County:
        case AddressField::FirstName:
        case AddressField::LastName: return 40;
        case AddressField::State: return 20;
        case AddressField::PostalCode: return 10;
        case AddressField::PhoneNumber: return 30;
        default: return 100;
        }
    }();
    return format.maxLength > 0 ? std::min(general, format.maxLength) : general;
}

Issues checkField(const AddressFieldFormat &format, const QString &value)
{
    const QString text = normalized(format, value);
    const FieldPath path(fieldName(format.field));
    if (text.isEmpty())
        return format.isRequired ? Issues{{path, Severity::Error, IssueCode::Missing, {format.example}, {}, {}}} : Issues{};
    if (text.size() > lengthLimit(format))
        return {{path, Severity::Error, IssueCode::TooLong, {QString::number(lengthLimit(format))}, {}, {}}};
    if (!format.options.empty()) {
        const bool isKnown = std::any_of(format.options.begin(), format.options.end(),
                                         [&](const AddressOption &option) { return option.value == text; });
        return isKnown ? Issues{} : Issues{{path, Severity::Error, IssueCode::Unknown, {text}, {}, {}}};
    }
    if (format.pattern.pattern().isEmpty() || format.pattern.match(text).hasMatch())
        return {};
    // Codes that are all digits: say how many are missing rather than "does not fit".
    const int missing = countDigits(format.example) - int(text.size());
    if (isDigits(text) && isDigits(format.example) && missing > 0)
        return {{path,
                 Severity::Error,
                 IssueCode::TooShort,
                 {QString::number(missing), QString::number(format.example.size()), format.example},
                 {},
                 {}}};
    return {{path, Severity::Error, IssueCode::Pattern, {format.example}, {}, {}}};
}

Issues check(const AddressValues &values, const AddressFormat &format)
{
    Issues issues;
    for (const AddressFieldFormat &field : format.fields)
        for (Issue &issue : checkField(field, values[field.field]))
            issues.push_back(std::move(issue));
    return issues;
}

bool mayShip(AccountType type)
{
    return type != AccountType::Billing;
}

bool mayBill(AccountType type)
{
    return type != AccountType::Service;
}

} // namespace linedesk::rules
