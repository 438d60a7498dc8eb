// SPDX-License-Identifier: Apache-2.0
#include "net/httpclient.h"

#include "net/retrypolicy.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QUuid>

namespace linedesk {

namespace {
constexpr std::chrono::seconds NearItsEnd{120}; // CONTRACT A12

// A base address may end in a slash or hold a path of its own.
QUrl addressOf(const QUrl &base, const QString &path)
{
    QString root = base.path(QUrl::FullyEncoded);
    if (root.endsWith(QLatin1Char('/')))
        root.chop(1);
    QUrl url = base;
    url.setPath(root + path, QUrl::TolerantMode);
    return url;
}

Error signedOut()
{
    Error error;
    error.kind = ErrorKind::SignedOut;
    return error;
}

// Log-in and refresh change no record: without an answer they are late, and nothing is in doubt.
Error withoutDoubt(Error error)
{
    if (error.kind == ErrorKind::Unknown)
        error.kind = ErrorKind::Timeout;
    return error;
}
} // namespace

struct HttpClient::Flight {
    HttpRequest request;
    Promise<HttpResponse> promise;
    QString requestId;
    QElapsedTimer watch;
    QTimer pause;
    int attempt = 1, session = 0;
    std::chrono::milliseconds left{0}; // of the deadline, for repeats
    QByteArray usedToken;
    bool wasRefreshed = false;
    Call<HttpResponse> call;
    Call<Done> token;
};

HttpClient::HttpClient(Transport &transport, AuthSession &auth, Options options, QObject *parent)
    : QObject(parent), m_transport(transport), m_auth(auth), m_options(std::move(options))
{}

Call<HttpResponse> HttpClient::send(HttpRequest request)
{
    if (request.hasSecrets()) // a card number is Commerce's alone, whoever asks
        request.baseUrl.clear();
    const auto flight = std::make_shared<Flight>();
    flight->request = std::move(request);
    flight->left = flight->request.deadline;
    flight->requestId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    flight->session = m_auth.sessionNumber();
    flight->pause.setSingleShot(true);
    Promise<HttpResponse> promise = flight->promise;
    const std::weak_ptr<Flight> weak = flight;
    promise.onCancel([flight] {
        flight->pause.stop();
        flight->token.cancel();
        flight->call.cancel();
    });
    connect(&flight->pause, &QTimer::timeout, this, [this, weak] {
        if (const auto kept = weak.lock())
            start(kept);
    });
    start(flight);
    return promise.call();
}

void HttpClient::start(const std::shared_ptr<Flight> &flight)
{
    // A body with a secret cannot be repeated after a 401, so its token must not end on the way.
    if (flight->request.hasSecrets() && flight->request.needsToken && m_auth.hasToken() && m_auth.timeLeft() < NearItsEnd) {
        launchWithNewToken(flight);
        return;
    }
    launch(flight);
}

// The agent has signed out since: nothing of that session may leave under the name of the next agent.
bool HttpClient::isOver(const Flight &flight) const
{
    return flight.session != m_auth.sessionNumber();
}

void HttpClient::launchWithNewToken(const std::shared_ptr<Flight> &flight)
{
    flight->token = refreshToken().then([this, flight](Result<Done> done) {
        if (done)
            launch(flight);
        else if (done.error().kind != ErrorKind::SignedOut || !waitForSignIn(flight))
            finishUnsent(flight, done.error());
    });
}

// The desk is locked or the session has ended: the request is sent once, after the next sign-in of the same user. A body
// with a secret does not wait.
bool HttpClient::waitForSignIn(const std::shared_ptr<Flight> &flight)
{
    if (!flight->request.needsToken || !m_auth.isSuspended())
        return false;
    if (flight->request.hasSecrets()) {
        finishUnsent(flight, signedOut());
        return true;
    }
    flight->wasRefreshed = true;
    flight->token = m_auth.nextToken().then([this, flight](Result<Done> done) {
        if (done)
            launch(flight);
        else
            finishUnsent(flight, done.error());
    });
    return true;
}

// Nothing of it has been done: it was never sent, or answered with 401.
void HttpClient::finishUnsent(const std::shared_ptr<Flight> &flight, const Error &error)
{
    finish(flight, unexpected(withoutDoubt(error)));
}

void HttpClient::finish(const std::shared_ptr<Flight> &flight, Result<HttpResponse> answer)
{
    (answer ? answer->requestId : answer.error().requestId) = flight->requestId;
    flight->promise.finish(std::move(answer));
}

void HttpClient::launch(const std::shared_ptr<Flight> &flight)
{
    if (flight->request.needsToken && (isOver(*flight) || !m_auth.hasToken())) {
        if (isOver(*flight) || !waitForSignIn(flight))
            finishUnsent(flight, signedOut());
        return;
    }
    HttpRequest request = flight->request;
    request.deadline = flight->left;
    for (const auto &header : m_options.headers)
        request.headers.push_back(header);
    request.headers.emplace_back("Accept", "application/json");
    request.headers.emplace_back("X-Request-Id", flight->requestId.toLatin1());
    flight->usedToken = m_auth.token();
    if (request.needsToken)
        request.headers.emplace_back("Authorization", "Bearer " + flight->usedToken);
    QUrl url = addressOf(request.baseUrl.isEmpty() ? m_options.baseUrl : request.baseUrl, request.path);
    if (!request.query.isEmpty())
        url.setQuery(request.query);
    flight->watch.start();
    flight->call = m_transport.send(url, std::move(request)).then([this, flight](Result<HttpResponse> answer) {
        land(flight, std::move(answer));
    });
}

void HttpClient::land(const std::shared_ptr<Flight> &flight, Result<HttpResponse> answer)
{
    const HttpRequest &request = flight->request;
    const std::chrono::milliseconds took(flight->watch.elapsed());
    const int status = answer ? answer->status : 0;
    const char *verb = request.method == Method::Get ? "GET" : request.method == Method::Post ? "POST" : "PUT";
    Q_EMIT logged(QStringLiteral("%1 %2 %3 %4 ms %5")
                      .arg(QLatin1String(verb), request.pathTemplate)
                      .arg(status)
                      .arg(took.count())
                      .arg(flight->requestId));
    if (!answer && !request.isChange())
        answer.error() = withoutDoubt(std::move(answer.error()));
    const bool isReachable = answer || (answer.error().kind != ErrorKind::Offline && answer.error().kind != ErrorKind::Timeout);
    if (answer)
        Q_EMIT answered(took);
    else if (!isReachable)
        Q_EMIT unreachable();

    // A 401 proves that nothing was done: one refresh, one repeat, writes too; never a body that held a secret (A12).
    if (status == 401 && request.needsToken && !flight->wasRefreshed && !isOver(*flight)) {
        flight->wasRefreshed = true;
        if (request.hasSecrets() && m_auth.hasToken()) { // the agent's next try needs a token that works
            flight->token = refreshToken().then([this, flight, answer](const Result<Done> &) { finish(flight, answer); });
            return;
        }
        // Somebody else's refresh came first: the answer is about a token that is gone.
        if (m_auth.hasToken() && m_auth.token() != flight->usedToken) {
            launch(flight);
            return;
        }
        if (m_auth.hasToken()) {
            launchWithNewToken(flight);
            return;
        }
        if (!request.hasSecrets() && waitForSignIn(flight))
            return;
    }
    // Whoever asked waits no longer than the deadline, and as long as the server asked for.
    const bool mayRepeat = took < flight->left && (answer || answer.error().kind == ErrorKind::Offline);
    const auto pause =
        mayRepeat ? RetryPolicy::next(request, status, answer ? RetryPolicy::askedPause(*answer) : std::nullopt, flight->attempt)
                  : std::nullopt;
    if (pause) {
        ++flight->attempt;
        flight->left -= took;
        flight->pause.start(*pause);
        if (answer) // a line that is down is told elsewhere
            flight->promise.tellPause(std::chrono::ceil<std::chrono::seconds>(*pause));
        return;
    }
    finish(flight, std::move(answer));
}

Call<Done> HttpClient::refreshToken()
{
    return m_auth.refresh([this] { return askForToken(); });
}

Call<Token> HttpClient::askForToken()
{
    HttpRequest request = m_options.refresh;
    for (const auto &header : m_options.headers)
        request.headers.push_back(header);
    const QByteArray id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    request.headers.emplace_back("Accept", "application/json");
    request.headers.emplace_back("X-Request-Id", id);
    request.headers.emplace_back("Authorization", "Bearer " + m_auth.token());
    const QUrl url = addressOf(m_options.baseUrl, request.path);
    return m_transport.send(url, std::move(request)).map([id](const HttpResponse &answer) -> Result<Token> {
        if (answer.isSuccess())
            return AuthSession::parse(answer.body);
        Error error;
        error.kind = answer.status == 401                           ? ErrorKind::SignedOut
                     : answer.status == 429 || answer.status == 503 ? ErrorKind::Busy
                                                                    : ErrorKind::Server;
        error.retryAfter = RetryPolicy::askedPause(answer);
        error.httpStatus = answer.status;
        error.requestId = QString::fromLatin1(id);
        error.detail = QStringLiteral("the token could not be refreshed");
        return unexpected(error);
    });
}

} // namespace linedesk
