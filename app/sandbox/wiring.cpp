// SPDX-License-Identifier: Apache-2.0
#include "wiring.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QUrl>
#include <sodium.h>

namespace linedesk::sandbox {

QByteArray Wiring::webhookSignature(const QByteArray &body) const
{
    return QMessageAuthenticationCode::hash(body, QByteArray::fromBase64(webhookSecret), QCryptographicHash::Sha512).toBase64();
}

// In a time that does not tell how much of them agrees.
static bool isSame(const QByteArray &given, const QByteArray &wanted)
{
    return given.size() == wanted.size() && sodium_memcmp(given.constData(), wanted.constData(), size_t(wanted.size())) == 0;
}

bool Wiring::isSignedByCommerce(const QByteArray &signature, const QByteArray &body) const
{
    return isSame(signature, webhookSignature(body));
}

bool Wiring::isApplicationKey(const QByteArray &authorization) const
{
    return !applicationKey.isEmpty() && isSame(authorization, "Bearer " + applicationKey);
}

Response Wiring::callCommerce(const Call &what) const
{
    return call(occHost, occPort, what, nullptr);
}

// The one that is alive, or a new one; `refused` is not given again.
QByteArray Wiring::administrationToken(const QByteArray &refused) const
{
    constexpr std::chrono::seconds margin{30};
    const std::lock_guard lock(m_mutex);
    if (!m_token.isEmpty() && m_token != refused && clock->elapsed() < m_tokenEnd)
        return m_token;
    const Response answer =
        callCommerce({"POST",
                      "/ccadmin/v1/login",
                      {{"Authorization", "Bearer " + applicationKey}, {"Content-Type", "application/x-www-form-urlencoded"}},
                      "grant_type=client_credentials",
                      10000});
    m_token = answer.object()[QLatin1String("access_token")].toString().toLatin1();
    m_tokenEnd = clock->elapsed() + std::chrono::seconds(answer.object()[QLatin1String("expires_in")].toInt(300)) - margin;
    return m_token;
}

Response Wiring::callCommerceAdministration(const Call &what) const
{
    const auto callWith = [&](const QByteArray &token) {
        Call one = what;
        one.headers.emplace_back("Authorization", "Bearer " + token);
        return callCommerce(one);
    };
    const QByteArray token = administrationToken({});
    const Response answer = callWith(token);
    return answer.status == 401 ? callWith(administrationToken(token)) : answer; // a 401 proves that nothing was done
}

Response Wiring::writeContactId(const QString &profileId, const QString &contactId) const
{
    const QJsonObject change{{QLatin1String("customerContactId"), contactId}};
    return callCommerceAdministration({"PUT",
                                       "/ccadmin/v1/profiles/" + QUrl::toPercentEncoding(profileId),
                                       {},
                                       QJsonDocument(change).toJson(QJsonDocument::Compact),
                                       10000});
}

} // namespace linedesk::sandbox
