// SPDX-License-Identifier: Apache-2.0
// Commerce's administration API (CONTRACT section 9): the log-in with the application key, and what a set-up script sets up. It
// gives out tokens of its own.
#pragma once

#include "http/message.h"
#include "occ/tokens.h"
#include "store/database.h"
#include "wiring.h"

namespace linedesk::sandbox {

class Administration {
public:
    /// `agents`: the tokens of the agent API, which have no right here.
    Administration(const Database &store, const Wiring &wiring, const Tokens &agents);
    void addRoutes(Router &router);
    /// Only with a living token of the administration.
    Handler guarded(Handler handler) const;

private:
    Response login(const Request &request);
    Response listServers(const Request &request) const;
    Response addServer(const Request &request) const;
    Response upload(const Request &request) const;
    Response listAddressTypes(const Request &request) const;
    Response addAddressType(const Request &request) const;

    const Database &m_store;
    const Wiring &m_wiring;
    const Tokens &m_agents;
    Tokens m_tokens;
};

} // namespace linedesk::sandbox
