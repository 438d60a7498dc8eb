// SPDX-License-Identifier: Apache-2.0
#include "http/connection.h"

#include <algorithm>
#include <cstring>

#ifndef _WIN32
#include <cerrno>
#include <poll.h>
#include <sys/socket.h>
#endif

namespace linedesk::sandbox {

namespace {

constexpr int readLimitMs = 5000; // silence in the middle of a request
constexpr int writeLimitMs = 5000;

#ifdef _WIN32
int pollSocket(WSAPOLLFD *entry, int milliseconds)
{
    return WSAPoll(entry, 1, milliseconds);
}
using PollEntry = WSAPOLLFD;
constexpr int bothWays = SD_BOTH, sendFlags = 0;
bool wasInterrupted()
{
    return WSAGetLastError() == WSAEINTR;
}
#else
int pollSocket(pollfd *entry, int milliseconds)
{
    return ::poll(entry, 1, milliseconds);
}
using PollEntry = pollfd;
constexpr int bothWays = SHUT_RDWR, sendFlags = MSG_NOSIGNAL;
bool wasInterrupted()
{
    return errno == EINTR;
}
#endif

} // namespace

bool OpenSockets::add(socket_t socket)
{
    const std::lock_guard lock(m_mutex);
    if (!m_isStopping)
        m_sockets.insert(socket);
    return !m_isStopping;
}

void OpenSockets::remove(socket_t socket)
{
    const std::lock_guard lock(m_mutex);
    m_sockets.erase(socket);
}

void OpenSockets::endAll()
{
    const std::lock_guard lock(m_mutex);
    m_isStopping = true;
    for (const socket_t socket : m_sockets)
        ::shutdown(socket, bothWays);
}

int OpenSockets::count() const
{
    const std::lock_guard lock(m_mutex);
    return int(m_sockets.size());
}

bool Connection::waitFor(short events, int milliseconds) const
{
    PollEntry entry{};
    entry.fd = m_socket;
    entry.events = events;
    int ready = 0;
    do {
        ready = pollSocket(&entry, milliseconds);
    } while (ready < 0 && wasInterrupted());
    return ready > 0;
}

bool Connection::hasNext(int milliseconds)
{
    return m_begin < m_end || waitFor(POLLIN, milliseconds);
}

bool Connection::is_readable() const
{
    return m_begin < m_end || waitFor(POLLIN, readLimitMs);
}

bool Connection::is_writable() const
{
    return waitFor(POLLOUT, writeLimitMs);
}

ssize_t Connection::read(char *data, size_t size)
{
    if (m_taken >= m_most)
        return -1;
    if (m_begin == m_end) {
        if (!waitFor(POLLIN, readLimitMs))
            return -1;
        ssize_t got = 0;
        do {
            got = ::recv(m_socket, m_buffer, sizeof m_buffer, 0);
        } while (got < 0 && wasInterrupted());
        if (got <= 0)
            return got;
        m_begin = 0;
        m_end = size_t(got);
    }
    const size_t count = std::min(size, m_end - m_begin);
    std::memcpy(data, m_buffer + m_begin, count);
    // A request may have held a card number: nothing read stays in the buffer.
    std::memset(m_buffer + m_begin, 0, count);
    m_begin += count;
    m_taken += count;
    return ssize_t(count);
}

ssize_t Connection::write(const char *data, size_t size)
{
    if (m_isBroken || !is_writable())
        return -1;
    ssize_t sent = 0;
    do {
        sent = ::send(m_socket, data, size, sendFlags);
    } while (sent < 0 && wasInterrupted());
    return sent;
}

void Connection::breakOff(std::string_view lastBytes)
{
    while (!lastBytes.empty()) {
        const ssize_t sent = write(lastBytes.data(), lastBytes.size());
        if (sent <= 0)
            break;
        lastBytes.remove_prefix(size_t(sent));
    }
    m_isBroken = true;
    ::shutdown(m_socket, bothWays);
}

void Connection::get_remote_ip_and_port(std::string &ip, int &port) const
{
    ip = "127.0.0.1"; // bound to loopback: nobody else can be there
    port = 0;
}

} // namespace linedesk::sandbox
