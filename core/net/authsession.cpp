// SPDX-License-Identifier: Apache-2.0
#include "net/authsession.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace linedesk {

using std::chrono::seconds;

AuthSession::AuthSession(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock) {}

void AuthSession::setToken(Token token)
{
    m_token = std::move(token);
    m_since = m_clock.elapsed();
    m_isSuspended = false;
    for (Promise<Done> &waiting : std::exchange(m_waitingForToken, {}))
        waiting.finish(Done{});
}

static void refuse(std::vector<Promise<Done>> waiting)
{
    Error gone;
    gone.kind = ErrorKind::SignedOut;
    for (Promise<Done> &one : waiting)
        one.finish(unexpected(gone));
}

void AuthSession::discard()
{
    suspend();
    m_isSuspended = false;
    ++m_sessionNumber;
    refuse(std::exchange(m_waitingForToken, {}));
}

void AuthSession::suspend()
{
    m_refresh.cancel();
    m_token = {};
    m_isSuspended = true;
    refuse(std::exchange(m_waiting, {}));
}

Call<Done> AuthSession::nextToken()
{
    m_waitingForToken.emplace_back();
    return m_waitingForToken.back().call();
}

seconds AuthSession::timeLeft() const
{
    return hasToken() ? m_token.life - std::chrono::duration_cast<seconds>(m_clock.elapsed() - m_since) : seconds(0);
}

Call<Done> AuthSession::refresh(const std::function<Call<Token>()> &ask)
{
    Promise<Done> promise;
    m_waiting.push_back(promise);
    if (m_waiting.size() == 1)
        m_refresh = ask().then([this](Result<Token> token) { finishRefresh(token); });
    return promise.call();
}

void AuthSession::finishRefresh(const Result<Token> &token)
{
    const auto waiting = std::exchange(m_waiting, {});
    const bool isRefused = !token && token.error().kind == ErrorKind::SignedOut;
    if (token)
        setToken(*token);
    else if (isRefused)
        m_token = {};
    if (isRefused)
        Q_EMIT expired();
    for (Promise<Done> one : waiting)
        one.finish(token ? Result<Done>(Done{}) : Result<Done>(unexpected(token.error())));
}

Result<Token> AuthSession::parse(const QByteArray &answer)
{
    const QJsonObject object = QJsonDocument::fromJson(answer).object();
    Token token;
    token.value = object.value(QLatin1String("access_token")).toString().toLatin1();
    if (token.value.isEmpty()) {
        Error error;
        error.kind = ErrorKind::Protocol;
        error.detail = QStringLiteral("$.access_token is missing");
        return unexpected(error);
    }
    const QList<QByteArray> parts = token.value.split('.');
    if (const int life = object.value(QLatin1String("expires_in")).toInt(); life > 0) {
        token.life = seconds(life);
    } else if (parts.size() == 3) {
        const QJsonObject claims =
            QJsonDocument::fromJson(QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding)).object();
        const double since = claims.value(QLatin1String("iat")).toDouble(), until = claims.value(QLatin1String("exp")).toDouble();
        if (since > 0 && until > since)
            token.life = seconds(qint64(until - since));
    }
    return token;
}

} // namespace linedesk
