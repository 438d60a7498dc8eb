// SPDX-License-Identifier: Apache-2.0
#include "occ/profilewebhook.h"

#include "occ/profiletext.h"

#include <QDateTime>
#include <QJsonDocument>

#include <cstdio>

namespace linedesk::sandbox {

namespace {

constexpr int RetryMinutes[] = {1, 5, 30};
// The clock may be one that a test turns, so nobody sleeps until a time of it.
constexpr std::chrono::milliseconds Look{200}, Long{600000};

} // namespace

bool ProfileWebhook::keep(const QString &profileId, const char *type, const QString &siteId) const
{
    QJsonObject profile;
    m_store.each(QStringLiteral("SELECT %1 FROM profiles p WHERE p.id=?").arg(profileColumns()), {profileId},
                 [&](const QStringList &row) { profile = QJsonDocument::fromJson(profileText(row)).object(); });
    QJsonObject told{{QLatin1String("homeAddress"), profile[QLatin1String("shippingAddress")]}};
    for (const char *member :
         {"id", "customerContactId", "firstName", "lastName", "email", "daytimeTelephoneNumber", "shippingAddresses"})
        told.insert(QLatin1String(member), profile[QLatin1String(member)]);
    const QJsonObject body{{QLatin1String("profileId"), profileId},
                           {QLatin1String("type"), QLatin1String(type)},
                           {QLatin1String("siteId"), siteId.isEmpty() ? m_wiring.sites.value(0) : siteId},
                           {QLatin1String("profile"), told}};
    return m_store.insert(QStringLiteral("outbox"),
                          {{QLatin1String("body"), QString::fromUtf8(QJsonDocument(body).toJson(QJsonDocument::Compact))},
                           {QLatin1String("tries"), 0},
                           {QLatin1String("due"), m_wiring.clock->now().toString(Qt::ISODateWithMs)}});
}

void ProfileWebhook::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isAwake = true;
    }
    m_changed.notify_all();
}

void ProfileWebhook::start()
{
    m_isAwake = true;
    m_thread = std::thread([this] { run(); });
}

void ProfileWebhook::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void ProfileWebhook::run()
{
    std::chrono::milliseconds rest = Long;
    while (true) {
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait_for(lock, rest, [this] { return m_isEnding || m_isAwake; });
            if (m_isEnding)
                return;
            m_isAwake = false;
        }
        rest = deliver();
    }
}

std::chrono::milliseconds ProfileWebhook::deliver()
{
    const QString now = m_wiring.clock->now().toString(Qt::ISODateWithMs);
    for (const QJsonValue &one : m_store.rows(QStringLiteral("SELECT * FROM outbox WHERE due<=? ORDER BY id"), {now})) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_isEnding)
                return Long;
        }
        const QByteArray body = one[QLatin1String("body")].toString().toUtf8();
        const Response answer = call(m_wiring.oicHost, m_wiring.oicPort,
                                     {"POST",
                                      "/ic/api/integration/v1/flows/rest/OCC_OEC_CONTACT_SYNC/1.0/profile",
                                      {{"Authorization", m_wiring.flowCredentials},
                                       {"Content-Type", "application/json"},
                                       {"x-oracle-cc-webhook-signature-sha512", m_wiring.webhookSignature(body)}},
                                      body,
                                      m_wiring.flowTimeoutMs},
                                     nullptr);
        const int tries = one[QLatin1String("tries")].toInt();
        const QVariant id = one[QLatin1String("id")].toVariant();
        const bool isLast = tries >= int(std::size(RetryMinutes));
        if (answer.isSuccess() || isLast) {
            if (!answer.isSuccess())
                std::fprintf(stderr, "profile webhook: given up after %d tries, the last was answered with %d\n", tries + 1,
                             answer.status);
            m_store.run(QStringLiteral("DELETE FROM outbox WHERE id=?"), {id});
        } else {
            m_store.run(QStringLiteral("UPDATE outbox SET tries=tries+1, due=? WHERE id=?"),
                        {m_wiring.clock->now().addSecs(RetryMinutes[tries] * 60).toString(Qt::ISODateWithMs), id});
        }
    }
    return m_store.row(QStringLiteral("SELECT id FROM outbox LIMIT 1")).isEmpty() ? Long : Look;
}

} // namespace linedesk::sandbox
