// SPDX-License-Identifier: Apache-2.0
#include "accountmodel/paymentchecks.h"

#include "rules/bankrules.h"
#include "rules/cardrules.h"

#include <QDate>
#include <QRegularExpression>

namespace linedesk::sandbox {

namespace {

const Members commonMembers = {{"billingProfileId"},      {"billingProfileName", Kind::Text, 100},
                               {"isDefault", Kind::Flag}, {"billDeliveryMethod"},
                               {"billingFrequency"},      {"contactId"}};
const Members cardMembers = {{"creditCardNumber"},
                             {"creditCardExpiryMonth", Kind::Expiry},
                             {"creditCardExpiryYear", Kind::Expiry},
                             {"creditCardContactName", Kind::Text, 80},
                             {"creditCardType"},
                             {"creditCardSecurityCode"},
                             {"creditCardNickname", Kind::Text, 42},
                             {"creditCardId"},
                             {"creditCardIn"},
                             {"creditCardIin"}};
const Members bankMembers = {{"bankAccountNumber"},
                             {"bankRoutingNumber"},
                             {"bankAccountType"},
                             {"bankAccountName", Kind::Text, 80},
                             {"bankSortCode"},
                             {"bankName", Kind::Text, 80},
                             {"bankAddress", Kind::Text, 200},
                             {"bankIban"},
                             {"bankSwiftCode"}};

const Members &allMembers()
{
    static const Members all = [] {
        Members members = commonMembers;
        members.push_back({"paymentMethod"});
        members.insert(members.end(), cardMembers.begin(), cardMembers.end());
        members.insert(members.end(), bankMembers.begin(), bankMembers.end());
        return members;
    }();
    return all;
}

struct CardField {
    const char *key, *stored; // wire key; key of the stored card in Commerce
};
const CardField cardFields[] = {{"creditCardExpiryMonth", "expiryMonth"},
                                {"creditCardExpiryYear", "expiryYear"},
                                {"creditCardContactName", "nameOnCard"},
                                {"creditCardType", "cardType"}};

bool matches(const QString &text, const char *pattern)
{
    return QRegularExpression(QLatin1String("\\A(?:") + QLatin1String(pattern) + QLatin1String(")\\z")).match(text).hasMatch();
}

bool isCardMethod(const QString &method)
{
    return method == QLatin1String("creditcard") || method == QLatin1String("debitcard");
}

// One billing profile on its way through the steps.
class Walk {
public:
    Walk(QJsonObject change, QJsonObject stored, const QJsonObject &profile, QString path, Findings &findings)
        : m_change(std::move(change)), m_stored(std::move(stored)), m_profile(profile), m_path(std::move(path)),
          m_findings(findings)
    {}
    CheckedProfile go()
    {
        m_out.path = m_path;
        common();
        const QString method = has("paymentMethod") ? sent("paymentMethod") : str(m_stored, "paymentMethod");
        if (method != QLatin1String("bankTransfer") && !isCardMethod(method)) // C2
            add("paymentMethod", "CAM-3101", "The payment method is missing or not known.");
        else if (!m_stored.isEmpty() && !isSameKind(method)) // U2
            add("paymentMethod", "CAM-3213", "The payment method of a billing profile cannot change. Add a new profile.");
        else if (method == QLatin1String("bankTransfer"))
            bank();
        else
            card(method);
        return m_out;
    }

private:
    bool has(const char *key) const { return !sent(key).isEmpty(); }
    QString sent(const char *key) const { return str(m_change, key); }
    void add(const char *key, const char *code, const char *message)
    {
        m_findings.add(m_path + QLatin1Char('.') + QLatin1String(key), code, message);
    }
    void oneOf(const char *key, const QStringList &values)
    {
        if (has(key) && !values.contains(sent(key)))
            add(key, "CAM-3001", "This value is not known.");
    }
    bool isUnmasked() const { return has("creditCardNumber") && !isMasked(); }
    bool isMasked() const { return matches(sent("creditCardNumber"), "[xX*]{4,15}[0-9]{4}"); }
    bool isSameKind(const QString &method) const
    {
        const QString before = str(m_stored, "paymentMethod");
        return method == before || (isCardMethod(method) && isCardMethod(before) && isUnmasked());
    }

    void common()
    {
        oneOf("billDeliveryMethod", {QStringLiteral("EMAIL"), QStringLiteral("PAPER"), QStringLiteral("ONLINE")});
        oneOf("billingFrequency", {QStringLiteral("MONTHLY"), QStringLiteral("QUARTERLY"), QStringLiteral("YEARLY")});
        for (const Member &member : commonMembers)
            if (m_change.contains(QLatin1String(member.name)))
                m_out.flow.insert(QLatin1String(member.name), m_change[QLatin1String(member.name)]);
        if (m_stored.isEmpty() && !has("contactId"))
            m_out.flow.insert(QLatin1String("contactId"), m_profile[QLatin1String("customerContactId")]);
        if (has("creditCardIn")) { // D3: the guide's spelling is read as the id
            if (has("creditCardId") && sent("creditCardId") != sent("creditCardIn"))
                add("creditCardIn", "CAM-3001", "Two different card ids.");
            m_change.insert(QLatin1String("creditCardId"), sent("creditCardIn"));
        }
    }

    static BankDetails bankOf(const QJsonObject &object)
    {
        return {str(object, "bankAccountNumber"), str(object, "bankRoutingNumber"), str(object, "bankAccountType"),
                str(object, "bankAccountName"),   str(object, "bankSortCode"),      str(object, "bankName"),
                str(object, "bankAddress"),       str(object, "bankIban"),          str(object, "bankSwiftCode")};
    }
    void bank() // C3, U3
    {
        QJsonObject merged = m_stored;
        for (const QString &key : m_change.keys())
            merged[key] = m_change[key];
        const Issues issues = rules::check(bankOf(merged), bankOf(m_stored));
        static const std::pair<const char *, const char *> codes[] = {
            {"bankAccountNumber", "CAM-3121"}, {"bankRoutingNumber", "CAM-3122"}, {"bankIban", "CAM-3123"},
            {"bankSwiftCode", "CAM-3124"},     {"bankSortCode", "CAM-3125"},      {"bankAccountType", "CAM-3126"}};
        for (const auto &[field, code] : codes)
            for (const Issue &issue : issues)
                if (issue.field.text() == QLatin1String(field))
                    add(field, issue.code == IssueCode::Missing ? "CAM-3120" : code,
                        issue.code == IssueCode::Missing ? "This bank detail is missing." : "This bank detail is not valid.");
        for (const Member &member : bankMembers) // a mask that equals the stored one means "unchanged"
            if (const QLatin1String key(member.name); m_change.contains(key) && m_change[key] != m_stored[key])
                m_out.flow.insert(key, m_change[key]);
        if (m_stored.isEmpty())
            m_out.flow.insert(QLatin1String("paymentMethod"), QStringLiteral("BankTransfer"));
    }

    void card(const QString &method)
    {
        if (m_change.contains(QLatin1String("creditCardNickname")))
            m_out.nickname = m_change[QLatin1String("creditCardNickname")];
        if (!has("creditCardNumber"))
            withoutNumber();
        else if (!isMasked())
            newCard();
        else if (!m_stored.isEmpty() && sent("creditCardId") == str(m_stored, "creditCardId"))
            sameCard();
        else
            storedCard();
        if (m_out.nickname)
            m_out.flow.insert(QLatin1String("cardNickname"), *m_out.nickname);
        if (m_stored.isEmpty() || method != str(m_stored, "paymentMethod")) {
            m_out.flow.insert(QLatin1String("paymentMethod"), QStringLiteral("Card"));
            m_out.flow.insert(QLatin1String("cardPaymentMethod"), method);
        }
    }
    void withoutNumber() // C4, U4
    {
        m_out.storedCardId = str(m_stored, "creditCardId");
        bool isOther = m_stored.isEmpty();
        for (const Member &member : cardMembers)
            isOther = isOther || (has(member.name) && qstrcmp(member.name, "creditCardNickname") != 0 &&
                                  qstrcmp(member.name, "creditCardIin") != 0);
        if (isOther)
            add("creditCardNumber", "CAM-3109", "The card number is missing.");
    }
    void onlyNickname(const QJsonObject &card, bool isFromCommerce) // C7, U6
    {
        for (const CardField &field : cardFields)
            if (has(field.key) && sent(field.key) != str(card, isFromCommerce ? field.stored : field.key))
                add(field.key, "CAM-3210", "With a masked number only the nickname can change.");
        if (has("creditCardSecurityCode"))
            add("creditCardSecurityCode", "CAM-3210", "With a masked number only the nickname can change.");
    }
    void sameCard() // U5, U6
    {
        m_out.storedCardId = str(m_stored, "creditCardId");
        if (sent("creditCardNumber").right(4) != str(m_stored, "creditCardNumber").right(4))
            add("creditCardId", "CAM-3211", "The masked number and the card do not belong together.");
        else
            onlyNickname(m_stored, false);
    }
    void storedCard() // C5 to C8, and A11
    {
        const QJsonObject card = byId(m_profile[QLatin1String("creditCards")].toArray(), "savedCardId", sent("creditCardId"));
        if (card.isEmpty() || str(card, "cardNumber").right(4) != sent("creditCardNumber").right(4)) {
            add("creditCardId", "CAM-3211", "The masked number and the card do not belong together.");
            return;
        }
        if (!has("creditCardExpiryMonth"))
            add("creditCardExpiryMonth", "CAM-3103", "The expiry month is missing.");
        onlyNickname(card, true);
        if (!rules::checkExpiry({str(card, "expiryMonth").toInt(), str(card, "expiryYear").toInt()}, QDate::currentDate()).empty())
            add("creditCardExpiryYear", "CAM-3108", "The card has expired.");
        const QJsonObject forFlow = cardForFlow(card);
        for (auto one = forFlow.begin(); one != forFlow.end(); ++one)
            m_out.flow.insert(one.key(), one.value());
    }
    void newCard() // C9, C10
    {
        const QByteArray number = sent("creditCardNumber").toLatin1(), code = sent("creditCardSecurityCode").toLatin1();
        const std::span<const char> digits(number.constData(), size_t(number.size()));
        const CardBrand brand = rules::brandOf(digits);
        const bool isNumber = matches(sent("creditCardNumber"), "[0-9]{12,19}") && rules::checkNumber(digits).empty();
        if (!isNumber)
            add("creditCardNumber", "CAM-3106", "The card number is not valid.");
        static const std::pair<const char *, CardBrand> brands[] = {
            {"visa", CardBrand::Visa},         {"mastercard", CardBrand::Mastercard}, {"amex", CardBrand::Amex},
            {"discover", CardBrand::Discover}, {"diners", CardBrand::Diners},         {"jcb", CardBrand::Jcb}};
        bool isKnownType = false;
        for (const auto &[name, one] : brands)
            isKnownType = isKnownType || (sent("creditCardType") == QLatin1String(name) && (!isNumber || one == brand));
        if (!isKnownType)
            add("creditCardType", "CAM-3102", "The card type is missing, or not that of the number.");
        if (!rules::checkNameOnCard(sent("creditCardContactName")).empty())
            add("creditCardContactName", "CAM-3107", "The name on the card is missing.");
        const bool isMonth = matches(sent("creditCardExpiryMonth"), "0[1-9]|1[0-2]"),
                   isYear = matches(sent("creditCardExpiryYear"), "[0-9]{4}");
        if (!isMonth)
            add("creditCardExpiryMonth", "CAM-3103", "The expiry month is missing or no month.");
        if (!isYear)
            add("creditCardExpiryYear", "CAM-3104", "The expiry year is missing or not of four digits.");
        const int month = sent("creditCardExpiryMonth").toInt(), year = sent("creditCardExpiryYear").toInt();
        for (const Issue &issue : isMonth &&isYear ? rules::checkExpiry({month, year}, QDate::currentDate()) : Issues())
            add("creditCardExpiryYear", issue.code == IssueCode::Expired ? "CAM-3108" : "CAM-3104",
                issue.code == IssueCode::Expired ? "The card has expired." : "The expiry year is not one of a card.");
        if (!matches(sent("creditCardSecurityCode"), "[0-9]{3,4}") ||
            (isNumber && !rules::checkCode({code.constData(), size_t(code.size())}, brand).empty()))
            add("creditCardSecurityCode", "CAM-3105", "The security code is missing or not valid.");
        m_out.newCard = QJsonObject{{QLatin1String("cardType"), sent("creditCardType")},
                                    {QLatin1String("nameOnCard"), sent("creditCardContactName")},
                                    {QLatin1String("cardNumber"), sent("creditCardNumber")},
                                    {QLatin1String("expiryMonth"), sent("creditCardExpiryMonth")},
                                    {QLatin1String("expiryYear"), sent("creditCardExpiryYear")},
                                    {QLatin1String("cardCVV"), sent("creditCardSecurityCode")}};
        if (m_out.nickname && !m_out.nickname->isNull())
            m_out.newCard->insert(QLatin1String("nickname"), *m_out.nickname);
    }

    QJsonObject m_change;
    const QJsonObject m_stored; // empty: a new profile
    const QJsonObject &m_profile;
    const QString m_path;
    Findings &m_findings;
    CheckedProfile m_out;
};

} // namespace

QJsonObject cardForFlow(const QJsonObject &card)
{
    return {{QLatin1String("cardId"), card[QLatin1String("savedCardId")]},
            {QLatin1String("maskedCardNumber"), card[QLatin1String("cardNumber")]},
            {QLatin1String("cardExpiryDate"), QString(str(card, "expiryYear") + QLatin1Char('-') + str(card, "expiryMonth"))},
            {QLatin1String("cardType"), card[QLatin1String("cardType")]},
            {QLatin1String("nameOnCard"), card[QLatin1String("nameOnCard")]},
            {QLatin1String("cardIin"), card[QLatin1String("iin")]},
            {QLatin1String("cardToken"), card[QLatin1String("token")]}};
}

std::vector<CheckedProfile> checkBillingProfiles(const QJsonArray &profiles, const QJsonObject &account, const QJsonObject &profile,
                                                 const QString &path, Findings &findings)
{
    std::vector<CheckedProfile> checked;
    if (!profiles.isEmpty() && str(account, "accountType") == QLatin1String("Service")) { // R7: told once for the whole list
        findings.add(path, "CAM-3303", "A service account cannot carry a billing profile.");
        return checked;
    }
    bool hasDefault = false;
    for (int i = 0; i < profiles.size(); ++i) {
        const QString place = QStringLiteral("%1[%2]").arg(path).arg(i);
        const QJsonObject change = known(profiles[i], allMembers(), place, findings);
        if (change[QLatin1String("isDefault")].toBool() && std::exchange(hasDefault, true)) // R14
            findings.add(place + QStringLiteral(".isDefault"), "CAM-3202", "Only one billing profile can be the default.");
        const QString id = str(change, "billingProfileId");
        const QJsonObject stored = byId(account[QLatin1String("billingProfiles")].toArray(), "billingProfileId", id);
        if (!id.isEmpty() && stored.isEmpty()) // U1
            findings.add(place + QStringLiteral(".billingProfileId"), "CAM-3201", "The billing profile is not on this account.");
        else
            checked.push_back(Walk(change, stored, profile, place, findings).go());
    }
    return checked;
}

} // namespace linedesk::sandbox
