// SPDX-License-Identifier: Apache-2.0
// Sign-in: user, password, and the one-time code when the server asks for it; a new password when the old one has ended or
// was issued (CONTRACT 3.6). Each refusal has its own plain sentence (CONTRACT 3.1). Passwords pass through and are not kept.
#pragma once

#include "base/call.h"
#include "base/secret.h"
#include "domain/contact.h"

#include <QObject>

namespace linedesk {

class Session;

/// What a password field holds, on its way to the server.
SecretString secretOf(const QString &typed);

class LoginForm : public QObject {
    Q_OBJECT
public:
    explicit LoginForm(Session &session, QObject *parent = nullptr);

    void submit(const QString &user, SecretString password, const QString &code);
    bool isSubmitting() const { return m_call.isRunning() || m_change.isRunning(); }
    bool needsCode() const { return m_needsCode; }
    /// The server lets this user in only with a new password.
    bool mustChange() const { return m_mustChange; }
    /// A mail with a reset code was asked for, so the new password can be set.
    bool hasAskedForMail() const { return m_hasAskedForMail; }
    void askForMail(const QString &user);
    void changePassword(const QString &user, const QString &resetCode, SecretString password);
    /// Whether the message is a refusal, not a next step.
    bool isRefused() const { return m_isRefused; }
    const QString &message() const { return m_message; }
    /// For a fresh start: no code asked, nothing to say.
    void reset();
    /// Stops waiting for the answer.
    void cancel();

Q_SIGNALS:
    void changed();
    void failed();
    void signedIn(const linedesk::Agent &agent);
    void passwordChanged();

private:
    QString sentenceFor(const Error &error) const;
    QString changeSentence(const Error &error) const;
    void say(const QString &message, bool isRefused);

    Session &m_session;
    bool m_needsCode = false, m_mustChange = false, m_hasAskedForMail = false, m_isRefused = false;
    QString m_message;
    Call<Agent> m_call;
    Call<Done> m_change;
};

} // namespace linedesk
