// SPDX-License-Identifier: Apache-2.0
#include "accountmodel/callers.h"

#include <QUrl>

namespace linedesk::sandbox {

namespace {

constexpr std::chrono::seconds VerifiedFor{30}; // CONTRACT 3.3

Response noLogin()
{
    Response refused = refusal(401, QStringLiteral("CAM-1001"), QStringLiteral("The session has expired. Log in again."));
    refused.headers.emplace_back("WWW-Authenticate", "Bearer");
    return refused;
}

Response noCommerce()
{
    return refusal(502, QStringLiteral("CAM-5001"), QStringLiteral("Commerce did not answer."));
}

} // namespace

std::optional<Response> Callers::checkBearer(const Request &request)
{
    const QByteArray bearer = request.header("Authorization");
    if (!bearer.startsWith("Bearer "))
        return noLogin();
    const auto now = std::chrono::steady_clock::now();
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_verified.constFind(bearer);
        if (known != m_verified.constEnd() && now - *known < VerifiedFor)
            return {};
    }
    const Response answer = m_wiring.callCommerce({"POST", "/ccagentui/v1/verify", {{"Authorization", bearer}}, "{}", 10000});
    const bool isValid = answer.isSuccess() && answer.object()[QLatin1String("status")] != QLatin1String("401");
    const std::lock_guard lock(m_mutex);
    m_verified.removeIf([&](const auto &one) { return now - one.value() >= VerifiedFor; });
    if (!isValid)
        return answer.status == 0 ? noCommerce() : noLogin();
    m_verified.insert(bearer, now);
    return {};
}

std::optional<Response> Callers::identify(const Request &request, Caller *caller)
{
    if (const auto refused = checkBearer(request))
        return refused;
    caller->profileId =
        QJsonDocument::fromJson(request.header("X-CCAgentContext")).object()[QLatin1String("shopperProfileId")].toString();
    if (caller->profileId.isEmpty())
        return refusal(400, QStringLiteral("CAM-1004"), QStringLiteral("The contact in context is missing."), {},
                       QStringLiteral("X-CCAgentContext"));
    return readProfile(caller);
}

std::optional<Response> Callers::readProfile(Caller *caller) const
{
    const Response read = m_wiring.callCommerceAdministration(
        {"GET", "/ccadmin/v1/profiles/" + QUrl::toPercentEncoding(caller->profileId), {}, {}, 10000});
    if (read.status == 404)
        return refusal(404, QStringLiteral("CAM-2001"), QStringLiteral("The contact was not found."), {},
                       QStringLiteral("X-CCAgentContext.shopperProfileId"));
    if (!read.isSuccess())
        return noCommerce();
    caller->profile = read.object();
    return {};
}

std::optional<Response> Callers::readUser(const Request &request, QJsonObject *user) const
{
    const Response read = m_wiring.callCommerce(
        {"GET", "/ccagentui/v1/adminProfiles/current", {{"Authorization", request.header("Authorization")}}, {}, 10000});
    if (!read.isSuccess())
        return read.status == 401 ? noLogin() : noCommerce();
    *user = read.object();
    return {};
}

bool Callers::isSupervisor(const QJsonObject &user)
{
    for (const QJsonValue &role : user[QLatin1String("roles")].toArray())
        if (role[QLatin1String("repositoryId")] == QLatin1String("csAgentSupervisorRole"))
            return true;
    return false;
}

} // namespace linedesk::sandbox
