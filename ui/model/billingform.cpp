// SPDX-License-Identifier: Apache-2.0
#include "model/billingform.h"

#include "model/domainwords.h"
#include "rules/bankrules.h"
#include "service/billing.h"

#include <QDate>

#include <algorithm>

namespace linedesk {

namespace {

// The wire's names, by which rules and server call the fields.
const std::pair<QString BankDetails::*, const char *> bankFields[] = {
    {&BankDetails::accountNumber, "bankAccountNumber"}, {&BankDetails::routingNumber, "bankRoutingNumber"},
    {&BankDetails::accountType, "bankAccountType"},     {&BankDetails::accountName, "bankAccountName"},
    {&BankDetails::sortCode, "bankSortCode"},           {&BankDetails::bankName, "bankName"},
    {&BankDetails::bankAddress, "bankAddress"},         {&BankDetails::iban, "bankIban"},
    {&BankDetails::swiftCode, "bankSwiftCode"}};

QString fieldOf(QString BankDetails::*member)
{
    for (const auto &[known, field] : bankFields)
        if (known == member)
            return QString::fromLatin1(field);
    return {};
}

} // namespace

BillingForm::BillingForm(Billing &billing, CustomerContext customer, Account account, BillingProfile before,
                         std::vector<Card> cards, QObject *parent)
    : RecordForm(std::move(customer), std::move(account), parent), m_billing(billing), m_before(std::move(before)),
      m_draft(m_before), m_cards(std::move(cards))
{
    if (!isNew())
        return;
    if (!canChangeCards())
        m_draft.method = PaymentMethod::BankTransfer;
    m_draft.delivery = BillDelivery::Email;
    m_draft.frequency = BillingFrequency::Monthly;
    m_draft.isDefault = this->account().billingProfiles.empty();
}

bool BillingForm::canChangeCards() const
{
    return m_billing.canChangeCards();
}

void BillingForm::propose(const BillingProfile &earlier)
{
    m_draft.name = earlier.name;
    m_draft.delivery = earlier.delivery;
    m_draft.frequency = earlier.frequency;
    m_draft.card.nickname = earlier.card.nickname;
    BankDetails bank = earlier.bank;
    bank.accountNumber = m_draft.bank.accountNumber;
    bank.iban = m_draft.bank.iban;
    m_draft.bank = bank;
    Q_EMIT shapeChanged();
    Q_EMIT changed();
}

void BillingForm::setMethod(PaymentMethod method)
{
    if (!isNew() || method == m_draft.method)
        return;
    m_draft.method = method;
    setIssues({});
    Q_EMIT shapeChanged();
    Q_EMIT changed();
}

void BillingForm::setName(const QString &name)
{
    m_draft.name = name;
    Q_EMIT changed();
}

void BillingForm::setDelivery(std::optional<BillDelivery> delivery)
{
    m_draft.delivery = delivery;
    Q_EMIT changed();
}

void BillingForm::setFrequency(std::optional<BillingFrequency> frequency)
{
    m_draft.frequency = frequency;
    Q_EMIT changed();
}

void BillingForm::setDefault(bool isDefault)
{
    m_draft.isDefault = isDefault;
    Q_EMIT changed();
}

void BillingForm::chooseCard(const CardId &id)
{
    if (id == m_before.card.id && !isNew()) {
        m_draft.card = m_before.card;
    } else {
        const auto found = std::find_if(m_cards.begin(), m_cards.end(), [&](const Card &card) { return card.id == id; });
        m_draft.card = found == m_cards.end() ? Card() : *found;
    }
    setIssues({});
    Q_EMIT shapeChanged();
    Q_EMIT changed();
}

void BillingForm::addCard(const Card &card)
{
    const bool isKnown = std::any_of(m_cards.begin(), m_cards.end(), [&](const Card &one) { return one.id == card.id; });
    if (!isKnown)
        m_cards.push_back(card);
    chooseCard(card.id);
}

// A stored card is one row, whatever of it the server names; only its nickname has a row of its own.
FieldPath BillingForm::rowOf(const FieldPath &field) const
{
    const QString leaf = field.leaf();
    return leaf.startsWith(QLatin1String("creditCard")) && leaf != QLatin1String("creditCardNickname")
               ? FieldPath(QStringLiteral("creditCardNumber"))
               : field;
}

void BillingForm::setCardNickname(const QString &nickname)
{
    m_draft.card.nickname = nickname;
    Q_EMIT changed();
}

void BillingForm::setBankDetail(QString BankDetails::*member, const QString &text)
{
    m_draft.bank.*member = text.trimmed();
    // A field that was wrong is looked at again with every key, so that the mark goes the moment it is right.
    if (issueOf(fieldOf(member)))
        leaveBankDetail(member);
    Q_EMIT changed();
}

void BillingForm::leaveBankDetail(QString BankDetails::*member)
{
    const QString field = fieldOf(member);
    Issues found = rules::check(m_draft.bank, m_before.bank);
    std::erase_if(found, [&](const Issue &issue) { return issue.field.leaf() != field; });
    replaceIssues(field, std::move(found));
}

bool BillingForm::isDirty() const
{
    if (!isNew())
        return m_draft != m_before;
    return !m_draft.name.isEmpty() || !m_draft.card.id.isEmpty() || m_draft.bank != BankDetails();
}

std::vector<FieldChange> BillingForm::changes() const
{
    std::vector<FieldChange> changes;
    const auto add = [&](const QString &label, const QString &before, const QString &after, const QString &field = {}) {
        const bool hasIssue = !field.isEmpty() && issueOf(field);
        if (before != after || hasIssue)
            changes.push_back({label, before, after, !hasIssue});
    };
    if (m_draft.isCard()) {
        add(tr("Card"), isNew() ? QString() : cardInWords(m_before.card),
            m_draft.card.id.isEmpty() ? QString() : cardInWords(m_draft.card), QStringLiteral("creditCardNumber"));
        if (m_draft.card.id == m_before.card.id || !m_draft.card.nickname.isEmpty())
            add(tr("Card nickname"), m_draft.card.id == m_before.card.id ? m_before.card.nickname : QString(),
                m_draft.card.nickname);
    } else {
        const BankDetails &was = m_before.bank, &is = m_draft.bank;
        add(tr("Account number"), maskedText(was.accountNumber), maskedText(is.accountNumber), QStringLiteral("bankAccountNumber"));
        add(tr("IBAN"), maskedText(was.iban), maskedText(is.iban), QStringLiteral("bankIban"));
        add(tr("Routing number"), was.routingNumber, is.routingNumber, QStringLiteral("bankRoutingNumber"));
        add(tr("BIC"), was.swiftCode, is.swiftCode, QStringLiteral("bankSwiftCode"));
        add(tr("Account holder"), was.accountName, is.accountName, QStringLiteral("bankAccountName"));
        add(tr("Bank"), was.bankName, is.bankName, QStringLiteral("bankName"));
    }
    add(tr("Profile name"), m_before.name, m_draft.name);
    const auto delivery = [](const BillingProfile &p) { return p.delivery || p.frequency ? deliveryInWords(p) : QString(); };
    add(tr("Delivery"), isNew() ? QString() : delivery(m_before), delivery(m_draft));
    if (m_draft.isDefault != m_before.isDefault)
        add(tr("Default"), m_before.isDefault ? tr("yes") : tr("no"), m_draft.isDefault ? tr("yes") : tr("no"));
    return changes;
}

Issues BillingForm::check() const
{
    if (!m_draft.isCard())
        return rules::check(m_draft.bank, m_before.bank);
    const auto issue = [](IssueCode code) {
        return Issues{{FieldPath(QStringLiteral("creditCardNumber")), Severity::Error, code, {}, {}, {}}};
    };
    if (m_draft.card.id.isEmpty())
        return issue(IssueCode::Missing);
    const bool isOther = m_draft.card.id != m_before.card.id;
    return isOther && isExpired(m_draft.card.expiry, QDate::currentDate()) ? issue(IssueCode::Expired) : Issues{};
}

Call<Saved> BillingForm::send()
{
    return m_billing.updateProfile(customer(), account(), m_before, m_draft);
}

Call<AccountsOfContact> BillingForm::read()
{
    return m_billing.readAgain(customer());
}

// A new profile has no id to look for: it is the one that pays the same way and was not there before.
bool BillingForm::findStored(const Account &stored)
{
    const auto isKnown = [this](const BillingProfile &one) {
        return std::any_of(account().billingProfiles.begin(), account().billingProfiles.end(),
                           [&](const BillingProfile &old) { return old.id == one.id; });
    };
    const auto paysTheSame = [this](const BillingProfile &one) {
        return one.method == m_draft.method &&
               (one.isCard() ? one.card.id == m_draft.card.id
                             : one.bank.accountNumber.right(4) == m_draft.bank.accountNumber.right(4));
    };
    const auto found = std::find_if(stored.billingProfiles.begin(), stored.billingProfiles.end(), [&](const BillingProfile &one) {
        return isNew() ? paysTheSame(one) && !isKnown(one) : one.id == m_before.id;
    });
    m_stored = found == stored.billingProfiles.end() ? BillingProfile() : *found;
    return isNew() || !m_stored.id.isEmpty();
}

// Bank numbers come back as masks, so a changed one is recognised by its end.
bool BillingForm::isStoredAsWanted() const
{
    if (isNew())
        return !m_stored.id.isEmpty();
    const BillingProfile wanted = rebasedOn(m_stored);
    const auto endsAlike = [](const QString &a, const QString &b) { return a.right(4) == b.right(4); };
    return wanted.name == m_stored.name && wanted.isDefault == m_stored.isDefault && wanted.delivery == m_stored.delivery &&
           wanted.frequency == m_stored.frequency && wanted.card.id == m_stored.card.id &&
           wanted.card.nickname == m_stored.card.nickname && endsAlike(wanted.bank.accountNumber, m_stored.bank.accountNumber) &&
           endsAlike(wanted.bank.iban, m_stored.bank.iban) && wanted.bank.accountName == m_stored.bank.accountName &&
           wanted.bank.bankName == m_stored.bank.bankName && wanted.bank.routingNumber == m_stored.bank.routingNumber &&
           wanted.bank.swiftCode == m_stored.bank.swiftCode;
}

std::vector<RecordForm::Version> BillingForm::compare() const
{
    std::vector<Version> versions;
    if (isNew())
        return versions;
    const auto add = [&](const QString &label, const auto &words) {
        const Version one{label, words(m_before), words(m_stored), words(m_draft)};
        if (one.opened != one.stored || one.opened != one.mine)
            versions.push_back(one);
    };
    using Profile = const BillingProfile &;
    if (m_before.isCard()) {
        add(tr("Card"), [](Profile p) { return cardInWords(p.card); });
        add(tr("Card nickname"), [](Profile p) { return p.card.nickname; });
    } else {
        add(tr("Account number"), [](Profile p) { return maskedText(p.bank.accountNumber); });
        add(tr("IBAN"), [](Profile p) { return maskedText(p.bank.iban); });
        add(tr("Routing number"), [](Profile p) { return p.bank.routingNumber; });
        add(tr("BIC"), [](Profile p) { return p.bank.swiftCode; });
        add(tr("Account holder"), [](Profile p) { return p.bank.accountName; });
        add(tr("Bank"), [](Profile p) { return p.bank.bankName; });
    }
    add(tr("Profile name"), [](Profile p) { return p.name; });
    add(tr("Delivery"), [](Profile p) { return p.delivery || p.frequency ? deliveryInWords(p) : QString(); });
    add(tr("Default"), [](Profile p) { return p.isDefault ? tr("yes") : tr("no"); });
    return versions;
}

BillingProfile BillingForm::rebasedOn(BillingProfile ground) const
{
    keepChange(ground.name, m_before.name, m_draft.name);
    keepChange(ground.isDefault, m_before.isDefault, m_draft.isDefault);
    keepChange(ground.delivery, m_before.delivery, m_draft.delivery);
    keepChange(ground.frequency, m_before.frequency, m_draft.frequency);
    if (m_draft.card.id != m_before.card.id)
        ground.card = m_draft.card;
    else
        keepChange(ground.card.nickname, m_before.card.nickname, m_draft.card.nickname);
    for (const auto &[member, field] : bankFields)
        keepChange(ground.bank.*member, m_before.bank.*member, m_draft.bank.*member);
    return ground;
}

void BillingForm::dropMine(const QString &label)
{
    const auto drop = [&](const QString &name, auto &mine, const auto &before) {
        if (name == label)
            mine = before;
    };
    drop(tr("Card"), m_draft.card, m_before.card);
    drop(tr("Card nickname"), m_draft.card.nickname, m_before.card.nickname);
    drop(tr("Account number"), m_draft.bank.accountNumber, m_before.bank.accountNumber);
    drop(tr("IBAN"), m_draft.bank.iban, m_before.bank.iban);
    drop(tr("Routing number"), m_draft.bank.routingNumber, m_before.bank.routingNumber);
    drop(tr("BIC"), m_draft.bank.swiftCode, m_before.bank.swiftCode);
    drop(tr("Account holder"), m_draft.bank.accountName, m_before.bank.accountName);
    drop(tr("Bank"), m_draft.bank.bankName, m_before.bank.bankName);
    drop(tr("Profile name"), m_draft.name, m_before.name);
    drop(tr("Delivery"), m_draft.delivery, m_before.delivery);
    drop(tr("Delivery"), m_draft.frequency, m_before.frequency);
    drop(tr("Default"), m_draft.isDefault, m_before.isDefault);
}

void BillingForm::rebaseRecord()
{
    if (isNew())
        return;
    m_draft = rebasedOn(m_stored);
    m_before = m_stored;
    Q_EMIT shapeChanged(); // every row shows its new value
}

} // namespace linedesk
