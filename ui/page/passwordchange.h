// SPDX-License-Identifier: Apache-2.0
// The part of sign-in and lock screen where a password that the server no longer takes is replaced (CONTRACT 3.6): a reset
// code by mail, then the code and the new password twice. Shown only while the form says so.
#pragma once

#include <QPointer>
#include <QWidget>

#include <functional>

class QLineEdit;
class QPushButton;

namespace linedesk {

class FieldRow;
class LoginForm;

class PasswordChange : public QWidget {
    Q_OBJECT
public:
    /// `user` answers whose password it is.
    explicit PasswordChange(std::function<QString()> user, QWidget *parent = nullptr);

    void setForm(LoginForm *form);

Q_SIGNALS:
    /// The server has taken the new password, so it can be signed in with.
    void changed(const QString &newPassword);

private:
    void showForm();
    void submit();

    std::function<QString()> m_user;
    QPointer<LoginForm> m_form;
    QLineEdit *m_resetCodeEdit, *m_newPasswordEdit, *m_repeatPasswordEdit;
    QWidget *m_rows;
    FieldRow *m_repeatRow;
    QPushButton *m_backButton, *m_againButton, *m_mailButton, *m_changeButton;
};

} // namespace linedesk
