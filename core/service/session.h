// SPDX-License-Identifier: Apache-2.0
// The agent's session with Commerce: sign-in, the current user, sign-out (CONTRACT 3.1 to 3.5, A12, A15). Keeps the token
// fresh through AuthSession and says when the session is over. Holds no password after signIn() has been sent.
#pragma once

#include "base/call.h"
#include "base/secret.h"
#include "domain/contact.h"

#include <QObject>

#include <chrono>
#include <optional>

namespace linedesk {

class AuthSession;
class OccAgentApi;

class Session : public QObject {
    Q_OBJECT
public:
    Session(OccAgentApi &occ, AuthSession &auth, QObject *parent = nullptr);

    /// Errors by code (CONTRACT 3.1): 990401 refused, 990403 one-time code wanted, 990402/990405 password must be
    /// changed, 990404 locked (retryAfter, moreInfo unlockAt), 990429 too many tries. A user without a console role
    /// gets Forbidden, and the token is thrown away. `code` is the one-time code, empty when not asked.
    Call<Agent> signIn(const QString &user, SecretString password, const QString &code);

    /// Throws the token away first, then tells the server and ignores what it says (CONTRACT 3.4).
    void signOut();

    bool isSignedIn() const { return m_agent.has_value(); }
    const std::optional<Agent> &agent() const { return m_agent; }

Q_SIGNALS:
    void signedIn();
    /// The session is over: the agent asked, or the server refused the token and the refresh.
    void signedOut();

private:
    OccAgentApi &m_occ;
    AuthSession &m_auth;
    std::optional<Agent> m_agent;
    Call<Done> m_logout;
};

} // namespace linedesk
