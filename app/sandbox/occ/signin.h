// SPDX-License-Identifier: Apache-2.0
// Who may come in (CONTRACT 3.1), and how a password that is too old or was issued is replaced by its owner (3.6).
#pragma once

#include "http/message.h"
#include "occ/tokens.h"
#include "store/database.h"
#include "wiring.h"

#include <chrono>
#include <deque>
#include <mutex>

namespace linedesk::sandbox {

/// The error body of a log-in (CONTRACT 3.1).
Response loginRefusal(int status, const char *code, const char *error, const char *message, const QByteArray &description,
                      const char *path = nullptr);

class SignIn {
public:
    SignIn(const Database &store, const Wiring &wiring, Tokens &tokens);

    Response login(const Request &request);
    Response mfaLogin(const Request &request);
    Response requestPasswordReset(const Request &request);
    Response sendPasswordReset(const Request &request);
    Response tokenFor(const QString &userId);

private:
    Response admit(const Request &request, bool needsCode);
    /// Counts a try; the seconds to wait where there were too many, and then it is not counted.
    int secondsToWait();
    Response countFailure(const QString &userId);
    bool useCode(const QString &userId, const QByteArray &code);
    bool setPassword(const QJsonObject &user, const QByteArray &password);

    const Database &m_store;
    const Wiring &m_wiring;
    Tokens &m_tokens;
    QString m_nobodysHash; // of no password: what an unknown user's is compared with
    std::mutex m_mutex;
    std::deque<std::chrono::milliseconds> m_tries; // of the last minute, of everybody: all come from this computer
};

} // namespace linedesk::sandbox
