// SPDX-License-Identifier: Apache-2.0
#include "rules/cardrules.h"

#include <algorithm>

namespace linedesk::rules {

namespace {

// First to last prefix of a range, compared over as many digits as the range has.
struct Range {
    int from, to, digits;
};
struct BrandRange : Range {
    CardBrand brand;
};
const BrandRange ranges[] = {
    {{34, 34, 2}, CardBrand::Amex},       {{37, 37, 2}, CardBrand::Amex},           {{300, 305, 3}, CardBrand::Diners},
    {{36, 36, 2}, CardBrand::Diners},     {{38, 39, 2}, CardBrand::Diners},         {{3528, 3589, 4}, CardBrand::Jcb},
    {{2131, 2131, 4}, CardBrand::Jcb},    {{1800, 1800, 4}, CardBrand::Jcb},        {{4, 4, 1}, CardBrand::Visa},
    {{51, 55, 2}, CardBrand::Mastercard}, {{2221, 2720, 4}, CardBrand::Mastercard}, {{6011, 6011, 4}, CardBrand::Discover},
    {{644, 649, 3}, CardBrand::Discover}, {{65, 65, 2}, CardBrand::Discover}};

const BrandFacts facts[] = {{CardBrand::Unknown, {12, 13, 14, 15, 16, 17, 18, 19}, {4, 4, 4, 4}, 3},
                            {CardBrand::Visa, {16, 18, 19}, {4, 4, 4, 4}, 3},
                            {CardBrand::Mastercard, {16}, {4, 4, 4, 4}, 3},
                            {CardBrand::Amex, {15}, {4, 6, 5}, 4},
                            {CardBrand::Discover, {16, 19}, {4, 4, 4, 4}, 3},
                            {CardBrand::Diners, {14, 16, 19}, {4, 6, 4}, 3},
                            {CardBrand::Jcb, {16, 17, 18, 19}, {4, 4, 4, 4}, 3}};

// Brands that are not taken, for the sake of a name in the refusal; the longest fitting prefix wins.
struct OtherRange : Range {
    const char *name;
};
// clang-format off
const OtherRange otherRanges[] = {
    {{6, 6, 1}, "Maestro"}, {{63, 63, 2}, "Maestro"}, {{67, 67, 2}, "Maestro"}, {{56, 59, 2}, "Maestro"}, {{500000, 504174, 6}, "Maestro"},
    {{504176, 506698, 6}, "Maestro"}, {{506779, 508999, 6}, "Maestro"},
    {{620, 620, 3}, "UnionPay"}, {{62100, 62182, 5}, "UnionPay"}, {{62184, 62197, 5}, "UnionPay"}, {{62200, 62205, 5}, "UnionPay"},
    {{62207, 62209, 5}, "UnionPay"}, {{622010, 622999, 6}, "UnionPay"}, {{623, 626, 3}, "UnionPay"}, {{6270, 6270, 4}, "UnionPay"},
    {{6272, 6272, 4}, "UnionPay"}, {{6276, 6276, 4}, "UnionPay"}, {{627700, 627779, 6}, "UnionPay"}, {{627781, 627799, 6}, "UnionPay"},
    {{6282, 6289, 4}, "UnionPay"}, {{6291, 6292, 4}, "UnionPay"}, {{810, 810, 3}, "UnionPay"}, {{8110, 8171, 4}, "UnionPay"},
    {{504175, 504175, 6}, "Elo"}, {{506699, 506778, 6}, "Elo"}, {{509000, 509999, 6}, "Elo"}, {{627780, 627780, 6}, "Elo"},
    {{636297, 636297, 6}, "Elo"}, {{636368, 636368, 6}, "Elo"}, {{2200, 2204, 4}, "Mir"}, {{9792, 9792, 4}, "Troy"},
    {{637095, 637095, 6}, "Hiper"}, {{637568, 637568, 6}, "Hiper"}, {{637599, 637599, 6}, "Hiper"}, {{637609, 637609, 6}, "Hiper"},
    {{637612, 637612, 6}, "Hiper"}, {{63737423, 63737423, 8}, "Hiper"}, {{63743358, 63743358, 8}, "Hiper"},
    {{606282, 606282, 6}, "Hipercard"}, {{589562, 589562, 6}, "Naranja"},
    {{506099, 506127, 6}, "Verve"}, {{506129, 506129, 6}, "Verve"}, {{506133, 506150, 6}, "Verve"}, {{506158, 506163, 6}, "Verve"},
    {{506166, 506166, 6}, "Verve"}, {{506168, 506168, 6}, "Verve"}, {{506170, 506170, 6}, "Verve"}, {{506173, 506173, 6}, "Verve"},
    {{506176, 506180, 6}, "Verve"}, {{506184, 506184, 6}, "Verve"}, {{506187, 506188, 6}, "Verve"}, {{506191, 506191, 6}, "Verve"},
    {{506195, 506195, 6}, "Verve"}, {{506197, 506197, 6}, "Verve"}, {{507865, 507866, 6}, "Verve"}, {{507868, 507877, 6}, "Verve"},
    {{507880, 507888, 6}, "Verve"}, {{507900, 507900, 6}, "Verve"}, {{507941, 507941, 6}, "Verve"}};
// clang-format on

bool begins(std::span<const char> digits, const Range &range)
{
    if (int(digits.size()) < range.digits)
        return false;
    int prefix = 0;
    for (int i = 0; i < range.digits; ++i)
        prefix = prefix * 10 + (digits[size_t(i)] - '0');
    return prefix >= range.from && prefix <= range.to;
}

Issue issue(const char *field, IssueCode code, QStringList args = {})
{
    return {FieldPath(QString::fromLatin1(field)), Severity::Error, code, std::move(args), {}, {}};
}

} // namespace

CardBrand brandOf(std::span<const char> digits)
{
    const auto found =
        std::find_if(std::begin(ranges), std::end(ranges), [&](const Range &range) { return begins(digits, range); });
    return found == std::end(ranges) ? CardBrand::Unknown : found->brand;
}

QString otherBrandOf(std::span<const char> digits)
{
    const OtherRange *best = nullptr;
    if (brandOf(digits) == CardBrand::Unknown)
        for (const OtherRange &range : otherRanges)
            if (begins(digits, range) && (!best || range.digits >= best->digits))
                best = &range;
    return best ? QString::fromLatin1(best->name) : QString();
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
        return {issue("cardNumber", IssueCode::Unknown, {otherBrandOf(digits)})};
    const auto &lengths = factsOf(brand).lengths;
    const int count = int(digits.size());
    if (std::find(lengths.begin(), lengths.end(), count) == lengths.end()) {
        // The nearest longer length is what the agent is on the way to; beyond the longest the number is too long.
        const auto longer = std::find_if(lengths.begin(), lengths.end(), [&](int l) { return l > count; });
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
    if (!expiry.isKnown() || expiry.year < 2000 || expiry.year > today.year() + 20)
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
