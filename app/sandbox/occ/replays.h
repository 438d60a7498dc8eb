// SPDX-License-Identifier: Apache-2.0
// One intention has one answer (CONTRACT 2.6): a repeat with the same Idempotency-Key of the same user gets the stored one.
#pragma once

#include "http/message.h"
#include "store/database.h"
#include "wiring.h"

#include <QSet>

#include <condition_variable>
#include <functional>
#include <mutex>

namespace linedesk::sandbox {

class Replays {
public:
    Replays(const Database &store, const Wiring &wiring) : m_store(store), m_wiring(wiring) {}

    /// `text`: what a repeat must equal. It is kept as a keyed digest alone; no card number may be in it.
    Response answer(const Request &request, const QString &userId, const QByteArray &text, const std::function<Response()> &work);

private:
    Response once(const QString &key, const QString &scope, const QByteArray &text, const std::function<Response()> &work);

    const Database &m_store;
    const Wiring &m_wiring;
    std::mutex m_runningMutex;
    std::condition_variable m_runningDone;
    QSet<QString> m_running; // scope and key of requests that are being answered
};

} // namespace linedesk::sandbox
