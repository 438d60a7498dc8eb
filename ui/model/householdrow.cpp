// SPDX-License-Identifier: Apache-2.0
#include "model/householdrow.h"

#include "model/domainwords.h"
#include "model/householdmodel.h"

namespace linedesk {

namespace {

using Kind = Household::Kind;

struct State {
    QString word, symbol;
    int tone = 0;
};

State stateOf(const Household &household, Household::Position p)
{
    if (household.isAccount(p) && !household.account(p).isAccessible)
        return {Words::tr("No role"), QStringLiteral("lock"), 0};
    if (household.isAccount(p))
        return household.account(p).status == AccountStatus::Active
                   ? State{Words::tr("Active"), QStringLiteral("circle-check"), 0}
                   : State{Words::tr("Inactive"), QStringLiteral("circle-pause"), 1};
    if (const Address *address = household.address(p)) {
        const bool isService = household.account(p).type == AccountType::Service;
        if (address->isDefaultShipping && isService)
            return {Words::tr("Ships here"), QStringLiteral("truck"), 0};
        if (address->isDefaultShipping || address->isDefaultBilling)
            return {Words::tr("Default"), QStringLiteral("star"), 0};
    }
    if (const BillingProfile *profile = household.billingProfile(p)) {
        if (profile->isCard() && isExpired(profile->card.expiry, QDate::currentDate()))
            return {Words::tr("Expired"), QStringLiteral("octagon-x"), 2};
        if (profile->isDefault)
            return {Words::tr("Default"), QStringLiteral("star"), 0};
    }
    return {};
}

// There is such a parent, and nothing else is known of it.
bool isUnknown(const Account &account)
{
    return !account.isAccessible && account.name.isEmpty();
}

QString nameOf(const Household &household, Household::Position p)
{
    if (const AccountContact *person = household.person(p))
        return (person->firstName + QLatin1Char(' ') + person->lastName).trimmed();
    if (const Address *address = household.address(p))
        return addressTitle(*address);
    if (const BillingProfile *profile = household.billingProfile(p))
        return billingProfileTitle(*profile);
    const Account &account = household.account(p);
    return isUnknown(account) ? Words::tr("Account that is not shown") : account.name;
}

QString secondaryOf(const Household &household, Household::Position p)
{
    if (const AccountContact *person = household.person(p))
        return household.account(p).type == AccountType::Customer ? person->email : QString();
    if (const Address *address = household.address(p))
        return placeLine(address->values);
    if (const BillingProfile *profile = household.billingProfile(p))
        return profile->isCard() ? expiryShort(profile->card.expiry, QDate::currentDate()) : profile->bank.bankName;
    if (isUnknown(household.account(p)))
        return Words::tr("No access to the parent");
    return household.account(p).number.isEmpty() ? QString() : Words::tr("Account %1").arg(household.account(p).number);
}

QString kindOf(const Household &household, Household::Position p)
{
    switch (household.kind(p)) {
    case Kind::Person: return Words::tr("Person");
    case Kind::Address: return Words::tr("Address");
    case Kind::BillingProfile: return household.billingProfile(p)->isCard() ? Words::tr("Card") : Words::tr("Bank transfer");
    default: return isUnknown(household.account(p)) ? Words::tr("Account") : accountTypeWord(household.account(p).type);
    }
}

QString symbolOf(const Household &household, Household::Position p)
{
    switch (household.kind(p)) {
    case Kind::Person: return QStringLiteral("user");
    case Kind::Address: return QStringLiteral("map-pin");
    case Kind::BillingProfile: return billingProfileSymbol(*household.billingProfile(p));
    default: return accountSymbol(household.account(p).type);
    }
}

} // namespace

QVariant householdRowData(const Household &household, Household::Position p, int role)
{
    switch (role) {
    case Qt::DisplayRole: return nameOf(household, p);
    case HouseholdModel::SymbolRole: return symbolOf(household, p);
    case HouseholdModel::SecondaryRole: return secondaryOf(household, p);
    case HouseholdModel::KindRole: return kindOf(household, p);
    case HouseholdModel::BadgeRole: return household.person(p) ? roleWord(household.person(p)->role) : QString();
    case HouseholdModel::StateRole: return stateOf(household, p).word;
    case HouseholdModel::StateSymbolRole: return stateOf(household, p).symbol;
    case HouseholdModel::StateToneRole: return stateOf(household, p).tone;
    case HouseholdModel::AccountRole: return household.isAccount(p);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QStringList parts;
        for (const QString &part :
             {nameOf(household, p), secondaryOf(household, p), kindOf(household, p),
              household.person(p) ? roleWord(household.person(p)->role) : QString(), stateOf(household, p).word})
            if (!part.isEmpty())
                parts << part;
        return parts.join(QStringLiteral(", "));
    }
    default: return {};
    }
}

} // namespace linedesk
