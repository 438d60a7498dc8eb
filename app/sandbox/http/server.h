// SPDX-License-Identifier: Apache-2.0
// An HTTP server on the loopback interface with its own pool of workers, and the client with which roles call one
// another. Its source is the one place that names the HTTP library.
#pragma once

#include "http/message.h"
#include "http/weather.h"

#include <memory>

namespace linedesk::sandbox {

class Server {
public:
    struct Options {
        int port = 0;        // 0: any free one
        int workers = 16;    // each waits for other roles, so roles never share a pool
        QByteArray secret;   // not empty: a request must carry it as X-Linedesk-Sandbox
        QByteArray openPath; // but for this one, which the system's browser asks for
        bool isLogging = false;
        QByteArray role;            // whose server it is, for the weather; empty: the public port
        Weather *weather = nullptr; // null: always fair
    };

    Server(const Router &router, Options options);
    ~Server();

    /// The port it listens on, or 0.
    int start();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

struct Call {
    QByteArray method = "GET";
    QByteArray path; // with its query, encoded
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    int timeoutMs = 50000;
};

enum class CallFailure {
    None,
    Unreachable, // no connection: nothing was sent
    Timeout,
    Broken // the connection ended before the answer did
};

/// Calls another role. A failure leaves the answer's status at 0.
Response call(const QByteArray &host, int port, const Call &call, CallFailure *failure);

} // namespace linedesk::sandbox
