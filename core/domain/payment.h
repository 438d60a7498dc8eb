// SPDX-License-Identifier: Apache-2.0
// Cards and billing profiles as the console may know them. A stored card has brand, last four, expiry and id: there is
// no field that could hold a number (CONTRACT 2.8). Bank numbers are masks here too (2.8 rule 7).
#pragma once

#include "domain/ids.h"

#include <QString>

#include <optional>

namespace linedesk {

enum class CardBrand { Unknown, Visa, Mastercard, Amex, Discover, Diners, Jcb };

/// The companies' own names, the same in every language; empty for Unknown.
inline QString cardBrandName(CardBrand brand)
{
    switch (brand) {
    case CardBrand::Visa: return QStringLiteral("Visa");
    case CardBrand::Mastercard: return QStringLiteral("Mastercard");
    case CardBrand::Amex: return QStringLiteral("American Express");
    case CardBrand::Discover: return QStringLiteral("Discover");
    case CardBrand::Diners: return QStringLiteral("Diners Club");
    case CardBrand::Jcb: return QStringLiteral("JCB");
    case CardBrand::Unknown: break;
    }
    return {};
}

struct CardExpiry {
    int month = 0; // 1..12, 0: not known
    int year = 0;  // four digits
    bool isKnown() const { return month >= 1 && month <= 12 && year > 0; }
    friend bool operator==(CardExpiry, CardExpiry) = default;
};

/// A card kept by Commerce (CONTRACT 3.10).
struct Card {
    CardId id;
    CardBrand brand = CardBrand::Unknown;
    QString maskedNumber; // "xxxxxxxxxxxx1111", as the wire has it
    CardExpiry expiry;
    QString nameOnCard, nickname;
    bool isDefault = false, hasExpired = false;

    QString lastFour() const { return maskedNumber.right(4); }
    friend bool operator==(const Card &, const Card &) = default;
};

enum class PaymentMethod { CreditCard, DebitCard, BankTransfer };
enum class BillDelivery { Email, Paper, Online };
enum class BillingFrequency { Monthly, Quarterly, Yearly };

/// Numbers are masks when read; full values only in a draft on its way out.
struct BankDetails {
    QString accountNumber, routingNumber, accountType, accountName, sortCode, bankName, bankAddress, iban, swiftCode;
    friend bool operator==(const BankDetails &, const BankDetails &) = default;
};

/// CONTRACT 11.4. An empty id means: not stored yet.
struct BillingProfile {
    BillingProfileId id;
    QString name;
    bool isDefault = false;
    std::optional<BillDelivery> delivery;
    std::optional<BillingFrequency> frequency;
    ContactId contactId;
    PaymentMethod method = PaymentMethod::CreditCard;
    Card card;        // for CreditCard and DebitCard
    BankDetails bank; // for BankTransfer

    bool isCard() const { return method != PaymentMethod::BankTransfer; }
    friend bool operator==(const BillingProfile &, const BillingProfile &) = default;
};

} // namespace linedesk
