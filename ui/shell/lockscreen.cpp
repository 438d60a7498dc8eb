// SPDX-License-Identifier: Apache-2.0
#include "shell/lockscreen.h"

#include "look/symbolmark.h"
#include "look/tokens.h"
#include "page/passwordchange.h"
#include "widget/controls.h"
#include "widget/fieldrow.h"
#include "widget/inlinemessage.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace linedesk {

using namespace look;

LockScreen::LockScreen(LoginForm &form, const Agent &agent, QWidget *parent)
    : Pane(Ground::Chrome, NoEdge, parent), m_form(form), m_user(agent.email), m_title(makeTitle({})),
      m_text(makeMutedText({}, false)), m_messages(new QVBoxLayout), m_passwordEdit(new QLineEdit), m_codeEdit(new QLineEdit),
      m_passwordRow(new FieldRow(tr("&Password"), m_passwordEdit)), m_codeRow(new FieldRow(tr("One-time &code"), m_codeEdit)),
      m_unlockButton(makeButton(QStringLiteral("unlockButton"), tr("Unlock"), ButtonTone::Primary))
{
    setObjectName(QStringLiteral("lockScreen"));
    auto *card = new Pane(Ground::Page);
    card->setPanelRadius(radius::panel);
    card->setFixedWidth(wordWidth(font(), look::width::card));
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(space::xxl, space::xl, space::xxl, space::xl);
    column->setSpacing(space::s);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::m);
    head->addWidget(new SymbolMark(QStringLiteral("lock"), 20, Tone::Neutral));
    m_title->setObjectName(QStringLiteral("lockTitle"));
    head->addWidget(m_title);
    head->addStretch();
    column->addLayout(head);
    m_text->setObjectName(QStringLiteral("lockText"));
    m_text->setWordWrap(true);
    column->addWidget(m_text);
    column->addSpacing(space::xs);
    column->addLayout(m_messages);
    column->addSpacing(space::xs);
    auto *user = makeText(m_user);
    user->setMinimumHeight(look::height::control);
    column->addWidget(new FieldRow(tr("User"), user));
    m_passwordEdit->setObjectName(QStringLiteral("unlockPasswordEdit"));
    m_passwordEdit->setEchoMode(QLineEdit::Password);
    column->addWidget(m_passwordRow);
    m_codeEdit->setObjectName(QStringLiteral("unlockCodeEdit"));
    m_codeEdit->setMaxLength(6);
    m_codeRow->setHint(tr("6 digits from your authenticator"));
    column->addWidget(m_codeRow);
    auto *change = new PasswordChange([this] { return m_user; });
    change->setForm(&m_form);
    column->addWidget(change);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(-space::s, 0, 0, 0); // the link's word stands at the edge
    m_signOutButton = makeButton(QStringLiteral("signOutInsteadButton"), tr("Sign out instead"), ButtonTone::Link);
    foot->addWidget(m_signOutButton);
    foot->addStretch();
    foot->addWidget(m_unlockButton);
    column->addLayout(foot);

    auto *outer = new QVBoxLayout(this);
    outer->addStretch(2);
    outer->addLayout(makeCentred(card));
    outer->addStretch(3);
    connect(change, &PasswordChange::changed, this, [this](const QString &newPassword) {
        m_passwordEdit->setText(newPassword);
        showForm();
        submit();
    });
    connect(m_signOutButton, &QPushButton::clicked, this, &LockScreen::signOutRequested);
    connect(m_unlockButton, &QPushButton::clicked, this, &LockScreen::submit);
    for (QLineEdit *edit : {m_passwordEdit, m_codeEdit}) {
        connect(edit, &QLineEdit::returnPressed, this, &LockScreen::submit);
        connect(edit, &QLineEdit::textEdited, this, &LockScreen::showForm);
    }
    connect(&m_form, &LoginForm::changed, this, &LockScreen::showForm);
    connect(&m_form, &LoginForm::failed, this, [this] {
        if (m_form.mustChange())
            return; // the new password's rows have the focus
        if (!m_form.needsCode())
            m_passwordEdit->clear();
        (m_form.needsCode() ? m_codeEdit : m_passwordEdit)->setFocus();
    });
}

void LockScreen::show(LockReason reason, const Waiting &waiting)
{
    m_passwordEdit->clear();
    m_codeEdit->clear();
    m_isSignIn = reason == LockReason::Expired;
    m_title->setText(reason == LockReason::Expired ? tr("Your session has ended") : tr("Locked"));
    QStringList words;
    if (reason == LockReason::Idle)
        words << tr("Nobody has used this desk for a while.");
    else if (reason == LockReason::System)
        words << tr("The computer was locked or went to sleep.");
    else if (reason == LockReason::Expired)
        words << tr("The server asks you to sign in again.");
    if (waiting.customers == 0)
        words << tr("No customer is open.");
    else if (waiting.unsaved == 0)
        words << tr("%n customers are open.", nullptr, waiting.customers);
    else
        words
            << tr("%n customers are open, %1 with edits that are not saved. They are kept here: save them afterwards. Signing out "
                  "drops them.",
                  nullptr, waiting.customers)
                   .arg(waiting.unsaved);
    if (waiting.saving > 0)
        words
            << (reason == LockReason::Expired
                    ? tr("%n saves wait for you: they are not confirmed yet, are sent once you have signed in, and the window says "
                         "what came of them. Signing out drops them.",
                         nullptr, waiting.saving)
                    : tr("%n saves are not confirmed yet: they go on behind the lock, and the window says afterwards what came of "
                         "them.",
                         nullptr, waiting.saving));
    if (waiting.hadCard)
        words << tr("Card number and code were wiped: ask for the card again.");
    m_text->setText(words.join(QLatin1Char(' ')));
    setAccessibleName(m_title->text() + QStringLiteral(". ") + m_text->text());
    showForm();
}

void LockScreen::showEvent(QShowEvent *event)
{
    Pane::showEvent(event);
    m_passwordEdit->setFocus(Qt::OtherFocusReason);
}

void LockScreen::showForm()
{
    m_passwordRow->setVisible(!m_form.mustChange());
    m_codeRow->setVisible(m_form.needsCode() && !m_form.mustChange());
    m_unlockButton->setVisible(!m_form.mustChange());
    m_signOutButton->setVisible(!m_form.mustChange()); // the way back leads to it
    m_unlockButton->setEnabled(!m_form.isSubmitting() && !m_passwordEdit->text().isEmpty());
    if (m_isSignIn)
        m_unlockButton->setText(m_form.isSubmitting() ? tr("Signing in…") : tr("Sign in"));
    else
        m_unlockButton->setText(m_form.isSubmitting() ? tr("Unlocking…") : tr("Unlock"));
    delete m_message;
    if (m_form.message().isEmpty())
        return;
    m_message = new InlineMessage(m_form.isRefused() ? Tone::Danger : Tone::Info, m_form.message());
    m_message->setObjectName(QStringLiteral("lockMessage"));
    m_messages->addWidget(m_message);
}

void LockScreen::submit()
{
    if (!m_unlockButton->isEnabled())
        return;
    m_form.submit(m_user, secretOf(m_passwordEdit->text()), m_codeEdit->text().trimmed());
    m_codeEdit->clear();
    showForm();
}

} // namespace linedesk
