// SPDX-License-Identifier: Apache-2.0
// What a card number, a security code and an expiry must be (CONTRACT 3.10, 12.2 C10). Digits are seen as a span of
// characters where they lie; nothing here keeps or copies them.
#pragma once

#include "base/issue.h"
#include "domain/payment.h"

#include <QDate>

#include <span>
#include <vector>

namespace linedesk::rules {

struct BrandFacts {
    CardBrand brand = CardBrand::Unknown;
    std::vector<int> lengths; // ascending
    std::vector<int> groups;  // of the usual length: 4 4 4 4, or 4 6 5
    int codeLength = 3;
};

/// By the first digits; Unknown while they fit none of the six that the wire has (CONTRACT 3.10).
CardBrand brandOf(std::span<const char> digits);
/// "Maestro": a brand that is known by its first digits but not taken; empty for the six and for none.
QString otherBrandOf(std::span<const char> digits);
const BrandFacts &factsOf(CardBrand brand);
bool passesCheckDigit(std::span<const char> digits); // Luhn
/// Empty when the number may be sent.
Issues checkNumber(std::span<const char> digits);
Issues checkCode(std::span<const char> digits, CardBrand brand);
/// A card is valid to the last day of its month, and for twenty years at most.
Issues checkExpiry(CardExpiry expiry, const QDate &today);
Issues checkNameOnCard(const QString &name);

} // namespace linedesk::rules
