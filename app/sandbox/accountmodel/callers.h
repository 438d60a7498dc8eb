// SPDX-License-Identifier: Apache-2.0
// Who asks the extension: the console's user by the bearer, and the customer in context (CONTRACT 4.1). Commerce is asked.
#pragma once

#include "http/message.h"
#include "wiring.h"

#include <QHash>

#include <chrono>
#include <mutex>
#include <optional>

namespace linedesk::sandbox {

struct Caller {
    QString profileId;
    QJsonObject profile; // with stored cards and tokens; never leaves the extension
    QString contactId() const { return profile[QLatin1String("customerContactId")].toString(); }
};

class Callers {
public:
    explicit Callers(const Wiring &wiring) : m_wiring(wiring) {}

    /// Each answers a refusal, or nothing.
    std::optional<Response> checkBearer(const Request &request);
    std::optional<Response> identify(const Request &request, Caller *caller);
    std::optional<Response> readProfile(Caller *caller) const; // once more, its id known
    std::optional<Response> readUser(const Request &request, QJsonObject *user) const;

    static bool isSupervisor(const QJsonObject &user);

private:
    const Wiring &m_wiring;
    std::mutex m_mutex;
    QHash<QByteArray, std::chrono::steady_clock::time_point> m_verified;
};

} // namespace linedesk::sandbox
