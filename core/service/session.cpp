// SPDX-License-Identifier: Apache-2.0
#include "service/session.h"

#include "api/occagentapi.h"
#include "net/httpclient.h"

#include <algorithm>

namespace linedesk {

namespace {
using namespace std::chrono_literals;
constexpr std::chrono::seconds RefreshWhenLeft = 120s, ActivityCounts = 15min; // CONTRACT 3.2
} // namespace

Session::Session(OccAgentApi &occ, AuthSession &auth, HttpClient &http, const Clock &clock, std::chrono::seconds idleLimit,
                 QObject *parent)
    : QObject(parent), m_occ(occ), m_auth(auth), m_http(http), m_clock(clock),
      m_idleLimit(std::clamp<std::chrono::seconds>(idleLimit, 1min, 15min))
{
    connect(&m_auth, &AuthSession::expired, this, [this] { lock(LockReason::Expired); });
    connect(&m_watch, &QTimer::timeout, this, &Session::tick);
    m_watch.start(5s);
}

Call<Agent> Session::signIn(const QString &user, SecretString password, const QString &code)
{
    return m_occ.login(user, std::move(password), code).andThen([this](Token token) {
        return m_occ.currentUser(token.value).map([this, token](const AgentProfile &profile) { return admit(token, profile); });
    });
}

Call<Done> Session::askForPasswordReset(const QString &user)
{
    return m_occ.requestPasswordReset(user);
}

Call<Done> Session::changePassword(const QString &user, const QString &resetCode, SecretString password)
{
    return m_occ.sendPasswordReset(user, resetCode, std::move(password));
}

// The token is taken into use last: what waits for one must not leave under another user's name.
Result<Agent> Session::admit(const Token &token, const AgentProfile &profile)
{
    Agent agent = profile.agent;
    agent.isSupervisor = profile.roles.contains(QLatin1String("csAgentSupervisorRole"));
    const bool hasRole = agent.isSupervisor || profile.roles.contains(QLatin1String("csAgentRole"));
    if (!hasRole || (m_isLocked && agent.id != m_agent->id)) {
        m_logout = m_occ.logout(token.value).then([](Result<Done>) {});
        Error error;
        error.kind = ErrorKind::Forbidden;
        error.detail =
            hasRole ? QStringLiteral("another user has locked this desk") : QStringLiteral("the user has no console role");
        return unexpected(error);
    }
    const bool wasLocked = std::exchange(m_isLocked, false);
    m_agent = agent;
    m_hasWarned = false;
    noteActivity();
    m_auth.setToken(token);
    if (wasLocked)
        Q_EMIT unlocked();
    else
        Q_EMIT signedIn();
    return agent;
}

void Session::lock(LockReason reason)
{
    if (!m_agent || m_isLocked)
        return;
    m_isLocked = true;
    const QByteArray token = m_auth.token();
    m_auth.suspend();
    if (!token.isEmpty())
        m_logout = m_occ.logout(token).then([](Result<Done>) {});
    Q_EMIT locked(reason);
}

void Session::signOut()
{
    const QByteArray token = m_auth.token();
    m_auth.discard();
    m_isLocked = false;
    if (!token.isEmpty())
        m_logout = m_occ.logout(token).then([](Result<Done>) {});
    if (std::exchange(m_agent, std::nullopt))
        Q_EMIT signedOut();
}

void Session::noteActivity()
{
    m_lastActivity = m_clock.elapsed();
    if (std::exchange(m_hasWarned, false))
        Q_EMIT idleWarning(0s);
}

void Session::tick()
{
    if (!m_agent || m_isLocked)
        return;
    const auto idle = std::chrono::floor<std::chrono::seconds>(m_clock.elapsed() - m_lastActivity);
    if (idle >= m_idleLimit) {
        lock(LockReason::Idle);
        return;
    }
    if (m_idleLimit - idle <= (m_idleLimit < 5min ? 30s : 120s)) {
        m_hasWarned = true;
        Q_EMIT idleWarning(m_idleLimit - idle);
    }
    if (m_auth.hasToken() && m_auth.timeLeft() <= RefreshWhenLeft && idle < ActivityCounts)
        m_refresh = m_http.refreshToken().then([](Result<Done>) {});
}

} // namespace linedesk
