// SPDX-License-Identifier: Apache-2.0
// Commerce's agent API (CONTRACT section 3): tokens, current user, and who may ask for the rest: the log-in is in
// signin, people and address books in profiles, the stored cards in occcards. What a set-up script asks is in administration.
#pragma once

#include "http/message.h"
#include "occ/administration.h"
#include "occ/occcards.h"
#include "occ/organizations.h"
#include "occ/profiles.h"
#include "occ/profilewebhook.h"
#include "occ/registrationrequests.h"
#include "occ/replays.h"
#include "occ/signin.h"
#include "occ/tokens.h"
#include "store/database.h"
#include "wiring.h"

namespace linedesk::sandbox {

class OccRole {
public:
    OccRole(const Database &store, const Wiring &wiring);
    /// The agent API under both its prefixes (D1), and the administration API.
    void addRoutes(Router &router);
    /// The reads and the one write that only the extension may make; on the public address where the extension is elsewhere.
    void addInternalRoutes(Router &router);
    /// The profile webhook, once every role has its address.
    void startDelivery() { m_webhook.start(); }
    void stopDelivery() { m_webhook.stop(); }

private:
    using Method = Response (OccRole::*)(const Request &);
    using UserHandler = std::function<Response(const Request &, const QString &userId)>;
    /// Only with a living token, and with a site that there is.
    Handler forAgent(UserHandler handler);
    Handler forAgent(Method method);
    bool isSupervisor(const QString &userId) const;
    void addProfileRoutes(Router &router, const QString &base);
    void addOrganizationRoutes(Router &router, const QString &base);

    Response refresh(const Request &request);
    Response verify(const Request &request);
    Response logout(const Request &request);
    Response currentUser(const Request &request);
    Response administrationProfile(const Request &request);
    Response linkToContact(const Request &request);

    const Database &m_store;
    const Wiring &m_wiring;
    Tokens m_tokens;
    Administration m_administration;
    SignIn m_signIn;
    Replays m_replays;
    ProfileWebhook m_webhook;
    Profiles m_profiles;
    Organizations m_organizations;
    RegistrationRequests m_requests;
    OccCards m_cards;
};

} // namespace linedesk::sandbox
