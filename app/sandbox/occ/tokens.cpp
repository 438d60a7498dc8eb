// SPDX-License-Identifier: Apache-2.0
#include "occ/tokens.h"

#include <sodium.h>

namespace linedesk::sandbox {

static QByteArray valueOf(const QByteArray &authorization)
{
    return authorization.startsWith("Bearer ") ? authorization.mid(7) : QByteArray();
}

QByteArray Tokens::issue(const QString &userId)
{
    unsigned char random[32];
    randombytes_buf(random, sizeof random);
    const QByteArray token = QByteArray(reinterpret_cast<const char *>(random), sizeof random)
                                 .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const std::lock_guard lock(m_mutex);
    m_living.removeIf([now = m_clock.elapsed()](const auto &one) { return one.value().end < now; });
    m_living.insert(token, {userId, m_clock.elapsed() + m_life});
    return token;
}

QString Tokens::userOf(const QByteArray &authorization) const
{
    const std::lock_guard lock(m_mutex);
    const auto known = m_living.constFind(valueOf(authorization));
    return known != m_living.constEnd() && known->end > m_clock.elapsed() ? known->userId : QString();
}

void Tokens::revoke(const QByteArray &authorization)
{
    const std::lock_guard lock(m_mutex);
    m_living.remove(valueOf(authorization));
}

} // namespace linedesk::sandbox
