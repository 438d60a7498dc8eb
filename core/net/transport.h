// SPDX-License-Identifier: Apache-2.0
// The wire, as a seam: tests answer from memory. An answer of any status is a value; an Error means that no answer came.
#pragma once

#include "base/call.h"
#include "net/http.h"

#include <QUrl>

namespace linedesk {

class Transport {
public:
    virtual ~Transport() = default;
    /// Errors: Offline and Tls (nothing was sent), Timeout (a read), Unknown (a write left, no answer), Protocol (redirect,
    /// body shorter than announced, too large).
    virtual Call<HttpResponse> send(const QUrl &url, HttpRequest request) = 0;
};

} // namespace linedesk
