// SPDX-License-Identifier: Apache-2.0
#include "accountmodel/accountmodelrole.h"

#include "accountmodel/updatechecks.h"
#include "http/page.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QUrl>
#include <sodium.h>

namespace linedesk::sandbox {

namespace {
constexpr std::chrono::seconds VerifiedFor{30}; // CONTRACT 3.3
constexpr int ShortestNumber = 4;               // characters of an account number that is looked for (A2)

int rankOf(const QJsonArray &roles)
{
    return roles.contains(QStringLiteral("admin"))   ? 3
           : roles.contains(QStringLiteral("buyer")) ? 2
           : roles.contains(QStringLiteral("user"))  ? 1
                                                     : 0;
}

Response noLogin()
{
    return refusal(401, QStringLiteral("CAM-1001"), QStringLiteral("The log-in is missing or has ended."));
}

Response unknownContact()
{
    return refusal(404, QStringLiteral("CAM-2001"), QStringLiteral("The account system does not know this contact."));
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace

AccountModelRole::AccountModelRole(const Wiring &wiring) : m_wiring(wiring), m_flows(wiring), m_digestKey(32, '\0')
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
    if (m_wiring.can.structure)
        route("GET", "/accounts/{accountId}/structure", &AccountModelRole::readStructure);
    if (m_wiring.can.accountSearch)
        route("GET", "/accountSearch", &AccountModelRole::findByNumber);
    if (m_wiring.can.addressFormats)
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
        return noLogin();
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

std::optional<Response> AccountModelRole::readUser(const Request &request, QJsonObject *user) const
{
    const Response read = call(
        m_wiring.host, m_wiring.occPort,
        {"GET", "/ccagentui/v1/adminProfiles/current", {{"Authorization", request.header("Authorization")}}, {}, 10000}, nullptr);
    if (!read.isSuccess())
        return read.status == 401 ? noLogin()
                                  : refusal(502, QStringLiteral("CAM-5001"), QStringLiteral("Commerce did not answer."));
    *user = read.object();
    return {};
}

Response AccountModelRole::queryContacts(const Request &request)
{
    Caller caller;
    if (const auto refused = identify(request, &caller))
        return *refused;
    std::optional<Response> failure;
    const Response found =
        m_flows.call({.key = "QUERY_CONTACTS",
                      .query = "?profileId=" + QUrl::toPercentEncoding(caller.profileId) + "&sourceSystem=COMMERCE_CLOUD"},
                     &failure);
    if (failure)
        return *failure;
    const QJsonArray contacts = found.object()[QLatin1String("contacts")].toArray();
    const QJsonValue id = contacts.isEmpty() ? QJsonValue() : contacts.first()[QLatin1String("contactId")];
    return Response::json({{QLatin1String("profileId"), caller.profileId},
                           {QLatin1String("externalContactId"), id},
                           {QLatin1String("items"), contacts}});
}

QJsonObject AccountModelRole::envelope(const Caller &caller, const QJsonArray &accounts) const
{
    QJsonArray items;
    for (const QJsonValue &one : accounts)
        items.append(one[QLatin1String("accessible")] == false ? one // its name and place alone (A1)
                                                               : accountFromFlow(one.toObject(), caller.contactId()));
    return {{QLatin1String("profileId"), orNull(caller.profileId)},
            {QLatin1String("contactId"), orNull(caller.contactId())},
            {QLatin1String("total"), int(items.size())},
            {QLatin1String("items"), items}};
}

QJsonObject AccountModelRole::pageOfEnvelope(const Caller &caller, const QJsonObject &found, const Page &page,
                                             const Request &request) const
{
    const QJsonArray accounts = found[QLatin1String("accounts")].toArray();
    const int all = found[QLatin1String("totalResults")].toInt();
    QJsonObject answer = envelope(caller, accounts);
    answer[QLatin1String("total")] = all;
    page.describe(&answer, all, accounts.size());
    answer.insert(QLatin1String("links"), request.selfLink());
    return answer;
}

Response AccountModelRole::accountsOf(const Caller &caller, const QByteArray &page, std::optional<Response> *failure) const
{
    return m_flows.call({.key = "QUERY_ACCOUNTS",
                         .query = "?profileId=" + QUrl::toPercentEncoding(caller.profileId) + "&contactId=" +
                                  QUrl::toPercentEncoding(caller.contactId()) + "&sourceSystem=COMMERCE_CLOUD" + page},
                        failure);
}

Response AccountModelRole::queryAccounts(const Request &request)
{
    Caller caller;
    if (const auto refused = identify(request, &caller))
        return *refused;
    if (caller.contactId().isEmpty())
        return unknownContact();
    const bool isPaged = m_wiring.can.paging && Page::isAsked(request);
    const Page page = Page::of(request);
    std::optional<Response> failure;
    const QJsonObject found = accountsOf(caller, isPaged ? '&' + page.query() : QByteArray(), &failure).object();
    if (failure)
        return *failure;
    return Response::json(isPaged ? pageOfEnvelope(caller, found, page, request)
                                  : envelope(caller, found[QLatin1String("accounts")].toArray()));
}

// CONTRACT A1: a supervisor reads everything; an agent what the contact in context may see of the tree.
Response AccountModelRole::readStructure(const Request &request)
{
    if (!isBearerValid(request.header("Authorization")))
        return noLogin();
    QJsonObject user;
    if (const auto refused = readUser(request, &user))
        return *refused;
    bool isSupervisor = false;
    for (const QJsonValue &role : user[QLatin1String("roles")].toArray())
        isSupervisor = isSupervisor || role[QLatin1String("repositoryId")] == QLatin1String("csAgentSupervisorRole");
    Caller caller;
    if (!isSupervisor || !request.header("X-CCAgentContext").isEmpty())
        if (const auto refused = identify(request, &caller))
            return *refused;
    if (!isSupervisor && caller.contactId().isEmpty())
        return unknownContact();
    const Page page = Page::of(request, LongestStructure);
    const QByteArray limits = isSupervisor ? QByteArray() : "&contactId=" + QUrl::toPercentEncoding(caller.contactId());
    std::optional<Response> failure;
    const Response found =
        m_flows.call({.key = "ACCOUNT_STRUCTURE",
                      .query = '?' + page.query() + limits,
                      .parameters = {{QStringLiteral("accountId"), request.parameters[QStringLiteral("accountId")]}}},
                     &failure);
    return failure ? *failure : Response::json(pageOfEnvelope(caller, found.object(), page, request));
}

// CONTRACT A2. No contact is in context yet: this is how one is found.
Response AccountModelRole::findByNumber(const Request &request)
{
    if (!isBearerValid(request.header("Authorization")))
        return noLogin();
    const QString number = request.argument(QStringLiteral("accountNumber")).trimmed();
    if (number.size() < ShortestNumber)
        return refusal(400, QStringLiteral("CAM-3001"),
                       QStringLiteral("Enter at least %1 characters of the account number.").arg(ShortestNumber), {},
                       QStringLiteral("accountNumber"));
    const Page page = Page::of(request);
    std::optional<Response> failure;
    const Response found = m_flows.call(
        {.key = "ACCOUNT_SEARCH", .query = "?accountNumber=" + QUrl::toPercentEncoding(number) + '&' + page.query()}, &failure);
    if (failure)
        return *failure;
    const QJsonArray accounts = found.object()[QLatin1String("accounts")].toArray();
    QJsonObject answer{{QLatin1String("items"), accounts}, {QLatin1String("links"), request.selfLink()}};
    page.describe(&answer, found.object()[QLatin1String("totalResults")].toInt(), accounts.size());
    return Response::json(answer);
}

Response AccountModelRole::listAddressFormats(const Request &request)
{
    if (!isBearerValid(request.header("Authorization")))
        return noLogin();
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
    if (key.isEmpty() || !m_wiring.can.idempotency)
        return updated(request, caller);
    QJsonObject user;
    if (const auto refused = readUser(request, &user))
        return *refused;
    const QByteArray slot =
        user[QLatin1String("id")].toString().toUtf8() + ' ' + request.method + ' ' + request.path.toUtf8() + ' ' + key;
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
    if (!m_wiring.can.etag) {
        body.remove(QLatin1String("version"));
    } else if (const QByteArray tag = request.header("If-Match"); !tag.isEmpty()) {
        const int version = QByteArray(tag).replace('"', "").toInt();
        if (body.contains(QLatin1String("version")) && body[QLatin1String("version")].toInt() != version)
            return refusal(400, QStringLiteral("CAM-3001"), QStringLiteral("If-Match and version disagree."), {},
                           QStringLiteral("If-Match"));
        body.insert(QLatin1String("version"), version);
    }
    std::optional<Response> failure;
    const Response found = accountsOf(caller, {}, &failure);
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
    const bool isMinimal = m_wiring.can.minimal && request.prefersMinimal();
    const Response done = m_flows.call(
        {.key = "UPDATE_ACCOUNT",
         .method = "PUT",
         .body = QJsonDocument(check.flowBody).toJson(QJsonDocument::Compact),
         .parameters = {{QStringLiteral("currentContactId"), caller.contactId()}, {QStringLiteral("accountId"), accountId}},
         .isMinimal = isMinimal},
        &failure);
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
    QJsonArray changed;
    for (const QJsonValue &one : accounts)
        if (one[QLatin1String("accountId")] == accountId)
            changed.append(one);
    Response answer = Response::json(envelope(caller, isMinimal ? changed : accounts));
    if (isMinimal)
        answer.headers.emplace_back("Preference-Applied", "return=minimal");
    if (m_wiring.can.etag && !changed.isEmpty())
        answer.headers.emplace_back("ETag", '"' + QByteArray::number(changed.at(0)[QLatin1String("version")].toInt()) + '"');
    return answer;
}

} // namespace linedesk::sandbox
