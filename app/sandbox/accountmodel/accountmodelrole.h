// SPDX-License-Identifier: Apache-2.0
// The CustomerAccountModel extension, agent variant (CONTRACT section 4): checks the bearer with Commerce, the customer in
// context, the rules, and calls the integration flows. Keeps no data but the answers of repeated writes.
#pragma once

#include "accountmodel/flows.h"
#include "http/message.h"
#include "http/page.h"
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
    std::optional<Response> identify(const Request &request, Caller *caller);          // a refusal, or nothing
    std::optional<Response> readUser(const Request &request, QJsonObject *user) const; // the user of the console
    bool isBearerValid(const QByteArray &bearer);

    Response queryContacts(const Request &request);
    Response queryAccounts(const Request &request);
    Response readStructure(const Request &request);
    Response findByNumber(const Request &request);
    Response updateAccount(const Request &request);
    Response listAddressFormats(const Request &request);
    Response updated(const Request &request, const Caller &caller);

    Response accountsOf(const Caller &caller, const QByteArray &page, std::optional<Response> *failure) const;
    QJsonObject envelope(const Caller &caller, const QJsonArray &accounts) const;
    QJsonObject pageOfEnvelope(const Caller &caller, const QJsonObject &found, const Page &page, const Request &request) const;

    struct Replay {
        QByteArray digest;
        Response response;
    };
    const Wiring &m_wiring;
    Flows m_flows;
    QByteArray m_digestKey;
    std::mutex m_mutex;
    QHash<QByteArray, std::chrono::steady_clock::time_point> m_verified;
    QHash<QByteArray, Replay> m_replays;
    QSet<QByteArray> m_running; // writes with a key, under way
    std::condition_variable m_writeDone;
};

} // namespace linedesk::sandbox
