// SPDX-License-Identifier: Apache-2.0
#include "api/scimquery.h"

#include <QStringList>

#include <algorithm>

namespace linedesk {

namespace {

QString quoted(const QString &word)
{
    QString text = word;
    text.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

bool isPhoneWord(const QString &word)
{
    return std::any_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); }) &&
           std::all_of(word.begin(), word.end(), [](QChar c) { return c.isDigit() || QStringLiteral("+-()./").contains(c); });
}

} // namespace

QString scimQuery(const QString &text)
{
    QStringList parts;
    QString digits; // "555 010" is one number written in groups
    const auto flush = [&] {
        if (!digits.isEmpty())
            parts << QStringLiteral("daytimeTelephoneNumber sw %1").arg(quoted(digits));
        digits.clear();
    };
    for (const QString &word : text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (isPhoneWord(word)) {
            std::copy_if(word.begin(), word.end(), std::back_inserter(digits), [](QChar c) { return c.isDigit(); });
            continue;
        }
        flush();
        if (std::none_of(word.begin(), word.end(), [](QChar c) { return c.isLetterOrNumber(); }))
            continue;
        parts << QStringLiteral("(lastName sw %1 or firstName sw %1 or email sw %1)").arg(quoted(word));
    }
    flush();
    return parts.join(QStringLiteral(" and "));
}

} // namespace linedesk
