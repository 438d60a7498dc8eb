// SPDX-License-Identifier: Apache-2.0
#include "rules/bankrules.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

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

// What follows country and check digits: counts of n digits, a letters, c either (ISO 13616). Countries outside the
// registry are those whose banks use the scheme all the same.
const char *const shapes[] = {
    "AD8n12c",   "AE19n",      "AL8n16c",    "AO21n",      "AT16n",      "AX14n",      "AZ4a20c",    "BA16n",      "BE12n",
    "BF2c22n",   "BG4a6n8c",   "BH4a14c",    "BI23n",      "BJ2c22n",    "BL10n11c2n", "BR23n1a1c",  "BY4c4n16c",  "CF23n",
    "CG23n",     "CH5n12c",    "CI2c22n",    "CM23n",      "CR18n",      "CV21n",      "CY8n16c",    "CZ20n",      "DE18n",
    "DJ23n",     "DK14n",      "DO4c20n",    "DZ22n",      "EE16n",      "EG25n",      "ES20n",      "FI14n",      "FK2a12n",
    "FO14n",     "FR10n11c2n", "GA23n",      "GB4a14n",    "GE2a16n",    "GF10n11c2n", "GI4a15c",    "GL14n",      "GP10n11c2n",
    "GQ23n",     "GR7n16c",    "GT24c",      "GW2a19n",    "HN4a20n",    "HR17n",      "HU24n",      "IE4a14n",    "IL19n",
    "IQ4a15n",   "IR22n",      "IS22n",      "IT1a10n12c", "JO4a4n18c",  "KM23n",      "KW4a22c",    "KZ3n13c",    "LB4n20c",
    "LC4a24c",   "LI5n12c",    "LT16n",      "LU3n13c",    "LV4a13c",    "LY21n",      "MA24n",      "MC10n11c2n", "MD20c",
    "ME18n",     "MF10n11c2n", "MG23n",      "MK3n10c2n",  "ML2c22n",    "MN16n",      "MQ10n11c2n", "MR23n",      "MT4a5n18c",
    "MU4a19n3a", "MZ21n",      "NC10n11c2n", "NE2a22n",    "NI4a20n",    "NL4a10n",    "NO11n",      "OM3n16c",    "PF10n11c2n",
    "PK4a16c",   "PL24n",      "PM10n11c2n", "PS4a21c",    "PT21n",      "QA4a21c",    "RE10n11c2n", "RO4a16c",    "RS18n",
    "RU14n15c",  "SA2n18c",    "SC4a20n3a",  "SD14n",      "SE20n",      "SI15n",      "SK20n",      "SM1a10n12c", "SN2a22n",
    "SO19n",     "ST21n",      "SV4a20n",    "TD23n",      "TF10n11c2n", "TG2a22n",    "TL19n",      "TN20n",      "TR6n16c",
    "UA6n19c",   "VA18n",      "VG4a16n",    "WF10n11c2n", "XK16n",      "YE4a4n18c",  "YT10n11c2n"};

// `iban`: capitals and digits only.
bool hasCountryShape(const QString &iban)
{
    const auto shape =
        std::find_if(std::begin(shapes), std::end(shapes), [&](const char *one) { return iban.startsWith(QLatin1String(one, 2)); });
    if (shape == std::end(shapes))
        return false;
    qsizetype at = 4;
    for (const char *p = *shape + 2; *p; ++p) {
        int count = 0;
        for (; *p >= '0' && *p <= '9'; ++p)
            count = count * 10 + (*p - '0');
        for (; count > 0; --count, ++at)
            if (at >= iban.size() || (*p == 'n' && !iban[at].isDigit()) || (*p == 'a' && !iban[at].isLetter()))
                return false;
    }
    return at == iban.size();
}

} // namespace

bool isMask(const QString &text)
{
    return matches(text, "[A-Za-z0-9]{0,4}[xX*]{2,30}[A-Za-z0-9]{2,4}");
}

bool isIban(const QString &text)
{
    const QString iban = withoutBlanks(text).toUpper();
    if (!matches(iban, "[A-Z]{2}[0-9]{2}[A-Z0-9]+") || !hasCountryShape(iban))
        return false;
    // ISO 7064 makes check digits from 02 to 98; 00, 01 and 99 have the same rest as one of those.
    if (const int check = iban.mid(2, 2).toInt(); check < 2 || check > 98)
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
    // Federal Reserve districts: 00 the government, 01 to 12 banks, 21 to 32 thrifts, 61 to 72 electronic, 80 cheques.
    if (!matches(text.left(2), "0[0-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80"))
        return false;
    static const int weights[] = {3, 7, 1};
    int sum = 0;
    for (int i = 0; i < 9; ++i)
        sum += text[i].digitValue() * weights[i % 3];
    return sum > 0 && sum % 10 == 0;
}

bool isSwiftCode(const QString &text)
{
    const QString code = text.toUpper();
    return matches(code, "[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?") && QLocale::codeToTerritory(code.mid(4, 2)) != QLocale::AnyTerritory;
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
    checkMaskable(
        "bankAccountNumber", details.accountNumber, before.accountNumber,
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
