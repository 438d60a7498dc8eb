// SPDX-License-Identifier: Apache-2.0
#include "faultproxy.h"

#include <QTimer>

#include <sys/socket.h>

namespace linedesk::test {

namespace {

constexpr qint64 Megabyte = 1024 * 1024;

void reset(QTcpSocket *socket)
{
    const linger atOnce{1, 0};
    ::setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    socket->abort();
}

// As much of `text` as the other side takes, `most` bytes in all, without keeping more than a little here.
void pour(QTcpSocket *socket, const QByteArray &text, qint64 most, const QByteArray &end = {})
{
    const auto left = std::make_shared<qint64>(most);
    const auto more = [socket, text, left, end] {
        while (*left > 0 && socket->bytesToWrite() < Megabyte / 4) {
            socket->write(text);
            *left -= text.size();
            if (*left <= 0)
                socket->write(end);
        }
    };
    QObject::connect(socket, &QTcpSocket::bytesWritten, socket, more);
    more();
}

void trickle(QTcpSocket *socket, const QByteArray &text)
{
    auto *drop = new QTimer(socket);
    const auto place = std::make_shared<qsizetype>(0);
    QObject::connect(drop, &QTimer::timeout, socket, [socket, text, place] {
        if (*place < text.size())
            socket->write(text.mid((*place)++, 1));
    });
    drop->start(50);
}

// A gzip member of 64 MB of blanks, few of whose bytes there are.
const QByteArray &bomb()
{
    static const QByteArray packed = [] {
        const QByteArray deflated = qCompress(QByteArray(64 * Megabyte, ' '), 9);
        return QByteArray("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", 10) + deflated.mid(6, deflated.size() - 10) +
               QByteArray(8, '\0');
    }();
    return packed;
}

QByteArray halfOf(const QByteArray &body)
{
    return body.left(body.size() / 2);
}

} // namespace

QByteArray FaultProxy::Arrival::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n'))
        if (line.toLower().startsWith(name.toLower() + ':'))
            return line.mid(name.size() + 1).trimmed();
    return {};
}

FaultProxy::FaultProxy(int sandboxPort) : m_sandboxPort(quint16(sandboxPort))
{
    bomb(); // made now, so that its making is not taken for the client's memory
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection())
            accept(socket);
    });
    connect(&m_elsewhere, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_elsewhere.nextPendingConnection()) {
            ++m_strayed;
            reset(socket);
        }
    });
    listen(QHostAddress::LocalHost);
    m_elsewhere.listen(QHostAddress::LocalHost);
    m_port = serverPort();
}

QUrl FaultProxy::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

void FaultProxy::strike(Fault fault, const QByteArray &method, const QByteArray &path)
{
    m_fault = fault;
    m_method = method;
    m_path = path;
    m_arrivals.clear();
    if (fault == Fault::Refuse) {
        close();
        ++m_struck; // there is nobody left to count
    }
}

void FaultProxy::relent()
{
    m_fault = Fault::None;
    if (!isListening())
        listen(QHostAddress::LocalHost, m_port);
}

int FaultProxy::connections() const
{
    const auto sockets = findChildren<QTcpSocket *>();
    return int(std::count_if(sockets.begin(), sockets.end(),
                             [](QTcpSocket *one) { return one->state() == QAbstractSocket::ConnectedState; }));
}

int FaultProxy::arrivals(const QByteArray &method, const QByteArray &path) const
{
    return int(std::count_if(m_arrivals.begin(), m_arrivals.end(),
                             [&](const Arrival &one) { return one.method == method && one.target.contains(path); }));
}

void FaultProxy::release()
{
    if (const auto held = std::exchange(m_held, {}))
        held();
}

void FaultProxy::accept(QTcpSocket *socket)
{
    const auto seen = std::make_shared<QByteArray>();
    connect(socket, &QTcpSocket::readyRead, this, [this, socket, seen] { receive(socket, seen); });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
}

void FaultProxy::receive(QTcpSocket *socket, const std::shared_ptr<QByteArray> &seen)
{
    seen->append(socket->readAll());
    const qsizetype end = seen->indexOf("\r\n\r\n");
    Arrival arrival;
    const QList<QByteArray> words = seen->left(seen->indexOf("\r\n")).split(' ');
    arrival.method = words.value(0);
    arrival.target = words.value(1);
    const bool isStruck = m_fault != Fault::None && arrival.method == m_method && arrival.target.contains(m_path);
    if (m_fault == Fault::ResetUnread && isStruck) {
        ++m_struck;
        m_arrivals << arrival;
        reset(socket);
        return;
    }
    if (end < 0)
        return;
    arrival.head = seen->left(end + 2);
    const qsizetype length = arrival.header("Content-Length").toLongLong();
    if (seen->size() < end + 4 + length)
        return;
    arrival.body = seen->mid(end + 4, length);
    seen->clear();
    m_arrivals << arrival;
    if (isStruck) {
        ++m_struck;
        misbehave(socket, arrival);
        return;
    }
    const QPointer<QTcpSocket> client = socket;
    forward(arrival, [this, client, target = arrival.target](const QByteArray &answer) {
        const auto send = [this, client, answer] {
            if (client)
                passOn(client, answer);
        };
        if (!m_heldText.isEmpty() && target.contains(m_heldText)) {
            m_heldText.clear();
            m_held = send;
        } else {
            send();
        }
    });
}

void FaultProxy::passOn(QTcpSocket *socket, const QByteArray &answer)
{
    const qsizetype end = answer.indexOf("\r\n\r\n");
    const Arrival parsed{{}, {}, answer.left(end + 2), answer.mid(end + 4)};
    const bool isWhole = end >= 0 && parsed.header("Content-Length").toLongLong() == parsed.body.size();
    if (isWhole && !m_keepsConnections)
        socket->write(parsed.head + "Connection: close\r\n\r\n" + parsed.body);
    else
        socket->write(answer); // the sandbox's own bad weather passes as it is
    if (!isWhole || !m_keepsConnections)
        socket->disconnectFromHost();
}

// Asks the sandbox on a connection of its own; the answer comes back as if its connection were kept.
void FaultProxy::forward(const Arrival &arrival, const Answer &answer)
{
    auto *sandbox = new QTcpSocket(this);
    const auto got = std::make_shared<QByteArray>();
    connect(sandbox, &QTcpSocket::readyRead, this, [sandbox, got] { got->append(sandbox->readAll()); });
    connect(sandbox, &QTcpSocket::disconnected, this, [sandbox, got, answer] {
        got->append(sandbox->readAll());
        sandbox->deleteLater();
        answer(got->replace("Connection: close\r\n", ""));
    });
    sandbox->connectToHost(QHostAddress(QHostAddress::LocalHost), m_sandboxPort);
    QByteArray head = arrival.head;
    head.replace("Connection: Keep-Alive\r\n", "");
    sandbox->write(head + "Connection: close\r\n\r\n" + arrival.body);
}

void FaultProxy::misbehave(QTcpSocket *socket, const Arrival &arrival)
{
    const QByteArray ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    switch (m_fault) {
    case Fault::ResetUnanswered: reset(socket); return;
    case Fault::CloseUnanswered: socket->disconnectFromHost(); return;
    case Fault::NoHeader: return;
    case Fault::SlowHeader: trickle(socket, ok + "X-Filler: " + QByteArray(10000, 'a')); return;
    case Fault::Garbage:
        socket->write(QByteArray("\x01\x02\x03 this is not HTTP \xff\xfe\r\n\r\n and goes on\r\n"));
        socket->disconnectFromHost();
        return;
    case Fault::Portal:
        socket->write(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 41\r\n\r\n<html><p>Welcome to the guest net</html>\r\n");
        return;
    case Fault::EndlessLine:
        socket->write(ok + "X-Filler: ");
        pour(socket, QByteArray(Megabyte / 16, 'a'), 20 * Megabyte, "\r\nContent-Length: 2\r\n\r\n{}");
        return;
    case Fault::ManyHeaders:
        socket->write(ok);
        pour(socket, QByteArray("X-Filler: " + QByteArray(100, 'a') + "\r\n").repeated(500), 20 * Megabyte,
             "Content-Length: 2\r\n\r\n{}");
        return;
    case Fault::EndlessBody:
        socket->write(ok + "Transfer-Encoding: chunked\r\n\r\n");
        pour(socket, "10000\r\n" + QByteArray(Megabyte / 16, ' ') + "\r\n", 1024 * Megabyte, "0\r\n\r\n");
        return;
    case Fault::HugeLength:
        socket->write(ok + "Content-Length: " + QByteArray::number(1024 * Megabyte) + "\r\n\r\n");
        pour(socket, QByteArray(Megabyte / 16, ' '), 1024 * Megabyte);
        return;
    case Fault::GzipBomb:
        socket->write(ok + "Content-Encoding: gzip\r\nContent-Length: " + QByteArray::number(bomb().size()) + "\r\n\r\n" + bomb());
        return;
    case Fault::RedirectElsewhere:
    case Fault::RedirectKeepMethod:
    case Fault::RedirectToHttps:
    case Fault::RedirectToItself: redirect(socket); return;
    default: break;
    }
    const QPointer<QTcpSocket> client = socket;
    forward(arrival, [this, client](const QByteArray &answer) {
        if (client)
            spoil(client, answer);
    });
}

// What the sandbox did is done; its answer gets lost on the way.
void FaultProxy::spoil(QTcpSocket *socket, const QByteArray &answer)
{
    const QByteArray body = answer.mid(answer.indexOf("\r\n\r\n") + 4),
                     ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    switch (m_fault) {
    case Fault::CutLength:
        socket->write(ok + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + halfOf(body));
        break;
    case Fault::CutChunked:
        socket->write(ok + "Transfer-Encoding: chunked\r\n\r\n" + QByteArray::number(halfOf(body).size(), 16) + "\r\n" +
                      halfOf(body) + "\r\n");
        break;
    case Fault::CutWithoutLength: socket->write(ok + "Connection: close\r\n\r\n" + halfOf(body)); break;
    case Fault::CutGzip: {
        const QByteArray packed = QByteArray("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", 10) + halfOf(qCompress(body).mid(6));
        socket->write(ok + "Content-Encoding: gzip\r\nContent-Length: " + QByteArray::number(packed.size()) + "\r\n\r\n" + packed);
        return;
    }
    case Fault::SlowBody:
        socket->write(ok + "Content-Length: " + QByteArray::number(body.size() + 10000) + "\r\n\r\n");
        trickle(socket, body + QByteArray(10000, ' '));
        return;
    default: // CloseAfterCommit
        break;
    }
    socket->disconnectFromHost();
}

void FaultProxy::redirect(QTcpSocket *socket)
{
    const QByteArray there = "//localhost:" + QByteArray::number(m_elsewhere.serverPort()) + "/ccagentui/v1/profiles";
    const QByteArray line = m_fault == Fault::RedirectElsewhere    ? "302 Found\r\nLocation: http:" + there
                            : m_fault == Fault::RedirectKeepMethod ? "307 Temporary Redirect\r\nLocation: http:" + there
                            : m_fault == Fault::RedirectToHttps    ? "308 Permanent Redirect\r\nLocation: https:" + there
                                                                : "301 Moved Permanently\r\nLocation: " + m_arrivals.last().target;
    socket->write("HTTP/1.1 " + line + "\r\nContent-Length: 0\r\n\r\n");
}

} // namespace linedesk::test
