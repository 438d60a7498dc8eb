// SPDX-License-Identifier: Apache-2.0
#include "rawclient.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace linedesk::bench {

RawClient::RawClient(int port) : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(quint16(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int yes = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        ::close(m_socket);
        m_socket = -1;
    }
}

RawClient::~RawClient()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

RawClient::Answer RawClient::send(const QByteArray &method, const QByteArray &target, const QByteArrayList &headers,
                                  const QByteArray &body)
{
    QByteArray out = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    for (const QByteArray &line : headers)
        out += line + "\r\n";
    if (!body.isEmpty())
        out += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    out += "\r\n" + body;
    if (m_socket < 0 || ::send(m_socket, out.constData(), size_t(out.size()), MSG_NOSIGNAL) != out.size())
        return {};
    QByteArray in;
    qsizetype wanted = -1, head = -1;
    char buffer[65536];
    while (wanted < 0 || in.size() < wanted) {
        const ssize_t got = ::recv(m_socket, buffer, sizeof buffer, 0);
        if (got <= 0)
            return {};
        in.append(buffer, got);
        head = head < 0 ? in.indexOf("\r\n\r\n") : head;
        if (head >= 0 && wanted < 0) {
            const QByteArray lower = in.left(head).toLower();
            const qsizetype at = lower.indexOf("content-length:");
            wanted = head + 4 + (at < 0 ? 0 : lower.mid(at + 15, lower.indexOf('\r', at) - at - 15).trimmed().toLongLong());
        }
    }
    return {in.mid(9, 3).toInt(), in.mid(head + 4)};
}

QByteArray signIn(RawClient &client, const QByteArray &passHeader)
{
    const auto answer = client.send("POST", "/ccagentui/v1/login", {passHeader, "Content-Type: application/x-www-form-urlencoded"},
                                    "grant_type=password&username=agent%40example.com&password=Training-Desk-1");
    return QJsonDocument::fromJson(answer.body).object().value(QLatin1String("access_token")).toString().toLatin1();
}

} // namespace linedesk::bench
