// SPDX-License-Identifier: Apache-2.0
#include "rules/cardrules.h"

#include <algorithm>

namespace linedesk::rules {

namespace {

// First to last prefix of a range, compared over as many digits as the range has.
struct Range {
    CardBrand brand;
    int from, to, digits;
} const ranges[] = {{CardBrand::Amex, 34, 34, 2},        {CardBrand::Amex, 37, 37, 2},       {CardBrand::Diners, 300, 305, 3},
                    {CardBrand::Diners, 36, 36, 2},      {CardBrand::Diners, 38, 39, 2},     {CardBrand::Jcb, 3528, 3589, 4},
                    {CardBrand::Visa, 4, 4, 1},          {CardBrand::Mastercard, 51, 55, 2}, {CardBrand::Mastercard, 2221, 2720, 4},
                    {CardBrand::Discover, 6011, 6011, 4}, {CardBrand::Discover, 644, 649, 3}, {CardBrand::Discover, 65, 65, 2}};

const BrandFacts facts[] = {{CardBrand::Unknown, {12, 13, 14, 15, 16, 17, 18, 19}, {4, 4, 4, 4}, 3},
                            {CardBrand::Visa, {13, 16, 19}, {4, 4, 4, 4}, 3},
                            {CardBrand::Mastercard, {16}, {4, 4, 4, 4}, 3},
                            {CardBrand::Amex, {15}, {4, 6, 5}, 4},
                            {CardBrand::Discover, {16, 19}, {4, 4, 4, 4}, 3},
                            {CardBrand::Diners, {14, 16, 19}, {4, 6, 4}, 3},
                            {CardBrand::Jcb, {16, 17, 18, 19}, {4, 4, 4, 4}, 3}};

Issue issue(const char *field, IssueCode code, QStringList args = {})
{
    return {FieldPath(QString::fromLatin1(field)), Severity::Error, code, std::move(args), {}, {}};
}

} // namespace

CardBrand brandOf(std::span<const char> digits)
{
    for (const Range &range : ranges) {
        if (int(digits.size()) < range.digits)
            continue;
        int prefix = 0;
        for (int i = 0; i < range.digits; ++i)
            prefix = prefix * 10 + (digits[size_t(i)] - '0');
        if (prefix >= range.from && prefix <= range.to)
            return range.brand;
    }
    return CardBrand::Unknown;
}

const BrandFacts &factsOf(CardBrand brand)
{
    return facts[size_t(brand)];
}

bool passesCheckDigit(std::span<const char> digits)
{
    int sum = 0;
    bool isDoubled = false;
    for (size_t i = digits.size(); i-- > 0; isDoubled = !isDoubled) {
        const int digit = (digits[i] - '0') * (isDoubled ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
    }
    return !digits.empty() && sum % 10 == 0;
}

Issues checkNumber(std::span<const char> digits)
{
    if (digits.empty())
        return {issue("cardNumber", IssueCode::Missing)};
    const CardBrand brand = brandOf(digits);
    if (brand == CardBrand::Unknown && digits.size() >= 4)
        return {issue("cardNumber", IssueCode::Unknown)};
    const auto &lengths = factsOf(brand).lengths;
    const int count = int(digits.size());
    if (std::find(lengths.begin(), lengths.end(), count) == lengths.end()) {
        // The nearest longer length is what the agent is on the way to; beyond the longest the number is too long.
        const int usual = brand == CardBrand::Visa ? 16 : lengths.front();
        const auto longer = std::find_if(lengths.begin(), lengths.end(), [&](int l) { return l > count && l >= usual; });
        if (longer == lengths.end())
            return {issue("cardNumber", IssueCode::TooLong, {QString::number(lengths.back())})};
        return {issue("cardNumber", IssueCode::TooShort, {QString::number(*longer - count), QString::number(*longer)})};
    }
    if (!passesCheckDigit(digits))
        return {issue("cardNumber", IssueCode::Checksum)};
    return {};
}

Issues checkCode(std::span<const char> digits, CardBrand brand)
{
    const int wanted = factsOf(brand).codeLength, count = int(digits.size());
    if (count == 0)
        return {issue("securityCode", IssueCode::Missing, {QString::number(wanted)})};
    if (count < wanted)
        return {issue("securityCode", IssueCode::TooShort, {QString::number(wanted - count), QString::number(wanted)})};
    if (count > wanted)
        return {issue("securityCode", IssueCode::TooLong, {QString::number(wanted)})};
    return {};
}

Issues checkExpiry(CardExpiry expiry, const QDate &today)
{
    if (expiry.month == 0 && expiry.year == 0)
        return {issue("expiry", IssueCode::Missing)};
    if (!expiry.isKnown() || expiry.year < 2000 || expiry.year > today.year() + 30)
        return {issue("expiry", IssueCode::Pattern)};
    if (QDate(expiry.year, expiry.month, 1).addMonths(1) <= today)
        return {issue("expiry", IssueCode::Expired)};
    return {};
}

Issues checkNameOnCard(const QString &name)
{
    if (name.trimmed().isEmpty())
        return {issue("nameOnCard", IssueCode::Missing)};
    return name.trimmed().size() > 80 ? Issues{issue("nameOnCard", IssueCode::TooLong, {QStringLiteral("80")})} : Issues{};
}

} // namespace linedesk::rules
