// SPDX-License-Identifier: Apache-2.0
#include "net/retrypolicy.h"

#include <algorithm>

namespace linedesk {

std::optional<std::chrono::milliseconds> RetryPolicy::next(const HttpRequest &request, int status, const QByteArray &retryAfter,
                                                           int attempt)
{
    using namespace std::chrono_literals;
    const bool isPassing = status == 0 || status == 429 || status == 502 || status == 503;
    if (request.isWrite() || request.hasSecrets() || !isPassing || attempt > 2)
        return {};
    bool isNumber = false;
    const int seconds = retryAfter.toInt(&isNumber);
    if (isNumber && seconds >= 0)
        return std::chrono::seconds(std::min(seconds, 30));
    return attempt == 1 ? 1s : 3s;
}

} // namespace linedesk
