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
    /// Errors: Offline and Tls (nothing was sent, or a read got no answer), Timeout (a read), Unknown (a change left and no
    /// whole answer came), Protocol (redirect; an answer that is cut, packed or too large). A refusal whose body was cut
    /// comes as an answer without a body.
    virtual Call<HttpResponse> send(const QUrl &url, HttpRequest request) = 0;
};

} // namespace linedesk
