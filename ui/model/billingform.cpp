// SPDX-License-Identifier: Apache-2.0
#include "model/billingform.h"

#include "model/domainwords.h"
#include "rules/bankrules.h"
#include "service/billing.h"

#include <QDate>

#include <algorithm>

namespace linedesk {

BillingForm::BillingForm(Billing &billing, CustomerContext customer, Account account, BillingProfile before, std::vector<Card> cards,
                         QObject *parent)
    : Form(parent), m_billing(billing), m_customer(std::move(customer)), m_account(std::move(account)), m_before(std::move(before)),
      m_draft(m_before), m_cards(std::move(cards))
{
    if (!isNew())
        return;
    m_draft.delivery = BillDelivery::Email;
    m_draft.frequency = BillingFrequency::Monthly;
    m_draft.isDefault = m_account.billingProfiles.empty();
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

void BillingForm::setCardNickname(const QString &nickname)
{
    m_draft.card.nickname = nickname;
    Q_EMIT changed();
}

void BillingForm::setBankDetail(QString BankDetails::*member, const QString &text)
{
    m_draft.bank.*member = text.trimmed();
    if (!issues().empty())
        leaveBankDetails();
    Q_EMIT changed();
}

void BillingForm::leaveBankDetails()
{
    Issues found = rules::check(m_draft.bank, m_before.bank);
    // A field that nobody has reached yet is not an error; it becomes one when the form is saved.
    found.erase(std::remove_if(found.begin(), found.end(), [](const Issue &i) { return i.code == IssueCode::Missing; }), found.end());
    setIssues(std::move(found));
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
        add(tr("Card"), isNew() ? QString() : cardTitle(m_before.card), m_draft.card.id.isEmpty() ? QString() : cardTitle(m_draft.card), QStringLiteral("creditCardNumber"));
        if (m_draft.card.id == m_before.card.id || !m_draft.card.nickname.isEmpty())
            add(tr("Card nickname"), m_draft.card.id == m_before.card.id ? m_before.card.nickname : QString(), m_draft.card.nickname);
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
    const auto issue = [](IssueCode code) { return Issues{{FieldPath(QStringLiteral("creditCardNumber")), Severity::Error, code, {}, {}, {}}}; };
    if (m_draft.card.id.isEmpty())
        return issue(IssueCode::Missing);
    const bool isOther = m_draft.card.id != m_before.card.id;
    return isOther && isExpired(m_draft.card.expiry, QDate::currentDate()) ? issue(IssueCode::Expired) : Issues{};
}

void BillingForm::submit()
{
    if (isSubmitting())
        return;
    setIssues(check());
    if (!issues().empty() || !isDirty())
        return;
    setSubmitting(true);
    m_save = m_billing.updateProfile(m_customer, m_account, m_before, m_draft).then([this](Result<Saved> answer) {
        if (!answer) {
            takeFailure(std::move(answer.error()));
            return;
        }
        setSubmitting(false);
        Q_EMIT saved(*answer);
    });
}

} // namespace linedesk
