// SPDX-License-Identifier: Apache-2.0
// The agent's session with Commerce: sign-in, the current user, lock, sign-out (CONTRACT 3.1 to 3.5, A12, A15). Keeps the
// token fresh while the agent works and locks when the agent does not. Holds no password after signIn() has been sent.
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
struct AgentProfile;
struct Token;

enum class LockReason {
    Asked,  // the agent pressed the key
    Idle,   // no key and no mouse for the idle limit
    System, // the computer's own lock, or sleep
    Expired // the server refused the token and its refresh
};

class Session : public QObject {
    Q_OBJECT
public:
    /// `idleLimit` is 1 to 15 minutes (CONTRACT 3.2); anything else is taken as the nearest of them.
    Session(OccAgentApi &occ, AuthSession &auth, HttpClient &http, const Clock &clock,
            std::chrono::seconds idleLimit = std::chrono::minutes(15), QObject *parent = nullptr);

    /// Errors by code (CONTRACT 3.1): 990401 refused, 990403 one-time code wanted, 990402/990405 password must be
    /// changed, 990404 locked (retryAfter, moreInfo unlockAt), 990429 too many tries. A user without a console role
    /// gets Forbidden, and so does another user than the one who locked; neither token is taken into use. `code` is the
    /// one-time code, empty when not asked.
    Call<Agent> signIn(const QString &user, SecretString password, const QString &code);

    /// Asks for a mail with a reset code (CONTRACT 3.6). 60004: this user's password is not changed here.
    Call<Done> askForPasswordReset(const QString &user);
    /// 60004: the reset code is not right or too old; 23024: the new password breaks the rules. Signs nobody in.
    Call<Done> changePassword(const QString &user, const QString &resetCode, SecretString password);

    /// Discards the token, here and at the server; the agent stays, and only this agent can sign in again (A15). What is
    /// asked of the server meanwhile waits for that.
    void lock(LockReason reason);

    /// Throws the token away first, then tells the server and ignores what it says (CONTRACT 3.4).
    void signOut();

    /// The agent did something: puts off the lock, and makes a token near its end worth refreshing (CONTRACT 3.2).
    void noteActivity();

    /// Looks at the clocks; runs by itself every five seconds.
    void tick();

    bool isLocked() const { return m_isLocked; }
    const std::optional<Agent> &agent() const { return m_agent; }

Q_SIGNALS:
    void signedIn();
    void signedOut();
    void locked(linedesk::LockReason reason);
    void unlocked();
    /// Time until the idle lock, from two minutes before it (30 s when the limit is under five minutes); zero: no longer.
    void idleWarning(std::chrono::seconds left);

private:
    Result<Agent> admit(const Token &token, const AgentProfile &profile);

    OccAgentApi &m_occ;
    AuthSession &m_auth;
    HttpClient &m_http;
    const Clock &m_clock;
    const std::chrono::seconds m_idleLimit;
    std::optional<Agent> m_agent;
    bool m_isLocked = false, m_hasWarned = false;
    QTimer m_watch;
    std::chrono::milliseconds m_lastActivity{0};
    Call<Done> m_logout, m_refresh;
};

} // namespace linedesk
