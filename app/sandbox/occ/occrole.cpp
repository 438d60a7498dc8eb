// SPDX-License-Identifier: Apache-2.0
#include "occ/occrole.h"

#include "occ/occcards.h"
#include "occ/profiletext.h"
#include "occ/scim.h"

namespace linedesk::sandbox {

namespace {

constexpr std::chrono::seconds ApplicationKeyLife{300};

QString str(const QJsonObject &row, const char *key)
{
    return row[QLatin1String(key)].toString();
}

// "lastName:asc,email:desc" as SQL; empty when it cannot be read. The id comes last, so that pages never overlap.
QString orderOf(const QString &sort)
{
    static const QHash<QString, QString> columns = {{QStringLiteral("lastName"), QStringLiteral("p.last_key")},
                                                    {QStringLiteral("firstName"), QStringLiteral("p.first_key")},
                                                    {QStringLiteral("email"), QStringLiteral("p.email")},
                                                    {QStringLiteral("id"), QStringLiteral("p.id")}};
    if (sort.isEmpty())
        return QStringLiteral("p.last_key, p.first_key, p.id");
    QStringList terms;
    for (const QString &part : sort.split(QLatin1Char(','))) {
        const QStringList words = part.split(QLatin1Char(':'));
        const QString column = columns.value(words[0].trimmed()), direction = words.value(1, QStringLiteral("asc")).toLower();
        if (column.isEmpty() || words.size() > 2 || (direction != QLatin1String("asc") && direction != QLatin1String("desc")))
            return {};
        terms << column + QLatin1Char(' ') + direction;
    }
    return terms.join(QStringLiteral(", ")) + QStringLiteral(", p.id");
}

} // namespace

OccRole::OccRole(const Database &store, const Wiring &wiring)
    : m_store(store), m_wiring(wiring), m_tokens(*wiring.clock), m_administrationTokens(*wiring.clock, ApplicationKeyLife),
      m_signIn(store, wiring, m_tokens), m_cards(new OccCards(store, wiring))
{}
OccRole::~OccRole() = default;

Handler OccRole::forAgent(Method method)
{
    return [this, method](const Request &request) {
        const QByteArray authorization = request.header("Authorization"), site = request.header("X-CCSite");
        if (m_tokens.userOf(authorization).isEmpty()) {
            Response refused = refusal(401, QStringLiteral("990406"), QStringLiteral("The session has expired. Log in again."));
            refused.headers.emplace_back("WWW-Authenticate", authorization.isEmpty() ? "Bearer" : "Bearer error=\"invalid_token\"");
            return refused;
        }
        if (!site.isEmpty() && !m_wiring.sites.contains(QString::fromUtf8(site)))
            return refusal(400, QStringLiteral("30014"), QStringLiteral("The site id is not known."), {},
                           QStringLiteral("X-CCSite"));
        return (this->*method)(request);
    };
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
        router.add("GET", base + QStringLiteral("/profiles"), forAgent(&OccRole::findProfiles));
        router.add("GET", base + QStringLiteral("/profiles/{id}"), forAgent(&OccRole::getProfile));
        router.add("GET", base + QStringLiteral("/profiles/{id}/creditCards"), forAgent(&OccRole::listCards));
        router.add("POST", base + QStringLiteral("/profiles/{id}/creditCards"), forAgent(&OccRole::addCard));
        router.add("GET", base + QStringLiteral("/profiles/{id}/creditCards/{cardId}"), forAgent(&OccRole::getCard));
        router.add("PUT", base + QStringLiteral("/profiles/{id}/creditCards/{cardId}"), forAgent(&OccRole::changeCard));
        router.add("DELETE", base + QStringLiteral("/profiles/{id}/creditCards/{cardId}"), forAgent(&OccRole::removeCard));
    }
}

void OccRole::addInternalRoutes(Router &router)
{
    const QString base = QStringLiteral("/ccadmin/v1"), profile = base + QStringLiteral("/profiles/{id}");
    router.add("POST", base + QStringLiteral("/login"), [this](const Request &request) { return administrationLogin(request); });
    router.add("GET", profile, forAdministration(&OccRole::administrationProfile));
    router.add("PUT", profile, forAdministration(&OccRole::linkToContact));
}

Handler OccRole::forAdministration(Method method)
{
    return [this, method](const Request &request) {
        const QByteArray authorization = request.header("Authorization");
        return m_administrationTokens.userOf(authorization).isEmpty()
                   ? refusal(401, QStringLiteral("990406"), QStringLiteral("The session has expired. Log in again."))
                   : (this->*method)(request);
    };
}

// CONTRACT section 9: the application key gives a token of five minutes.
Response OccRole::administrationLogin(const Request &request)
{
    if (request.header("Authorization") != "Bearer " + m_wiring.applicationKey || m_wiring.applicationKey.isEmpty() ||
        request.body != "grant_type=client_credentials")
        return refusal(401, QStringLiteral("990401"), QStringLiteral("The application key is not valid."));
    return Response::json(
        {{QLatin1String("access_token"), QString::fromLatin1(m_administrationTokens.issue(QStringLiteral("administration")))},
         {QLatin1String("token_type"), QStringLiteral("bearer")},
         {QLatin1String("expires_in"), int(ApplicationKeyLife.count())}});
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
    const bool isSupervisor = str(user, "role") == QLatin1String("csAgentSupervisorRole");
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
                                              isSupervisor ? QStringLiteral("CS Agent Supervisor") : QStringLiteral("CS Agent")}}}},
                     {QLatin1String("links"), request.selfLink()}};
    if (request.argument(QStringLiteral("includeAllowedActions")) == QLatin1String("true"))
        body.insert(QLatin1String("actions"), isSupervisor
                                                  ? QJsonArray{QStringLiteral("assets.terminate"),
                                                               QStringLiteral("registration.decide"), QStringLiteral("roles.edit")}
                                                  : QJsonArray());
    return Response::json(body);
}

Response OccRole::findProfiles(const Request &request)
{
    const QString q = request.argument(QStringLiteral("q"));
    const bool isScim = request.argument(QStringLiteral("queryFormat")).compare(QLatin1String("SCIM"), Qt::CaseInsensitive) == 0;
    ScimSql sql;
    int limit = 15, offset = 0;
    bool isCounted = true;
    const QString order = orderOf(request.argument(QStringLiteral("sort")));
    if (order.isEmpty())
        return refusal(400, QStringLiteral("990411"), QStringLiteral("The sort order cannot be read."), {}, QStringLiteral("sort"));
    if (isScim) {
        sql = scimToSql(q);
        if (!sql.problem.isEmpty())
            return refusal(400, QStringLiteral("990411"), QStringLiteral("The search expression cannot be read."), sql.problem,
                           QStringLiteral("q"));
        limit = request.argument(QStringLiteral("limit")).isEmpty()
                    ? 25
                    : std::clamp(request.argument(QStringLiteral("limit")).toInt(), 1, 250);
        offset = std::max(0, request.argument(QStringLiteral("offset")).toInt());
    } else {
        const QJsonDocument criteria = QJsonDocument::fromJson(q.toUtf8());
        if (!criteria.isObject())
            return refusal(400, QStringLiteral("990411"), QStringLiteral("The search expression cannot be read."),
                           QStringLiteral("not a JSON object"), QStringLiteral("q"));
        QStringList parts;
        static const std::pair<const char *, const char *> columns[] = {{"firstName", "firstName"},
                                                                        {"lastName", "lastName"},
                                                                        {"email", "email"},
                                                                        {"phoneNumber", "daytimeTelephoneNumber"},
                                                                        {"postalCode", "allSecondaryAddresses.postalCode"}};
        for (const auto &[key, name] : columns) {
            QString value = criteria[QLatin1String(key)].toString();
            if (value.isEmpty())
                continue;
            value.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\""));
            parts << QStringLiteral("%1 co \"%2\"").arg(QLatin1String(name), value);
        }
        if (parts.isEmpty())
            return refusal(400, QStringLiteral("990410"), QStringLiteral("Enter at least one search value."), {},
                           QStringLiteral("q"));
        sql = scimToSql(parts.join(QStringLiteral(" and "))); // "contains" is the same in both forms
        limit = criteria[QLatin1String("limit")].isUndefined() ? 15 : std::clamp(criteria[QLatin1String("limit")].toInt(), 1, 100);
        isCounted = criteria[QLatin1String("requireCount")].toBool();
        offset = std::max(0, criteria[QLatin1String("pageNumber")].toInt()) * limit;
    }
    const QString counted =
        sql.isWords ? QStringLiteral("profile_words WHERE profile_words MATCH ?") : QStringLiteral("profiles p WHERE ") + sql.where;
    const int total =
        m_store.row(QStringLiteral("SELECT count(*) AS n FROM ") + counted, sql.arguments)[QLatin1String("n")].toInt();
    QByteArray items;
    int count = 0;
    m_store.each(
        QStringLiteral("SELECT %1 FROM profiles p WHERE %2 ORDER BY %3 LIMIT %4 OFFSET %5")
            .arg(profileColumns(), sql.where, order)
            .arg(limit)
            .arg(offset),
        sql.arguments, [&](const QStringList &row) {
            items += count++ > 0 ? "," : "";
            items +=
                isScim
                    ? profileText(row)
                    : R"({"numberOfOrders":0,"latestOrderId":null,"latestOrderSiteId":null,"hasIncompleteOrder":false,"profileDetail":)" +
                          profileText(row) + '}';
        });
    const QByteArray all = QByteArray::number(total), more = offset + count < total ? "true" : "false",
                     links = QJsonDocument(request.selfLink()).toJson(QJsonDocument::Compact);
    if (isScim)
        return {200,
                R"({"items":[)" + items + R"(],"total":)" + all + R"(,"totalResults":)" + all + R"(,"offset":)" +
                    QByteArray::number(offset) + R"(,"limit":)" + QByteArray::number(limit) + R"(,"hasMore":)" + more +
                    R"(,"links":)" + links + '}',
                {}};
    return {200,
            R"({"profileList":[)" + items + R"(],"totalNoOfProfiles":)" + (isCounted ? all : QByteArray::number(count)) +
                R"(,"hasMore":)" + more + R"(,"links":)" + links + '}',
            {}};
}

QJsonObject OccRole::profile(const QString &id) const
{
    QJsonObject profile;
    m_store.each(QStringLiteral("SELECT %1 FROM profiles p WHERE p.id=?").arg(profileColumns()), {id},
                 [&](const QStringList &row) { profile = QJsonDocument::fromJson(profileText(row)).object(); });
    return profile;
}

Response OccRole::getProfile(const Request &request)
{
    const QString id = request.parameters[QStringLiteral("id")];
    const QJsonObject row = m_store.row(QStringLiteral("SELECT id, version FROM profiles WHERE id=?"), {id});
    if (row.isEmpty())
        return refusal(404, QStringLiteral("22002"), QStringLiteral("There is no profile with this id."), {}, QStringLiteral("id"));
    Response response = Response::json({{QLatin1String("profileDetail"), profile(id)},
                                        {QLatin1String("profileComments"), QJsonArray()},
                                        {QLatin1String("hasIncompleteOrder"), false},
                                        {QLatin1String("receiveEmail"), false},
                                        {QLatin1String("links"), request.selfLink()}});
    if (m_wiring.can.etag)
        response.headers.emplace_back("ETag", "\"p" + str(row, "id").toLatin1() + '-' +
                                                  QByteArray::number(row[QLatin1String("version")].toInt()) + '"');
    return response;
}

Response OccRole::administrationProfile(const Request &request)
{
    const QString id = request.parameters[QStringLiteral("id")];
    QJsonObject found = profile(id);
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

Response OccRole::listCards(const Request &request)
{
    return m_cards->list(request);
}

Response OccRole::getCard(const Request &request)
{
    return m_cards->get(request);
}

Response OccRole::addCard(const Request &request)
{
    return m_cards->add(request, m_tokens.userOf(request.header("Authorization")));
}

Response OccRole::changeCard(const Request &request)
{
    return m_cards->change(request);
}

Response OccRole::removeCard(const Request &request)
{
    return m_cards->remove(request);
}

} // namespace linedesk::sandbox
