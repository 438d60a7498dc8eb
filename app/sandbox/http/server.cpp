// SPDX-License-Identifier: Apache-2.0
#include "http/server.h"

#include "http/brokenanswer.h"
#include "http/connection.h"

#include <httplib.h>
#include <QElapsedTimer>
#include <QUrl>
#include <sodium.h>

#include <algorithm>
#include <cstdio>
#include <numeric>
#include <thread>

namespace linedesk::sandbox {

namespace {

constexpr size_t LargestBody = 4 * 1024 * 1024;
constexpr size_t LargestRequest = 2 * LargestBody; // with what is read of a body that is too large, to refuse it in words

QByteArray bytes(const std::string &text)
{
    return {text.data(), qsizetype(text.size())};
}

// Two secrets are compared in a time that does not tell how much of them agrees.
bool isSame(const QByteArray &a, const QByteArray &b)
{
    unsigned char differs = a.size() == b.size() ? 0 : 1;
    for (qsizetype i = 0; i < a.size(); ++i)
        differs |= static_cast<unsigned char>(a[i] ^ b[b.isEmpty() ? 0 : i % b.size()]);
    return differs == 0 && !b.isEmpty();
}

// A web page in a browser on this computer reaches the port too, but cannot name it by a loopback name (CONTRACT 16.9).
bool isLoopbackName(const QByteArray &header)
{
    const QByteArray host = header.toLower();
    const QByteArray name = host.startsWith('[') ? host.left(host.indexOf(']') + 1)
                                                 : host.left(host.lastIndexOf(':') < 0 ? host.size() : host.lastIndexOf(':'));
    return name == "127.0.0.1" || name == "localhost" || name == "[::1]";
}

// An id that may be echoed and logged (CONTRACT 2.2); empty when it is none.
QByteArray plainId(const QByteArray &id)
{
    const bool isPlain = id.size() <= 64 && std::all_of(id.begin(), id.end(), [](unsigned char c) {
                             return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
                                    c == '.' || c == ':' || c == '-';
                         });
    return isPlain ? id : QByteArray();
}

Response unreadable(int status)
{
    return refusal(status, QString::number(status), QStringLiteral("The request cannot be read."));
}

void wipe(char *bytes, size_t count)
{
    if (count > 0)
        sodium_memzero(bytes, count);
}

Request requestOf(const httplib::Request &wire)
{
    Request request;
    request.method = bytes(wire.method);
    const QByteArray target = bytes(wire.target);
    const qsizetype mark = target.indexOf('?');
    request.target = target;
    const QByteArray path = mark < 0 ? target : target.left(mark);
    request.path = QString::fromUtf8(QByteArray::fromPercentEncoding(path));
    for (const QByteArray &part : path.split('/'))
        request.segments << QString::fromUtf8(QByteArray::fromPercentEncoding(part));
    if (mark >= 0)
        request.query = QUrlQuery(QString::fromUtf8(target.mid(mark + 1)).replace(QLatin1Char('+'), QLatin1String("%20")));
    for (const auto &[name, value] : wire.headers)
        request.headers.insert(bytes(name).toLower(), bytes(value));
    request.body = bytes(wire.body);
    for (const auto &[name, part] : wire.files)
        request.parts.push_back({QString::fromStdString(name), QString::fromStdString(part.filename), bytes(part.content)});
    return request;
}

} // namespace

namespace {

constexpr int idleLimitMs = 60000; // of a kept connection
constexpr int idleStepMs = 500;

// What this worker serves: bad weather ends it in the middle of an answer, which the library has no word for.
thread_local Connection *servedConnection = nullptr;

// The library's way of keeping a connection asks it every ten milliseconds, and its stop waits for each to be idle for
// half a minute. This one sleeps until something comes, and ends all at once.
class LoopbackServer final : public httplib::Server {
public:
    OpenSockets sockets;
    int workers = 0;

private:
    // A kept connection holds a worker: when there is none left for others, an idle one gives way.
    bool waitForNext(Connection &connection) const
    {
        for (int waited = 0; waited < idleLimitMs; waited += idleStepMs) {
            if (connection.hasNext(idleStepMs))
                return true;
            if (sockets.count() >= workers)
                return false;
        }
        return false;
    }
    bool process_and_close_socket(socket_t socket) override
    {
        if (sockets.add(socket)) {
            Connection connection(socket, LargestRequest);
            servedConnection = &connection;
            bool isClosed = false;
            while (!isClosed && waitForNext(connection)) {
                connection.beginRequest();
                if (!process_request(connection, false, isClosed, nullptr))
                    break;
            }
        }
        sockets.remove(socket);
#ifdef _WIN32
        ::closesocket(socket);
#else
        ::close(socket);
#endif
        return true;
    }
};

} // namespace

struct Server::Parts {
    const Router &router;
    Options options;
    LoopbackServer server;
    std::thread thread;

    Weather::Outcome answer(const Request &request, QString *matched) const
    {
        const auto sum = [](qsizetype size, const Part &part) { return size + part.content.size(); };
        if (size_t(std::accumulate(request.parts.begin(), request.parts.end(), request.body.size(), sum)) > LargestBody)
            return {unreadable(413)}; // it came in pieces, whose sum the library does not see
        if (!isLoopbackName(request.header("Host")))
            return {refusal(403, QStringLiteral("990403"), QStringLiteral("The Host header must name this computer."))};
        const bool isOpen =
            request.method == "GET" && !options.openPath.isEmpty() && request.path == QLatin1String(options.openPath);
        if (!options.secret.isEmpty() && !isOpen && !isSame(request.header("X-Linedesk-Sandbox"), options.secret))
            return {refusal(403, QStringLiteral("990403"), QStringLiteral("This training system belongs to another program."))};
        const Handler handler = [&](const Request &one) { return router.answer(one, matched); };
        return options.weather ? options.weather->meet(options.role, request, handler) : Weather::Outcome{handler(request)};
    }
    void handle(const httplib::Request &wire, httplib::Response &out) const
    {
        QElapsedTimer watch;
        watch.start();
        Request request = requestOf(wire);
        QString matched;
        const auto [response, ending] = answer(request, &matched);
        out.status = response.status;
        const QByteArray id = plainId(request.header("X-Request-Id"));
        if (!id.isEmpty())
            out.set_header("X-Request-Id", id.toStdString());
        for (const auto &[name, value] : response.headers)
            out.set_header(name.toStdString(), value.toStdString());
        out.set_content(response.body.constData(), size_t(response.body.size()), response.contentType.constData());
        if (ending != Weather::Ending::Whole) {
            const QByteArray broken = brokenAnswer(response, ending);
            servedConnection->breakOff({broken.constData(), size_t(broken.size())});
        }
        // A body may have held a card number; it is not left to the next user of the memory.
        wipe(request.body.data(), size_t(request.body.size()));
        wipe(const_cast<char *>(wire.body.data()), wire.body.size());
        for (Part &part : request.parts)
            wipe(part.content.data(), size_t(part.content.size()));
        for (const auto &[name, part] : wire.files)
            wipe(const_cast<char *>(part.content.data()), part.content.size());
        if (options.isLogging)
            std::fprintf(stderr, "%s %s %d %lld ms %s\n", request.method.constData(), qPrintable(matched), response.status,
                         static_cast<long long>(watch.elapsed()), id.constData());
    }
};

Server::Server(const Router &router, Options options) : m_parts(new Parts{router, std::move(options), {}, {}})
{
    LoopbackServer &server = m_parts->server;
    const int workers = m_parts->options.workers;
    server.workers = workers;
    server.new_task_queue = [workers] { return new httplib::ThreadPool(size_t(workers)); };
    server.set_tcp_nodelay(true);
    server.set_payload_max_length(LargestBody);
    // The library's own choice, SO_REUSEPORT, lets two sandboxes share a port without a word.
    server.set_socket_options([](socket_t socket) {
        const int yes = 1;
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, reinterpret_cast<const char *>(&yes), sizeof yes);
    });
    // What the library refuses by itself: too large, not HTTP.
    server.set_error_handler([](const httplib::Request &, httplib::Response &out) {
        if (out.has_header("Content-Type"))
            return; // ours, though its body may be empty
        const Response response = unreadable(out.status);
        out.set_content(response.body.constData(), size_t(response.body.size()), response.contentType.constData());
    });
    const auto handler = [this](const httplib::Request &in, httplib::Response &out) { m_parts->handle(in, out); };
    server.Get(".*", handler).Post(".*", handler).Put(".*", handler).Patch(".*", handler).Delete(".*", handler);
}

Server::~Server()
{
    m_parts->server.sockets.endAll();
    m_parts->server.stop();
    if (m_parts->thread.joinable())
        m_parts->thread.join();
}

int Server::start()
{
    LoopbackServer &server = m_parts->server;
    int port = m_parts->options.port;
    if (port == 0)
        port = server.bind_to_any_port("127.0.0.1");
    else if (!server.bind_to_port("127.0.0.1", port))
        return 0;
    if (port <= 0)
        return 0;
    m_parts->thread = std::thread([&server] { server.listen_after_bind(); });
    while (!server.is_running())
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return port;
}

Response call(const QByteArray &host, int port, const Call &what, CallFailure *failure)
{
    // Another computer is reached by TLS alone, its certificate checked (CONTRACT D2).
    const bool isHere = host == "127.0.0.1" || host == "localhost" || host == "::1";
    httplib::Client client((isHere ? "http://" : "https://") + (host.contains(':') ? '[' + host + ']' : host).toStdString() + ':' +
                           std::to_string(port));
    client.enable_server_certificate_verification(true);
    client.set_tcp_nodelay(true);
    client.set_connection_timeout(5, 0);
    client.set_read_timeout(what.timeoutMs / 1000, (what.timeoutMs % 1000) * 1000);
    httplib::Request request;
    request.method = what.method.toStdString();
    request.path = what.path.toStdString();
    request.body = what.body.toStdString();
    for (const auto &[name, value] : what.headers)
        request.set_header(name.toStdString(), value.toStdString());
    if (!what.body.isEmpty() && !request.has_header("Content-Type"))
        request.set_header("Content-Type", "application/json");
    QElapsedTimer watch;
    watch.start();
    const httplib::Result result = client.send(request);
    wipe(request.body.data(), request.body.size());
    const auto isOneOf = [&](std::initializer_list<httplib::Error> errors) {
        return std::find(errors.begin(), errors.end(), result.error()) != errors.end();
    };
    if (failure)
        *failure = result ? CallFailure::None
                   : isOneOf({httplib::Error::Connection, httplib::Error::SSLConnection, httplib::Error::SSLLoadingCerts,
                              httplib::Error::SSLServerVerification})
                       ? CallFailure::Unreachable
                   : watch.elapsed() + 20 >= what.timeoutMs ? CallFailure::Timeout // the library has one word for both
                                                            : CallFailure::Broken;
    Response response;
    response.status = result ? result->status : 0;
    if (result) {
        response.body = bytes(result->body);
        for (const auto &[name, value] : result->headers)
            response.headers.emplace_back(bytes(name), bytes(value));
    }
    return response;
}

} // namespace linedesk::sandbox
