// SPDX-License-Identifier: Apache-2.0
#include "page/billingeditor.h"

#include "look/tokens.h"
#include "model/domainwords.h"
#include "widget/controls.h"
#include "widget/fieldrow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDate>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace linedesk {

using namespace look;

BillingEditor::BillingEditor(BillingForm *form, const QString &customerName, QWidget *parent)
    : FormEditor(form->draft().isCard() ? QStringLiteral("credit-card") : QStringLiteral("landmark"),
                 form->isNew() ? tr("New billing profile") : tr("Edit billing profile"), tr("Save for %1").arg(customerName),
                 Operation::SaveBillingProfile, parent),
      m_form(form)
{
    setObjectName(QStringLiteral("billingEditor"));
    m_form->setParent(this);
    makeRows();
    setForm(m_form);
    connect(m_form, &BillingForm::shapeChanged, this, &BillingEditor::makeRows, Qt::QueuedConnection);
    connect(m_form, &BillingForm::saved, this, [this](const Saved &saved) {
        const BillingProfile &before = m_form->before(), &after = m_form->draft();
        if (!m_form->isNew() && before.card.id == after.card.id && before.bank.accountNumber == after.bank.accountNumber &&
            before.bank.iban == after.bank.iban)
            Q_EMIT reversible({m_form->account().id, before});
        Q_EMIT noticed(Tone::Success, tr("Billing profile saved"), saved.requestId);
        const QString account = m_form->account().id.text();
        Q_EMIT finished(m_form->isNew() ? account : account + QLatin1Char('/') + m_form->draft().id.text());
    });
}

QString BillingEditor::subject() const
{
    return m_form->isNew() ? tr("New billing profile") : QString();
}

void BillingEditor::focusFirst()
{
    if (m_first)
        m_first->setFocus(Qt::TabFocusReason);
}

void BillingEditor::takeCard(const Card &card)
{
    m_form->addCard(card);
    if (card.isDefault)
        m_form->setDefault(true);
}

void BillingEditor::makeRows()
{
    clearRows();
    auto *method = new QComboBox;
    method->setObjectName(QStringLiteral("methodCombo"));
    for (const PaymentMethod one : {PaymentMethod::CreditCard, PaymentMethod::DebitCard, PaymentMethod::BankTransfer})
        if (!m_form->isNew() || m_form->canChangeCards() || one == PaymentMethod::BankTransfer)
            method->addItem(paymentMethodWord(one), int(one));
    method->setCurrentIndex(method->findData(int(m_form->draft().method)));
    method->setEnabled(m_form->isNew());
    connect(method, &QComboBox::activated, m_form,
            [this, method] { m_form->setMethod(PaymentMethod(method->currentData().toInt())); });
    FieldRow *row = addRow(QStringLiteral("paymentMethod"), tr("&Method"), method);
    if (!m_form->isNew())
        row->setHint(tr("A stored profile keeps its method. For another one, add a profile."));
    else if (!m_form->canChangeCards())
        row->setHint(tr("This site is reached without the account extension: a card cannot be added here."));
    m_first = method;
    if (m_form->draft().isCard())
        addCardRows();
    else
        addBankRows();
    addCommonRows();
    finishRows();
    showForm();
}

void BillingEditor::addCardRows()
{
    auto *combo = new QComboBox;
    combo->setObjectName(QStringLiteral("cardCombo"));
    combo->setAccessibleName(tr("Stored card"));
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(8); // the names of cards must not widen the pane
    if (m_form->draft().card.id.isEmpty())
        combo->addItem(tr("Choose a stored card"), QString());
    bool isListed = false;
    for (const Card &card : m_form->cards()) {
        combo->addItem(cardInWords(card), card.id.text());
        isListed = isListed || card.id == m_form->draft().card.id;
    }
    if (!isListed && !m_form->draft().card.id.isEmpty())
        combo->addItem(cardInWords(m_form->draft().card), m_form->draft().card.id.text());
    combo->setCurrentIndex(std::max(0, combo->findData(m_form->draft().card.id.text())));
    combo->setToolTip(combo->currentText()); // a narrow pane shortens it
    connect(combo, &QComboBox::currentTextChanged, combo, &QWidget::setToolTip);
    connect(combo, &QComboBox::activated, m_form, [this, combo] { m_form->chooseCard(CardId(combo->currentData().toString())); });
    FieldRow *row = addRow(QStringLiteral("creditCardNumber"), tr("C&ard"), combo);
    if (!m_form->canChangeCards()) {
        combo->setEnabled(false);
        row->setHint(tr("This site is reached without the account extension: the card cannot be replaced here; its nickname can be "
                        "changed."));
        addNickname();
        return;
    }
    row->setHint(tr("Number, name and date of a stored card cannot be changed; only its nickname can."));
    auto *fresh = makeButton(QStringLiteral("newCardButton"), m_form->isNew() ? tr("New card…") : tr("Replace card…"),
                             ButtonTone::Outlined, QStringLiteral("credit-card"));
    connect(fresh, &QPushButton::clicked, this, &BillingEditor::newCardRequested);
    auto *below = new QWidget;
    auto *line = new QHBoxLayout(below);
    line->setContentsMargins(wordWidth(font(), look::width::labelColumn) + space::l, 0, 0, space::s);
    line->addWidget(fresh);
    line->addStretch();
    rows()->addWidget(below);
    addNickname();
}

void BillingEditor::addNickname()
{
    if (m_form->draft().card.id.isEmpty())
        return;
    auto *nickname = new QLineEdit(m_form->draft().card.nickname);
    nickname->setObjectName(QStringLiteral("cardNicknameEdit"));
    nickname->setMaxLength(42);
    nickname->setPlaceholderText(tr("Optional"));
    connect(nickname, &QLineEdit::textEdited, m_form, &BillingForm::setCardNickname);
    connect(nickname, &QLineEdit::returnPressed, this, &BillingEditor::save);
    addRow(QStringLiteral("creditCardNickname"), tr("Card n&ickname"), nickname);
}

void BillingEditor::addBankRows()
{
    struct Row {
        const char *field;
        QString label;
        QString BankDetails::*member;
    };
    const Row all[] = {{"bankAccountNumber", tr("Account &number"), &BankDetails::accountNumber},
                       {"bankRoutingNumber", tr("&Routing number"), &BankDetails::routingNumber},
                       {"bankIban", tr("&IBAN"), &BankDetails::iban},
                       {"bankSwiftCode", tr("&BIC"), &BankDetails::swiftCode},
                       {"bankAccountName", tr("Account &holder"), &BankDetails::accountName},
                       {"bankName", tr("Ban&k"), &BankDetails::bankName}};
    for (const Row &one : all) {
        auto *edit = new QLineEdit(m_form->draft().bank.*one.member);
        edit->setObjectName(QLatin1String(one.field) + QStringLiteral("Edit"));
        if (qstrcmp(one.field, "bankAccountNumber") != 0)
            edit->setPlaceholderText(tr("Optional"));
        connect(edit, &QLineEdit::textEdited, m_form,
                [this, member = one.member](const QString &text) { m_form->setBankDetail(member, text); });
        connect(edit, &QLineEdit::editingFinished, m_form, [this, member = one.member] { m_form->leaveBankDetail(member); });
        addRow(QLatin1String(one.field), one.label, edit);
    }
}

void BillingEditor::addCommonRows()
{
    auto *name = new QLineEdit(m_form->draft().name);
    name->setObjectName(QStringLiteral("profileNameEdit"));
    name->setPlaceholderText(tr("Optional"));
    connect(name, &QLineEdit::textEdited, m_form, &BillingForm::setName);
    connect(name, &QLineEdit::returnPressed, this, &BillingEditor::save);
    addRow(QStringLiteral("billingProfileName"), tr("&Profile name"), name);
    auto *delivery = new QComboBox;
    delivery->setObjectName(QStringLiteral("deliveryCombo"));
    for (const BillDelivery one : {BillDelivery::Email, BillDelivery::Paper, BillDelivery::Online})
        delivery->addItem(deliveryWord(one), int(one));
    delivery->setCurrentIndex(m_form->draft().delivery ? int(*m_form->draft().delivery) : -1);
    connect(delivery, &QComboBox::activated, m_form, [this](int index) { m_form->setDelivery(BillDelivery(index)); });
    addRow(QStringLiteral("billDeliveryMethod"), tr("&Delivery"), delivery);
    auto *frequency = new QComboBox;
    frequency->setObjectName(QStringLiteral("frequencyCombo"));
    for (const BillingFrequency one : {BillingFrequency::Monthly, BillingFrequency::Quarterly, BillingFrequency::Yearly})
        frequency->addItem(frequencyWord(one), int(one));
    frequency->setCurrentIndex(m_form->draft().frequency ? int(*m_form->draft().frequency) : -1);
    connect(frequency, &QComboBox::activated, m_form, [this](int index) { m_form->setFrequency(BillingFrequency(index)); });
    addRow(QStringLiteral("billingFrequency"), tr("&Frequency"), frequency);
    auto *check = new QCheckBox(tr("Default of this account")); // the path above says which
    check->setAccessibleName(tr("Default for %1").arg(m_form->account().name));
    check->setObjectName(QStringLiteral("defaultProfileCheck"));
    check->setChecked(m_form->draft().isDefault);
    check->setEnabled(!m_form->wasDefault());
    if (m_form->wasDefault())
        check->setToolTip(tr("To change it, make another profile the default."));
    connect(check, &QCheckBox::toggled, m_form, &BillingForm::setDefault);
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(wordWidth(font(), look::width::labelColumn) + space::l, space::xs, 0, 0);
    row->addWidget(check);
    rows()->addWidget(line);
}

} // namespace linedesk
