// SPDX-License-Identifier: Apache-2.0
#include "oic/oicrole.h"

#include "http/page.h"
#include "rules/cardrules.h"

#include <QJsonArray>
#include <QUrl>

#include <algorithm>

namespace linedesk::sandbox {

namespace {

QByteArray crmPath(const QByteArray &tail)
{
    return "/crmRestApi/resources/11.13.18.05" + tail;
}

Response fault(int status, const QString &title, const QString &detail, bool isFromCrm)
{
    QJsonObject inner{{QLatin1String("type"), QStringLiteral("about:blank")},
                      {QLatin1String("instance"), QJsonValue()},
                      {QLatin1String("title"), title},
                      {QLatin1String("o:errorPath"), isFromCrm ? QJsonValue(QStringLiteral("CRM")) : QJsonValue()},
                      {QLatin1String("o:errorCode"), QString::number(status)}};
    return Response::json({{QLatin1String("type"), QStringLiteral("about:blank")},
                           {QLatin1String("title"), title},
                           {QLatin1String("detail"), detail},
                           {QLatin1String("o:errorCode"), QString::number(status)},
                           {QLatin1String("o:errorPath"), QJsonValue()},
                           {QLatin1String("o:errorDetails"), QJsonArray{inner}}},
                          status);
}

// Brand, length and check digit together (CONTRACT A13): ids and bank numbers pass one of them by chance too often.
bool isCardNumber(QString text)
{
    text.remove(QLatin1Char(' ')).remove(QLatin1Char('-'));
    const QByteArray digits = text.toLatin1();
    if (digits.size() < 12 || digits.size() > 19 ||
        !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return false;
    return rules::brandOf({digits.constData(), size_t(digits.size())}) != CardBrand::Unknown &&
           rules::checkNumber({digits.constData(), size_t(digits.size())}).empty();
}

bool holdsCardNumber(const QJsonValue &value, const QString &key)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto one = object.constBegin(); one != object.constEnd(); ++one)
            if (holdsCardNumber(one.value(), one.key()))
                return true;
        return false;
    }
    if (value.isArray()) {
        for (const QJsonValue &one : value.toArray())
            if (holdsCardNumber(one, key))
                return true;
        return false;
    }
    const bool isExempt =
        key.endsWith(QLatin1String("Id")) || key == QLatin1String("cardToken") || key.startsWith(QLatin1String("bank"));
    return !isExempt && isCardNumber(value.toVariant().toString());
}

// OCC-OEC_ROLE_LOOKUP
QString roleOf(const QString &relationship)
{
    return relationship == QLatin1String("Admin")   ? QStringLiteral("admin")
           : relationship == QLatin1String("Buyer") ? QStringLiteral("buyer")
                                                    : QStringLiteral("user");
}

QJsonArray effectiveOf(const QString &role)
{
    if (role == QLatin1String("admin"))
        return {QStringLiteral("admin"), QStringLiteral("buyer"), QStringLiteral("user")};
    return role == QLatin1String("buyer") ? QJsonArray{QStringLiteral("buyer"), QStringLiteral("user")}
                                          : QJsonArray{QStringLiteral("user")};
}

Response noCrm()
{
    return fault(500, QStringLiteral("Internal Server Error"), QStringLiteral("the CRM did not answer"), true);
}

} // namespace

OicRole::OicRole(const Wiring &wiring) : m_wiring(wiring) {}

void OicRole::addRoutes(Router &router)
{
    const auto guarded = [this](Response (OicRole::*handler)(const Request &) const) {
        return [this, handler](const Request &request) {
            if (m_wiring.flowCredentials.isEmpty() || request.header("Authorization") != m_wiring.flowCredentials)
                return fault(401, QStringLiteral("Unauthorized"), {}, false);
            if (holdsCardNumber(QJsonDocument::fromJson(request.body).object(), {}))
                return fault(400, QStringLiteral("Bad Request"), QStringLiteral("a flow takes no card number"), false);
            return (this->*handler)(request);
        };
    };
    const QString base = QStringLiteral("/ic/api/integration/v1/flows/rest");
    router.add("GET", base + QStringLiteral("/OCC_OEC_GET_PROFILE_SSE/1.0/contacts"), guarded(&OicRole::findContact));
    router.add("GET", base + QStringLiteral("/OCC_OEC_GET_ACCNT_DETLS_PROF_SSE/1.0/accounts"), guarded(&OicRole::findAccounts));
    router.add("PUT", base + QStringLiteral("/OCC_OEC_ACCOUNT_UPDATE_SSE/1.0/contacts/{currentContactId}/accounts/{accountId}"),
               guarded(&OicRole::updateAccount));
    if (m_wiring.can.structure)
        router.add("GET", base + QStringLiteral("/OCC_OEC_ACCNT_STRUCTURE/1.0/accounts/{accountId}/structure"),
                   guarded(&OicRole::readStructure));
    if (m_wiring.can.accountSearch)
        router.add("GET", base + QStringLiteral("/OCC_OEC_ACCNT_SEARCH/1.0/accounts"), guarded(&OicRole::findByNumber));
}

Response OicRole::callCrm(const QByteArray &method, const QByteArray &path, const QByteArray &body) const
{
    return call(m_wiring.host, m_wiring.crmPort,
                {method, crmPath(path), {{"Authorization", m_wiring.flowCredentials}}, body, 30000}, nullptr);
}

Response OicRole::findContact(const Request &request) const
{
    const Response found = callCrm("GET", "/contacts?SourceSystemReferenceValue=" +
                                              QUrl::toPercentEncoding(request.argument(QStringLiteral("profileId"))));
    if (!found.isSuccess())
        return noCrm();
    return Response::json({{QLatin1String("contacts"), found.object()[QLatin1String("items")]}});
}

QJsonObject OicRole::inFlowWords(QJsonObject account) const
{
    if (account.contains(QLatin1String("accessible")))
        return account; // name and place alone (A1)
    QJsonArray people;
    for (const QJsonValue &one : account[QLatin1String("contacts")].toArray()) {
        QJsonObject person = one.toObject();
        const QString role = roleOf(person.take(QLatin1String("relationshipType")).toString());
        person.insert(QLatin1String("roles"), QJsonArray{role});
        person.insert(QLatin1String("effectiveRoles"), effectiveOf(role));
        people.append(person);
    }
    account.insert(QLatin1String("contacts"), people);
    if (!m_wiring.can.etag)
        account.remove(QLatin1String("version"));
    return account;
}

// The CRM's list as the flow answers it: its order, its paging, where it was asked for a part.
Response OicRole::accounts(const Response &found, const QJsonValue &contactId) const
{
    if (!found.isSuccess())
        return noCrm();
    const QJsonObject list = found.object();
    QJsonArray all;
    for (const QJsonValue &one : list[QLatin1String("items")].toArray())
        all.append(inFlowWords(one.toObject()));
    QJsonObject answer{{QLatin1String("accounts"), all}};
    if (!contactId.isUndefined())
        answer.insert(QLatin1String("contactId"), contactId);
    for (const char *member : {"totalResults", "offset", "limit", "hasMore"})
        if (list.contains(QLatin1String(member)))
            answer.insert(QLatin1String(member), list[QLatin1String(member)]);
    return Response::json(answer);
}

Response OicRole::accountsOf(const QString &contactId, const QByteArray &page) const
{
    return accounts(callCrm("GET", "/accounts?contactId=" + QUrl::toPercentEncoding(contactId) + page), contactId);
}

Response OicRole::findAccounts(const Request &request) const
{
    const bool isPaged = m_wiring.can.paging && Page::isAsked(request);
    return accountsOf(request.argument(QStringLiteral("contactId")), isPaged ? '&' + Page::of(request).query() : QByteArray());
}

// With a contact only what that one may see (CONTRACT A1).
Response OicRole::readStructure(const Request &request) const
{
    QByteArray path = "/accounts/" + QUrl::toPercentEncoding(request.parameters[QStringLiteral("accountId")]) + "/structure?" +
                      Page::of(request, LongestStructure).query();
    QJsonValue contact = QJsonValue::Undefined;
    if (request.query.hasQueryItem(QStringLiteral("contactId"))) {
        contact = request.argument(QStringLiteral("contactId"));
        path += "&contactId=" + QUrl::toPercentEncoding(contact.toString());
    }
    const Response found = callCrm("GET", path);
    return found.status == 404 ? fault(404, QStringLiteral("Not Found"), QStringLiteral("no such account"), true)
                               : accounts(found, contact);
}

Response OicRole::findByNumber(const Request &request) const
{
    const Response found =
        callCrm("GET", "/accounts?accountNumber=" + QUrl::toPercentEncoding(request.argument(QStringLiteral("accountNumber"))) +
                           '&' + Page::of(request).query());
    return accounts(found, QJsonValue::Undefined);
}

Response OicRole::updateAccount(const Request &request) const
{
    QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (!m_wiring.can.etag)
        body.remove(QLatin1String("version"));
    const Response done = callCrm("PATCH", "/accounts/" + QUrl::toPercentEncoding(request.parameters[QStringLiteral("accountId")]),
                                  QJsonDocument(body).toJson(QJsonDocument::Compact));
    if (done.status == 404)
        return fault(404, QStringLiteral("Not Found"), QStringLiteral("no such account"), true);
    if (done.status == 412)
        return fault(412, QStringLiteral("Precondition Failed"), done.object()[QLatin1String("message")].toString(), true);
    if (!done.isSuccess())
        return noCrm();
    const QString contactId = request.parameters[QStringLiteral("currentContactId")];
    if (!m_wiring.can.minimal || !request.prefersMinimal())
        return accountsOf(contactId);
    Response answer = Response::json(
        {{QLatin1String("contactId"), contactId}, {QLatin1String("accounts"), QJsonArray{inFlowWords(done.object())}}});
    answer.headers.emplace_back("Preference-Applied", "return=minimal");
    return answer;
}

} // namespace linedesk::sandbox
