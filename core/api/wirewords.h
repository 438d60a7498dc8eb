// SPDX-License-Identifier: Apache-2.0
// The wire's spelling of the domain's enumerations and address fields: one table each, for both directions.
#pragma once

#include "domain/account.h"

#include <QString>

#include <iterator>

namespace linedesk::wire {

template <class T> struct Word {
    T value;
    const char *text;
};

inline constexpr Word<AccountType> accountTypes[] = {
    {AccountType::Customer, "Customer"}, {AccountType::Service, "Service"}, {AccountType::Billing, "Billing"}};
inline constexpr Word<AccountStatus> accountStatuses[] = {{AccountStatus::Active, "ACTIVE"}, {AccountStatus::Inactive, "INACTIVE"}};
inline constexpr Word<Role> roles[] = {{Role::Admin, "admin"}, {Role::Buyer, "buyer"}, {Role::User, "user"}};
inline constexpr Word<LinkType> linkTypes[] = {{LinkType::Family, "Family"},
                                               {LinkType::Household, "Household"},
                                               {LinkType::FamilyAndFriends, "FamilyAndFriends"},
                                               {LinkType::Corporation, "Corporation"},
                                               {LinkType::Group, "Group"}};
inline constexpr Word<PaymentMethod> paymentMethods[] = {{PaymentMethod::CreditCard, "creditcard"},
                                                         {PaymentMethod::DebitCard, "debitcard"},
                                                         {PaymentMethod::BankTransfer, "bankTransfer"}};
inline constexpr Word<BillDelivery> deliveries[] = {
    {BillDelivery::Email, "EMAIL"}, {BillDelivery::Paper, "PAPER"}, {BillDelivery::Online, "ONLINE"}};
inline constexpr Word<BillingFrequency> frequencies[] = {
    {BillingFrequency::Monthly, "MONTHLY"}, {BillingFrequency::Quarterly, "QUARTERLY"}, {BillingFrequency::Yearly, "YEARLY"}};
inline constexpr Word<CardBrand> brands[] = {{CardBrand::Visa, "visa"},     {CardBrand::Mastercard, "mastercard"},
                                             {CardBrand::Amex, "amex"},     {CardBrand::Discover, "discover"},
                                             {CardBrand::Diners, "diners"}, {CardBrand::Jcb, "jcb"}};
inline constexpr Word<AddressField> addressFields[] = {
    {AddressField::Address1, "address1"},       {AddressField::Address2, "address2"},
    {AddressField::Address3, "address3"},       {AddressField::City, "city"},
    {AddressField::County, "county"},           {AddressField::State, "state"},
    {AddressField::PostalCode, "postalCode"},   {AddressField::Country, "country"},
    {AddressField::FirstName, "firstName"},     {AddressField::LastName, "lastName"},
    {AddressField::CompanyName, "companyName"}, {AddressField::PhoneNumber, "phoneNumber"}};
inline constexpr Word<QString BankDetails::*> bankDetails[] = {
    {&BankDetails::accountNumber, "bankAccountNumber"}, {&BankDetails::routingNumber, "bankRoutingNumber"},
    {&BankDetails::accountType, "bankAccountType"},     {&BankDetails::accountName, "bankAccountName"},
    {&BankDetails::sortCode, "bankSortCode"},           {&BankDetails::bankName, "bankName"},
    {&BankDetails::bankAddress, "bankAddress"},         {&BankDetails::iban, "bankIban"},
    {&BankDetails::swiftCode, "bankSwiftCode"}};

/// How the extension and the flows call the same card (CONTRACT section 5).
struct CardWords {
    const char *id, *number, *type, *name, *nickname;
    bool isFlow;
};
inline constexpr CardWords extensionWords{"creditCardId",          "creditCardNumber",   "creditCardType",
                                          "creditCardContactName", "creditCardNickname", false};
inline constexpr CardWords flowWords{"cardId", "maskedCardNumber", "cardType", "nameOnCard", "cardNickname", true};

template <class T, size_t N> const T *find(const Word<T> (&words)[N], const QString &text)
{
    for (const Word<T> &word : words)
        if (text == QLatin1String(word.text))
            return &word.value;
    return nullptr;
}

template <class T, size_t N> QString text(const Word<T> (&words)[N], T value)
{
    for (const Word<T> &word : words)
        if (word.value == value)
            return QString::fromLatin1(word.text);
    return {};
}

} // namespace linedesk::wire
