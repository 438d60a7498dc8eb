// SPDX-License-Identifier: Apache-2.0
// The console's words for what the domain knows: kinds, roles, cards, dates, addresses. One place, so that a card is
// called the same in the tree, in the details, in a dialog and in a notice.
#pragma once

#include "domain/account.h"

#include <QCoreApplication>
#include <QDate>
#include <QString>
#include <QStringList>

namespace linedesk {

// Whose tr() lupdate finds outside of classes.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(linedesk::words)
};

QString accountTypeWord(AccountType type);
QString accountStatusWord(AccountStatus status);
QString accountSymbol(AccountType type);
QString roleWord(Role role);
QString roleMeaning(Role role); // what the role allows, in half a sentence
QString linkTypeWord(LinkType type);

QString cardBrandWord(CardBrand brand);
QString cardTitle(const Card &card);      // "Visa •••• 1111"
QString cardInWords(const Card &card);    // "Visa •••• 1111, ends 04/29": two cards may share their last digits
QString maskedCardText(const Card &card); // "Visa •••• •••• •••• 1111"
QString maskedText(const QString &mask);  // the wire's x as dots
QString expiryShort(CardExpiry expiry, const QDate &today); // "ends 04/29", "ended 09/26"
QString expiryInWords(CardExpiry expiry);                   // "April 2029"
bool isExpired(CardExpiry expiry, const QDate &today);      // valid to the last day of the month (CONTRACT 3.10)

QString paymentMethodWord(PaymentMethod method);
QString billingProfileTitle(const BillingProfile &profile);
QString billingProfileSymbol(const BillingProfile &profile);
QString deliveryWord(BillDelivery delivery);
QString frequencyWord(BillingFrequency frequency);
QString deliveryInWords(const BillingProfile &profile); // "E-mail, monthly"
QString bankAccountTypeWord(const QString &type);

QString addressTitle(const Address &address);   // the street, or what there is
QString placeLine(const AddressValues &values); // "Springfield, IL 62701"
QStringList addressLines(const AddressValues &values);
QString addressUses(const Address &address, const Account &account);

} // namespace linedesk
