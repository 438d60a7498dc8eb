// SPDX-License-Identifier: Apache-2.0
#include "accountmodel/updatechecks.h"

#include "rules/addressrules.h"
#include "rules/bankrules.h"

#include <QDate>
#include <QRegularExpression>

namespace linedesk::sandbox {

namespace {

// One request's findings; `path` is where the walk stands.
class Findings {
public:
    void add(const QString &path, const char *code, const char *message)
    {
        m_errors.append(QJsonObject{{QLatin1String("message"), QString::fromLatin1(message)},
                                    {QLatin1String("status"), QStringLiteral("400")},
                                    {QLatin1String("errorCode"), QString::fromLatin1(code)},
                                    {QLatin1String("o:errorPath"), path}});
    }
    bool isEmpty() const { return m_errors.isEmpty(); }
    const QJsonArray &all() const { return m_errors; }

private:
    QJsonArray m_errors;
};

QString str(const QJsonObject &object, const char *key)
{
    return object[QLatin1String(key)].toVariant().toString();
}

QJsonObject byId(const QJsonArray &items, const char *key, const QString &id)
{
    for (const QJsonValue &item : items)
        if (item[QLatin1String(key)].toString() == id)
            return item.toObject();
    return {};
}

void refuseUnknown(const QJsonObject &object, const QStringList &known, const QString &path, Findings &findings)
{
    for (const QString &key : object.keys())
        if (!known.contains(key))
            findings.add(path + QLatin1Char('.') + key, "CAM-3001", "This field is not known.");
}

const QStringList addressKeys = {QStringLiteral("addressId"),
                                 QStringLiteral("nickname"),
                                 QStringLiteral("address1"),
                                 QStringLiteral("address2"),
                                 QStringLiteral("address3"),
                                 QStringLiteral("city"),
                                 QStringLiteral("county"),
                                 QStringLiteral("state"),
                                 QStringLiteral("postalCode"),
                                 QStringLiteral("country"),
                                 QStringLiteral("firstName"),
                                 QStringLiteral("lastName"),
                                 QStringLiteral("companyName"),
                                 QStringLiteral("phoneNumber"),
                                 QStringLiteral("types"),
                                 QStringLiteral("defaultShippingAddress"),
                                 QStringLiteral("defaultBillingAddress")};

void checkAddress(const QJsonObject &change, const QJsonObject &account, const QString &path, Findings &findings)
{
    refuseUnknown(change, addressKeys, path, findings);
    const QString id = str(change, "addressId"), type = str(account, "accountType");
    const QJsonObject stored = byId(account[QLatin1String("addresses")].toArray(), "addressId", id);
    if (!id.isEmpty() && stored.isEmpty()) {
        findings.add(path + QStringLiteral(".addressId"), "CAM-3506", "The address is not on this account.");
        return;
    }
    QJsonObject merged = stored;
    for (const QString &key : change.keys())
        merged[key] = change[key];
    const AddressFormats &formats = builtInAddressFormats();
    const QString country = str(merged, "country");
    if (country.isEmpty())
        findings.add(path + QStringLiteral(".country"), "CAM-3502", "The country is missing.");
    else if (formats.of(country).country.isEmpty())
        findings.add(path + QStringLiteral(".country"), "CAM-3504", "There is no address format for this country.");
    AddressValues values;
    for (size_t i = 0; i < size_t(AddressField::Count); ++i)
        values[AddressField(i)] = merged[fieldName(AddressField(i))].toString();
    for (const Issue &issue : rules::check(values, formats.of(country))) {
        // What was stored before the format came is not this change's fault.
        if (!id.isEmpty() && !change.contains(issue.field.text()) && !change.contains(QLatin1String("country")))
            continue;
        const char *code = issue.code == IssueCode::Missing   ? "CAM-3502"
                           : issue.code == IssueCode::TooLong ? "CAM-3002"
                                                              : "CAM-3503";
        findings.add(path + QLatin1Char('.') + issue.field.text(), code,
                     issue.code == IssueCode::Missing   ? "This field is needed."
                     : issue.code == IssueCode::TooLong ? "This is too long."
                                                        : "This does not fit the country.");
    }
    const QJsonArray types = merged[QLatin1String("types")].toArray();
    const bool bills = types.contains(QStringLiteral("BILL_TO")) || change[QLatin1String("defaultBillingAddress")].toBool();
    const bool ships = types.contains(QStringLiteral("SHIP_TO")) || change[QLatin1String("defaultShippingAddress")].toBool();
    if ((type == QLatin1String("Service") && bills) || (type == QLatin1String("Billing") && ships))
        findings.add(path + QStringLiteral(".types"), "CAM-3507", "This use of an address is not allowed on this kind of account.");
}

struct CardField {
    const char *key, *stored; // wire key; key of the stored card in Commerce
};
const CardField cardFields[] = {{"creditCardExpiryMonth", "expiryMonth"},
                                {"creditCardExpiryYear", "expiryYear"},
                                {"creditCardContactName", "nameOnCard"},
                                {"creditCardType", "cardType"}};

bool isMasked(const QString &number)
{
    static const QRegularExpression mask(QStringLiteral("^[xX*]{4,15}[0-9]{4}$"));
    return mask.match(number).hasMatch();
}

// C5 to C8, and A11: a stored card of the profile in context stands for its token.
void useStoredCard(const QJsonObject &change, const QJsonObject &profile, const QString &path, Findings &findings, QJsonObject &out)
{
    const QString id = str(change, "creditCardId"), number = str(change, "creditCardNumber");
    const QJsonObject card = byId(profile[QLatin1String("creditCards")].toArray(), "savedCardId", id);
    if (id.isEmpty() || card.isEmpty() || str(card, "cardNumber").right(4) != number.right(4)) {
        findings.add(path + QStringLiteral(".creditCardId"), "CAM-3211", "The masked number and the card do not belong together.");
        return;
    }
    if (str(change, "creditCardExpiryMonth").isEmpty())
        findings.add(path + QStringLiteral(".creditCardExpiryMonth"), "CAM-3103", "The expiry month is missing.");
    for (const CardField &field : cardFields)
        if (const QString sent = str(change, field.key); !sent.isEmpty() && sent != str(card, field.stored))
            findings.add(path + QLatin1Char('.') + QLatin1String(field.key), "CAM-3210",
                         "With a masked number only the nickname can change.");
    if (change.contains(QLatin1String("creditCardSecurityCode")))
        findings.add(path + QStringLiteral(".creditCardSecurityCode"), "CAM-3210",
                     "With a masked number only the nickname can change.");
    const QDate end = QDate(str(card, "expiryYear").toInt(), str(card, "expiryMonth").toInt(), 1).addMonths(1);
    if (end <= QDate::currentDate())
        findings.add(path + QStringLiteral(".creditCardExpiryYear"), "CAM-3108", "The card has expired.");
    out.insert(QLatin1String("cardId"), id);
    out.insert(QLatin1String("maskedCardNumber"), card[QLatin1String("cardNumber")]);
    out.insert(QLatin1String("cardExpiryDate"), str(card, "expiryYear") + QLatin1Char('-') + str(card, "expiryMonth"));
    out.insert(QLatin1String("cardType"), card[QLatin1String("cardType")]);
    out.insert(QLatin1String("nameOnCard"), card[QLatin1String("nameOnCard")]);
    out.insert(QLatin1String("cardIin"), card[QLatin1String("iin")]);
    out.insert(QLatin1String("cardToken"), card[QLatin1String("token")]);
}

BankDetails bankOf(const QJsonObject &object)
{
    return {str(object, "bankAccountNumber"), str(object, "bankRoutingNumber"), str(object, "bankAccountType"),
            str(object, "bankAccountName"),   str(object, "bankSortCode"),      str(object, "bankName"),
            str(object, "bankAddress"),       str(object, "bankIban"),          str(object, "bankSwiftCode")};
}

void checkBank(const QJsonObject &change, const QJsonObject &stored, const QString &path, Findings &findings, QJsonObject &out)
{
    QJsonObject merged = stored;
    for (const QString &key : change.keys())
        merged[key] = change[key];
    static const std::pair<const char *, const char *> codes[] = {
        {"bankAccountNumber", "CAM-3121"}, {"bankRoutingNumber", "CAM-3122"}, {"bankIban", "CAM-3123"},
        {"bankSwiftCode", "CAM-3124"},     {"bankSortCode", "CAM-3125"},      {"bankAccountType", "CAM-3126"}};
    for (const Issue &issue : rules::check(bankOf(merged), bankOf(stored))) {
        const char *code = "CAM-3002";
        for (const auto &[field, value] : codes)
            if (issue.field.text() == QLatin1String(field))
                code = value;
        if (issue.code == IssueCode::Missing)
            code = "CAM-3120";
        findings.add(path + QLatin1Char('.') + issue.field.text(), code, "This bank detail is missing or not valid.");
    }
    for (const QString &key : change.keys()) // a mask that equals the stored one means "unchanged" (U3)
        if (key.startsWith(QLatin1String("bank")) && change[key] != stored[key])
            out.insert(key, change[key]);
}

const QStringList commonKeys = {QStringLiteral("billingProfileId"), QStringLiteral("billingProfileName"),
                                QStringLiteral("isDefault"),        QStringLiteral("billDeliveryMethod"),
                                QStringLiteral("billingFrequency"), QStringLiteral("contactId")};
const QStringList cardKeys = {
    QStringLiteral("paymentMethod"),          QStringLiteral("creditCardNumber"),      QStringLiteral("creditCardExpiryMonth"),
    QStringLiteral("creditCardExpiryYear"),   QStringLiteral("creditCardContactName"), QStringLiteral("creditCardType"),
    QStringLiteral("creditCardSecurityCode"), QStringLiteral("creditCardNickname"),    QStringLiteral("creditCardId"),
    QStringLiteral("creditCardIn"),           QStringLiteral("creditCardIin")};
const QStringList bankKeys = {
    QStringLiteral("bankAccountNumber"), QStringLiteral("bankRoutingNumber"), QStringLiteral("bankAccountType"),
    QStringLiteral("bankAccountName"),   QStringLiteral("bankSortCode"),      QStringLiteral("bankName"),
    QStringLiteral("bankAddress"),       QStringLiteral("bankIban"),          QStringLiteral("bankSwiftCode")};

void checkBillingProfile(QJsonObject change, const QJsonObject &account, const QJsonObject &profile, const QString &path,
                         Findings &findings, UpdateCheck &check, QJsonArray &flowProfiles)
{
    refuseUnknown(change, commonKeys + cardKeys + bankKeys, path, findings);
    if (change.contains(QLatin1String("creditCardIn"))) { // D3: the guide's spelling is read as the id
        const QString alias = str(change, "creditCardIn"), id = str(change, "creditCardId");
        if (!id.isEmpty() && id != alias)
            findings.add(path + QStringLiteral(".creditCardIn"), "CAM-3001", "Two different card ids.");
        change[QLatin1String("creditCardId")] = alias;
    }
    if (str(account, "accountType") == QLatin1String("Service")) {
        return; // told once for the whole list
    }
    const QString id = str(change, "billingProfileId");
    const QJsonObject stored = byId(account[QLatin1String("billingProfiles")].toArray(), "billingProfileId", id);
    if (!id.isEmpty() && stored.isEmpty()) {
        findings.add(path + QStringLiteral(".billingProfileId"), "CAM-3201", "The billing profile is not on this account.");
        return;
    }
    QJsonObject out;
    for (const QString &key : commonKeys)
        if (change.contains(key))
            out.insert(key, change[key]);
    const QString method =
        change.contains(QLatin1String("paymentMethod")) ? str(change, "paymentMethod") : str(stored, "paymentMethod");
    if (!QStringList{QStringLiteral("creditcard"), QStringLiteral("debitcard"), QStringLiteral("bankTransfer")}.contains(method)) {
        findings.add(path + QStringLiteral(".paymentMethod"), "CAM-3101", "The payment method is missing or not known.");
        return;
    }
    if (!stored.isEmpty() && method != str(stored, "paymentMethod")) {
        findings.add(path + QStringLiteral(".paymentMethod"), "CAM-3213", "The payment method cannot change.");
        return;
    }
    if (stored.isEmpty() && !out.contains(QLatin1String("contactId")))
        out.insert(QLatin1String("contactId"), profile[QLatin1String("customerContactId")]);
    if (method == QLatin1String("bankTransfer")) {
        checkBank(change, stored, path, findings, out);
        if (stored.isEmpty())
            out.insert(QLatin1String("paymentMethod"), QStringLiteral("BankTransfer"));
        flowProfiles.append(out);
        return;
    }
    const QString number = str(change, "creditCardNumber");
    const bool hasNumber = change.contains(QLatin1String("creditCardNumber"));
    if (stored.isEmpty() || hasNumber) {
        if (!hasNumber)
            findings.add(path + QStringLiteral(".creditCardNumber"), "CAM-3109", "The card number is missing.");
        else if (!isMasked(number)) // the console stores a card with Commerce first (CONTRACT D3a)
            findings.add(path + QStringLiteral(".creditCardNumber"), "CAM-3106",
                         "A card is stored with addCreditCard first; send its masked number and id.");
        else if (!stored.isEmpty() && str(change, "creditCardId") == str(stored, "creditCardId")) {
            // U5, U6: the same card: nothing but its nickname may change.
            if (number.right(4) != str(stored, "creditCardNumber").right(4))
                findings.add(path + QStringLiteral(".creditCardId"), "CAM-3211",
                             "The masked number and the card do not belong together.");
            for (const CardField &field : cardFields)
                if (const QString sent = str(change, field.key); !sent.isEmpty() && sent != str(stored, field.key))
                    findings.add(path + QLatin1Char('.') + QLatin1String(field.key), "CAM-3210",
                                 "With a masked number only the nickname can change.");
        } else {
            useStoredCard(change, profile, path, findings, out);
        }
        if (stored.isEmpty()) {
            out.insert(QLatin1String("paymentMethod"), QStringLiteral("Card"));
            out.insert(QLatin1String("cardPaymentMethod"), method);
        }
    } else {
        for (const QString &key : cardKeys) // U4
            if (change.contains(key) && key != QLatin1String("creditCardNickname") && key != QLatin1String("paymentMethod"))
                findings.add(path + QStringLiteral(".creditCardNumber"), "CAM-3109", "The card number is missing.");
    }
    if (change.contains(QLatin1String("creditCardNickname"))) {
        out.insert(QLatin1String("cardNickname"), change[QLatin1String("creditCardNickname")]);
        const QString cardId = out.contains(QLatin1String("cardId")) ? str(out, "cardId") : str(stored, "creditCardId");
        check.nicknames.append(QJsonObject{{QLatin1String("cardId"), cardId},
                                           {QLatin1String("nickname"), change[QLatin1String("creditCardNickname")]}});
    }
    flowProfiles.append(out);
}

QString maskOf(const QString &number, int kept)
{
    return QString(std::max<qsizetype>(0, number.size() - kept), QLatin1Char('x')) + number.right(kept);
}

} // namespace

UpdateCheck checkUpdate(const QJsonObject &body, const QJsonObject &account, const QJsonObject &profile)
{
    UpdateCheck check;
    Findings findings;
    for (const char *fixed : {"accountType", "parentAccountId", "accountId"})
        if (body.contains(QLatin1String(fixed)))
            findings.add(QStringLiteral("$.") + QLatin1String(fixed), "CAM-3003", "This field cannot be changed.");
    refuseUnknown(body,
                  {QStringLiteral("version"), QStringLiteral("accountName"), QStringLiteral("status"),
                   QStringLiteral("primaryContactId"), QStringLiteral("addresses"), QStringLiteral("billingProfiles"),
                   QStringLiteral("accountType"), QStringLiteral("parentAccountId"), QStringLiteral("accountId")},
                  QStringLiteral("$"), findings);
    for (const char *key : {"version", "accountName", "status", "primaryContactId"}) {
        if (!body.contains(QLatin1String(key)))
            continue;
        check.flowBody.insert(QLatin1String(key), body[QLatin1String(key)]);
        check.needsAdmin = check.needsAdmin || qstrcmp(key, "version") != 0;
    }
    if (body.contains(QLatin1String("accountName")) && str(body, "accountName").trimmed().isEmpty())
        findings.add(QStringLiteral("$.accountName"), "CAM-3406", "The account name is missing.");
    const QJsonArray addresses = body[QLatin1String("addresses")].toArray();
    int defaults[2] = {0, 0};
    for (int i = 0; i < addresses.size(); ++i) {
        checkAddress(addresses[i].toObject(), account, QStringLiteral("$.addresses[%1]").arg(i), findings);
        defaults[0] += addresses[i][QLatin1String("defaultShippingAddress")].toBool();
        defaults[1] += addresses[i][QLatin1String("defaultBillingAddress")].toBool();
    }
    if (defaults[0] > 1 || defaults[1] > 1)
        findings.add(QStringLiteral("$.addresses"), "CAM-3505", "Only one address can be the default of a kind.");
    if (!addresses.isEmpty())
        check.flowBody.insert(QLatin1String("addresses"), addresses);
    QJsonArray flowProfiles;
    const QJsonArray profiles = body[QLatin1String("billingProfiles")].toArray();
    int defaultProfiles = 0;
    if (!profiles.isEmpty() && str(account, "accountType") == QLatin1String("Service"))
        findings.add(QStringLiteral("$.billingProfiles"), "CAM-3303", "A service account has no billing profiles.");
    for (int i = 0; i < profiles.size(); ++i) {
        checkBillingProfile(profiles[i].toObject(), account, profile, QStringLiteral("$.billingProfiles[%1]").arg(i), findings,
                            check, flowProfiles);
        defaultProfiles += profiles[i][QLatin1String("isDefault")].toBool();
    }
    if (defaultProfiles > 1)
        findings.add(QStringLiteral("$.billingProfiles"), "CAM-3202", "Only one billing profile can be the default.");
    if (!flowProfiles.isEmpty())
        check.flowBody.insert(QLatin1String("billingProfiles"), flowProfiles);
    check.errors = findings.all();
    return check;
}

QJsonObject accountFromFlow(QJsonObject account, const QString &contactId)
{
    for (const QJsonValue &person : account[QLatin1String("contacts")].toArray())
        if (person[QLatin1String("contactId")].toString() == contactId) {
            account.insert(QLatin1String("accountRoles"), person[QLatin1String("roles")]);
            account.insert(QLatin1String("effectiveAccountRoles"), person[QLatin1String("effectiveRoles")]);
        }
    static const std::pair<const char *, const char *> names[] = {{"cardId", "creditCardId"},
                                                                  {"cardIin", "creditCardIin"},
                                                                  {"maskedCardNumber", "creditCardNumber"},
                                                                  {"cardType", "creditCardType"},
                                                                  {"nameOnCard", "creditCardContactName"},
                                                                  {"cardNickname", "creditCardNickname"}};
    QJsonArray profiles;
    for (const QJsonValue &one : account[QLatin1String("billingProfiles")].toArray()) {
        QJsonObject profile = one.toObject();
        const QJsonValue cardMethod = profile.take(QLatin1String("cardPaymentMethod"));
        if (profile[QLatin1String("paymentMethod")] == QLatin1String("Card")) {
            profile[QLatin1String("paymentMethod")] = cardMethod;
            for (const auto &[from, to] : names)
                if (profile.contains(QLatin1String(from)))
                    profile.insert(QLatin1String(to), profile.take(QLatin1String(from)));
            const QStringList expiry = profile.take(QLatin1String("cardExpiryDate")).toString().split(QLatin1Char('-'));
            profile.insert(QLatin1String("creditCardExpiryYear"), expiry.value(0));
            profile.insert(QLatin1String("creditCardExpiryMonth"), expiry.value(1));
        } else {
            profile[QLatin1String("paymentMethod")] = QStringLiteral("bankTransfer");
            if (const QString number = str(profile, "bankAccountNumber"); !number.isEmpty())
                profile[QLatin1String("bankAccountNumber")] = maskOf(number, 4);
            if (const QString iban = str(profile, "bankIban"); iban.size() > 8)
                profile[QLatin1String("bankIban")] = iban.left(4) + maskOf(iban.mid(4), 4);
        }
        profiles.append(profile);
    }
    account.insert(QLatin1String("billingProfiles"), profiles);
    return account;
}

QJsonObject addressFormats()
{
    const AddressFormats &formats = builtInAddressFormats();
    QJsonArray items;
    for (const AddressFormat &format : formats.formats) {
        QJsonArray fields;
        int order = 0;
        for (const AddressFieldFormat &field : format.fields) {
            QJsonArray options;
            for (const AddressOption &option : field.options)
                options.append(QJsonObject{{QLatin1String("value"), option.value}, {QLatin1String("label"), option.label}});
            QJsonObject one{{QLatin1String("name"), fieldName(field.field)},
                            {QLatin1String("label"), field.label},
                            {QLatin1String("required"), field.isRequired},
                            {QLatin1String("maxLength"), rules::lengthLimit(field)},
                            {QLatin1String("order"), ++order}};
            if (!field.pattern.pattern().isEmpty())
                one.insert(QLatin1String("pattern"), field.pattern.pattern());
            if (!field.example.isEmpty())
                one.insert(QLatin1String("example"), field.example);
            if (!options.isEmpty())
                one.insert(QLatin1String("options"), options);
            fields.append(one);
        }
        items.append(QJsonObject{{QLatin1String("country"), format.country},
                                 {QLatin1String("displayName"), format.displayName},
                                 {QLatin1String("fields"), fields}});
    }
    return {{QLatin1String("items"), items}, {QLatin1String("defaultCountry"), formats.defaultCountry}};
}

} // namespace linedesk::sandbox
