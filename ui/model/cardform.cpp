// SPDX-License-Identifier: Apache-2.0
#include "model/cardform.h"

#include "rules/cardrules.h"
#include "service/billing.h"

#include <QDate>

namespace linedesk {

CardForm::CardForm(Billing &billing, ProfileId profile, bool asksSecurityCode, QObject *parent)
    : Form(parent), m_billing(billing), m_profile(std::move(profile)), m_asksSecurityCode(asksSecurityCode)
{}

// Commerce names its fields (CONTRACT 3.10); the card's rows are fewer.
FieldPath CardForm::rowOf(const FieldPath &field) const
{
    for (const auto &[name, row] :
         {std::pair("cardType", "cardNumber"), {"expiryMonth", "expiry"}, {"expiryYear", "expiry"}, {"cardCVV", "securityCode"}})
        if (field.leaf() == QLatin1String(name))
            return FieldPath(QString::fromLatin1(row));
    return field;
}

void CardForm::setNameOnCard(const QString &name)
{
    m_nameOnCard = name;
    if (issueOf(QStringLiteral("nameOnCard")))
        leaveName();
}

void CardForm::setExpiry(const QString &month, const QString &year)
{
    m_month = month.trimmed().toInt();
    m_year = year.trimmed().toInt();
    if (m_year > 0 && m_year < 100)
        m_year += 2000; // cards print two digits
    if (issueOf(QStringLiteral("expiry")))
        leaveExpiry();
}

CardForm::NumberState CardForm::numberState(std::span<const char> digits)
{
    const rules::BrandFacts &facts = rules::factsOf(rules::brandOf(digits));
    NumberState state;
    state.brand = facts.brand;
    state.count = int(digits.size());
    state.groups = facts.groups;
    state.usualLength = 0;
    for (const int group : facts.groups)
        state.usualLength += group;
    state.codeLength = facts.codeLength;
    state.isComplete = rules::checkNumber(digits).empty();
    return state;
}

void CardForm::leaveNumber(std::span<const char> digits)
{
    replaceIssues(QStringLiteral("cardNumber"), digits.empty() ? Issues{} : rules::checkNumber(digits));
}

void CardForm::leaveName()
{
    replaceIssues(QStringLiteral("nameOnCard"), rules::checkNameOnCard(m_nameOnCard));
}

void CardForm::leaveExpiry()
{
    replaceIssues(QStringLiteral("expiry"), rules::checkExpiry(expiry(), QDate::currentDate()));
}

bool CardForm::checkAll(std::span<const char> number, std::span<const char> code)
{
    Issues all = rules::checkNumber(number);
    const auto add = [&](Issues more) { all.insert(all.end(), more.begin(), more.end()); };
    add(rules::checkNameOnCard(m_nameOnCard));
    add(rules::checkExpiry(expiry(), QDate::currentDate()));
    if (m_asksSecurityCode)
        add(rules::checkCode(code, rules::brandOf(number)));
    setIssues(std::move(all));
    return issues().empty();
}

void CardForm::submitCard(SecretString number, SecretString code)
{
    if (isSubmitting())
        return;
    NewCard card;
    card.brand = rules::brandOf(number.view());
    card.number = std::move(number);
    card.securityCode = std::move(code);
    card.expiry = expiry();
    card.nameOnCard = m_nameOnCard.trimmed();
    card.nickname = m_nickname.trimmed();
    card.setAsDefault = m_setAsDefault;
    setSubmitting(true);
    m_store = m_billing.addCard(m_profile, std::move(card)).then([this](Result<Card> answer) {
        if (!answer) {
            takeFailure(std::move(answer.error()));
            return;
        }
        setSubmitting(false);
        Q_EMIT stored(*answer);
    });
}

} // namespace linedesk
