// SPDX-License-Identifier: Apache-2.0
#include "net/qttransport.h"

#include <QHostAddress>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QTimer>

namespace linedesk {

namespace {

constexpr qint64 LargestAnswer = 256 * 1024 * 1024;

Error makeError(ErrorKind kind, const QString &detail)
{
    Error error;
    error.kind = kind;
    error.detail = detail;
    return error;
}

// No answer came. What that means depends on whether anything can have left.
Error errorOf(QNetworkReply::NetworkError code, const QString &text, bool isWrite, bool hasLeft, bool isLate)
{
    using N = QNetworkReply;
    if (code == N::SslHandshakeFailedError)
        return makeError(ErrorKind::Tls, text);
    if (isWrite && hasLeft)
        return makeError(ErrorKind::Unknown, text);
    if (isLate)
        return makeError(isWrite ? ErrorKind::Offline : ErrorKind::Timeout, text);
    return makeError(ErrorKind::Offline, text);
}

// The network stack may still read the body of a reply that was aborted before it had started: so the body ends with the
// reply, not with whoever asked for it.
struct BodyKeeper : QObject {
    BodyKeeper(std::shared_ptr<RequestBody> kept, QObject *reply) : QObject(reply), body(std::move(kept)) {}
    const std::shared_ptr<RequestBody> body;
};

QByteArray verb(Method method)
{
    return method == Method::Get ? "GET" : method == Method::Post ? "POST" : "PUT";
}

} // namespace

QtTransport::QtTransport()
{
    m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

bool QtTransport::isAllowed(const QUrl &url)
{
    if (url.scheme() == QLatin1String("https"))
        return !url.host().isEmpty();
    const QString host = url.host();
    return url.scheme() == QLatin1String("http")
        && (host == QLatin1String("localhost") || QHostAddress(host) == QHostAddress::LocalHost
            || QHostAddress(host) == QHostAddress::LocalHostIPv6);
}

Call<HttpResponse> QtTransport::send(const QUrl &url, HttpRequest request)
{
    if (!isAllowed(url))
        return finishedCall<HttpResponse>(unexpected(
            makeError(ErrorKind::Tls, QStringLiteral("refused: only HTTPS, or HTTP to this computer"))));

    QNetworkRequest wire(url);
    for (const auto &[name, value] : request.headers)
        wire.setRawHeader(name, value);
    // An answer that may come compressed can be cut without any error; plain bodies have a length to check.
    wire.setRawHeader("Accept-Encoding", "identity");
    wire.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    wire.setSslConfiguration(tls);

    std::shared_ptr<RequestBody> body = request.body;
    if (request.isWrite()) {
        if (!body)
            body = RequestBody::ofText(request.text);
        wire.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
        wire.setHeader(QNetworkRequest::ContentLengthHeader, body->contentLength());
        wire.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    }
    QNetworkReply *reply = request.isWrite() ? m_manager.sendCustomRequest(wire, verb(request.method), body.get())
                                             : m_manager.get(wire);
    Promise<HttpResponse> promise;
    promise.onCancel([reply] {
        reply->disconnect();
        reply->abort();
        reply->deleteLater();
    });
    const auto isLate = std::make_shared<bool>(false);
    auto *deadline = new QTimer(reply);
    deadline->setSingleShot(true);
    deadline->start(request.deadline);
    QObject::connect(deadline, &QTimer::timeout, reply, [reply, isLate] {
        *isLate = true;
        reply->abort();
    });
    QObject::connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64) {
        if (received > LargestAnswer)
            reply->abort();
    });
    new BodyKeeper(body, reply);
    QObject::connect(reply, &QNetworkReply::finished, reply, [reply, promise, isLate, body]() mutable {
        reply->deleteLater();
        HttpResponse response;
        response.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const bool isWrite = body != nullptr, hasLeft = body && body->hasBeenRead();
        const bool isCut = reply->error() == QNetworkReply::RemoteHostClosedError
            || reply->error() == QNetworkReply::OperationCanceledError || *isLate;
        if (response.status == 0 || isCut) {
            promise.finish(unexpected(errorOf(reply->error(), reply->errorString(), isWrite, hasLeft, *isLate)));
            return;
        }
        response.body = reply->readAll();
        for (const auto &[name, value] : reply->rawHeaderPairs())
            response.headers.emplace_back(name, value);
        bool hasLength = false;
        const qint64 announced = response.header("Content-Length").toLongLong(&hasLength);
        if (response.status >= 300 && response.status < 400)
            promise.finish(unexpected(makeError(ErrorKind::Protocol, QStringLiteral("redirect refused"))));
        else if (hasLength && announced != response.body.size())
            promise.finish(unexpected(makeError(isWrite ? ErrorKind::Unknown : ErrorKind::Protocol,
                                                QStringLiteral("the answer is shorter than announced"))));
        else
            promise.finish(std::move(response));
    });
    return promise.call();
}

} // namespace linedesk
