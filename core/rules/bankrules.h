// SPDX-License-Identifier: Apache-2.0
// What bank details must be (CONTRACT 11.4, 12.2 C3, 12.3 U3). A mask means "unchanged" and is right only where the stored
// mask is the same.
#pragma once

#include "base/issue.h"
#include "domain/payment.h"

namespace linedesk::rules {

bool isMask(const QString &text);
bool isIban(const QString &text);          // country, its length and shape, check digits; blanks are ignored
bool isRoutingNumber(const QString &text); // 9 digits, a Federal Reserve district, ABA check digit
bool isSwiftCode(const QString &text);     // 8 or 11 characters with a country in the fifth and sixth

/// `before`: the stored details, empty for a new profile. Field names are those of the wire.
Issues check(const BankDetails &details, const BankDetails &before);

} // namespace linedesk::rules
