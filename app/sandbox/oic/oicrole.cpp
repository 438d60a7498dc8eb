// SPDX-License-Identifier: Apache-2.0
#include "oic/oicrole.h"

#include "bankmask.h"
#include "http/page.h"
#include "oic/flowparts.h"

#include <QJsonArray>
#include <QUrl>

namespace linedesk::sandbox {

namespace {

// Roles by their names on this side of the CRM.
QJsonArray withRelationships(const QJsonArray &contacts)
{
    QJsonArray people;
    for (const QJsonValue &one : contacts) {
        QJsonObject person = one.toObject();
        const QString role = person.take(QLatin1String("roles"))[0].toString();
        person.insert(QLatin1String("relationshipType"), relationshipOf(role));
        people.append(person);
    }
    return people;
}

QJsonObject inCrmWords(QJsonObject account)
{
    if (account.contains(QLatin1String("contacts")))
        account.insert(QLatin1String("contacts"), withRelationships(account[QLatin1String("contacts")].toArray()));
    return account;
}

// The first role of the body that the lookup does not know; empty: all are known.
QString unknownRole(const QJsonArray &contacts)
{
    for (int i = 0; i < contacts.size(); ++i)
        for (const QJsonValue &role : contacts[i][QLatin1String("roles")].toArray())
            if (relationshipOf(role.toString()).isEmpty())
                return QStringLiteral("contacts[%1].roles[0]").arg(i);
    return {};
}

Response badRequest(const QString &detail, const QString &path = {})
{
    return flowFault(400, QStringLiteral("Bad Request"), detail, false, path);
}

} // namespace

OicRole::OicRole(const Wiring &wiring) : m_wiring(wiring), m_contacts(wiring) {}

void OicRole::addRoutes(Router &router)
{
    const QString base = QStringLiteral("/ic/api/integration/v1/flows/rest");
    m_contacts.addRoutes(router);
    const auto flow = [&](const char *method, const char *path, Response (OicRole::*handler)(const Request &) const) {
        router.add(method, base + QLatin1String(path),
                   guardedFlow(m_wiring, [this, handler](const Request &request) { return (this->*handler)(request); }));
    };
    flow("GET", "/OCC_OEC_GET_ACCNT_DETLS_PROF_SSE/1.0/accounts", &OicRole::findAccounts);
    flow("POST", "/OCC_OEC_ACCOUNT_CREATE_SSE/1.0/contacts/{currentContactId}/accounts", &OicRole::createAccounts);
    flow("PUT", "/OCC_OEC_ACCOUNT_UPDATE_SSE/1.0/contacts/{currentContactId}/accounts/{accountId}", &OicRole::updateAccount);
    if (m_wiring.can.structure)
        flow("GET", "/OCC_OEC_ACCNT_STRUCTURE/1.0/accounts/{accountId}/structure", &OicRole::readStructure);
    if (m_wiring.can.accountSearch)
        flow("GET", "/OCC_OEC_ACCNT_SEARCH/1.0/accounts", &OicRole::findByNumber);
}

QJsonObject OicRole::inFlowWords(QJsonObject account) const
{
    if (account.contains(QLatin1String("accessible")))
        return account; // name and place alone (A1)
    QJsonArray people;
    for (const QJsonValue &one : account.value(QLatin1String("contacts")).toArray()) {
        QJsonObject person = one.toObject();
        const QString role = roleOf(person.take(QLatin1String("relationshipType")).toString());
        person.insert(QLatin1String("roles"), QJsonArray{role});
        person.insert(QLatin1String("effectiveRoles"), effectiveRolesOf(role));
        people.append(person);
    }
    account.insert(QLatin1String("contacts"), people);
    QJsonArray profiles;
    for (const QJsonValue &one : account.value(QLatin1String("billingProfiles")).toArray()) {
        QJsonObject profile = one.toObject();
        maskBankNumbers(&profile);
        profiles.append(profile);
    }
    if (account.contains(QLatin1String("billingProfiles"))) // not told of what is found by number (A2)
        account.insert(QLatin1String("billingProfiles"), profiles);
    if (!m_wiring.can.etag)
        account.remove(QLatin1String("version"));
    return account;
}

// The CRM's list as the flow answers it: its order, its paging, where it was asked for a part.
Response OicRole::accounts(const Response &found, const QJsonValue &contactId) const
{
    if (!found.isSuccess())
        return faultOfCrm(found);
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
    return accounts(callCrm(m_wiring, "GET", "/accounts?contactId=" + QUrl::toPercentEncoding(contactId) + page), contactId);
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
    const Response found = callCrm(m_wiring, "GET", path);
    return accounts(found, contact);
}

Response OicRole::findByNumber(const Request &request) const
{
    const Response found =
        callCrm(m_wiring, "GET",
                "/accounts?accountNumber=" + QUrl::toPercentEncoding(request.argument(QStringLiteral("accountNumber"))) + '&' +
                    Page::of(request).query());
    return accounts(found, QJsonValue::Undefined);
}

// What was written, alone or among all that the contact has (A5).
Response OicRole::written(const Request &request, const QJsonArray &changed, int status) const
{
    const QString contactId = request.parameters[QStringLiteral("currentContactId")];
    if (!m_wiring.can.minimal || !request.prefersMinimal()) {
        Response all = accountsOf(contactId);
        if (all.isSuccess())
            all.status = status;
        return all;
    }
    QJsonArray accounts;
    for (const QJsonValue &one : changed)
        accounts.append(inFlowWords(one.toObject()));
    Response answer = Response::json({{QLatin1String("contactId"), contactId}, {QLatin1String("accounts"), accounts}}, status);
    answer.headers.emplace_back("Preference-Applied", "return=minimal");
    return answer;
}

Response OicRole::createAccounts(const Request &request) const
{
    QJsonArray accounts;
    const QJsonArray given = QJsonDocument::fromJson(request.body)[QLatin1String("accounts")].toArray();
    if (given.isEmpty())
        return badRequest(QStringLiteral("accounts is missing"));
    for (int i = 0; i < given.size(); ++i) {
        const QJsonObject account = given[i].toObject();
        for (const char *needed : {"accountType", "accountName"})
            if (account[QLatin1String(needed)].toString().isEmpty())
                return badRequest(QStringLiteral("accounts[%1].%2 is missing").arg(i).arg(QLatin1String(needed)));
        if (const QString path = unknownRole(account[QLatin1String("contacts")].toArray()); !path.isEmpty())
            return badRequest(QStringLiteral("the role is not known"), QStringLiteral("accounts[%1].%2").arg(i).arg(path));
        accounts.append(inCrmWords(account));
    }
    const Response done = callCrm(m_wiring, "POST", "/accounts/action/createAll", {{QLatin1String("accounts"), accounts}});
    return done.isSuccess() ? written(request, done.object()[QLatin1String("items")].toArray(), 201) : faultOfCrm(done);
}

Response OicRole::updateAccount(const Request &request) const
{
    QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (!m_wiring.can.etag)
        body.remove(QLatin1String("version"));
    if (const QString path = unknownRole(body[QLatin1String("contacts")].toArray()); !path.isEmpty())
        return badRequest(QStringLiteral("the role is not known"), path);
    const Response done =
        callCrm(m_wiring, "PATCH", "/accounts/" + QUrl::toPercentEncoding(request.parameters[QStringLiteral("accountId")]),
                inCrmWords(body));
    return done.isSuccess() ? written(request, {done.object()}, 200) : faultOfCrm(done);
}

} // namespace linedesk::sandbox
