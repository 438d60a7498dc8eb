// SPDX-License-Identifier: Apache-2.0
// A refusal of the server as an Error: the body of CONTRACT 2.3, and what a status means when the body says nothing.
#pragma once

#include "base/error.h"
#include "net/http.h"

namespace linedesk {

/// For an answer that is no success. A 504 (CAM-5002) or an unreadable word from behind the extension (CAM-5005) on a write
/// is Unknown: what lies behind it may have done it.
Error errorOf(const HttpResponse &response, bool isWrite);

/// A success that could not be read: nothing was lost by a read; a write was done, and its answer is unreadable.
Error unreadable(const HttpResponse &response, Error problem, bool isWrite);

} // namespace linedesk
