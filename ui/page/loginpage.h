// SPDX-License-Identifier: Apache-2.0
// Sign-in: the first and only thing built at start. Environment, user, password, and the one-time code when the server
// asks for it; a new password when the old one is not taken any more. In training the accounts are printed on a card of their
// own, with what their users have on the phone and in the mailbox.
#pragma once

#include "base/secret.h"
#include "widget/pane.h"

#include <QPointer>
#include <QString>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace linedesk {

class FieldRow;
class InlineMessage;
class LoginForm;
class PasswordChange;

class LoginPage : public Pane {
    Q_OBJECT
public:
    /// An account that may be shown, since it is worth nothing outside training.
    struct TrainingAccount {
        QString role, user, password;
        bool hasInbox = false; // gets codes
    };
    struct Environment {
        QString name;
        bool isTraining = true;
        std::vector<TrainingAccount> trainingAccounts;
    };

    explicit LoginPage(Environment environment, QWidget *parent = nullptr);

    /// Until there is a form the page says that it is getting ready, and nothing can be sent.
    void setForm(LoginForm *form);
    /// The server cannot be reached at all; `why` says what to do.
    void setUnavailable(const QString &why);
    /// After a sign-out, or a session that the server has ended.
    void startOver(const QString &why);
    /// What a training user has on the phone and in the mailbox.
    void showInbox(const QString &text);
    /// One more field, for the user of the integration flows (CONTRACT A7); after sign-in it is gone.
    void askForFlowsPassword(const QString &user);

Q_SIGNALS:
    void inboxWanted(const QString &user);
    /// Just before the sign-in that it was entered for.
    void flowsPasswordEntered(const linedesk::SecretString &password);

private:
    QWidget *makeCard();
    QWidget *makeTrainingCard();
    void showForm();
    void submit();
    void say(int tone, const QString &text);

    Environment m_environment;
    QPointer<LoginForm> m_form;
    bool m_isUnavailable = false;
    QVBoxLayout *m_messages = nullptr;
    QWidget *m_message = nullptr;
    QLineEdit *m_userEdit = nullptr, *m_passwordEdit = nullptr, *m_codeEdit = nullptr, *m_flowsEdit = nullptr;
    QWidget *m_environmentRow = nullptr, *m_passwordRow = nullptr, *m_codeRow = nullptr, *m_flowsRow = nullptr;
    PasswordChange *m_change = nullptr;
    QLabel *m_inboxText = nullptr;
    QPushButton *m_signInButton = nullptr, *m_stopButton = nullptr;
};

} // namespace linedesk
