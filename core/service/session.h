// SPDX-License-Identifier: Apache-2.0
// The agent's session with Commerce: sign-in, the current user, sign-out (CONTRACT 3.1 to 3.5, A12, A15). Keeps the token
// fresh through AuthSession and says when the session is over. Holds no password after signIn() has been sent.
#pragma once

#include "base/call.h"
#include "base/clock.h"
#include "base/secret.h"
#include "domain/contact.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace linedesk {

class AuthSession;
class HttpClient;
class OccAgentApi;

class Session : public QObject {
    Q_OBJECT
public:
    Session(OccAgentApi &occ, AuthSession &auth, HttpClient &http, const Clock &clock, QObject *parent = nullptr);

    /// Errors by code (CONTRACT 3.1): 990401 refused, 990403 one-time code wanted, 990402/990405 password must be
    /// changed, 990404 locked (retryAfter, moreInfo unlockAt), 990429 too many tries. A user without a console role
    /// gets Forbidden, and the token is thrown away. `code` is the one-time code, empty when not asked.
    Call<Agent> signIn(const QString &user, SecretString password, const QString &code);

    /// Throws the token away first, then tells the server and ignores what it says (CONTRACT 3.4).
    void signOut();

    /// The agent did something: a token near its end is worth refreshing for 15 minutes more (CONTRACT 3.2).
    void noteActivity();

    bool isSignedIn() const { return m_agent.has_value(); }
    const std::optional<Agent> &agent() const { return m_agent; }

Q_SIGNALS:
    void signedIn();
    /// The session is over: the agent asked, or the server refused the token and the refresh.
    void signedOut();

private:
    void keepFresh();

    OccAgentApi &m_occ;
    AuthSession &m_auth;
    HttpClient &m_http;
    const Clock &m_clock;
    std::optional<Agent> m_agent;
    QTimer m_watch;
    std::chrono::milliseconds m_lastActivity{0};
    Call<Done> m_logout, m_refresh;
};

} // namespace linedesk
