// SPDX-License-Identifier: Apache-2.0
#include "api/wireaccounts.h"

#include "api/wirereader.h"
#include "api/wirewords.h"

#include <algorithm>

namespace linedesk {

namespace {

template <class T, size_t N> T wordOf(const WireObject &object, const char *key, const wire::Word<T> (&words)[N], T otherwise)
{
    if (!object.has(key))
        return otherwise;
    if (const T *value = wire::find(words, object.optionalText(key)))
        return *value;
    object.fail(key, "unknown word");
    return otherwise;
}

Role highestRole(const QStringList &texts)
{
    Role highest = Role::None;
    for (const QString &text : texts)
        if (const Role *role = wire::find(wire::roles, text))
            highest = std::max(highest, *role);
    return highest;
}

Address readAddress(const WireObject &object)
{
    Address address;
    address.id = AddressId(object.text("addressId"));
    address.nickname = object.optionalText("nickname");
    for (const auto &[field, key] : wire::addressFields)
        address.values[field] = object.optionalText(key);
    const QStringList types = object.texts("types");
    address.isShipTo = types.contains(QLatin1String("SHIP_TO"));
    address.isBillTo = types.contains(QLatin1String("BILL_TO"));
    address.isDefaultShipping = object.flag("defaultShippingAddress");
    address.isDefaultBilling = object.flag("defaultBillingAddress");
    return address;
}

PaymentMethod readMethod(const WireObject &object, bool isFlow)
{
    if (!isFlow)
        return wordOf(object, "paymentMethod", wire::paymentMethods, PaymentMethod::CreditCard);
    const QString method = object.text("paymentMethod");
    if (method == QLatin1String("BankTransfer"))
        return PaymentMethod::BankTransfer;
    if (method != QLatin1String("Card"))
        object.fail("paymentMethod", "unknown word");
    return wordOf(object, "cardPaymentMethod", wire::paymentMethods, PaymentMethod::CreditCard);
}

CardExpiry readExpiry(const WireObject &object, bool isFlow)
{
    if (!isFlow)
        return {object.monthOrYear("creditCardExpiryMonth"), object.monthOrYear("creditCardExpiryYear")};
    const QStringList parts = object.optionalText("cardExpiryDate").split(QLatin1Char('-')); // YYYY-MM
    return parts.size() == 2 ? CardExpiry{parts[1].toInt(), parts[0].toInt()} : CardExpiry{};
}

BillingProfile readBillingProfile(const WireObject &object, const wire::CardWords &words)
{
    BillingProfile profile;
    profile.id = BillingProfileId(object.text("billingProfileId"));
    profile.name = object.optionalText("billingProfileName");
    profile.isDefault = object.flag("isDefault");
    if (object.has("billDeliveryMethod"))
        profile.delivery = wordOf(object, "billDeliveryMethod", wire::deliveries, BillDelivery::Email);
    if (object.has("billingFrequency"))
        profile.frequency = wordOf(object, "billingFrequency", wire::frequencies, BillingFrequency::Monthly);
    profile.contactId = ContactId(object.optionalText("contactId"));
    profile.method = readMethod(object, words.isFlow);
    if (profile.isCard()) {
        Card &card = profile.card;
        card.id = CardId(object.optionalText(words.id));
        card.maskedNumber = object.maskedNumber(words.number);
        if (const CardBrand *brand = wire::find(wire::brands, object.optionalText(words.type)))
            card.brand = *brand;
        card.nameOnCard = object.optionalText(words.name);
        card.expiry = readExpiry(object, words.isFlow);
        card.nickname = object.optionalText(words.nickname);
    } else {
        for (const auto &[detail, key] : wire::bankDetails)
            profile.bank.*detail = object.optionalText(key);
    }
    return profile;
}

std::vector<AccountContact> readContacts(const WireObject &object)
{
    std::vector<AccountContact> contacts;
    object.each("contacts", [&](const WireObject &one) {
        contacts.push_back({ContactId(one.text("contactId")), ProfileId(one.optionalText("profileId")),
                            one.optionalText("firstName"), one.optionalText("lastName"), one.optionalText("email"),
                            highestRole(one.texts("roles"))});
    });
    return contacts;
}

AccountType readAccountType(const WireObject &object)
{
    if (!object.has("accountType"))
        object.fail("accountType", "missing");
    return wordOf(object, "accountType", wire::accountTypes, AccountType::Customer);
}

Account readAccount(const WireObject &object, const wire::CardWords &words)
{
    Account account;
    account.id = AccountId(object.text("accountId"));
    account.parentId = AccountId(object.optionalText("parentAccountId"));
    account.number = object.optionalText("accountNumber");
    account.name = object.text("accountName");
    account.type = readAccountType(object);
    account.isAccessible = !object.has("accessible") || object.flag("accessible");
    account.status = wordOf(object, "status", wire::accountStatuses, AccountStatus::Active);
    account.primaryContactId = ContactId(object.optionalText("primaryContactId"));
    account.role = highestRole(object.texts("accountRoles"));
    object.each("addresses", [&](const WireObject &one) { account.addresses.push_back(readAddress(one)); });
    account.contacts = readContacts(object);
    object.each("billingProfiles",
                [&](const WireObject &one) { account.billingProfiles.push_back(readBillingProfile(one, words)); });
    object.each("links", [&](const WireObject &one) {
        account.links.push_back({AccountId(one.text("accountId")), one.optionalText("accountName"),
                                 wordOf(one, "relationshipType", wire::linkTypes, LinkType::Group)});
    });
    account.version = object.integer("version", Account::NoVersion);
    account.lastModified = object.date("lastModified");
    return account;
}

// The part of both envelopes that is about pages (CONTRACT 2.5, A5).
void readPaging(const WireObject &object, AccountsOfContact &answer)
{
    const int count = int(answer.accounts.size());
    answer.total = object.integer("totalResults", object.integer("total", count));
    answer.hasMore =
        object.has("hasMore") ? object.flag("hasMore") : object.integer("offset", 0) + count < object.integer("totalResults", 0);
}

} // namespace

Result<AccountsOfContact> readAccounts(QByteArrayView body)
{
    AccountsOfContact answer;
    const auto read = readWire(body, [&](const WireObject &object) {
        answer.profileId = ProfileId(object.optionalText("profileId")); // none in a structure without a context (CONTRACT A1)
        answer.contactId = ContactId(object.optionalText("contactId"));
        if (!object.has("items"))
            object.fail("items", "missing");
        object.each("items", [&](const WireObject &one) { answer.accounts.push_back(readAccount(one, wire::extensionWords)); });
        readPaging(object, answer);
    });
    if (!read)
        return unexpected(read.error());
    answer.readAt = QDateTime::currentDateTimeUtc();
    return answer;
}

Result<AccountsOfContact> readFlowAccounts(QByteArrayView body, const CustomerContext &customer)
{
    AccountsOfContact answer;
    answer.profileId = customer.profileId;
    answer.contactId = customer.contactId;
    const auto read = readWire(body, [&](const WireObject &object) {
        if (!object.has("accounts"))
            object.fail("accounts", "missing");
        object.each("accounts", [&](const WireObject &one) {
            Account account = readAccount(one, wire::flowWords);
            for (const AccountContact &person : account.contacts)
                if (person.contactId == customer.contactId)
                    account.role = person.role;
            answer.accounts.push_back(std::move(account));
        });
        readPaging(object, answer);
    });
    if (!read)
        return unexpected(read.error());
    answer.readAt = QDateTime::currentDateTimeUtc();
    return answer;
}

Result<ContactId> readFlowContact(QByteArrayView body)
{
    ContactId id;
    const auto read = readWire(body, [&](const WireObject &object) {
        if (!object.has("contacts"))
            object.fail("contacts", "missing");
        object.each("contacts", [&](const WireObject &one) { id = ContactId(one.text("contactId")); });
    });
    if (!read)
        return unexpected(read.error());
    return id;
}

Result<ContactId> readFlowNewContact(QByteArrayView body)
{
    ContactId id;
    const auto read = readWire(body, [&](const WireObject &object) {
        if (!object.has("contact"))
            object.fail("contact", "missing");
        object.object("contact", [&](const WireObject &one) { id = ContactId(one.text("contactId")); });
    });
    if (!read)
        return unexpected(read.error());
    return id;
}

Result<std::vector<AccountFound>> readAccountsFound(QByteArrayView body, const char *list)
{
    std::vector<AccountFound> found;
    const auto read = readWire(body, [&](const WireObject &object) {
        if (!object.has(list))
            object.fail(list, "missing");
        object.each(list, [&](const WireObject &one) {
            found.push_back({AccountId(one.text("accountId")), one.optionalText("accountNumber"), one.optionalText("accountName"),
                             readAccountType(one), readContacts(one)});
        });
    });
    if (!read)
        return unexpected(read.error());
    return found;
}

Result<ContactId> readContactLink(QByteArrayView body)
{
    ContactId id;
    const auto read = readWire(body, [&](const WireObject &object) {
        object.text("profileId");
        id = ContactId(object.optionalText("externalContactId"));
    });
    if (!read)
        return unexpected(read.error());
    return id;
}

Result<AddressFormats> readAddressFormats(QByteArrayView body)
{
    AddressFormats formats;
    const auto read = readWire(body, [&](const WireObject &object) {
        formats.defaultCountry = object.optionalText("defaultCountry");
        if (!object.has("items"))
            object.fail("items", "missing");
        object.each("items", [&](const WireObject &item) {
            AddressFormat format;
            format.country = item.text("country");
            format.displayName = item.optionalText("displayName");
            std::vector<std::pair<int, AddressFieldFormat>> fields;
            item.each("fields", [&](const WireObject &one) {
                const AddressField *field = wire::find(wire::addressFields, one.text("name"));
                if (!field || *field == AddressField::Country)
                    return; // a field that this console does not know is kept by the server as it is
                AddressFieldFormat f;
                f.field = *field;
                f.label = one.optionalText("label"); // none: the console's own word
                f.isRequired = one.flag("required");
                f.maxLength = one.integer("maxLength", 0);
                if (const QRegularExpression pattern(one.optionalText("pattern")); pattern.isValid())
                    f.pattern = pattern; // one that cannot be read here is left to the server to check
                f.example = one.optionalText("example");
                one.each("options", [&](const WireObject &option) {
                    f.options.push_back({option.text("value"), option.text("label")});
                });
                fields.emplace_back(one.integer("order", int(fields.size())), std::move(f));
            });
            std::stable_sort(fields.begin(), fields.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
            for (auto &[order, field] : fields)
                format.fields.push_back(std::move(field));
            formats.formats.push_back(std::move(format));
        });
    });
    if (!read)
        return unexpected(read.error());
    return formats;
}

} // namespace linedesk
