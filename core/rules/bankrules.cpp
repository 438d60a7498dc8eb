// SPDX-License-Identifier: Apache-2.0
#include "rules/bankrules.h"

#include <QRegularExpression>

namespace linedesk::rules {

namespace {

bool matches(const QString &text, const char *pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QString::fromLatin1(pattern))).match(text).hasMatch();
}

QString withoutBlanks(QString text)
{
    return text.remove(QLatin1Char(' '));
}

} // namespace

bool isMask(const QString &text)
{
    return matches(text, "[A-Za-z0-9]{0,4}[xX*]{2,30}[A-Za-z0-9]{2,4}");
}

bool isIban(const QString &text)
{
    const QString iban = withoutBlanks(text).toUpper();
    if (!matches(iban, "[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}"))
        return false;
    const QString turned = iban.mid(4) + iban.left(4);
    int rest = 0;
    for (const QChar c : turned) {
        const int value = c.isDigit() ? c.digitValue() : c.unicode() - 'A' + 10;
        rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest == 1;
}

bool isRoutingNumber(const QString &text)
{
    if (!matches(text, "[0-9]{9}"))
        return false;
    static const int weights[] = {3, 7, 1};
    int sum = 0;
    for (int i = 0; i < 9; ++i)
        sum += text[i].digitValue() * weights[i % 3];
    return sum % 10 == 0;
}

bool isSwiftCode(const QString &text)
{
    return matches(text.toUpper(), "[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?");
}

Issues check(const BankDetails &details, const BankDetails &before)
{
    Issues issues;
    const auto add = [&](const char *field, IssueCode code, QStringList args = {}) {
        issues.push_back({FieldPath(QString::fromLatin1(field)), Severity::Error, code, std::move(args), {}, {}});
    };
    const auto checkMaskable = [&](const char *field, const QString &value, const QString &stored, auto isValid, IssueCode wrong) {
        if (value.isEmpty() || value == stored)
            return;
        if (isMask(value))
            add(field, IssueCode::Masked);
        else if (!isValid(value))
            add(field, wrong);
    };
    if (details.accountNumber.isEmpty())
        add("bankAccountNumber", IssueCode::Missing);
    checkMaskable("bankAccountNumber", details.accountNumber, before.accountNumber,
                  [](const QString &v) { return matches(withoutBlanks(v), "[A-Za-z0-9]{4,34}"); }, IssueCode::Pattern);
    checkMaskable("bankIban", details.iban, before.iban, isIban, IssueCode::Checksum);
    if (!details.routingNumber.isEmpty() && !isRoutingNumber(details.routingNumber))
        add("bankRoutingNumber", IssueCode::Checksum);
    if (!details.swiftCode.isEmpty() && !isSwiftCode(details.swiftCode))
        add("bankSwiftCode", IssueCode::Pattern);
    if (!details.sortCode.isEmpty() && !matches(details.sortCode, "[0-9]{2}-?[0-9]{2}-?[0-9]{2}"))
        add("bankSortCode", IssueCode::Pattern);
    if (!details.accountType.isEmpty() && !matches(details.accountType, "CHECKING|SAVINGS"))
        add("bankAccountType", IssueCode::Unknown);
    if (details.accountName.size() > 80)
        add("bankAccountName", IssueCode::TooLong, {QStringLiteral("80")});
    if (details.bankName.size() > 80)
        add("bankName", IssueCode::TooLong, {QStringLiteral("80")});
    if (details.bankAddress.size() > 200)
        add("bankAddress", IssueCode::TooLong, {QStringLiteral("200")});
    return issues;
}

} // namespace linedesk::rules
