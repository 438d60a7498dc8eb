// SPDX-License-Identifier: Apache-2.0
// The socket work below Server: buffered reads with a time limit, waiting for the next request without a busy loop,
// and ending every open connection at once when the server stops. Included by server.cpp alone.
#pragma once

#include <httplib.h>

#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace linedesk::sandbox {

/// The open sockets of one server, so that stop() need not wait for idle ones.
class OpenSockets {
public:
    bool add(socket_t socket); // false: the server is stopping
    void remove(socket_t socket);
    void endAll();
    int count() const;

private:
    mutable std::mutex m_mutex;
    std::set<socket_t> m_sockets;
    bool m_isStopping = false;
};

class Connection final : public httplib::Stream {
public:
    /// `most` bytes are read of one request: the library counts only a body that says its length.
    Connection(socket_t socket, size_t most) : m_socket(socket), m_most(most) {}

    /// After a request that was too large there is no next one.
    void beginRequest() { m_taken = m_taken < m_most ? 0 : m_taken; }
    /// Waits for the first byte of the next request.
    bool hasNext(int milliseconds);
    /// Sends these bytes and ends: nothing written afterwards leaves.
    void breakOff(std::string_view lastBytes);

    bool is_readable() const override;
    bool is_writable() const override;
    ssize_t read(char *data, size_t size) override;
    ssize_t write(const char *data, size_t size) override;
    void get_remote_ip_and_port(std::string &ip, int &port) const override;
    void get_local_ip_and_port(std::string &ip, int &port) const override { get_remote_ip_and_port(ip, port); }
    socket_t socket() const override { return m_socket; }

private:
    bool waitFor(short events, int milliseconds) const;

    socket_t m_socket;
    char m_buffer[4096];
    size_t m_begin = 0, m_end = 0;
    const size_t m_most;
    size_t m_taken = 0;
    bool m_isBroken = false;
};

} // namespace linedesk::sandbox
