// SPDX-License-Identifier: Apache-2.0
#include "wiring.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

namespace linedesk::sandbox {

QByteArray Wiring::webhookSignature(const QByteArray &body) const
{
    return QMessageAuthenticationCode::hash(body, QByteArray::fromBase64(webhookSecret), QCryptographicHash::Sha512).toBase64();
}

} // namespace linedesk::sandbox
