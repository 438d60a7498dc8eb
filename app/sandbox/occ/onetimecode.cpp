// SPDX-License-Identifier: Apache-2.0
#include "occ/onetimecode.h"

#include <QMessageAuthenticationCode>
#include <QtEndian>
#include <sodium.h>

namespace linedesk::sandbox {

qint64 codeStep(const QDateTime &now)
{
    return now.toSecsSinceEpoch() / CodeSeconds;
}

QByteArray oneTimeCode(const QByteArray &secret, qint64 step, int digits)
{
    QByteArray counter(sizeof step, Qt::Uninitialized);
    qToBigEndian(step, counter.data());
    const QByteArray mac = QMessageAuthenticationCode::hash(counter, secret, QCryptographicHash::Sha1);
    quint32 number = qFromBigEndian<quint32>(mac.constData() + (mac.back() & 15)) & 0x7fffffff; // RFC 4226, 5.3
    QByteArray code(digits, '0');
    for (int at = digits - 1; at >= 0; --at, number /= 10)
        code[at] = char('0' + number % 10);
    return code;
}

std::optional<qint64> stepOfCode(const QByteArray &secret, const QByteArray &code, qint64 now)
{
    for (const qint64 step : {now, now - 1, now + 1}) {
        const QByteArray wanted = oneTimeCode(secret, step);
        if (code.size() == wanted.size() && sodium_memcmp(code.constData(), wanted.constData(), size_t(wanted.size())) == 0)
            return step;
    }
    return {};
}

} // namespace linedesk::sandbox
