// SPDX-License-Identifier: Apache-2.0
#include "net/retrypolicy.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace linedesk {

using namespace std::chrono_literals;

static QDateTime httpDate(const QByteArray &text)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    date.setTimeSpec(Qt::UTC);
    return date;
}

std::optional<std::chrono::milliseconds> RetryPolicy::next(const HttpRequest &request, int status,
                                                           std::optional<std::chrono::seconds> askedPause, int attempt)
{
    const bool isPassing = status == 0 || status == 429 || status == 503; // the others are shown (CONTRACT 2.4)
    if (request.isWrite() || request.hasSecrets() || !isPassing || attempt > 2)
        return {};
    if (askedPause)
        return std::min<std::chrono::seconds>(*askedPause, 30s);
    return attempt == 1 ? 1s : 3s;
}

std::optional<std::chrono::seconds> RetryPolicy::askedPause(const HttpResponse &response)
{
    const QByteArray text = response.header("Retry-After").trimmed();
    std::optional<std::chrono::seconds> pause;
    if (!text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        bool fits = false;
        const qint64 count = text.toLongLong(&fits);
        pause = std::chrono::seconds(fits ? count : std::numeric_limits<qint64>::max());
    } else if (const QDateTime until = httpDate(text); until.isValid()) {
        const QDateTime stated = httpDate(response.header("Date"));
        pause = std::chrono::seconds((stated.isValid() ? stated : QDateTime::currentDateTimeUtc()).secsTo(until));
    }
    return pause ? std::optional(std::clamp<std::chrono::seconds>(*pause, 0s, 24h)) : std::nullopt;
}

} // namespace linedesk
