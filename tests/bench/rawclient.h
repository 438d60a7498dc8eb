// SPDX-License-Identifier: Apache-2.0
// The least that an HTTP client can do: one blocking socket, kept open. The floor under every other client.
#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace linedesk::bench {

class RawClient {
public:
    explicit RawClient(int port);
    ~RawClient();

    struct Answer {
        int status = 0; // 0: no answer
        QByteArray body;
    };
    /// `headers`: whole lines without their ends.
    Answer send(const QByteArray &method, const QByteArray &target, const QByteArrayList &headers, const QByteArray &body = {});

private:
    int m_socket;
};

/// A token of the training agent; empty when sign-in does not work.
QByteArray signIn(RawClient &client, const QByteArray &passHeader);

} // namespace linedesk::bench
