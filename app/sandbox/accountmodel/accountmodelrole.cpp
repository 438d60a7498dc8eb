// SPDX-License-Identifier: Apache-2.0
#include "accountmodel/accountmodelrole.h"

#include "accountmodel/updatechecks.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QUrl>
#include <sodium.h>

namespace linedesk::sandbox {

namespace {
constexpr std::chrono::seconds VerifiedFor{30}; // CONTRACT 3.3

int rankOf(const QJsonArray &roles)
{
    return roles.contains(QStringLiteral("admin"))   ? 3
           : roles.contains(QStringLiteral("buyer")) ? 2
           : roles.contains(QStringLiteral("user"))  ? 1
                                                     : 0;
}
} // namespace

AccountModelRole::AccountModelRole(const Wiring &wiring) : m_wiring(wiring), m_digestKey(32, '\0')
{
    randombytes_buf(m_digestKey.data(), size_t(m_digestKey.size()));
}

void AccountModelRole::addRoutes(Router &router)
{
    const QString base = QStringLiteral("/ccagentx/custom/v1");
    const auto route = [&](const char *method, const char *path, Response (AccountModelRole::*handler)(const Request &)) {
        router.add(method, base + QLatin1String(path),
                   [this, handler](const Request &request) { return (this->*handler)(request); });
    };
    route("GET", "/contacts", &AccountModelRole::queryContacts);
    route("GET", "/accounts", &AccountModelRole::queryAccounts);
    route("PUT", "/contacts/{currentContactId}/accounts/{accountId}", &AccountModelRole::updateAccount);
    route("PATCH", "/contacts/{currentContactId}/accounts/{accountId}", &AccountModelRole::updateAccount);
    route("GET", "/addressFormats", &AccountModelRole::listAddressFormats);
}

bool AccountModelRole::isBearerValid(const QByteArray &bearer)
{
    if (!bearer.startsWith("Bearer "))
        return false;
    const auto now = std::chrono::steady_clock::now();
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_verified.constFind(bearer);
        if (known != m_verified.constEnd() && now - *known < VerifiedFor)
            return true;
    }
    const Response answer =
        call(m_wiring.host, m_wiring.occPort, {"POST", "/ccagentui/v1/verify", {{"Authorization", bearer}}, "{}", 10000}, nullptr);
    const bool isValid = answer.isSuccess() && answer.object()[QLatin1String("status")] != QLatin1String("401");
    const std::lock_guard lock(m_mutex);
    if (isValid)
        m_verified.insert(bearer, now);
    else
        m_verified.remove(bearer);
    return isValid;
}

std::optional<Response> AccountModelRole::identify(const Request &request, Caller *caller)
{
    if (!isBearerValid(request.header("Authorization")))
        return refusal(401, QStringLiteral("CAM-1001"), QStringLiteral("The log-in is missing or has ended."));
    caller->profileId =
        QJsonDocument::fromJson(request.header("X-CCAgentContext")).object()[QLatin1String("shopperProfileId")].toString();
    if (caller->profileId.isEmpty())
        return refusal(400, QStringLiteral("CAM-1004"), QStringLiteral("The contact in context is missing."), {},
                       QStringLiteral("X-CCAgentContext"));
    const Response read = call(m_wiring.host, m_wiring.occPort,
                               {"GET",
                                "/ccadmin/v1/profiles/" + QUrl::toPercentEncoding(caller->profileId),
                                {{"Authorization", "Bearer " + m_wiring.applicationKey}},
                                {},
                                10000},
                               nullptr);
    if (read.status == 404)
        return refusal(404, QStringLiteral("CAM-2001"), QStringLiteral("The contact was not found."), {},
                       QStringLiteral("X-CCAgentContext.shopperProfileId"));
    if (!read.isSuccess())
        return refusal(502, QStringLiteral("CAM-5001"), QStringLiteral("Commerce did not answer."));
    caller->profile = read.object();
    return {};
}

// The table of CONTRACT section 5: what a flow's refusal is for the console.
Response AccountModelRole::callFlow(const char *key, const QByteArray &method, const QByteArray &query, const QByteArray &body,
                                    std::optional<Response> *failure, const QHash<QString, QString> &parameters) const
{
    QByteArray path = m_wiring.flowPaths.value(QString::fromLatin1(key));
    for (auto one = parameters.begin(); one != parameters.end(); ++one)
        path.replace('{' + one.key().toLatin1() + '}', QUrl::toPercentEncoding(one.value()));
    CallFailure why = CallFailure::None;
    const Call flow{method, path + query, {{"Authorization", m_wiring.flowCredentials}}, body, m_wiring.flowTimeoutMs};
    Response answer = call(m_wiring.host, m_wiring.oicPort, flow, &why);
    // A read that ended without an answer is as if nobody had been there; a write may have been done.
    const auto isAway = [&] { return why == CallFailure::Unreachable || (why == CallFailure::Broken && method == "GET"); };
    if (isAway() && method == "GET")
        answer = call(m_wiring.host, m_wiring.oicPort, flow, &why);
    const QJsonObject fault = answer.object();
    QString facts = QStringLiteral("flow=") + QLatin1String(key);
    if (why == CallFailure::Timeout)
        facts += QStringLiteral(";timeoutMs=%1").arg(m_wiring.flowTimeoutMs);
    else if (answer.status != 0)
        facts += QStringLiteral(";upstreamStatus=%1").arg(answer.status);
    const auto fail = [&](int status, const char *code, const char *message) {
        *failure = refusal(status, QLatin1String(code), QLatin1String(message), facts);
    };
    bool isFromCrm = false;
    for (const QJsonValue &one : fault[QLatin1String("o:errorDetails")].toArray())
        isFromCrm = isFromCrm || one[QLatin1String("o:errorPath")] == QLatin1String("CRM");
    const QString field = fault[QLatin1String("o:errorPath")].toString();
    if (isAway())
        fail(502, "CAM-5001", "The account system cannot be reached.");
    else if (why != CallFailure::None)
        fail(504, "CAM-5002", "The account system did not answer in time.");
    else if (answer.status == 401 || answer.status == 403)
        fail(502, "CAM-5004", "The account system refused this server.");
    else if (answer.status == 503 || (answer.status == 404 && !isFromCrm)) {
        fail(503, "CAM-5003", "This part of the account system is switched off.");
        (*failure)->headers.emplace_back("Retry-After", "30");
    } else if (answer.status == 429) {
        *failure = refusal(429, QStringLiteral("990429"), QStringLiteral("Too many requests."));
        for (const auto &[name, value] : answer.headers)
            if (name.compare("Retry-After", Qt::CaseInsensitive) == 0)
                (*failure)->headers.emplace_back(name, value);
    } else if (answer.status == 400 && !field.isEmpty())
        *failure = refusal(400, QStringLiteral("CAM-3001"), QStringLiteral("The request cannot be read."), facts, field);
    else if (answer.status == 409)
        fail(409, "CAM-2004", "The state of the account does not allow it.");
    else if (answer.status == 404)
        fail(404, "CAM-2002", "The account was not found.");
    else if (answer.status == 412)
        *failure = refusal(412, QStringLiteral("CAM-4001"), QStringLiteral("Somebody else changed this account. Reload it."),
                           answer.object()[QLatin1String("detail")].toString());
    else if (!answer.isSuccess() || fault.isEmpty()) {
        if (const QString code = fault[QLatin1String("o:errorCode")].toString(); !code.isEmpty())
            facts += QStringLiteral(";o:errorCode=") + code;
        fail(502, "CAM-5005", "The account system reported a fault.");
    }
    return answer;
}

Response AccountModelRole::queryContacts(const Request &request)
{
    Caller caller;
    if (const auto refused = identify(request, &caller))
        return *refused;
    std::optional<Response> failure;
    const Response found =
        callFlow("QUERY_CONTACTS", "GET",
                 "?profileId=" + QUrl::toPercentEncoding(caller.profileId) + "&sourceSystem=COMMERCE_CLOUD", {}, &failure);
    if (failure)
        return *failure;
    const QJsonArray contacts = found.object()[QLatin1String("contacts")].toArray();
    const QJsonValue id = contacts.isEmpty() ? QJsonValue() : contacts.first()[QLatin1String("contactId")];
    return Response::json({{QLatin1String("profileId"), caller.profileId},
                           {QLatin1String("externalContactId"), id},
                           {QLatin1String("items"), contacts}});
}

Response AccountModelRole::envelope(const Caller &caller, const QJsonArray &accounts) const
{
    QJsonArray items;
    for (const QJsonValue &one : accounts)
        items.append(accountFromFlow(one.toObject(), caller.contactId()));
    return Response::json({{QLatin1String("profileId"), caller.profileId},
                           {QLatin1String("contactId"), caller.contactId()},
                           {QLatin1String("total"), int(items.size())},
                           {QLatin1String("items"), items}});
}

Response AccountModelRole::queryAccounts(const Request &request)
{
    Caller caller;
    if (const auto refused = identify(request, &caller))
        return *refused;
    if (caller.contactId().isEmpty())
        return refusal(404, QStringLiteral("CAM-2001"), QStringLiteral("The account system does not know this contact."));
    std::optional<Response> failure;
    const Response found = callFlow("QUERY_ACCOUNTS", "GET",
                                    "?profileId=" + QUrl::toPercentEncoding(caller.profileId) + "&contactId=" +
                                        QUrl::toPercentEncoding(caller.contactId()) + "&sourceSystem=COMMERCE_CLOUD",
                                    {}, &failure);
    return failure ? *failure : envelope(caller, found.object()[QLatin1String("accounts")].toArray());
}

Response AccountModelRole::listAddressFormats(const Request &request)
{
    if (!isBearerValid(request.header("Authorization")))
        return refusal(401, QStringLiteral("CAM-1001"), QStringLiteral("The log-in is missing or has ended."));
    QJsonObject all = addressFormats();
    if (const QString country = request.argument(QStringLiteral("country")); !country.isEmpty()) {
        QJsonArray some;
        for (const QJsonValue &one : all[QLatin1String("items")].toArray())
            if (one[QLatin1String("country")] == country)
                some.append(one);
        if (some.isEmpty())
            return refusal(404, QStringLiteral("CAM-3504"), QStringLiteral("There is no address format for this country."), {},
                           QStringLiteral("country"));
        all[QLatin1String("items")] = some;
    }
    return Response::json(all);
}

Response AccountModelRole::updateAccount(const Request &request)
{
    Caller caller;
    if (const auto refused = identify(request, &caller))
        return *refused;
    if (request.parameters[QStringLiteral("currentContactId")] != caller.contactId())
        return refusal(409, QStringLiteral("CAM-2004"),
                       QStringLiteral("The contact in the address is not the contact in context."));
    // CONTRACT 2.6: one intention has one answer; it is the user's, whose token may be a new one meanwhile. The digest is
    // keyed: that of a short secret could be searched.
    const QByteArray key = request.header("Idempotency-Key");
    if (key.isEmpty())
        return updated(request, caller);
    const Response user = call(
        m_wiring.host, m_wiring.occPort,
        {"GET", "/ccagentui/v1/adminProfiles/current", {{"Authorization", request.header("Authorization")}}, {}, 10000}, nullptr);
    if (!user.isSuccess())
        return user.status == 401 ? refusal(401, QStringLiteral("CAM-1001"), QStringLiteral("The log-in is missing or has ended."))
                                  : refusal(502, QStringLiteral("CAM-5001"), QStringLiteral("Commerce did not answer."));
    const QByteArray slot =
        user.object()[QLatin1String("id")].toString().toUtf8() + ' ' + request.method + ' ' + request.path.toUtf8() + ' ' + key;
    const QByteArray digest = QMessageAuthenticationCode::hash(request.body, m_digestKey, QCryptographicHash::Sha256);
    {
        std::unique_lock lock(m_mutex); // the same key twice at once: the second waits for the first
        m_writeDone.wait(lock, [&] { return !m_running.contains(slot); });
        if (const auto known = m_replays.constFind(slot); known != m_replays.constEnd()) {
            if (known->digest != digest)
                return refusal(409, QStringLiteral("CAM-4002"), QStringLiteral("This key was used for another request."), {},
                               QStringLiteral("Idempotency-Key"));
            Response again = known->response;
            again.headers.emplace_back("Idempotency-Replayed", "true");
            return again;
        }
        m_running.insert(slot);
    }
    const Response answer = updated(request, caller);
    {
        const std::lock_guard lock(m_mutex);
        m_running.remove(slot);
        if (answer.isSuccess())
            m_replays.insert(slot, {digest, answer});
    }
    m_writeDone.notify_all();
    return answer;
}

Response AccountModelRole::updated(const Request &request, const Caller &caller)
{
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &parsed);
    if (parsed.error != QJsonParseError::NoError || !document.isObject())
        return refusal(400, QStringLiteral("CAM-3001"), QStringLiteral("The request cannot be read."), {}, QStringLiteral("$"));
    QJsonObject body = document.object();
    if (const QByteArray tag = request.header("If-Match"); !tag.isEmpty()) {
        const int version = QByteArray(tag).replace('"', "").toInt();
        if (body.contains(QLatin1String("version")) && body[QLatin1String("version")].toInt() != version)
            return refusal(400, QStringLiteral("CAM-3001"), QStringLiteral("If-Match and version disagree."), {},
                           QStringLiteral("If-Match"));
        body.insert(QLatin1String("version"), version);
    }
    std::optional<Response> failure;
    const Response found = callFlow("QUERY_ACCOUNTS", "GET",
                                    "?profileId=" + QUrl::toPercentEncoding(caller.profileId) + "&contactId=" +
                                        QUrl::toPercentEncoding(caller.contactId()) + "&sourceSystem=COMMERCE_CLOUD",
                                    {}, &failure);
    if (failure)
        return *failure;
    const QString accountId = request.parameters[QStringLiteral("accountId")];
    QJsonObject account;
    for (const QJsonValue &one : found.object()[QLatin1String("accounts")].toArray())
        if (one[QLatin1String("accountId")] == accountId)
            account = accountFromFlow(one.toObject(), caller.contactId());
    if (account.isEmpty())
        return refusal(404, QStringLiteral("CAM-2002"), QStringLiteral("The account was not found."), {},
                       QStringLiteral("accountId"));
    UpdateCheck check = checkUpdate(body, account, caller.profile);
    if (rankOf(account[QLatin1String("accountRoles")].toArray()) < (check.needsAdmin ? 3 : 2))
        return refusal(403, QStringLiteral("CAM-2003"), QStringLiteral("The contact's role on this account does not allow it."));
    const int version = account[QLatin1String("version")].toInt();
    if (body.contains(QLatin1String("version")) && body[QLatin1String("version")].toInt() != version)
        return refusal(412, QStringLiteral("CAM-4001"), QStringLiteral("Somebody else changed this account. Reload it."),
                       QStringLiteral("currentVersion=%1").arg(version));
    if (!check.errors.isEmpty())
        return Response::json({{QLatin1String("message"), QStringLiteral("The request has errors.")},
                               {QLatin1String("status"), QStringLiteral("400")},
                               {QLatin1String("errorCode"), QStringLiteral("CAM-3000")},
                               {QLatin1String("errors"), check.errors}},
                              400);
    check.flowBody.insert(QLatin1String("profileId"), caller.profileId);
    const Response done =
        callFlow("UPDATE_ACCOUNT", "PUT", {}, QJsonDocument(check.flowBody).toJson(QJsonDocument::Compact), &failure,
                 {{QStringLiteral("currentContactId"), caller.contactId()}, {QStringLiteral("accountId"), accountId}});
    if (failure)
        return *failure;
    for (const QJsonValue &one : check.nicknames) // U7: the stored card carries the same name
        call(
            m_wiring.host, m_wiring.occPort,
            {"PUT",
             "/ccagentui/v1/profiles/" + QUrl::toPercentEncoding(caller.profileId) + "/creditCards/" +
                 QUrl::toPercentEncoding(one[QLatin1String("cardId")].toString()),
             {{"Authorization", request.header("Authorization")}},
             QJsonDocument(QJsonObject{{QLatin1String("nickname"), one[QLatin1String("nickname")]}}).toJson(QJsonDocument::Compact),
             10000},
            nullptr);
    const QJsonArray accounts = done.object()[QLatin1String("accounts")].toArray();
    Response answer = envelope(caller, accounts);
    for (const QJsonValue &one : accounts)
        if (one[QLatin1String("accountId")] == accountId)
            answer.headers.emplace_back("ETag", '"' + QByteArray::number(one[QLatin1String("version")].toInt()) + '"');
    return answer;
}

} // namespace linedesk::sandbox
