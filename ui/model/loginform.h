// SPDX-License-Identifier: Apache-2.0
// Sign-in: user, password, and the one-time code when the server asks for it. Each refusal has its own plain sentence
// (CONTRACT 3.1). The password passes through and is not kept.
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
    bool isSubmitting() const { return m_call.isRunning(); }
    bool needsCode() const { return m_needsCode; }
    const QString &message() const { return m_message; }
    /// For a fresh start: no code asked, nothing to say.
    void reset();
    /// Stops waiting for the answer.
    void cancel();

Q_SIGNALS:
    void changed();
    void failed();
    void signedIn(const linedesk::Agent &agent);

private:
    QString sentenceFor(const Error &error) const;

    Session &m_session;
    bool m_needsCode = false;
    QString m_message;
    Call<Agent> m_call;
};

} // namespace linedesk
