// SPDX-License-Identifier: Apache-2.0
#include "occ/occrole.h"

#include "occ/profilesearch.h"

namespace linedesk::sandbox {

namespace {

QString str(const QJsonObject &row, const char *key)
{
    return row[QLatin1String(key)].toString();
}

} // namespace

OccRole::OccRole(const Database &store, const Wiring &wiring)
    : m_store(store), m_wiring(wiring), m_tokens(*wiring.clock), m_administration(store, wiring, m_tokens),
      m_signIn(store, wiring, m_tokens), m_replays(store, wiring), m_webhook(store, wiring),
      m_profiles(store, wiring, m_replays, m_webhook), m_organizations(store, m_replays, m_profiles), m_requests(store, m_profiles),
      m_cards(store, wiring, m_replays)
{}

Handler OccRole::forAgent(UserHandler handler)
{
    return [this, handler = std::move(handler)](const Request &request) {
        const QByteArray authorization = request.header("Authorization"), site = request.header("X-CCSite");
        const QString userId = m_tokens.userOf(authorization);
        if (userId.isEmpty()) {
            Response refused = refusal(401, QStringLiteral("990406"), QStringLiteral("The session has expired. Log in again."));
            refused.headers.emplace_back("WWW-Authenticate", authorization.isEmpty() ? "Bearer" : "Bearer error=\"invalid_token\"");
            return refused;
        }
        if (!site.isEmpty() && !m_wiring.sites.contains(QString::fromUtf8(site)))
            return refusal(400, QStringLiteral("30014"), QStringLiteral("The site id is not known."), {},
                           QStringLiteral("X-CCSite"));
        return handler(request, userId);
    };
}

Handler OccRole::forAgent(Method method)
{
    return forAgent([this, method](const Request &request, const QString &) { return (this->*method)(request); });
}

bool OccRole::isSupervisor(const QString &userId) const
{
    return str(m_store.row(QStringLiteral("SELECT role FROM users WHERE id=?"), {userId}), "role") ==
           QLatin1String("csAgentSupervisorRole");
}

void OccRole::addRoutes(Router &router)
{
    for (const QString &base : {QStringLiteral("/ccagentui/v1"), QStringLiteral("/ccagent/v1")}) {
        router.add("POST", base + QStringLiteral("/login"), [this](const Request &r) { return m_signIn.login(r); });
        if (m_wiring.can.mfa)
            router.add("POST", base + QStringLiteral("/mfalogin"), [this](const Request &r) { return m_signIn.mfaLogin(r); });
        router.add("POST", base + QStringLiteral("/adminProfiles/requestPasswordReset"),
                   [this](const Request &r) { return m_signIn.requestPasswordReset(r); });
        router.add("POST", base + QStringLiteral("/adminProfiles/sendPasswordReset"),
                   [this](const Request &r) { return m_signIn.sendPasswordReset(r); });
        router.add("POST", base + QStringLiteral("/refresh"), forAgent(&OccRole::refresh));
        router.add("POST", base + QStringLiteral("/verify"), forAgent(&OccRole::verify));
        router.add("POST", base + QStringLiteral("/logout"), forAgent(&OccRole::logout));
        router.add("GET", base + QStringLiteral("/adminProfiles/current"), forAgent(&OccRole::currentUser));
        addProfileRoutes(router, base);
        addOrganizationRoutes(router, base);
    }
    m_administration.addRoutes(router);
}

void OccRole::addProfileRoutes(Router &router, const QString &base)
{
    const auto route = [&](const char *method, const char *path, UserHandler handler) {
        router.add(method, base + QLatin1String(path), forAgent(std::move(handler)));
    };
    route("GET", "/profiles", [this](const Request &r, const QString &) { return findProfiles(m_store, r); });
    route("POST", "/profiles", [this](const Request &r, const QString &user) { return m_profiles.create(r, user); });
    route("GET", "/profiles/{id}", [this](const Request &r, const QString &) { return m_profiles.get(r); });
    route("PUT", "/profiles/{id}", [this](const Request &r, const QString &) { return m_profiles.change(r); });
    route("POST", "/profiles/{id}", [this](const Request &r, const QString &) { return m_profiles.resetPassword(r); });
    route("GET", "/profiles/{id}/addresses", [this](const Request &r, const QString &) { return m_profiles.listAddresses(r); });
    route("POST", "/profiles/{id}/addresses",
          [this](const Request &r, const QString &user) { return m_profiles.addAddress(r, user); });
    route("GET", "/profiles/{id}/addresses/{addressId}",
          [this](const Request &r, const QString &) { return m_profiles.getAddress(r); });
    route("PUT", "/profiles/{id}/addresses/{addressId}",
          [this](const Request &r, const QString &) { return m_profiles.changeAddress(r); });
    route("DELETE", "/profiles/{id}/addresses/{addressId}",
          [this](const Request &r, const QString &) { return m_profiles.removeAddress(r); });
    route("GET", "/profiles/{id}/creditCards", [this](const Request &r, const QString &) { return m_cards.list(r); });
    route("POST", "/profiles/{id}/creditCards", [this](const Request &r, const QString &user) { return m_cards.add(r, user); });
    route("GET", "/profiles/{id}/creditCards/{cardId}", [this](const Request &r, const QString &) { return m_cards.get(r); });
    route("PUT", "/profiles/{id}/creditCards/{cardId}", [this](const Request &r, const QString &) { return m_cards.change(r); });
    route("DELETE", "/profiles/{id}/creditCards/{cardId}", [this](const Request &r, const QString &) { return m_cards.remove(r); });
}

void OccRole::addOrganizationRoutes(Router &router, const QString &base)
{
    const auto route = [&](const char *method, const QString &path, UserHandler handler) {
        router.add(method, base + path, forAgent(std::move(handler)));
    };
    const QString members = QStringLiteral("/organizationMembers"), addresses = QStringLiteral("/organizationAddresses");
    route("GET", members, [this](const Request &r, const QString &) { return m_organizations.listMembers(r); });
    route("GET", members + QStringLiteral("/{id}"),
          [this](const Request &r, const QString &) { return m_organizations.getMember(r); });
    route("PUT", members + QStringLiteral("/{id}"),
          [this](const Request &r, const QString &user) { return m_organizations.changeMember(r, isSupervisor(user)); });
    route("GET", addresses, [this](const Request &r, const QString &) { return m_organizations.listAddresses(r); });
    route("POST", addresses, [this](const Request &r, const QString &user) { return m_organizations.addAddress(r, user); });
    for (const auto kind : {RegistrationRequests::Kind::Person, RegistrationRequests::Kind::Organization}) {
        const QString path = kind == RegistrationRequests::Kind::Person ? QStringLiteral("/profileRequests")
                                                                        : QStringLiteral("/organizationRequests"),
                      one = path + QStringLiteral("/{id}");
        route("GET", path, [this, kind](const Request &r, const QString &) { return m_requests.list(r, kind); });
        route("GET", one, [this, kind](const Request &r, const QString &) { return m_requests.get(r, kind); });
        for (const bool isApproval : {true, false})
            route("POST", one + (isApproval ? QStringLiteral("/approve") : QStringLiteral("/reject")),
                  [this, kind, isApproval](const Request &r, const QString &user) {
                      return m_requests.decide(r, kind, isApproval, isSupervisor(user));
                  });
    }
    route("PUT", QStringLiteral("/organizationRequests/{id}"),
          [this](const Request &r, const QString &) { return m_requests.markInProgress(r); });
}

void OccRole::addInternalRoutes(Router &router)
{
    const QString profile = QStringLiteral("/ccadmin/v1/profiles/{id}");
    router.add("GET", profile, m_administration.guarded([this](const Request &r) { return administrationProfile(r); }));
    router.add("PUT", profile, m_administration.guarded([this](const Request &r) { return linkToContact(r); }));
}

Response OccRole::refresh(const Request &request)
{
    return m_signIn.tokenFor(m_tokens.userOf(request.header("Authorization")));
}

Response OccRole::verify(const Request &)
{
    return Response::json({{QLatin1String("success"), true}});
}

Response OccRole::logout(const Request &request)
{
    m_tokens.revoke(request.header("Authorization"));
    return Response::json({{QLatin1String("result"), true}});
}

Response OccRole::currentUser(const Request &request)
{
    const QJsonObject user =
        m_store.row(QStringLiteral("SELECT * FROM users WHERE id=?"), {m_tokens.userOf(request.header("Authorization"))});
    const bool isAllowedAll = isSupervisor(str(user, "id"));
    QJsonObject body{{QLatin1String("id"), user[QLatin1String("id")]},
                     {QLatin1String("repositoryId"), user[QLatin1String("id")]},
                     {QLatin1String("email"), user[QLatin1String("email")]},
                     {QLatin1String("firstName"), user[QLatin1String("first_name")]},
                     {QLatin1String("lastName"), user[QLatin1String("last_name")]},
                     {QLatin1String("active"), true},
                     {QLatin1String("registrationDate"), QStringLiteral("2026-01-05T08:00:00.000Z")},
                     {QLatin1String("tourComplete"), true},
                     {QLatin1String("external"), user[QLatin1String("is_external")].toInt() != 0},
                     {QLatin1String("locale"), QStringLiteral("en")},
                     {QLatin1String("roles"),
                      QJsonArray{QJsonObject{{QLatin1String("repositoryId"), user[QLatin1String("role")]},
                                             {QLatin1String("displayName"),
                                              isAllowedAll ? QStringLiteral("CS Agent Supervisor") : QStringLiteral("CS Agent")}}}},
                     {QLatin1String("links"), request.selfLink()}};
    if (request.argument(QStringLiteral("includeAllowedActions")) == QLatin1String("true"))
        body.insert(QLatin1String("actions"), isAllowedAll
                                                  ? QJsonArray{QStringLiteral("assets.terminate"),
                                                               QStringLiteral("registration.decide"), QStringLiteral("roles.edit")}
                                                  : QJsonArray());
    return Response::json(body);
}

Response OccRole::administrationProfile(const Request &request)
{
    const QString id = request.parameters[QStringLiteral("id")];
    QJsonObject found = m_profiles.read(id);
    if (found.isEmpty())
        return refusal(404, QStringLiteral("22002"), QStringLiteral("There is no profile with this id."), {}, QStringLiteral("id"));
    QJsonArray cards;
    for (const QJsonValue &one : m_store.rows(QStringLiteral("SELECT * FROM cards WHERE profile_id=?"), {id})) {
        QJsonObject card = OccCards::toJson(one.toObject());
        card.insert(QLatin1String("token"), one[QLatin1String("token")]);
        cards.append(card);
    }
    found.insert(QLatin1String("creditCards"), cards);
    return Response::json(found);
}

// The id of the CRM's contact. No agent's change: a profile that is being edited stays as it was read.
Response OccRole::linkToContact(const Request &request)
{
    const QString id = request.parameters[QStringLiteral("id")];
    const QJsonValue contactId = QJsonDocument::fromJson(request.body)[QLatin1String("customerContactId")];
    if (!contactId.isString())
        return refusal(400, QStringLiteral("13036"), QStringLiteral("Only customerContactId can be written here."));
    if (!m_store.update(QStringLiteral("profiles"), id, {{QLatin1String("contact_id"), contactId}}))
        return refusal(500, QStringLiteral("990500"), QStringLiteral("The profile could not be written."));
    return administrationProfile(request);
}

} // namespace linedesk::sandbox
