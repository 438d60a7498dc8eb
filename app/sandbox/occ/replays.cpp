// SPDX-License-Identifier: Apache-2.0
#include "occ/replays.h"

#include <QDateTime>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

namespace linedesk::sandbox {

namespace {

QByteArray digestOf(const QByteArray &text, const QByteArray &salt)
{
    return QMessageAuthenticationCode::hash(text, salt, QCryptographicHash::Sha256).toHex();
}

} // namespace

Response Replays::answer(const Request &request, const QString &userId, const QByteArray &text,
                         const std::function<Response()> &work)
{
    const QString key = QString::fromLatin1(request.header("Idempotency-Key").left(64));
    if (key.isEmpty() || !m_wiring.can.idempotency)
        return work();
    const QString scope = userId + QLatin1Char(' ') + QLatin1String(request.method) + QLatin1Char(' ') + request.path;
    {
        std::unique_lock lock(m_runningMutex); // the same key twice at once: the second waits for the first
        m_runningDone.wait(lock, [&] { return !m_running.contains(scope + key); });
        m_running.insert(scope + key);
    }
    const Response response = once(key, scope, text, work);
    {
        const std::lock_guard lock(m_runningMutex);
        m_running.remove(scope + key);
    }
    m_runningDone.notify_all();
    return response;
}

Response Replays::once(const QString &key, const QString &scope, const QByteArray &text, const std::function<Response()> &work)
{
    const QDateTime now = m_wiring.clock->now();
    m_store.run(QStringLiteral("DELETE FROM replays WHERE created < ?"), {now.addDays(-1).toString(Qt::ISODateWithMs)});
    const QJsonObject known = m_store.row(QStringLiteral("SELECT * FROM replays WHERE key=? AND scope=?"), {key, scope});
    if (!known.isEmpty()) {
        if (digestOf(text, known[QLatin1String("salt")].toString().toLatin1()) !=
            known[QLatin1String("digest")].toString().toLatin1())
            return refusal(409, QStringLiteral("CAM-4002"), QStringLiteral("This key was used for another request."), {},
                           QStringLiteral("Idempotency-Key"));
        return {200, known[QLatin1String("answer")].toString().toUtf8(), {{"Idempotency-Replayed", "true"}}};
    }
    const Response response = work();
    if (response.isSuccess()) {
        const QByteArray salt = QByteArray::number(QRandomGenerator::system()->generate64(), 16);
        m_store.insert(QStringLiteral("replays"), {{QLatin1String("key"), key},
                                                   {QLatin1String("scope"), scope},
                                                   {QLatin1String("salt"), QString::fromLatin1(salt)},
                                                   {QLatin1String("digest"), QString::fromLatin1(digestOf(text, salt))},
                                                   {QLatin1String("answer"), QString::fromUtf8(response.body)},
                                                   {QLatin1String("created"), now.toString(Qt::ISODateWithMs)}});
    }
    return response;
}

} // namespace linedesk::sandbox
