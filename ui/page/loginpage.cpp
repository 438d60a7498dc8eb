// SPDX-License-Identifier: Apache-2.0
#include "page/loginpage.h"

#include "look/symbolmark.h"
#include "look/tokens.h"
#include "model/loginform.h"
#include "page/passwordchange.h"
#include "widget/controls.h"
#include "widget/fieldrow.h"
#include "widget/inlinemessage.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace linedesk {

using namespace look;

LoginPage::LoginPage(Environment environment, QWidget *parent)
    : Pane(Ground::Chrome, NoEdge, parent), m_environment(std::move(environment))
{
    setObjectName(QStringLiteral("loginPage"));
    auto *content = new QWidget; // scrolls where a small screen has no room for a message
    auto *column = new QVBoxLayout(content);
    column->addStretch(2);
    column->addLayout(makeCentred(makeCard()));
    if (!m_environment.trainingAccounts.empty()) {
        column->addSpacing(space::l);
        column->addLayout(makeCentred(makeTrainingCard()));
    }
    column->addStretch(3);
    if (m_environment.isTraining)
        column->addWidget(
            makeMutedText(tr("No real server can be reached from training. Nothing typed here leaves this computer."), true), 0,
            Qt::AlignHCenter);
    column->addSpacing(space::m);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(makeScroll(content));
    showForm();
}

QWidget *LoginPage::makeCard()
{
    auto *card = new Pane(Ground::Page);
    card->setPanelRadius(radius::panel);
    card->setFixedWidth(wordWidth(font(), look::width::card));
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(space::xxl, space::xl, space::xxl, space::xl);
    column->setSpacing(space::xs);

    auto *head = new QHBoxLayout;
    head->setSpacing(space::m);
    head->addWidget(new SymbolMark(QStringLiteral("headset"), 24, Tone::Accent));
    auto *name = makeText(QStringLiteral("Linedesk"));
    name->setFont(typeFont(Type::Display, font()));
    head->addWidget(name);
    head->addStretch();
    head->addWidget(makeMutedText(QStringLiteral(LINEDESK_VERSION), true));
    column->addLayout(head);
    column->addSpacing(space::m);
    m_messages = new QVBoxLayout;
    m_messages->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_messages);

    auto *environment = new QComboBox;
    environment->setObjectName(QStringLiteral("environmentCombo"));
    environment->addItem(symbol(m_environment.isTraining ? QStringLiteral("graduation-cap") : QStringLiteral("headset")),
                         m_environment.name);
    m_environmentRow = new FieldRow(tr("&Environment"), environment);
    column->addWidget(m_environmentRow);

    m_userEdit = new QLineEdit;
    m_userEdit->setObjectName(QStringLiteral("userEdit"));
    column->addWidget(new FieldRow(tr("&User"), m_userEdit));
    m_passwordEdit = new QLineEdit;
    m_passwordEdit->setObjectName(QStringLiteral("passwordEdit"));
    m_passwordEdit->setEchoMode(QLineEdit::Password);
    m_passwordRow = new FieldRow(tr("&Password"), m_passwordEdit);
    column->addWidget(m_passwordRow);

    m_codeEdit = new QLineEdit;
    m_codeEdit->setObjectName(QStringLiteral("codeEdit"));
    m_codeEdit->setMaxLength(6);
    auto *codeRow = new FieldRow(tr("One-time &code"), m_codeEdit);
    codeRow->setHint(tr("6 digits from your authenticator"));
    m_codeRow = codeRow;
    m_codeRow->setVisible(false);
    column->addWidget(m_codeRow);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::s);
    foot->addStretch();
    m_stopButton = makeButton(QStringLiteral("stopButton"), tr("Stop"), ButtonTone::Link);
    foot->addWidget(m_stopButton);
    m_signInButton = makeButton(QStringLiteral("signInButton"), tr("Sign in"), ButtonTone::Primary);
    foot->addWidget(m_signInButton);
    column->addSpacing(space::s);
    column->addLayout(foot);

    m_change = new PasswordChange([this] { return m_userEdit->text().trimmed(); });
    column->addWidget(m_change);

    connect(m_change, &PasswordChange::changed, this, [this](const QString &newPassword) {
        m_passwordEdit->setText(newPassword);
        showForm();
        submit();
    });
    // Another user: neither the code nor the new password of this one is wanted.
    connect(m_userEdit, &QLineEdit::textEdited, this, [this] {
        if (m_form && (m_form->needsCode() || m_form->mustChange()))
            m_form->reset();
    });
    connect(m_signInButton, &QPushButton::clicked, this, &LoginPage::submit);
    connect(m_stopButton, &QPushButton::clicked, this, [this] { m_form->cancel(); });
    for (QLineEdit *edit : {m_userEdit, m_passwordEdit, m_codeEdit}) {
        connect(edit, &QLineEdit::returnPressed, this, &LoginPage::submit);
        connect(edit, &QLineEdit::textEdited, this, &LoginPage::showForm);
    }
    return card;
}

QWidget *LoginPage::makeTrainingCard()
{
    auto *card = new Pane(Ground::Page);
    card->setPanelRadius(radius::panel);
    card->setFixedWidth(wordWidth(font(), look::width::card));
    auto *grid = new QGridLayout(card);
    grid->setContentsMargins(space::xxl, space::m, space::xl, space::m);
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(0);
    auto *title = new QHBoxLayout;
    title->setSpacing(space::s);
    title->addWidget(new SymbolMark(QStringLiteral("graduation-cap"), 16, Tone::Warning));
    title->addWidget(makeSectionTitle(tr("Training accounts")));
    title->addStretch();
    grid->addLayout(title, 0, 0, 1, 3);

    QFont code = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    code.setPointSizeF(font().pointSizeF() * 0.95);
    auto *password = makeText(tr("Password %1").arg(m_environment.trainingAccounts.front().password)); // one for all
    password->setFont(code);
    password->setTextInteractionFlags(Qt::TextSelectableByMouse);
    title->addWidget(password);
    title->addSpacing(space::s); // where the links' words end
    int row = 1;
    for (const TrainingAccount &account : m_environment.trainingAccounts) {
        grid->addWidget(makeMutedText(account.role, false), row, 0);
        auto *credentials = makeText(account.user);
        credentials->setFont(code);
        credentials->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(credentials, row, 1);
        auto *links = new QHBoxLayout;
        links->addStretch();
        if (account.hasInbox) {
            auto *inbox = makeButton(QStringLiteral("inboxButton%1").arg(row), tr("Inbox"), ButtonTone::Link);
            inbox->setAccessibleName(tr("Phone and mail of %1").arg(account.user));
            connect(inbox, &QPushButton::clicked, this, [this, account] { Q_EMIT inboxWanted(account.user); });
            links->addWidget(inbox);
        }
        auto *use = makeButton(QStringLiteral("useButton%1").arg(row), tr("Use"), ButtonTone::Link);
        use->setAccessibleName(tr("Use the training account %1").arg(account.user));
        connect(use, &QPushButton::clicked, this, [this, account] {
            m_userEdit->setText(account.user);
            m_passwordEdit->setText(account.password);
            if (m_form)
                m_form->reset();
            showForm();
            m_signInButton->setFocus();
        });
        links->addWidget(use);
        grid->addLayout(links, row, 2);
        ++row;
    }
    m_inboxText = makeText({});
    m_inboxText->setObjectName(QStringLiteral("inboxText"));
    m_inboxText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_inboxText->hide();
    grid->addWidget(m_inboxText, row, 0, 1, 3);
    grid->setColumnMinimumWidth(0, 80);
    grid->setColumnStretch(1, 1);
    return card;
}

void LoginPage::setForm(LoginForm *form)
{
    m_isUnavailable = false;
    m_form = form;
    if (m_form) {
        connect(m_form, &LoginForm::changed, this, &LoginPage::showForm);
        m_change->setForm(m_form);
        connect(m_form, &LoginForm::failed, this, [this] {
            showForm();
            if (m_form->mustChange())
                return; // it has the focus already
            (m_form->needsCode() ? m_codeEdit : m_passwordEdit)->setFocus();
        });
    }
    say(0, {});
    showForm();
}

void LoginPage::setUnavailable(const QString &why)
{
    m_form = nullptr;
    m_isUnavailable = true;
    m_change->setForm(nullptr);
    showForm();
    say(int(Tone::Danger), why);
}

void LoginPage::startOver(const QString &why)
{
    m_passwordEdit->clear();
    m_codeEdit->clear();
    showForm();
    if (!why.isEmpty())
        say(int(Tone::Info), why);
    m_passwordEdit->setFocus();
}

void LoginPage::showInbox(const QString &text)
{
    m_inboxText->setText(text);
    m_inboxText->show();
}

void LoginPage::askForFlowsPassword(const QString &user)
{
    if (!m_flowsRow) {
        m_flowsEdit = new QLineEdit;
        m_flowsEdit->setObjectName(QStringLiteral("flowsPasswordEdit"));
        m_flowsEdit->setEchoMode(QLineEdit::Password);
        auto *row = new FieldRow(tr("&Integration Cloud"), m_flowsEdit);
        row->setHint(tr("Password of %1; this computer's key store keeps it, where there is one").arg(user));
        m_flowsRow = row;
        auto *column = static_cast<QVBoxLayout *>(m_passwordRow->parentWidget()->layout());
        column->insertWidget(column->indexOf(m_passwordRow) + 1, m_flowsRow);
        QWidget::setTabOrder(m_passwordEdit, m_flowsEdit);
        connect(m_flowsEdit, &QLineEdit::returnPressed, this, &LoginPage::submit);
        connect(m_flowsEdit, &QLineEdit::textEdited, this, &LoginPage::showForm);
    }
    m_flowsRow->show();
    showForm();
}

void LoginPage::showForm()
{
    const bool ready = m_form && !m_form->isSubmitting();
    if (m_form && m_form->needsCode() && m_codeRow->isHidden()) {
        // Not before it is wanted: a font takes longer to load than all of this page to build.
        QFont code = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        code.setPointSizeF(font().pointSizeF() * 1.2);
        code.setLetterSpacing(QFont::AbsoluteSpacing, 4);
        m_codeEdit->setFont(code);
    }
    const bool mustChange = m_form && m_form->mustChange();
    m_environmentRow->setVisible(!mustChange && !m_environment.name.isEmpty()); // its place is needed
    m_userEdit->setEnabled(!m_isUnavailable);
    m_passwordEdit->setEnabled(!m_isUnavailable);
    m_passwordRow->setVisible(!mustChange);
    m_codeRow->setVisible(m_form && m_form->needsCode() && !mustChange);
    m_stopButton->setVisible(m_form && m_form->isSubmitting() && !mustChange);
    m_signInButton->setVisible(!mustChange);
    m_signInButton->setEnabled(ready && !m_userEdit->text().trimmed().isEmpty() && !m_passwordEdit->text().isEmpty() &&
                               (!m_flowsRow || m_flowsRow->isHidden() || !m_flowsEdit->text().isEmpty()));
    m_signInButton->setText(m_form && m_form->isSubmitting() ? tr("Signing in…")
                            : m_form || m_isUnavailable      ? tr("Sign in")
                                                             : tr("Getting ready…"));
    if (m_form)
        say(int(m_form->isRefused() ? Tone::Danger : Tone::Info), m_form->message());
}

void LoginPage::submit()
{
    if (!m_signInButton->isEnabled())
        return;
    if (m_flowsRow && !m_flowsRow->isHidden()) {
        Q_EMIT flowsPasswordEntered(secretOf(m_flowsEdit->text()));
        m_flowsEdit->clear();
        m_flowsRow->hide();
    }
    m_form->submit(m_userEdit->text().trimmed(), secretOf(m_passwordEdit->text()), m_codeEdit->text().trimmed());
    // The server's refusal is about this password: it is typed again, not sent again.
    m_codeEdit->clear();
    showForm();
}

void LoginPage::say(int tone, const QString &text)
{
    delete m_message;
    m_message = nullptr;
    m_messages->setContentsMargins(0, 0, 0, text.isEmpty() ? 0 : space::m);
    if (text.isEmpty())
        return;
    m_message = new InlineMessage(Tone(tone), text);
    m_message->setObjectName(QStringLiteral("loginMessage"));
    m_messages->addWidget(m_message);
}

} // namespace linedesk
