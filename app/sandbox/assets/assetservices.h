// SPDX-License-Identifier: Apache-2.0
// Services as the extension offers them (CONTRACT section 8): checks the user with Commerce and the contact's rights with the
// account flow, and asks the asset system. Keeps nothing but which configuration was opened.
#pragma once

#include "accountmodel/flows.h"
#include "http/message.h"
#include "wiring.h"

#include <mutex>
#include <optional>

namespace linedesk::sandbox {

class AssetServices {
public:
    explicit AssetServices(const Wiring &wiring) : m_wiring(wiring), m_flows(wiring) {}
    void addRoutes(Router &router);

private:
    struct Caller {
        bool isSupervisor = false;
        QHash<QString, int> ranks;       // of the contact in context, by account: 1 user, 2 buyer, 3 admin
        QHash<QString, QString> parents; // customer account of each
        bool hasServiceAccount = false;
    };
    using Refusal = std::optional<Response>; // nothing: go on

    Refusal identify(const Request &request, Caller *caller) const;
    Refusal readAsset(const Request &request, const Caller &caller, QJsonObject *asset) const;
    Refusal checkAction(const Request &request, const QString &action, const Caller &caller, const QJsonObject &asset,
                        QString *date) const;
    Response list(const Request &request) const;
    Response get(const Request &request) const;
    Response act(const Request &request, const QString &action) const;
    Response modify(const Request &request, const QJsonObject &asset);
    Response configurator(const Request &request);
    Response source(const QByteArray &method, const QByteArray &path, const QByteArray &body = {}) const;
    static QJsonObject offered(QJsonObject asset, const Caller &caller);

    const Wiring &m_wiring;
    Flows m_flows;
    std::mutex m_mutex;
    QHash<QString, QString> m_configurations; // key: the asset's name
};

} // namespace linedesk::sandbox
