// SPDX-License-Identifier: Apache-2.0
#include "oic/oicrole.h"

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

QJsonObject withRoles(QJsonObject account)
{
    QJsonArray people;
    for (const QJsonValue &one : account[QLatin1String("contacts")].toArray()) {
        QJsonObject person = one.toObject();
        const QString role = roleOf(person.take(QLatin1String("relationshipType")).toString());
        person.insert(QLatin1String("roles"), QJsonArray{role});
        person.insert(QLatin1String("effectiveRoles"), effectiveOf(role));
        people.append(person);
    }
    account.insert(QLatin1String("contacts"), people);
    return account;
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
        return fault(500, QStringLiteral("Internal Server Error"), QStringLiteral("the CRM did not answer"), true);
    return Response::json({{QLatin1String("contacts"), found.object()[QLatin1String("items")]}});
}

Response OicRole::accountsOf(const QString &contactId) const
{
    const Response found = callCrm("GET", "/accounts?contactId=" + QUrl::toPercentEncoding(contactId));
    if (!found.isSuccess())
        return fault(500, QStringLiteral("Internal Server Error"), QStringLiteral("the CRM did not answer"), true);
    // CONTRACT 4.4: customer accounts by name, each followed by its service accounts, then its billing accounts, by name.
    std::vector<QJsonObject> all;
    QHash<QString, QString> names;
    for (const QJsonValue &one : found.object()[QLatin1String("items")].toArray()) {
        all.push_back(withRoles(one.toObject()));
        names.insert(all.back()[QLatin1String("accountId")].toString(), all.back()[QLatin1String("accountName")].toString());
    }
    const auto order = [&](const QJsonObject &account) {
        const QString id = account[QLatin1String("accountId")].toString(), name = account[QLatin1String("accountName")].toString();
        const QString type = account[QLatin1String("accountType")].toString();
        const QString top = type == QLatin1String("Customer") ? id : account[QLatin1String("parentAccountId")].toString();
        const int rank = type == QLatin1String("Customer") ? 0 : type == QLatin1String("Service") ? 1 : 2;
        return std::tuple(names.value(top).toCaseFolded(), top, rank, name.toCaseFolded(), id);
    };
    std::sort(all.begin(), all.end(), [&](const QJsonObject &a, const QJsonObject &b) { return order(a) < order(b); });
    QJsonArray accounts;
    for (const QJsonObject &account : all)
        accounts.append(account);
    return Response::json({{QLatin1String("contactId"), contactId}, {QLatin1String("accounts"), accounts}});
}

Response OicRole::findAccounts(const Request &request) const
{
    return accountsOf(request.argument(QStringLiteral("contactId")));
}

Response OicRole::updateAccount(const Request &request) const
{
    const Response done =
        callCrm("PATCH", "/accounts/" + QUrl::toPercentEncoding(request.parameters[QStringLiteral("accountId")]), request.body);
    if (done.status == 404)
        return fault(404, QStringLiteral("Not Found"), QStringLiteral("no such account"), true);
    if (done.status == 412)
        return fault(412, QStringLiteral("Precondition Failed"), done.object()[QLatin1String("message")].toString(), true);
    if (!done.isSuccess())
        return fault(500, QStringLiteral("Internal Server Error"), QStringLiteral("the CRM did not answer"), true);
    return accountsOf(request.parameters[QStringLiteral("currentContactId")]);
}

} // namespace linedesk::sandbox
