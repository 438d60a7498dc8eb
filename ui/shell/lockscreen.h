// SPDX-License-Identifier: Apache-2.0
// What the whole window shows while the desk is locked: nothing of any customer, how much work waits, and the way back for
// the same user (CONTRACT A15).
#pragma once

#include "model/loginform.h"
#include "service/session.h"
#include "widget/pane.h"

#include <QPointer>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace linedesk {

class FieldRow;

class LockScreen : public Pane {
    Q_OBJECT
public:
    LockScreen(LoginForm &form, const Agent &agent, QWidget *parent = nullptr);

    struct Waiting {
        int customers = 0, unsaved = 0, saving = 0;
        bool hadCard = false; // a card was being typed, and is wiped
    };
    void show(LockReason reason, const Waiting &waiting);

Q_SIGNALS:
    void signOutRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void submit();
    void showForm();

    LoginForm &m_form;
    QString m_user;
    QLabel *m_title, *m_text;
    QVBoxLayout *m_messages;
    QPointer<QWidget> m_message;
    QLineEdit *m_passwordEdit, *m_codeEdit;
    FieldRow *m_passwordRow, *m_codeRow;
    QPushButton *m_signOutButton, *m_unlockButton;
    bool m_isSignIn = false; // the session has ended: no mere unlocking
};

} // namespace linedesk
