// SPDX-License-Identifier: Apache-2.0
// The bearer token: how long it lives, one refresh at a time, gone when it is thrown away (CONTRACT 3.1, 3.2, A12).
#pragma once

#include "base/call.h"
#include "base/clock.h"

#include <QByteArray>
#include <QObject>

#include <functional>
#include <vector>

namespace linedesk {

struct Token {
    QByteArray value;
    std::chrono::seconds life{900};
};

class AuthSession : public QObject {
    Q_OBJECT
public:
    explicit AuthSession(const Clock &clock, QObject *parent = nullptr);

    void setToken(Token token);
    /// Throws the token away, and whoever waits for one is answered SignedOut.
    void discard();
    /// Throws the token away for a while: who needs one waits for the next sign-in (CONTRACT A12, A15). Ends with
    /// setToken() or discard().
    void suspend();
    bool isSuspended() const { return m_isSuspended; }
    /// Changes with every discard(): what was sent in an earlier session is not sent again in a later one.
    int sessionNumber() const { return m_sessionNumber; }
    /// Finished by the next setToken(), or with SignedOut by discard().
    Call<Done> nextToken();
    bool hasToken() const { return !m_token.value.isEmpty(); }
    QByteArray token() const { return m_token.value; }
    std::chrono::seconds timeLeft() const;

    /// One refresh in flight: who asks while one is running waits for the same answer. `ask` fetches a new token with
    /// the present one. A refusal throws the token away and is answered as SignedOut.
    Call<Done> refresh(const std::function<Call<Token>()> &ask);

    /// expires_in, else the claims exp and iat of a JWT, else 900 s (CONTRACT 3.1). Nothing in it: Protocol.
    static Result<Token> parse(const QByteArray &answer);

Q_SIGNALS:
    /// The server ended the session: the refresh was refused. Who answers it with suspend() keeps the requests waiting.
    void expired();

private:
    void finishRefresh(const Result<Token> &token);

    const Clock &m_clock;
    Token m_token;
    std::chrono::milliseconds m_since{0};
    Call<Token> m_refresh;
    std::vector<Promise<Done>> m_waiting, m_waitingForToken;
    bool m_isSuspended = false;
    int m_sessionNumber = 0;
};

} // namespace linedesk
