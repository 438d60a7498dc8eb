// SPDX-License-Identifier: Apache-2.0
#include "oic/flowparts.h"

#include "rules/cardrules.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace linedesk::sandbox {

namespace {

bool hasCardNumber(const QString &text)
{
    static const QRegularExpression run(QStringLiteral("(?<![0-9])(?<![0-9][ -])[0-9](?:[ -]?[0-9]){11,18}(?![ -]?[0-9])"));
    for (auto found = run.globalMatch(text); found.hasNext();) {
        QByteArray digits;
        for (const QChar c : found.next().captured())
            if (c.isDigit())
                digits += c.toLatin1();
        const std::span<const char> number(digits.constData(), size_t(digits.size()));
        if (rules::brandOf(number) != CardBrand::Unknown && rules::checkNumber(number).empty())
            return true;
    }
    return false;
}

QString cardNumberIn(const QJsonValue &value, const QString &path)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto one = object.constBegin(); one != object.constEnd(); ++one) {
            const QString &key = one.key();
            // An id, a token and a bank number pass the check digit by chance.
            const bool isExempt =
                key.endsWith(QLatin1String("Id")) || key == QLatin1String("cardToken") || key.startsWith(QLatin1String("bank"));
            if (isExempt)
                continue;
            if (const QString found = cardNumberIn(one.value(), path.isEmpty() ? key : path + QLatin1Char('.') + key);
                !found.isEmpty())
                return found;
        }
        return {};
    }
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (int i = 0; i < array.size(); ++i)
            if (const QString found = cardNumberIn(array[i], QStringLiteral("%1[%2]").arg(path).arg(i)); !found.isEmpty())
                return found;
        return {};
    }
    const QString text = value.isDouble() ? QString::number(value.toDouble(), 'f', 0) : value.toString();
    return hasCardNumber(text) ? path : QString();
}

struct RoleEntry {
    const char *role, *relationship;
};
const RoleEntry roleLookup[] = {{"admin", "Admin"}, {"buyer", "Buyer"}, {"user", "User"}};

} // namespace

namespace {

Response fault(int status, const QString &code, const QString &title, const QString &innerTitle, const QString &detail,
               bool isFromCrm, const QString &path)
{
    const QJsonValue field = path.isEmpty() ? QJsonValue() : QJsonValue(path);
    const QJsonObject inner{{QLatin1String("type"), QStringLiteral("about:blank")},
                            {QLatin1String("instance"), QJsonValue()},
                            {QLatin1String("title"), innerTitle},
                            {QLatin1String("o:errorPath"), isFromCrm ? QJsonValue(QStringLiteral("CRM")) : field},
                            {QLatin1String("o:errorCode"), code}};
    return Response::json({{QLatin1String("type"), QStringLiteral("about:blank")},
                           {QLatin1String("title"), title},
                           {QLatin1String("detail"), detail},
                           {QLatin1String("o:errorCode"), code},
                           {QLatin1String("o:errorPath"), field},
                           {QLatin1String("o:errorDetails"), QJsonArray{inner}}},
                          status);
}

} // namespace

Response flowFault(int status, const QString &title, const QString &detail, bool isFromCrm, const QString &path)
{
    return fault(status, QString::number(status), title, title, detail, isFromCrm, path);
}

Response faultOfCrm(const Response &answer)
{
    const QJsonObject body = answer.object();
    const QString message = body[QLatin1String("message")].toString(), path = body[QLatin1String("o:errorPath")].toString();
    switch (answer.status) {
    case 400: return flowFault(400, QStringLiteral("Bad Request"), message, true, path);
    case 404: return flowFault(404, QStringLiteral("Not Found"), message, true);
    case 409: return flowFault(409, QStringLiteral("Conflict"), message, true);
    case 412: return flowFault(412, QStringLiteral("Precondition Failed"), message, true);
    default: break;
    }
    const bool isSilent = answer.status == 0;
    return fault(500, QStringLiteral("OSB-380002"), QStringLiteral("Invocation of the target failed"),
                 isSilent ? QStringLiteral("Target did not answer") : QStringLiteral("Target answered %1").arg(answer.status),
                 isSilent ? QStringLiteral("The customer system did not answer")
                          : QStringLiteral("The customer system rejected the call"),
                 true, {});
}

QString cardNumberIn(const QJsonObject &body)
{
    return cardNumberIn(QJsonValue(body), QString());
}

Handler guardedFlow(const Wiring &wiring, Handler handler)
{
    return [&wiring, handler = std::move(handler)](const Request &request) {
        if (wiring.flowCredentials.isEmpty() || request.header("Authorization") != wiring.flowCredentials) {
            Response refused = flowFault(401, QStringLiteral("Unauthorized"),
                                         QStringLiteral("User name or password of the caller is wrong"), false);
            refused.headers.emplace_back("WWW-Authenticate", "Basic realm=\"integration\"");
            return refused;
        }
        const QJsonDocument body = QJsonDocument::fromJson(request.body);
        if (!request.body.isEmpty() && !body.isObject())
            return flowFault(400, QStringLiteral("Bad Request"), QStringLiteral("the body is not a JSON object"), false);
        if (const QString path = cardNumberIn(body.object()); !path.isEmpty())
            return flowFault(400, QStringLiteral("Bad Request"), QStringLiteral("a flow takes no card number"), false, path);
        return handler(request);
    };
}

Response callCrm(const Wiring &wiring, const QByteArray &method, const QByteArray &path, const QJsonObject &body)
{
    return call(wiring.crmHost, wiring.crmPort,
                {method,
                 "/crmRestApi/resources/11.13.18.05" + path,
                 {{"Authorization", wiring.flowCredentials}},
                 method == "GET" ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact),
                 30000},
                nullptr);
}

QString relationshipOf(const QString &role)
{
    for (const RoleEntry &entry : roleLookup)
        if (role == QLatin1String(entry.role))
            return QLatin1String(entry.relationship);
    return {};
}

QString roleOf(const QString &relationship)
{
    for (const RoleEntry &entry : roleLookup)
        if (relationship == QLatin1String(entry.relationship))
            return QLatin1String(entry.role);
    return {};
}

QJsonArray effectiveRolesOf(const QString &role)
{
    QJsonArray all;
    for (const RoleEntry &entry : roleLookup)
        if (!all.isEmpty() || role == QLatin1String(entry.role))
            all.append(QLatin1String(entry.role));
    return all;
}

} // namespace linedesk::sandbox
