// SPDX-License-Identifier: Apache-2.0
#include "page/carddialog.h"

#include "look/colors.h"
#include "look/symbolmark.h"
#include "look/tokens.h"
#include "model/domainwords.h"
#include "model/errortext.h"
#include "widget/badgelabel.h"
#include "widget/cardnumberedit.h"
#include "widget/controls.h"
#include "widget/fieldrow.h"
#include "widget/inlinemessage.h"
#include "widget/pane.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace linedesk {

using namespace look;

CardDialog::CardDialog(CardForm *form, const Subject &subject, bool isTraining, QWidget *parent)
    : QDialog(parent), m_form(form), m_storeText(tr("Store card for %1").arg(subject.customerName))
{
    m_form->setParent(this);
    setObjectName(QStringLiteral("cardDialog"));
    setWindowTitle(tr("New card"));
    setModal(true);
    setFixedWidth(wordWidth(font(), 560));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto *banner = new IdentityBanner(IdentityBanner::Size::Dialog);
    banner->setIdentity(subject.identity);
    column->addWidget(banner);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(space::xl, space::l, space::xl, space::l);
    body->setSpacing(space::xs);
    column->addLayout(body);
    auto *head = new QHBoxLayout;
    head->addWidget(makeTitle(tr("New card")));
    head->addStretch();
    if (isTraining)
        head->addWidget(
            new BadgeLabel({tr("Training: published test cards only"), QStringLiteral("graduation-cap"), Tone::Warning, false}));
    body->addLayout(head);
    body->addSpacing(space::s);
    m_messages = new QVBoxLayout;
    body->addLayout(m_messages);
    makeFields(body, subject);

    auto *foot = new Pane(Pane::Ground::Rail, Pane::Top);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(space::l, space::m, space::l, space::m);
    row->setSpacing(space::s);
    row->addWidget(new SymbolMark(QStringLiteral("lock-keyhole"), 16, Tone::Neutral));
    row->addWidget(makeMutedText(tr("Goes to Commerce alone.\nWiped here once sent."), true));
    row->addStretch();
    m_cancelButton = makeButton(QStringLiteral("cancelCardButton"), tr("Cancel"));
    m_storeButton = makeButton(QStringLiteral("storeCardButton"), m_storeText, ButtonTone::Primary);
    row->addWidget(m_cancelButton);
    row->addWidget(m_storeButton);
    column->addWidget(foot);
    connect(m_cancelButton, &QPushButton::clicked, this, &CardDialog::reject);
    connect(this, &QDialog::rejected, this, [this] {
        if (m_form->isSubmitting())
            Q_EMIT stillStoring();
        else
            Q_EMIT closedWithoutCard(!m_isOutcomeUnknown);
    });
    connectFields();
    showNumber();
    m_numberEdit->setFocus();
}

void CardDialog::makeFields(QVBoxLayout *column, const Subject &subject)
{
    m_numberEdit = new CardNumberEdit(CardNumberEdit::Kind::Number);
    m_numberEdit->setObjectName(QStringLiteral("cardNumberEdit"));
    m_numberRow = new FieldRow(tr("Card &number"), m_numberEdit);
    column->addWidget(m_numberRow);
    m_nameEdit = new QLineEdit(m_form->nameOnCard());
    m_nameEdit->setObjectName(QStringLiteral("nameOnCardEdit"));
    m_nameRow = new FieldRow(tr("N&ame on card"), m_nameEdit);
    column->addWidget(m_nameRow);

    auto *expiry = new QWidget;
    auto *row = new QHBoxLayout(expiry);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    m_monthEdit = new QLineEdit;
    m_monthEdit->setObjectName(QStringLiteral("expiryMonthEdit"));
    m_monthEdit->setAccessibleName(tr("Month of expiry"));
    m_monthEdit->setMaxLength(2);
    m_monthEdit->setFixedWidth(wordWidth(font(), 56));
    m_yearEdit = new QLineEdit;
    m_yearEdit->setObjectName(QStringLiteral("expiryYearEdit"));
    m_yearEdit->setAccessibleName(tr("Year of expiry"));
    m_yearEdit->setMaxLength(4);
    m_yearEdit->setFixedWidth(wordWidth(font(), 72));
    for (QLineEdit *edit : {m_monthEdit, m_yearEdit})
        edit->setAlignment(Qt::AlignCenter);
    row->addWidget(m_monthEdit);
    row->addWidget(makeMutedText(QStringLiteral("/"), false));
    row->addWidget(m_yearEdit);
    row->addStretch();
    expiry->setFocusProxy(m_monthEdit);
    m_expiryRow = new FieldRow(tr("E&xpires"), expiry);
    m_expiryRow->setHint(tr("Month / year, as printed"));
    column->addWidget(m_expiryRow);

    m_codeEdit = new CardNumberEdit(CardNumberEdit::Kind::Code);
    m_codeEdit->setObjectName(QStringLiteral("securityCodeEdit"));
    m_codeEdit->setMaximumWidth(wordWidth(font(), 72));
    m_codeRow = new FieldRow(tr("&Security code"), m_codeEdit);
    m_codeRow->setVisible(m_form->asksSecurityCode());
    column->addWidget(m_codeRow);

    m_defaultCheck = new QCheckBox(tr("Use as &default of this account")); // the banner says which
    m_defaultCheck->setAccessibleName(tr("Use as default for %1").arg(subject.accountName));
    m_defaultCheck->setObjectName(QStringLiteral("defaultCardCheck"));
    m_defaultCheck->setChecked(true);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(wordWidth(font(), look::width::labelColumn) + space::l, 0, 0, space::s);
    line->addWidget(m_defaultCheck);
    column->addLayout(line);
}

void CardDialog::connectFields()
{
    connect(m_numberEdit, &CardNumberEdit::changed, this, &CardDialog::showNumber);
    connect(m_numberEdit, &CardNumberEdit::left, this, [this] { m_form->leaveNumber(m_numberEdit->view()); });
    connect(m_numberEdit, &CardNumberEdit::pasted, this,
            [this](int n) { say(int(Tone::Info), tr("Digits pasted: %1. Check them with the caller.").arg(n)); });
    for (CardNumberEdit *edit : {m_numberEdit, m_codeEdit}) {
        connect(edit, &CardNumberEdit::submitted, this, &CardDialog::submit);
        connect(edit, &CardNumberEdit::wiped, this, [this] {
            wipe();
            say(int(Tone::Warning), tr("A minute passed without a key, so number and code are wiped. Ask for the card again."));
        });
    }
    connect(m_nameEdit, &QLineEdit::textEdited, m_form, &CardForm::setNameOnCard);
    connect(m_nameEdit, &QLineEdit::editingFinished, m_form, &CardForm::leaveName);
    const auto takeExpiry = [this] { m_form->setExpiry(m_monthEdit->text(), m_yearEdit->text()); };
    connect(m_monthEdit, &QLineEdit::textEdited, this, [this, takeExpiry](const QString &text) {
        takeExpiry();
        if (text.size() == 2)
            m_yearEdit->setFocus();
    });
    connect(m_yearEdit, &QLineEdit::textEdited, this, takeExpiry);
    connect(m_yearEdit, &QLineEdit::editingFinished, m_form, &CardForm::leaveExpiry);
    connect(m_defaultCheck, &QCheckBox::toggled, m_form, &CardForm::setDefault);
    m_form->setDefault(true);
    connect(m_storeButton, &QPushButton::clicked, this, &CardDialog::submit);
    connect(m_form, &Form::issuesChanged, this, &CardDialog::showIssues);
    connect(m_form, &Form::submittingChanged, this, [this] {
        m_storeButton->setEnabled(!m_form->isSubmitting());
        m_storeButton->setText(m_form->isSubmitting() ? tr("Storing…") : m_storeText);
        m_cancelButton->setText(m_form->isSubmitting() ? tr("Stop waiting") : tr("Cancel"));
    });
    connect(m_form, &Form::failed, this, [this](const Error &error) {
        m_isOutcomeUnknown = error.kind == ErrorKind::Unknown;
        const ErrorText text = errorText(error, Operation::StoreCard);
        QString words = text.title + QLatin1Char(' ') + text.text;
        if (!error.requestId.isEmpty())
            words += tr(" Request %1.").arg(error.requestId);
        say(int(error.kind == ErrorKind::Unknown ? Tone::Warning : Tone::Danger), words);
        m_numberEdit->setFocus();
    });
    connect(m_form, &CardForm::stored, this, [this](const Card &card) {
        Q_EMIT stored(card);
        accept();
    });
}

void CardDialog::submit()
{
    m_form->setNameOnCard(m_nameEdit->text());
    if (m_form->isSubmitting())
        return;
    if (!m_form->checkAll(m_numberEdit->view(), m_codeEdit->view())) {
        for (const auto &[field, editor] : {std::pair<const char *, QWidget *>{"cardNumber", m_numberEdit},
                                            {"nameOnCard", m_nameEdit},
                                            {"expiry", m_monthEdit},
                                            {"securityCode", m_codeEdit}})
            if (m_form->issueOf(QLatin1String(field))) {
                editor->setFocus();
                return;
            }
    }
    say(0, {});
    m_isOutcomeUnknown = false;
    m_form->submitCard(m_numberEdit->take(), m_codeEdit->take());
}

bool CardDialog::hasDigits() const
{
    return m_numberEdit->count() > 0 || m_codeEdit->count() > 0;
}

void CardDialog::wipe()
{
    m_numberEdit->clear();
    m_codeEdit->clear();
}

void CardDialog::showNumber()
{
    const CardForm::NumberState state = CardForm::numberState(m_numberEdit->view());
    m_numberEdit->setGroups(state.groups);
    m_numberEdit->setBrand(state.brand == CardBrand::Unknown ? QString() : cardBrandWord(state.brand));
    m_numberRow->setHint(state.count == 0 ? tr("Earlier groups are hidden while you type.")
                                          : tr("%1 of %2 digits. Earlier groups are hidden while you type.")
                                                .arg(state.count)
                                                .arg(std::max(state.count, state.usualLength)));
    m_codeRow->setHint(state.codeLength == 4 ? tr("4 digits on the front. Never stored.")
                                             : tr("3 digits on the back. Never stored."));
    m_codeEdit->setGroups({state.codeLength});
    if (m_form->issueOf(QStringLiteral("cardNumber")))
        m_form->leaveNumber(m_numberEdit->view());
}

void CardDialog::showIssues()
{
    const auto show = [this](const char *field, FieldRow *row, const QString &label) {
        const Issue *issue = m_form->issueOf(QLatin1String(field));
        row->setError(issue ? issueText(*issue, label) : QString());
    };
    show("cardNumber", m_numberRow, tr("The card number"));
    show("nameOnCard", m_nameRow, tr("The name on the card"));
    show("expiry", m_expiryRow, tr("Month and year"));
    show("securityCode", m_codeRow, tr("The security code"));
}

void CardDialog::say(int tone, const QString &text)
{
    delete m_message;
    m_message = nullptr;
    if (!text.isEmpty()) {
        m_message = new InlineMessage(Tone(tone), text);
        m_message->setObjectName(QStringLiteral("cardMessage"));
        m_messages->addWidget(m_message);
        m_message->show(); // else its lines do not count yet
    }
    m_messages->setContentsMargins(0, 0, 0, text.isEmpty() ? 0 : space::s);
    layout()->activate();
    resize(QWidget::width(),
           layout()->totalHeightForWidth(QWidget::width())); // adjustSize() does not ask for the lines of a message
}

void CardDialog::hideEvent(QHideEvent *event)
{
    wipe(); // however it closes
    QDialog::hideEvent(event);
}

void CardDialog::paintEvent(QPaintEvent *)
{
    const Colors &c = colors(palette());
    QPainter painter(this);
    painter.fillRect(rect(), c.page);
    painter.setPen(c.lineStrong);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace linedesk
