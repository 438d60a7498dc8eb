// SPDX-License-Identifier: Apache-2.0
// Whether and when a request is sent again by itself (CONTRACT 2.6, A12): reads only, when the server asks to wait or no answer
// came, at most twice, after what the server asks for (30 s at most) or after 1 s and 3 s. A pure function of what happened.
#pragma once

#include "net/http.h"

#include <optional>

namespace linedesk {

struct RetryPolicy {
    /// `attempt` counts from 1; `status` 0 means that no answer came. Nothing: do not repeat.
    static std::optional<std::chrono::milliseconds> next(const HttpRequest &request, int status,
                                                         std::optional<std::chrono::seconds> askedPause, int attempt);
    /// Retry-After as seconds or as a date, which is reckoned by the server's own clock where it states it. Never negative,
    /// a day at most; nothing when absent or unreadable.
    static std::optional<std::chrono::seconds> askedPause(const HttpResponse &response);
};

} // namespace linedesk
