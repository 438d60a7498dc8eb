// SPDX-License-Identifier: Apache-2.0
#include "net/qttransport.h"

#include <QHostAddress>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QTimer>

#include <algorithm>

namespace linedesk {

namespace {

constexpr qint64 LargestAnswer = 24 * 1024 * 1024; // ten thousand accounts are 12 MB
constexpr qint64 LargestHeader = 64 * 1024;
constexpr qint64 UnreadAtMost = 1024 * 1024; // the rest waits on the wire

Error makeError(ErrorKind kind, const QString &detail)
{
    Error error;
    error.kind = kind;
    error.detail = detail;
    return error;
}

// Brackets and quotes are closed. An answer of no stated length that was cut passes for a whole one otherwise.
bool isClosed(const QByteArray &json)
{
    int depth = 0;
    bool isText = false, isEscaped = false, isEmpty = true;
    for (const char c : json) {
        isEmpty = isEmpty && (c == ' ' || c == '\r' || c == '\n' || c == '\t');
        if (isText) {
            isText = isEscaped || c != '"';
            isEscaped = !isEscaped && c == '\\';
        } else if (c == '"') {
            isText = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return depth == 0 && !isText && !isEmpty;
}

// One request and its answer so far. It lives as long as the reply, whoever has lost interest: the network stack may still
// read the body of a reply that was aborted before it had started.
class Exchange : public QObject {
public:
    Exchange(QNetworkReply *reply, const HttpRequest &request, std::shared_ptr<RequestBody> body, Promise<HttpResponse> promise)
        : QObject(reply), m_reply(reply), m_isChange(request.isChange()), m_body(std::move(body)), m_promise(std::move(promise))
    {
        // Once the request has begun, which is queued too: said earlier, the network stack does not hear it.
        QMetaObject::invokeMethod(
            this, [reply] { reply->setReadBufferSize(UnreadAtMost); }, Qt::QueuedConnection);
        connect(reply, &QNetworkReply::metaDataChanged, this, &Exchange::prepare);
        connect(reply, &QNetworkReply::readyRead, this, &Exchange::collect);
        connect(reply, &QNetworkReply::finished, this, &Exchange::finish);
        m_deadline.setSingleShot(true);
        connect(&m_deadline, &QTimer::timeout, reply, &QNetworkReply::abort);
        m_deadline.start(request.deadline);
    }

private:
    void prepare()
    {
        const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
        m_isTooLarge = announced > LargestAnswer;
        if (m_isTooLarge)
            m_reply->abort();
        else
            m_answer.body.reserve(announced);
    }

    void collect()
    {
        if (m_reply->isOpen())
            m_answer.body += m_reply->readAll();
        if (m_isTooLarge || m_answer.body.size() <= LargestAnswer)
            return;
        m_isTooLarge = true;
        m_reply->abort();
    }

    void finish()
    {
        const bool isLate = !m_deadline.isActive();
        m_deadline.stop();
        collect();
        m_reply->deleteLater();
        m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        for (const auto &[name, value] : m_reply->rawHeaderPairs())
            m_answer.headers.emplace_back(name, value);
        const int status = m_answer.status;
        if (status == 0 || isLate) {
            m_promise.finish(unexpected(noAnswer(isLate)));
        } else if (status >= 300 && status < 400) {
            // "See other" is what servers say when they have done it; the others mean that they have not.
            Error refused = makeError(m_isChange && status == 303 ? ErrorKind::Unknown : ErrorKind::Protocol,
                                      QStringLiteral("redirect refused"));
            refused.httpStatus = status;
            m_promise.finish(unexpected(refused));
        } else if (const QString flaw = flawOfAnswer(); flaw.isEmpty()) {
            m_promise.finish(std::move(m_answer));
        } else if (status >= 400) {
            m_answer.body.clear(); // the status is whole, and says what it means
            m_promise.finish(std::move(m_answer));
        } else {
            m_promise.finish(unexpected(makeError(m_isChange ? ErrorKind::Unknown : ErrorKind::Protocol, flaw)));
        }
    }

    // What that means depends on whether anything can have left.
    Error noAnswer(bool isLate) const
    {
        const bool wouldResend = m_reply->error() == QNetworkReply::ContentReSendError;
        const QString text = wouldResend ? QStringLiteral("the connection ended before an answer") : m_reply->errorString();
        const bool hasLeft = m_body && m_body->hasBeenRead();
        if (m_reply->error() == QNetworkReply::SslHandshakeFailedError)
            return makeError(ErrorKind::Tls, text);
        if (m_isChange)
            return makeError(hasLeft ? ErrorKind::Unknown : ErrorKind::Offline, text);
        return makeError(isLate ? ErrorKind::Timeout : ErrorKind::Offline, text);
    }

    // Without an error of its own the network stack passes on answers that were cut in a chunk, packed, or at the end of a
    // connection.
    QString flawOfAnswer() const
    {
        const QByteArray &body = m_answer.body;
        qint64 headerSize = 0;
        for (const auto &[name, value] : m_answer.headers)
            headerSize += name.size() + value.size();
        bool hasLength = false;
        const qint64 announced = m_answer.header("Content-Length").toLongLong(&hasLength);
        const QByteArray packing = m_answer.header("Content-Encoding");
        const auto error = m_reply->error();
        if (m_isTooLarge || headerSize > LargestHeader)
            return QStringLiteral("the answer is too large");
        if (error != QNetworkReply::NoError && error <= QNetworkReply::UnknownNetworkError)
            return QStringLiteral("the answer broke off: ") + m_reply->errorString();
        if (!packing.isEmpty() && packing.compare("identity", Qt::CaseInsensitive) != 0)
            return QStringLiteral("the answer is packed, which was not asked for");
        if (hasLength && announced != body.size())
            return QStringLiteral("the answer is shorter than announced");
        if (!hasLength && m_answer.header("Content-Type").contains("json") && !isClosed(body))
            return QStringLiteral("the answer ends in its middle");
        return {};
    }

    QNetworkReply *m_reply;
    bool m_isChange, m_isTooLarge = false;
    std::shared_ptr<RequestBody> m_body;
    Promise<HttpResponse> m_promise;
    HttpResponse m_answer;
    QTimer m_deadline;
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
    return url.scheme() == QLatin1String("http") &&
           (host == QLatin1String("localhost") || QHostAddress(host) == QHostAddress::LocalHost ||
            QHostAddress(host) == QHostAddress::LocalHostIPv6);
}

Call<HttpResponse> QtTransport::send(const QUrl &url, HttpRequest request)
{
    if (!isAllowed(url))
        return finishedCall<HttpResponse>(
            unexpected(makeError(ErrorKind::Tls, QStringLiteral("refused: only HTTPS, or HTTP to this computer"))));

    QNetworkRequest wire(url);
    for (const auto &[name, value] : request.headers)
        wire.setRawHeader(name, value);
    // Unpacked by the network stack, a cut answer would pass for a whole one, and a small one for a huge one.
    wire.setRawHeader("Accept-Encoding", "identity");
    wire.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    wire.setSslConfiguration(tls);

    // A read has a body too, an empty one: what cannot be rewound, the network stack does not send again by itself.
    std::shared_ptr<RequestBody> body = request.body ? request.body : RequestBody::ofText(request.text);
    if (request.isWrite())
        wire.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
    wire.setHeader(QNetworkRequest::ContentLengthHeader, body->contentLength());
    wire.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    QNetworkReply *reply = m_manager.sendCustomRequest(wire, verb(request.method), body.get());
    Promise<HttpResponse> promise;
    // Not disconnect(): the reply's signals are also how the network stack learns of the abort.
    promise.onCancel([reply] { reply->abort(); });
    new Exchange(reply, request, std::move(body), promise);
    return promise.call();
}

} // namespace linedesk
