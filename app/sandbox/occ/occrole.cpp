// SPDX-License-Identifier: Apache-2.0
#include "occ/occrole.h"

#include "occ/occcards.h"
#include "occ/scim.h"

#include <QDateTime>
#include <sodium.h>

namespace linedesk::sandbox {

namespace {

constexpr int TriesBeforeLock = 6, LockMinutes = 30; // CONTRACT 3.1

QString str(const QJsonObject &row, const char *key)
{
    return row[QLatin1String(key)].toString();
}

Response loginRefusal(int status, const char *code, const char *error, const char *message, const char *description)
{
    return Response::json({{QLatin1String("message"), QLatin1String(message)}, {QLatin1String("status"), QString::number(status)}, {QLatin1String("errorCode"), QLatin1String(code)},
                           {QLatin1String("error"), QLatin1String(error)}, {QLatin1String("error_description"), QLatin1String(description)}}, status);
}

QJsonObject addressOf(const QJsonObject &row)
{
    const QJsonArray types{QJsonObject{{QLatin1String("id"), QStringLiteral("shipping")}, {QLatin1String("repositoryId"), QStringLiteral("shipping")}, {QLatin1String("displayName"), QStringLiteral("Shipping")}}};
    return {{QLatin1String("repositoryId"), QStringLiteral("ad-") + str(row, "id")}, {QLatin1String("address1"), row[QLatin1String("address1")]}, {QLatin1String("address2"), QJsonValue()},
            {QLatin1String("city"), row[QLatin1String("city")]}, {QLatin1String("state"), row[QLatin1String("state")]}, {QLatin1String("county"), QJsonValue()},
            {QLatin1String("postalCode"), row[QLatin1String("postal_code")]}, {QLatin1String("country"), row[QLatin1String("country")]}, {QLatin1String("firstName"), row[QLatin1String("first_name")]},
            {QLatin1String("lastName"), row[QLatin1String("last_name")]}, {QLatin1String("companyName"), QJsonValue()}, {QLatin1String("phoneNumber"), row[QLatin1String("phone")]},
            {QLatin1String("externalAddressId"), QJsonValue()}, {QLatin1String("types"), types}};
}

QJsonObject profileOf(const QJsonObject &row)
{
    const QJsonValue address = str(row, "address1").isEmpty() ? QJsonValue() : QJsonValue(addressOf(row));
    return {{QLatin1String("id"), row[QLatin1String("id")]}, {QLatin1String("repositoryId"), row[QLatin1String("id")]}, {QLatin1String("login"), row[QLatin1String("email")]},
            {QLatin1String("email"), row[QLatin1String("email")]}, {QLatin1String("firstName"), row[QLatin1String("first_name")]}, {QLatin1String("lastName"), row[QLatin1String("last_name")]},
            {QLatin1String("middleName"), QJsonValue()}, {QLatin1String("daytimeTelephoneNumber"), row[QLatin1String("phone")]}, {QLatin1String("locale"), QStringLiteral("en")},
            {QLatin1String("profileType"), QStringLiteral("b2c_user")}, {QLatin1String("customerContactId"), row[QLatin1String("contact_id")]}, {QLatin1String("receiveEmail"), QStringLiteral("no")},
            {QLatin1String("active"), true}, {QLatin1String("parentOrganization"), QJsonValue()}, {QLatin1String("secondaryOrganizations"), QJsonArray()}, {QLatin1String("roles"), QJsonArray()},
            {QLatin1String("shippingAddress"), address}, {QLatin1String("dynamicProperties"), QJsonArray()}, {QLatin1String("registrationDate"), row[QLatin1String("registered")]}};
}

} // namespace

OccRole::OccRole(const Database &store, const Wiring &wiring) : m_store(store), m_wiring(wiring), m_cards(new OccCards(store, wiring)) {}
OccRole::~OccRole() = default;

Handler OccRole::forAgent(Method method)
{
    return [this, method](const Request &request) {
        return m_tokens.userOf(request.header("Authorization")).isEmpty()
            ? refusal(401, QStringLiteral("990406"), QStringLiteral("The log-in has ended."))
            : (this->*method)(request);
    };
}

void OccRole::addRoutes(Router &router)
{
    for (const QString &base : {QStringLiteral("/ccagentui/v1"), QStringLiteral("/ccagent/v1")}) {
        router.add("POST", base + QStringLiteral("/login"), [this](const Request &r) { return login(r); });
        router.add("POST", base + QStringLiteral("/refresh"), forAgent(&OccRole::refresh));
        router.add("POST", base + QStringLiteral("/verify"), forAgent(&OccRole::verify));
        router.add("POST", base + QStringLiteral("/logout"), forAgent(&OccRole::logout));
        router.add("GET", base + QStringLiteral("/adminProfiles/current"), forAgent(&OccRole::currentUser));
        router.add("GET", base + QStringLiteral("/profiles"), forAgent(&OccRole::findProfiles));
        router.add("GET", base + QStringLiteral("/profiles/{id}"), forAgent(&OccRole::getProfile));
        router.add("GET", base + QStringLiteral("/profiles/{id}/creditCards"), forAgent(&OccRole::listCards));
        router.add("POST", base + QStringLiteral("/profiles/{id}/creditCards"), forAgent(&OccRole::addCard));
        router.add("PUT", base + QStringLiteral("/profiles/{id}/creditCards/{cardId}"), forAgent(&OccRole::changeCard));
    }
}

void OccRole::addInternalRoutes(Router &router)
{
    router.add("GET", QStringLiteral("/ccadmin/v1/profiles/{id}"), [this](const Request &request) {
        return request.header("Authorization") == "Bearer " + m_wiring.applicationKey ? administrationProfile(request)
                                                                                     : refusal(401, QStringLiteral("990406"), QStringLiteral("Unauthorized"));
    });
}

Response OccRole::tokenFor(const QString &userId)
{
    return Response::json({{QLatin1String("access_token"), QString::fromLatin1(m_tokens.issue(userId))}, {QLatin1String("token_type"), QStringLiteral("bearer")},
                           {QLatin1String("expires_in"), int(Tokens::Life.count())}});
}

Response OccRole::login(const Request &request)
{
    QUrlQuery form(QString::fromUtf8(request.body).replace(QLatin1Char('+'), QLatin1String("%20")));
    const auto field = [&](const char *name) { return form.queryItemValue(QLatin1String(name), QUrl::FullyDecoded); };
    if (field("grant_type") != QLatin1String("password"))
        return loginRefusal(400, "990400", field("grant_type").isEmpty() ? "invalid_request" : "unsupported_grant_type", "The log-in form is not complete.", "grant_type must be password");
    if (field("username").isEmpty() || field("password").isEmpty())
        return loginRefusal(400, "990400", "invalid_request", "The log-in form is not complete.", "username and password are needed");
    const Response refused = loginRefusal(401, "990401", "invalid_grant", "User name or password is not correct.", "bad credentials");
    const QJsonObject user = m_store.row(QStringLiteral("SELECT * FROM users WHERE email=?"), {field("username")});
    if (user.isEmpty())
        return refused;
    const QByteArray hash = str(user, "password_hash").toLatin1(), password = field("password").toUtf8();
    const bool isRight = crypto_pwhash_str_verify(hash.constData(), password.constData(), size_t(password.size())) == 0;
    const QDateTime now = QDateTime::currentDateTimeUtc(), lockedUntil = QDateTime::fromString(str(user, "locked_until"), Qt::ISODateWithMs);
    if (lockedUntil.isValid() && lockedUntil > now) {
        if (!isRight)
            return refused; // a wrong password must not learn that the user exists
        Response locked = loginRefusal(401, "990404", "account_locked", "The account is locked for a while.", "too many failed log-ins");
        QJsonObject body = locked.object();
        body.insert(QLatin1String("unlockAt"), lockedUntil.toString(Qt::ISODateWithMs));
        locked = Response::json(body, 401);
        locked.headers.emplace_back("Retry-After", QByteArray::number(now.secsTo(lockedUntil)));
        return locked;
    }
    const QString id = str(user, "id");
    if (!isRight) {
        const int failures = user[QLatin1String("failures")].toInt() + 1;
        QJsonObject change{{QLatin1String("failures"), failures % TriesBeforeLock}};
        if (failures >= TriesBeforeLock)
            change.insert(QLatin1String("locked_until"), now.addSecs(LockMinutes * 60).toString(Qt::ISODateWithMs));
        m_store.update(QStringLiteral("users"), id, change);
        return refused;
    }
    if (!str(user, "role").startsWith(QLatin1String("csAgent")))
        return refused; // the same text for a missing role is documented
    m_store.update(QStringLiteral("users"), id, {{QLatin1String("failures"), 0}, {QLatin1String("locked_until"), QJsonValue()}});
    return tokenFor(id);
}

Response OccRole::refresh(const Request &request)
{
    return tokenFor(m_tokens.userOf(request.header("Authorization")));
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
    const QJsonObject user = m_store.row(QStringLiteral("SELECT * FROM users WHERE id=?"), {m_tokens.userOf(request.header("Authorization"))});
    const bool isSupervisor = str(user, "role") == QLatin1String("csAgentSupervisorRole");
    QJsonObject body{{QLatin1String("id"), user[QLatin1String("id")]}, {QLatin1String("repositoryId"), user[QLatin1String("id")]}, {QLatin1String("email"), user[QLatin1String("email")]},
                     {QLatin1String("firstName"), user[QLatin1String("first_name")]}, {QLatin1String("lastName"), user[QLatin1String("last_name")]}, {QLatin1String("active"), true},
                     {QLatin1String("registrationDate"), QStringLiteral("2026-01-05T08:00:00.000Z")}, {QLatin1String("tourComplete"), true}, {QLatin1String("external"), false}, {QLatin1String("locale"), QStringLiteral("en")},
                     {QLatin1String("roles"), QJsonArray{QJsonObject{{QLatin1String("repositoryId"), user[QLatin1String("role")]}, {QLatin1String("displayName"), isSupervisor ? QStringLiteral("CS Agent Supervisor") : QStringLiteral("CS Agent")}}}}};
    if (request.argument(QStringLiteral("includeAllowedActions")) == QLatin1String("true"))
        body.insert(QLatin1String("actions"), isSupervisor ? QJsonArray{QStringLiteral("assets.terminate"), QStringLiteral("registration.decide"), QStringLiteral("roles.edit")} : QJsonArray());
    return Response::json(body);
}

Response OccRole::findProfiles(const Request &request)
{
    const QString q = request.argument(QStringLiteral("q"));
    const bool isScim = request.argument(QStringLiteral("queryFormat")).compare(QLatin1String("SCIM"), Qt::CaseInsensitive) == 0;
    ScimSql sql;
    int limit = 15, offset = 0;
    if (isScim) {
        sql = scimToSql(q);
        if (!sql.problem.isEmpty())
            return refusal(400, QStringLiteral("990411"), QStringLiteral("The search expression cannot be read."), sql.problem, QStringLiteral("q"));
        limit = request.argument(QStringLiteral("limit")).isEmpty() ? 25 : std::clamp(request.argument(QStringLiteral("limit")).toInt(), 1, 250);
        offset = std::max(0, request.argument(QStringLiteral("offset")).toInt());
    } else {
        const QJsonDocument criteria = QJsonDocument::fromJson(q.toUtf8());
        if (!criteria.isObject())
            return refusal(400, QStringLiteral("990411"), QStringLiteral("The search criteria cannot be read."), {}, QStringLiteral("q"));
        QStringList parts;
        static const std::pair<const char *, const char *> columns[] = {{"firstName", "p.first_name"}, {"lastName", "p.last_name"}, {"email", "p.email"}, {"phoneNumber", "p.phone"}, {"postalCode", "p.postal_code"}};
        for (const auto &[key, column] : columns) {
            QString value = criteria[QLatin1String(key)].toString();
            if (qstrcmp(key, "phoneNumber") == 0)
                value.removeIf([](QChar c) { return !c.isDigit(); });
            if (value.isEmpty())
                continue;
            const QString compared = qstrcmp(key, "phoneNumber") == 0 ? QStringLiteral("replace(replace(replace(p.phone,' ',''),'-',''),'+','')") : QLatin1String(column);
            parts << QStringLiteral("instr(lower(%1), lower(?)) > 0").arg(compared);
            sql.arguments << value;
        }
        if (parts.isEmpty())
            return refusal(400, QStringLiteral("990410"), QStringLiteral("Give at least one thing to search for."), {}, QStringLiteral("q"));
        sql.where = parts.join(QStringLiteral(" AND "));
        limit = criteria[QLatin1String("limit")].isUndefined() ? 15 : std::clamp(criteria[QLatin1String("limit")].toInt(), 1, 100);
        offset = std::max(0, criteria[QLatin1String("pageNumber")].toInt()) * limit;
    }
    const int total = m_store.row(QStringLiteral("SELECT count(*) AS n FROM profiles p WHERE ") + sql.where, sql.arguments)[QLatin1String("n")].toInt();
    QJsonArray items;
    for (const QJsonValue &row : m_store.rows(QStringLiteral("SELECT p.* FROM profiles p WHERE %1 ORDER BY p.last_name COLLATE NOCASE, p.first_name COLLATE NOCASE, p.id LIMIT %2 OFFSET %3").arg(sql.where).arg(limit).arg(offset), sql.arguments))
        items.append(profileOf(row.toObject()));
    const bool hasMore = offset + items.size() < total;
    if (isScim)
        return Response::json({{QLatin1String("items"), items}, {QLatin1String("total"), total}, {QLatin1String("totalResults"), total}, {QLatin1String("offset"), offset},
                               {QLatin1String("limit"), limit}, {QLatin1String("hasMore"), hasMore}});
    QJsonArray list;
    for (const QJsonValue &one : items)
        list.append(QJsonObject{{QLatin1String("numberOfOrders"), 0}, {QLatin1String("latestOrderId"), QJsonValue()}, {QLatin1String("latestOrderSiteId"), QJsonValue()},
                                {QLatin1String("hasIncompleteOrder"), false}, {QLatin1String("profileDetail"), one}});
    return Response::json({{QLatin1String("profileList"), list}, {QLatin1String("totalNoOfProfiles"), total}, {QLatin1String("hasMore"), hasMore}});
}

Response OccRole::getProfile(const Request &request)
{
    const QJsonObject row = m_store.row(QStringLiteral("SELECT * FROM profiles WHERE id=?"), {request.parameters[QStringLiteral("id")]});
    if (row.isEmpty())
        return refusal(404, QStringLiteral("22002"), QStringLiteral("The profile was not found."));
    Response response = Response::json({{QLatin1String("profileDetail"), profileOf(row)}, {QLatin1String("profileComments"), QJsonArray()},
                                        {QLatin1String("hasIncompleteOrder"), false}, {QLatin1String("receiveEmail"), false}});
    response.headers.emplace_back("ETag", '"' + QByteArray::number(row[QLatin1String("version")].toInt()) + '"');
    return response;
}

Response OccRole::administrationProfile(const Request &request)
{
    const QString id = request.parameters[QStringLiteral("id")];
    const QJsonObject row = m_store.row(QStringLiteral("SELECT * FROM profiles WHERE id=?"), {id});
    if (row.isEmpty())
        return refusal(404, QStringLiteral("22002"), QStringLiteral("The profile was not found."));
    QJsonObject profile = profileOf(row);
    QJsonArray cards;
    for (const QJsonValue &one : m_store.rows(QStringLiteral("SELECT * FROM cards WHERE profile_id=?"), {id})) {
        QJsonObject card = OccCards::toJson(one.toObject());
        card.insert(QLatin1String("token"), one[QLatin1String("token")]);
        cards.append(card);
    }
    profile.insert(QLatin1String("creditCards"), cards);
    return Response::json(profile);
}

Response OccRole::listCards(const Request &request)
{
    return m_cards->list(request);
}

Response OccRole::addCard(const Request &request)
{
    return m_cards->add(request);
}

Response OccRole::changeCard(const Request &request)
{
    return m_cards->change(request);
}

} // namespace linedesk::sandbox
