// SPDX-License-Identifier: Apache-2.0
#include "model/domainwords.h"

#include "model/addresswords.h"
#include "rules/cardrules.h"

#include <QLocale>

namespace linedesk {

namespace {
const QString Dots = QStringLiteral("••••");
} // namespace

QString accountTypeWord(AccountType type)
{
    switch (type) {
    case AccountType::Customer: return Words::tr("Customer");
    case AccountType::Service: return Words::tr("Service");
    case AccountType::Billing: return Words::tr("Billing");
    }
    return {};
}

QString accountStatusWord(AccountStatus status)
{
    return status == AccountStatus::Active ? Words::tr("Active") : Words::tr("Inactive");
}

QString accountSymbol(AccountType type)
{
    switch (type) {
    case AccountType::Customer: return QStringLiteral("house");
    case AccountType::Service: return QStringLiteral("router");
    case AccountType::Billing: return QStringLiteral("receipt-text");
    }
    return {};
}

QString roleWord(Role role)
{
    switch (role) {
    case Role::Admin: return Words::tr("Admin");
    case Role::Buyer: return Words::tr("Buyer");
    case Role::User: return Words::tr("User");
    case Role::None: return Words::tr("No direct role");
    }
    return {};
}

QString roleMeaning(Role role)
{
    switch (role) {
    case Role::Admin: return Words::tr("Change everything here, people and names too");
    case Role::Buyer: return Words::tr("Change addresses and payment, order services");
    case Role::User: return Words::tr("See the account");
    case Role::None: return Words::tr("Nothing on this account");
    }
    return {};
}

QString linkTypeWord(LinkType type)
{
    switch (type) {
    case LinkType::Family: return Words::tr("Family with");
    case LinkType::Household: return Words::tr("Household with");
    case LinkType::FamilyAndFriends: return Words::tr("Family and friends with");
    case LinkType::Corporation: return Words::tr("Corporation with");
    case LinkType::Group: return Words::tr("Group with");
    }
    return {};
}

QString cardBrandWord(CardBrand brand)
{
    return brand == CardBrand::Unknown ? Words::tr("Card") : cardBrandName(brand);
}

QString cardTitle(const Card &card)
{
    return cardBrandWord(card.brand) + QLatin1Char(' ') + Dots + QLatin1Char(' ') + card.lastFour();
}

QString cardInWords(const Card &card)
{
    const QString end = expiryShort(card.expiry, QDate::currentDate());
    return end.isEmpty() ? cardTitle(card) : cardTitle(card) + QLatin1String(", ") + end;
}

// In the groups in which the number stands on the card.
QString maskedCardText(const Card &card)
{
    QString dots = card.maskedNumber;
    for (QChar &c : dots)
        c = c.isDigit() ? c : QChar(0x2022);
    QStringList parts{cardBrandWord(card.brand)};
    qsizetype at = 0;
    for (const int group : rules::factsOf(card.brand).groups) {
        parts << dots.mid(at, group);
        at += group;
    }
    parts << dots.mid(at);
    parts.removeAll(QString());
    return parts.join(QLatin1Char(' '));
}

QString maskedText(const QString &mask)
{
    QString text = mask;
    return text.replace(QLatin1Char('x'), QStringLiteral("•"));
}

bool isExpired(CardExpiry expiry, const QDate &today)
{
    return expiry.isKnown() && QDate(expiry.year, expiry.month, 1).addMonths(1) <= today;
}

QString expiryShort(CardExpiry expiry, const QDate &today)
{
    if (!expiry.isKnown())
        return {};
    const QString date =
        QStringLiteral("%1/%2").arg(expiry.month, 2, 10, QLatin1Char('0')).arg(expiry.year % 100, 2, 10, QLatin1Char('0'));
    return (isExpired(expiry, today) ? Words::tr("ended %1") : Words::tr("ends %1")).arg(date);
}

QString expiryInWords(CardExpiry expiry)
{
    return expiry.isKnown() ? QLocale().standaloneMonthName(expiry.month) + QLatin1Char(' ') + QString::number(expiry.year)
                            : QString();
}

QString paymentMethodWord(PaymentMethod method)
{
    switch (method) {
    case PaymentMethod::CreditCard: return Words::tr("Credit card");
    case PaymentMethod::DebitCard: return Words::tr("Debit card");
    case PaymentMethod::BankTransfer: return Words::tr("Bank transfer");
    }
    return {};
}

QString billingProfileTitle(const BillingProfile &profile)
{
    if (profile.isCard())
        return cardTitle(profile.card);
    const QString number = profile.bank.accountNumber.isEmpty() ? profile.bank.iban : profile.bank.accountNumber;
    return Words::tr("Bank %1").arg(Dots + QLatin1Char(' ') + number.right(4));
}

QString billingProfileSymbol(const BillingProfile &profile)
{
    return profile.isCard() ? QStringLiteral("credit-card") : QStringLiteral("landmark");
}

QString deliveryWord(BillDelivery delivery)
{
    switch (delivery) {
    case BillDelivery::Email: return Words::tr("E-mail");
    case BillDelivery::Paper: return Words::tr("Paper");
    case BillDelivery::Online: return Words::tr("Online");
    }
    return {};
}

QString frequencyWord(BillingFrequency frequency)
{
    switch (frequency) {
    case BillingFrequency::Monthly: return Words::tr("Monthly");
    case BillingFrequency::Quarterly: return Words::tr("Quarterly");
    case BillingFrequency::Yearly: return Words::tr("Yearly");
    }
    return {};
}

QString deliveryInWords(const BillingProfile &profile)
{
    QStringList parts;
    if (profile.delivery)
        parts << deliveryWord(*profile.delivery);
    if (profile.frequency)
        parts << (parts.isEmpty() ? frequencyWord(*profile.frequency) : frequencyWord(*profile.frequency).toLower());
    return parts.isEmpty() ? Words::tr("Not set") : parts.join(QStringLiteral(", "));
}

QString bankAccountTypeWord(const QString &type)
{
    return type == QLatin1String("CHECKING")  ? Words::tr("Checking")
           : type == QLatin1String("SAVINGS") ? Words::tr("Savings")
                                              : type;
}

QString addressTitle(const Address &address)
{
    for (const AddressField field : {AddressField::Address1, AddressField::Address2, AddressField::City})
        if (!address.values[field].isEmpty())
            return address.values[field];
    return address.nickname.isEmpty() ? Words::tr("Address") : address.nickname;
}

QString placeLine(const AddressValues &values)
{
    const QString &city = values[AddressField::City], &state = values[AddressField::State],
                  &code = values[AddressField::PostalCode];
    // Where a state is written it stands behind the city with the code; elsewhere the code comes first.
    if (values[AddressField::Country] == QLatin1String("US") || (!state.isEmpty() && code.isEmpty()))
        return (city + (state.isEmpty() || city.isEmpty() ? QString() : QStringLiteral(", ")) + state + QLatin1Char(' ') + code)
            .trimmed();
    if (values[AddressField::Country] == QLatin1String("GB"))
        return (city + QLatin1Char(' ') + code).trimmed();
    return (code + QLatin1Char(' ') + city + (state.isEmpty() ? QString() : QStringLiteral(", ") + state)).trimmed();
}

QStringList addressLines(const AddressValues &values)
{
    QStringList lines;
    const auto add = [&](const QString &line) {
        if (!line.isEmpty())
            lines << line;
    };
    add((values[AddressField::FirstName] + QLatin1Char(' ') + values[AddressField::LastName]).trimmed());
    for (const AddressField field :
         {AddressField::CompanyName, AddressField::Address1, AddressField::Address2, AddressField::Address3})
        add(values[field]);
    add(placeLine(values));
    add(values[AddressField::County]);
    add(countryName(values[AddressField::Country]));
    return lines;
}

QString addressUses(const Address &address, const Account &account)
{
    QStringList uses;
    if (address.isShipTo)
        uses << (address.isDefaultShipping ? Words::tr("Delivery, default for %1").arg(account.name) : Words::tr("Delivery"));
    if (address.isBillTo)
        uses << (address.isDefaultBilling ? Words::tr("Bills, default for %1").arg(account.name) : Words::tr("Bills"));
    return uses.isEmpty() ? Words::tr("Nothing yet") : uses.join(QStringLiteral("; "));
}

} // namespace linedesk
