// SPDX-License-Identifier: Apache-2.0
#include "page/passwordchange.h"

#include "look/tokens.h"
#include "model/loginform.h"
#include "widget/controls.h"
#include "widget/fieldrow.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace linedesk {

using namespace look;

PasswordChange::PasswordChange(std::function<QString()> user, QWidget *parent)
    : QWidget(parent), m_user(std::move(user)), m_resetCodeEdit(new QLineEdit), m_newPasswordEdit(new QLineEdit),
      m_repeatPasswordEdit(new QLineEdit), m_rows(new QWidget), m_repeatRow(new FieldRow(tr("&Again"), m_repeatPasswordEdit)),
      m_backButton(makeButton(QStringLiteral("backButton"), tr("Back"), ButtonTone::Link)),
      m_againButton(makeButton(QStringLiteral("mailAgainButton"), tr("Mail another one"), ButtonTone::Link)),
      m_mailButton(makeButton(QStringLiteral("mailButton"), tr("Mail me a reset code"), ButtonTone::Primary)),
      m_changeButton(makeButton(QStringLiteral("changeButton"), tr("Change password"), ButtonTone::Primary))
{
    setObjectName(QStringLiteral("passwordChange"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    auto *rows = new QVBoxLayout(m_rows);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(space::xs);
    m_resetCodeEdit->setObjectName(QStringLiteral("resetCodeEdit"));
    rows->addWidget(new FieldRow(tr("&Reset code"), m_resetCodeEdit));
    auto *newRow = new FieldRow(tr("&New password"), m_newPasswordEdit);
    newRow->setHint(tr("8 or more, with a digit, a capital and a small letter"));
    rows->addWidget(newRow);
    rows->addWidget(m_repeatRow);
    m_newPasswordEdit->setObjectName(QStringLiteral("newPasswordEdit"));
    m_repeatPasswordEdit->setObjectName(QStringLiteral("repeatPasswordEdit"));
    for (QLineEdit *edit : {m_newPasswordEdit, m_repeatPasswordEdit})
        edit->setEchoMode(QLineEdit::Password);
    column->addWidget(m_rows);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(-space::s, 0, 0, 0); // the link's word stands at the edge
    foot->setSpacing(space::s);
    foot->addWidget(m_backButton);
    foot->addStretch();
    foot->addWidget(m_againButton);
    foot->addWidget(m_mailButton);
    foot->addWidget(m_changeButton);
    column->addLayout(foot);

    connect(m_backButton, &QPushButton::clicked, this, [this] {
        if (m_form->isSubmitting())
            m_form->cancel();
        else
            m_form->reset();
    });
    for (QPushButton *mail : {m_againButton, m_mailButton})
        connect(mail, &QPushButton::clicked, this, [this] { m_form->askForMail(m_user()); });
    connect(m_changeButton, &QPushButton::clicked, this, &PasswordChange::submit);
    for (QLineEdit *edit : {m_resetCodeEdit, m_newPasswordEdit, m_repeatPasswordEdit}) {
        connect(edit, &QLineEdit::returnPressed, this, &PasswordChange::submit);
        connect(edit, &QLineEdit::textEdited, this, &PasswordChange::showForm);
    }
    hide();
}

void PasswordChange::setForm(LoginForm *form)
{
    m_form = form;
    if (m_form) {
        connect(m_form, &LoginForm::changed, this, &PasswordChange::showForm);
        connect(m_form, &LoginForm::passwordChanged, this, [this] { Q_EMIT changed(m_newPasswordEdit->text()); });
    }
    showForm();
}

void PasswordChange::showForm()
{
    const bool isShown = m_form && m_form->mustChange(), hadRows = !m_rows->isHidden();
    setVisible(isShown);
    if (!isShown) {
        for (QLineEdit *edit : {m_resetCodeEdit, m_newPasswordEdit, m_repeatPasswordEdit})
            edit->clear();
        m_rows->hide();
        return;
    }
    const bool isFree = !m_form->isSubmitting(), canType = m_form->hasAskedForMail();
    m_rows->setVisible(canType);
    m_changeButton->setVisible(canType);
    m_mailButton->setVisible(!canType);
    m_againButton->setVisible(canType);
    for (QPushButton *mail : {m_againButton, m_mailButton})
        mail->setEnabled(isFree);
    const bool isSame = m_newPasswordEdit->text() == m_repeatPasswordEdit->text();
    m_repeatRow->setError(isSame || m_repeatPasswordEdit->text().isEmpty() ? QString() : tr("This is not the same as above."));
    m_changeButton->setEnabled(isFree && isSame && !m_resetCodeEdit->text().trimmed().isEmpty() &&
                               !m_newPasswordEdit->text().isEmpty());
    m_changeButton->setText(isFree ? tr("Change password") : tr("Changing…"));
    m_backButton->setText(isFree ? tr("Back") : tr("Stop"));
    if (canType && !hadRows)
        m_resetCodeEdit->setFocus();
    else if (!canType && isFree)
        m_mailButton->setFocus();
}

void PasswordChange::submit()
{
    if (m_changeButton->isEnabled())
        m_form->changePassword(m_user(), m_resetCodeEdit->text().trimmed().toUpper(), secretOf(m_newPasswordEdit->text()));
}

} // namespace linedesk
