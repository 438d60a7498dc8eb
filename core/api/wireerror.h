// SPDX-License-Identifier: Apache-2.0
// A refusal of the server as an Error: the body of CONTRACT 2.3, and what a status means when the body says nothing.
#pragma once

#include "base/error.h"
#include "net/http.h"

namespace linedesk {

/// For an answer that is no success. A write that was passed on without an answer (504) is Unknown, not refused.
Error errorOf(const HttpResponse &response, bool isWrite);

/// A success that could not be read: nothing was lost by a read; a write was done, and its answer is unreadable.
Error unreadable(const HttpResponse &response, Error problem, bool isWrite);

} // namespace linedesk
