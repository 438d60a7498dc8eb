// SPDX-License-Identifier: Apache-2.0
// Stands between the core library and the sandbox and breaks the wire for the requests it is told to. Everything else passes
// unchanged over kept connections. Keeps what arrived, so that a test can say how often a write left.
#pragma once

#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>

namespace linedesk::test {

enum class Fault {
    None,
    Refuse,             // nobody listens any more, and kept connections are ended
    ResetUnread,        // reset at the first bytes; the sandbox sees nothing
    ResetUnanswered,    // reset when the request is whole; the sandbox sees nothing
    CloseUnanswered,    // the same, ended in peace
    CloseAfterCommit,   // the sandbox has answered, and the answer is thrown away
    CutLength,          // half of what Content-Length announces
    CutChunked,         // a whole chunk, and no last one
    CutWithoutLength,   // half, and the end of the connection is the only end there is
    CutGzip,            // half of a gzip stream, whole by its length
    NoHeader,           // silence for ever
    SlowHeader,         // a byte now and then, and never the end of the header
    SlowBody,           // a whole header, then a byte now and then
    Garbage,            // no HTTP at all
    Portal,             // 200 with the web page of a guest network
    EndlessLine,        // one header line of 20 MB
    ManyHeaders,        // 20 MB of header lines
    EndlessBody,        // chunks for ever
    HugeLength,         // Content-Length of 1 GB, and the bytes for it
    GzipBomb,           // a few kB that unpack to 64 MB
    RedirectElsewhere,  // 302 to another address of the same scheme
    RedirectKeepMethod, // 307 there: a client that follows sends body and token again
    RedirectToHttps,    // 308 to another scheme
    RedirectToItself    // 301 in a circle
};

class FaultProxy : public QTcpServer {
    Q_OBJECT
public:
    struct Arrival {
        QByteArray method, target, head, body;
        QByteArray header(const QByteArray &name) const;
    };

    explicit FaultProxy(int sandboxPort);
    QUrl url() const;

    /// In fair weather too every answer says that its connection ends, so that each request begins on a fresh one.
    void keepNoConnections() { m_keepsConnections = false; }
    /// From now on every request of this method whose target holds `path` meets the fault. Arrivals count from here.
    void strike(Fault fault, const QByteArray &method, const QByteArray &path);
    /// Fair weather again.
    void relent();
    int struck() const { return m_struck; }

    /// Keeps the next answer to a target with this text, until release().
    void hold(const QByteArray &text) { m_heldText = text; }
    bool isHolding() const { return bool(m_held); }
    void release();

    const QList<Arrival> &arrivals() const { return m_arrivals; }
    int arrivals(const QByteArray &method, const QByteArray &path) const;
    /// Connections that somebody made to the address that redirects point to.
    int strayed() const { return m_strayed; }
    int connections() const;

private:
    using Answer = std::function<void(const QByteArray &)>;
    void accept(QTcpSocket *socket);
    void receive(QTcpSocket *socket, const std::shared_ptr<QByteArray> &seen);
    void forward(const Arrival &arrival, const Answer &answer);
    void misbehave(QTcpSocket *socket, const Arrival &arrival);
    void spoil(QTcpSocket *socket, const QByteArray &answer);
    void redirect(QTcpSocket *socket);
    void passOn(QTcpSocket *socket, const QByteArray &answer);

    quint16 m_sandboxPort, m_port = 0;
    Fault m_fault = Fault::None;
    QByteArray m_method, m_path, m_heldText;
    std::function<void()> m_held;
    QList<Arrival> m_arrivals;
    QTcpServer m_elsewhere;
    bool m_keepsConnections = true;
    int m_struck = 0, m_strayed = 0;
};

} // namespace linedesk::test
