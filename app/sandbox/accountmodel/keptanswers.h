// SPDX-License-Identifier: Apache-2.0
// One intention has one answer (CONTRACT 2.6): the answers of writes that carried an Idempotency-Key. Of the request only a
// keyed digest is kept: that of a short secret could be searched.
#pragma once

#include "base/clock.h"
#include "http/message.h"

#include <QHash>
#include <QSet>

#include <condition_variable>
#include <functional>
#include <mutex>

namespace linedesk::sandbox {

class KeptAnswers {
public:
    explicit KeptAnswers(const Clock &clock);

    /// The kept answer, or that of `write`, which runs once however often it is asked at once. The key is the user's, whose
    /// token may be a new one meanwhile.
    Response once(const Request &request, const QString &userId, const std::function<Response()> &write);

private:
    struct Replay {
        QByteArray digest;
        Response response;
        QDateTime kept;
    };
    const Clock &m_clock;
    QByteArray m_digestKey;
    std::mutex m_mutex;
    std::condition_variable m_done;
    QHash<QByteArray, Replay> m_answers;
    QSet<QByteArray> m_running;
};

} // namespace linedesk::sandbox
