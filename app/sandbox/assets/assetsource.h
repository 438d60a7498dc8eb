// SPDX-License-Identifier: Apache-2.0
// The asset system behind the extension, in the shape of CPQ's asset resource (CONTRACT section 8). It knows accounts by
// their ids alone and nothing of people: who may ask what is the extension's to say. A change is one transaction, with the
// state checked inside it.
#pragma once

#include "http/message.h"
#include "store/database.h"
#include "wiring.h"

namespace linedesk::sandbox {

class AssetSource {
public:
    AssetSource(const Database &store, const Wiring &wiring) : m_store(store), m_wiring(wiring) {}
    void addRoutes(Router &router);

private:
    Response list(const Request &request) const;
    Response get(const Request &request) const;
    Response act(const Request &request) const;
    QJsonObject assetOf(const QJsonObject &row) const;

    const Database &m_store;
    const Wiring &m_wiring;
};

} // namespace linedesk::sandbox
