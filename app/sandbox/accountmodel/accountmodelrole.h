// SPDX-License-Identifier: Apache-2.0
// The CustomerAccountModel extension, agent variant (CONTRACT section 4): checks the bearer with Commerce, the customer in
// context, the rules, and calls the integration flows. Keeps no data but the answers of repeated writes.
#pragma once

#include "http/message.h"
#include "wiring.h"

#include <QHash>
#include <QSet>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace linedesk::sandbox {

class AccountModelRole {
public:
    explicit AccountModelRole(const Wiring &wiring);
    void addRoutes(Router &router);

private:
    struct Caller {
        QString profileId;
        QJsonObject profile; // with stored cards and tokens; never leaves this role
        QString contactId() const { return profile[QLatin1String("customerContactId")].toString(); }
    };
    std::optional<Response> identify(const Request &request, Caller *caller); // a refusal, or nothing
    bool isBearerValid(const QByteArray &bearer);

    Response queryContacts(const Request &request);
    Response queryAccounts(const Request &request);
    Response updateAccount(const Request &request);
    Response listAddressFormats(const Request &request);
    Response updated(const Request &request, const Caller &caller);

    Response callFlow(const char *key, const QByteArray &method, const QByteArray &query, const QByteArray &body,
                      std::optional<Response> *failure, const QHash<QString, QString> &parameters = {}) const;
    Response envelope(const Caller &caller, const QJsonArray &accounts) const;

    struct Replay {
        QByteArray digest;
        Response response;
    };
    const Wiring &m_wiring;
    QByteArray m_digestKey;
    std::mutex m_mutex;
    QHash<QByteArray, std::chrono::steady_clock::time_point> m_verified;
    QHash<QByteArray, Replay> m_replays;
    QSet<QByteArray> m_running; // writes with a key, under way
    std::condition_variable m_writeDone;
};

} // namespace linedesk::sandbox
