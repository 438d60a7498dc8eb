// SPDX-License-Identifier: Apache-2.0
// Our rules as a filter: one question a line on standard input, its verdict on standard output. What reads it compares the
// verdicts with those of somebody else's rules.
//   card DIGITS      brand or name or "-", length right, check digit right, may be sent, length of its code
//   expiry MM YYYY   may be used this month
//   iban X, bic X, routing X
//   address {"country":"US",...}   the issues: [["postalCode","Pattern"],...]
//   countries        every country's fields, once
#include "rules/addressrules.h"
#include "rules/bankrules.h"
#include "rules/cardrules.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <iostream>
#include <string>

using namespace linedesk;

namespace {

std::string card(const std::string &digits)
{
    static const char *const names[] = {"-", "visa", "mastercard", "american-express", "discover", "diners-club", "jcb"};
    const CardBrand brand = rules::brandOf(digits);
    const QString other = rules::otherBrandOf(digits).toLower();
    const auto &lengths = rules::factsOf(brand).lengths;
    const bool isLength = std::find(lengths.begin(), lengths.end(), int(digits.size())) != lengths.end();
    return (other.isEmpty() ? std::string(names[size_t(brand)]) : other.toStdString()) + ' ' + std::to_string(isLength) + ' ' +
           std::to_string(rules::passesCheckDigit(digits)) + ' ' + std::to_string(rules::checkNumber(digits).empty()) + ' ' +
           std::to_string(rules::factsOf(brand).codeLength);
}

std::string codeWord(IssueCode code)
{
    switch (code) {
    case IssueCode::Missing: return "Missing";
    case IssueCode::TooLong: return "TooLong";
    case IssueCode::TooShort: return "TooShort";
    case IssueCode::Pattern: return "Pattern";
    case IssueCode::Unknown: return "Unknown";
    default: return "Other";
    }
}

QByteArray address(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    AddressValues values;
    for (size_t i = 0; i < size_t(AddressField::Count); ++i)
        values[AddressField(i)] = object[fieldName(AddressField(i))].toString();
    QJsonArray issues;
    for (const Issue &issue : rules::check(values, builtInAddressFormats().of(values[AddressField::Country])))
        issues.append(QJsonArray{issue.field.text(), QString::fromStdString(codeWord(issue.code))});
    return QJsonDocument(issues).toJson(QJsonDocument::Compact);
}

QByteArray countries()
{
    QJsonObject all;
    for (const AddressFormat &format : builtInAddressFormats().formats) {
        QJsonArray fields;
        for (const AddressFieldFormat &field : format.fields) {
            QJsonArray options;
            for (const AddressOption &option : field.options)
                options.append(QJsonArray{option.value, option.label});
            fields.append(QJsonObject{{QStringLiteral("name"), fieldName(field.field)},
                                      {QStringLiteral("required"), field.isRequired},
                                      {QStringLiteral("example"), field.example},
                                      {QStringLiteral("options"), options}});
        }
        all[format.country] = fields;
    }
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

std::string answer(const std::string &question, const std::string &value)
{
    const QString text = QString::fromStdString(value);
    if (question == "iban")
        return std::to_string(rules::isIban(text));
    if (question == "bic")
        return std::to_string(rules::isSwiftCode(text));
    if (question == "routing")
        return std::to_string(rules::isRoutingNumber(text));
    if (question == "expiry")
        return std::to_string(rules::checkExpiry({text.left(2).toInt(), text.mid(3).toInt()}, QDate::currentDate()).empty());
    if (question == "address")
        return address(text.toUtf8()).toStdString();
    if (question == "countries")
        return countries().toStdString();
    return "?";
}

} // namespace

int main()
{
    std::ios::sync_with_stdio(false);
    for (std::string line; std::getline(std::cin, line);) {
        const size_t gap = line.find(' ');
        const std::string question = line.substr(0, gap), value = gap == std::string::npos ? std::string() : line.substr(gap + 1);
        // Card digits stay out of Qt's text types even here.
        std::cout << (question == "card" ? card(value) : answer(question, value)) << '\n';
    }
}
