// SPDX-License-Identifier: Apache-2.0
// Bank numbers as answers show them (CONTRACT 2.8 rule 7, D17). What is masked already stays as it is.
#pragma once

#include <QJsonObject>

#include <algorithm>

namespace linedesk::sandbox {

inline QString masked(const QString &number)
{
    constexpr qsizetype kept = 4;
    return QString(std::max<qsizetype>(0, number.size() - kept), QLatin1Char('x')) + number.right(kept);
}

inline void maskBankNumbers(QJsonObject *billingProfile)
{
    const QString number = billingProfile->value(QLatin1String("bankAccountNumber")).toString(),
                  iban = billingProfile->value(QLatin1String("bankIban")).toString();
    if (!number.isEmpty())
        billingProfile->insert(QLatin1String("bankAccountNumber"), masked(number));
    if (iban.size() > 8)
        billingProfile->insert(QLatin1String("bankIban"), QString(iban.left(4) + masked(iban.mid(4))));
}

} // namespace linedesk::sandbox
