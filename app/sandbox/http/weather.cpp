// SPDX-License-Identifier: Apache-2.0
#include "http/weather.h"

#include <chrono>

namespace linedesk::sandbox {

namespace {

// The members of a rule. Where it acts:
//   role        occ, accountmodel, oic, crm, payment, assets: wherever this role is asked, also by another role; absent: what
//               comes in at the public port. A rule at oic or payment is a fault upstream of the console's server.
//   method      absent: any
//   path        a template: "/ccagentui/v1/profiles/{id}"; absent: any
//   query       text that the decoded query holds
//   after       lets the first n through; times: acts n times, then is gone (absent: until replaced)
// What it does, alone or together where that makes sense:
//   delayMs     waits first
//   status      answers this, and the handler does not run; body: an object or raw text (absent: the error body of
//               CONTRACT 2.3 from errorCode, message, moreInfo); contentType; retryAfter
//   drop        "before" the handler runs, or "after" it has: the connection ends without an answer
//   cut         "length", "chunked", "gzip": the answer ends in its middle
//   token       "ended": refused as if the token had ended; with refreshToo the refresh of that token is refused as well
//   stale       true, or the change itself: somebody else changes the account first
const char *const places[] = {"role", "method", "path", "query", "after", "times"};
const char *const details[] = {"body", "contentType", "errorCode", "message", "moreInfo", "retryAfter", "refreshToo"};
const char *const deeds[] = {"delayMs", "status", "drop", "cut", "token", "stale"};

QString text(const QJsonObject &object, const char *key)
{
    return object[QLatin1String(key)].toVariant().toString();
}

template <size_t N> bool isOneOf(const QString &key, const char *const (&names)[N])
{
    return std::any_of(std::begin(names), std::end(names), [&](const char *name) { return key == QLatin1String(name); });
}

// Whose work a request at the public port is (CONTRACT section 1).
QByteArray roleOf(const QString &path)
{
    static const std::pair<const char *, const char *> prefixes[] = {
        {"/ccagentx/", "accountmodel"},   {"/ccagent", "occ"}, {"/ccadmin/", "occ"}, {"/ic/", "oic"}, {"/crmRestApi/", "crm"},
        {"/sandbox/webhooks/", "payment"}};
    for (const auto &[prefix, role] : prefixes)
        if (path.startsWith(QLatin1String(prefix)))
            return role;
    return {};
}

Response tokenHasEnded(const Request &request)
{
    const bool isExtension = request.path.startsWith(QLatin1String("/ccagentx/"));
    Response response = refusal(401, isExtension ? QStringLiteral("CAM-1001") : QStringLiteral("990406"),
                                QStringLiteral("The session has expired. Log in again."));
    response.headers.emplace_back("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    return response;
}

} // namespace

QString Weather::Rule::readAnswer(const QJsonObject &object)
{
    const int status = object[QLatin1String("status")].toInt();
    if (status < 200 || status > 599)
        return QStringLiteral("\"status\" is not between 200 and 599");
    const QJsonValue body = object[QLatin1String("body")];
    if (body.isObject())
        answer = Response::json(body.toObject(), status);
    else if (body.isString())
        answer = Response{status, body.toString().toUtf8(), {}};
    else if (body.isUndefined())
        answer = refusal(
            status, object.contains(QLatin1String("errorCode")) ? text(object, "errorCode") : QStringLiteral("990%1").arg(status),
            object.contains(QLatin1String("message")) ? text(object, "message") : QStringLiteral("Bad weather."),
            text(object, "moreInfo"));
    else
        return QStringLiteral("\"body\" is neither an object nor a text");
    if (object.contains(QLatin1String("contentType")))
        answer->contentType = text(object, "contentType").toLatin1();
    if (object.contains(QLatin1String("retryAfter")))
        answer->headers.emplace_back("Retry-After", text(object, "retryAfter").toLatin1());
    return {};
}

QString Weather::Rule::read(const QJsonObject &object)
{
    int count = 0;
    for (const QString &key : object.keys()) {
        if (!isOneOf(key, places) && !isOneOf(key, details) && !isOneOf(key, deeds))
            return QStringLiteral("\"%1\" is no member of a rule").arg(key);
        count += isOneOf(key, deeds);
    }
    if (count == 0)
        return QStringLiteral("the rule does nothing");
    given = object;
    role = text(object, "role").toLatin1();
    static const QSet<QByteArray> roles = {"", "occ", "accountmodel", "oic", "crm", "payment", "assets"};
    if (!roles.contains(role))
        return QStringLiteral("\"role\" is none of occ, accountmodel, oic, crm, payment, assets");
    method = text(object, "method").toLatin1();
    if (object.contains(QLatin1String("path")))
        path = text(object, "path").split(QLatin1Char('/'));
    query = text(object, "query");
    after = object[QLatin1String("after")].toInt();
    times = object[QLatin1String("times")].toInt();
    delayMs = object[QLatin1String("delayMs")].toInt();
    if (after < 0 || times < 0 || delayMs < 0)
        return QStringLiteral("\"after\", \"times\" and \"delayMs\" are not negative");
    const QString drop = text(object, "drop"), cut = text(object, "cut"), token = text(object, "token");
    if (!QStringList{QString(), QStringLiteral("before"), QStringLiteral("after")}.contains(drop))
        return QStringLiteral("\"drop\" is neither before nor after");
    if (!QStringList{QString(), QStringLiteral("length"), QStringLiteral("chunked"), QStringLiteral("gzip")}.contains(cut))
        return QStringLiteral("\"cut\" is none of length, chunked, gzip");
    if (!token.isEmpty() && token != QLatin1String("ended"))
        return QStringLiteral("\"token\" is not ended");
    dropsBefore = drop == QLatin1String("before");
    ending = !drop.isEmpty()                   ? Ending::None
             : cut == QLatin1String("length")  ? Ending::CutByLength
             : cut == QLatin1String("chunked") ? Ending::CutByChunk
             : cut == QLatin1String("gzip")    ? Ending::CutInGzip
                                               : Ending::Whole;
    endsToken = !token.isEmpty();
    refusesRefresh = object[QLatin1String("refreshToo")].toBool();
    if (const QJsonValue stale = object[QLatin1String("stale")]; stale.isObject() || stale.toBool())
        rivalChange = stale.toObject();
    return object.contains(QLatin1String("status")) ? readAnswer(object) : QString();
}

bool Weather::Rule::fits(const QByteArray &where, const Request &request) const
{
    if (role.isEmpty() ? !where.isEmpty() : role != (where.isEmpty() ? roleOf(request.path) : where))
        return false;
    if (!method.isEmpty() && method != request.method)
        return false;
    if (!query.isEmpty() && !request.query.toString(QUrl::FullyDecoded).contains(query, Qt::CaseInsensitive))
        return false;
    if (path.isEmpty())
        return true;
    bool isSame = path.size() == request.segments.size();
    for (qsizetype i = 0; isSame && i < path.size(); ++i)
        isSame = path[i].startsWith(QLatin1Char('{')) || path[i] == request.segments[i];
    return isSame;
}

QString Weather::replace(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isArray())
        return problem.error == QJsonParseError::NoError ? QStringLiteral("The rules are not a list.") : problem.errorString();
    std::vector<Rule> rules;
    for (const QJsonValue &one : document.array()) {
        const QString wrong = rules.emplace_back().read(one.toObject());
        if (!wrong.isEmpty())
            return QStringLiteral("Rule %1: %2.").arg(rules.size()).arg(wrong);
    }
    const std::lock_guard lock(m_mutex);
    m_rules = std::move(rules);
    m_unrefreshable.clear();
    ++m_generation; // whoever waits for a rule that is gone waits no longer
    m_changed.notify_all();
    return {};
}

void Weather::clear()
{
    replace("[]");
}

QJsonArray Weather::report() const
{
    QJsonArray all;
    const std::lock_guard lock(m_mutex);
    for (const Rule &rule : m_rules) {
        QJsonObject one = rule.given;
        one.insert(QLatin1String("fired"), rule.fired);
        all.append(one);
    }
    return all;
}

void Weather::end()
{
    const std::lock_guard lock(m_mutex);
    m_isEnding = true;
    m_changed.notify_all();
}

// The first rule that fits, is through with letting others pass and is not used up.
std::optional<Weather::Rule> Weather::next(const QByteArray &role, const Request &request)
{
    for (Rule &rule : m_rules) {
        if (!rule.fits(role, request) || (rule.times > 0 && rule.fired >= rule.times) || ++rule.seen <= rule.after)
            continue;
        ++rule.fired;
        return rule;
    }
    return {};
}

Weather::Outcome Weather::meet(const QByteArray &role, const Request &request, const Handler &handler)
{
    // The sandbox's own switches work in any weather.
    if (request.path.startsWith(QLatin1String("/sandbox/")) && !request.path.startsWith(QLatin1String("/sandbox/webhooks/")))
        return {handler(request)};
    std::unique_lock lock(m_mutex);
    const QByteArray bearer = request.header("Authorization");
    if (request.path.endsWith(QLatin1String("/refresh")) && m_unrefreshable.contains(bearer))
        return {tokenHasEnded(request)};
    const std::optional<Rule> rule = next(role, request);
    if (rule && rule->refusesRefresh)
        m_unrefreshable.insert(bearer);
    if (rule && rule->delayMs > 0)
        m_changed.wait_for(lock, std::chrono::milliseconds(rule->delayMs),
                           [&, generation = m_generation] { return m_isEnding || m_generation != generation; });
    lock.unlock();
    if (!rule)
        return {handler(request)};
    if (rule->dropsBefore)
        return {{0, {}, {}}, Ending::None};
    if (rule->rivalChange)
        m_rival(request, *rule->rivalChange);
    return {rule->endsToken ? tokenHasEnded(request) : rule->answer ? *rule->answer : handler(request), rule->ending};
}

} // namespace linedesk::sandbox
