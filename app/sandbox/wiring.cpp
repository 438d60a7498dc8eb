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

bool Wiring::isSignedByCommerce(const QByteArray &signature, const QByteArray &body) const
{
    const QByteArray wanted = webhookSignature(body);
    return signature.size() == wanted.size() &&
           sodium_memcmp(signature.constData(), wanted.constData(), size_t(wanted.size())) == 0;
}

Response Wiring::callCommerce(const Call &what) const
{
    return call(occHost, occPort, what, nullptr);
}

Response Wiring::callCommerceAdministration(Call what) const
{
    what.headers.emplace_back("Authorization", "Bearer " + applicationKey);
    return callCommerce(what);
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
