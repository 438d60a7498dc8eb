// SPDX-License-Identifier: Apache-2.0
// The wire over QNetworkAccessManager, the only file that names it. HTTPS, or HTTP to a loopback address; TLS 1.2 or newer
// and no "continue anyway"; redirects are refused; a write can be sent once only; an own total deadline.
#pragma once

#include "net/transport.h"

#include <QNetworkAccessManager>

namespace linedesk {

class QtTransport : public Transport {
public:
    QtTransport();
    Call<HttpResponse> send(const QUrl &url, HttpRequest request) override;

    /// Plain HTTP is for this computer alone (CONTRACT D2).
    static bool isAllowed(const QUrl &url);

private:
    QNetworkAccessManager m_manager;
};

} // namespace linedesk
