// SPDX-License-Identifier: Apache-2.0
// Why an operation failed. A kind exists only where a user or a caller acts differently; ui/model/errortext turns it
// into words. Nothing in here is ever a secret: detail and server text may be logged and shown.
#pragma once

#include "base/issue.h"

#include <QString>
#include <tl/expected.hpp>

#include <chrono>
#include <optional>

namespace linedesk {

enum class ErrorKind {
    Cancelled, // dropped by its owner
    Offline,   // no connection could be made: nothing was sent
    Timeout,   // a read ran out of its time
    Busy,      // 429, 503: the server asks to wait
    Tls,       // certificate or protocol refused: nothing was sent
    SignedOut, // 401, and the token could not be refreshed
    Forbidden, // 403
    NotFound,  // 404
    Conflict,  // 409, 412: somebody else changed it, or the state forbids it
    Invalid,   // 400: see issues
    Server,    // 5xx and other refusals
    Protocol,  // an answer that cannot be read
    Unknown    // a write left and no answer came: it may or may not have been done
};

struct Error {
    ErrorKind kind = ErrorKind::Server;
    QString detail;     // for the log: what happened, technically
    QString serverText; // the server's own sentence; plain text, may be empty
    QString errorCode;  // "990401", "CAM-4001": what logic is keyed on (CONTRACT 2.3)
    QString moreInfo;   // "key=value;key=value" (CONTRACT 2.3)
    QString requestId;
    int httpStatus = 0; // 0: no answer
    Issues issues;
    std::optional<std::chrono::seconds> retryAfter;
};

template <class T> using Result = tl::expected<T, Error>;
using tl::unexpected;

/// Nothing to return but success.
struct Done {
    friend bool operator==(Done, Done) = default;
};

} // namespace linedesk
