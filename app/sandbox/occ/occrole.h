// SPDX-License-Identifier: Apache-2.0
// Commerce's agent API (CONTRACT section 3): tokens, current user, profiles. The log-in is in signin, the stored cards in occcards.
#pragma once

#include "http/message.h"
#include "occ/signin.h"
#include "occ/tokens.h"
#include "store/database.h"
#include "wiring.h"

#include <memory>

namespace linedesk::sandbox {

class OccCards;

class OccRole {
public:
    OccRole(const Database &store, const Wiring &wiring);
    ~OccRole();
    /// The agent API under both its prefixes (D1).
    void addRoutes(Router &router);
    /// The administration's reads and the one write that only the extension may make; never on the public address.
    void addInternalRoutes(Router &router);

private:
    using Method = Response (OccRole::*)(const Request &);
    Handler forAgent(Method method);

    Response refresh(const Request &request);
    Response verify(const Request &request);
    Response logout(const Request &request);
    Response currentUser(const Request &request);
    Response findProfiles(const Request &request);
    Response getProfile(const Request &request);
    Response listCards(const Request &request);
    Response getCard(const Request &request);
    Response addCard(const Request &request);
    Response changeCard(const Request &request);
    Response removeCard(const Request &request);
    Handler forAdministration(Method method);
    Response administrationLogin(const Request &request);
    Response administrationProfile(const Request &request);
    Response linkToContact(const Request &request);
    QJsonObject profile(const QString &id) const; // empty: there is none

    const Database &m_store;
    const Wiring &m_wiring;
    Tokens m_tokens, m_administrationTokens; // none is good for the other API
    SignIn m_signIn;
    std::unique_ptr<OccCards> m_cards;
};

} // namespace linedesk::sandbox
