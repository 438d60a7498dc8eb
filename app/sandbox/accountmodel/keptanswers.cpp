// SPDX-License-Identifier: Apache-2.0
#include "accountmodel/keptanswers.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <sodium.h>

namespace linedesk::sandbox {

KeptAnswers::KeptAnswers(const Clock &clock) : m_clock(clock), m_digestKey(32, '\0')
{
    randombytes_buf(m_digestKey.data(), size_t(m_digestKey.size()));
}

Response KeptAnswers::once(const Request &request, const QString &userId, const std::function<Response()> &write)
{
    const QByteArray slot =
        userId.toUtf8() + ' ' + request.method + ' ' + request.path.toUtf8() + ' ' + request.header("Idempotency-Key");
    const QByteArray digest = QMessageAuthenticationCode::hash(request.body, m_digestKey, QCryptographicHash::Sha256);
    const QDateTime now = m_clock.now();
    {
        std::unique_lock lock(m_mutex); // the same key twice at once: the second waits for the first
        m_done.wait(lock, [&] { return !m_running.contains(slot); });
        m_answers.removeIf([&](const auto &one) { return one.value().kept.addDays(1) < now; });
        if (const auto known = m_answers.constFind(slot); known != m_answers.constEnd()) {
            if (known->digest != digest)
                return refusal(409, QStringLiteral("CAM-4002"), QStringLiteral("This key was used for another request."), {},
                               QStringLiteral("Idempotency-Key"));
            Response again = known->response;
            again.headers.emplace_back("Idempotency-Replayed", "true");
            return again;
        }
        m_running.insert(slot);
    }
    const Response answer = write();
    {
        const std::lock_guard lock(m_mutex);
        m_running.remove(slot);
        if (answer.isSuccess())
            m_answers.insert(slot, {digest, answer, now});
    }
    m_done.notify_all();
    return answer;
}

} // namespace linedesk::sandbox
