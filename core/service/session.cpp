// SPDX-License-Identifier: Apache-2.0
#include "service/session.h"

#include "api/occagentapi.h"
#include "net/httpclient.h"

namespace linedesk {

namespace {
using namespace std::chrono_literals;
constexpr std::chrono::seconds RefreshWhenLeft = 120s, IdleLimit = 15min; // CONTRACT 3.2
}

Session::Session(OccAgentApi &occ, AuthSession &auth, HttpClient &http, const Clock &clock, QObject *parent)
    : QObject(parent), m_occ(occ), m_auth(auth), m_http(http), m_clock(clock)
{
    connect(&m_auth, &AuthSession::expired, this, [this] {
        if (std::exchange(m_agent, std::nullopt))
            Q_EMIT signedOut();
    });
    connect(&m_watch, &QTimer::timeout, this, &Session::keepFresh);
    m_watch.start(30s);
}

Call<Agent> Session::signIn(const QString &user, SecretString password, const QString &code)
{
    return m_occ.login(user, std::move(password), code)
        .andThen([this](Token token) {
            m_auth.setToken(std::move(token));
            return m_occ.currentUser();
        })
        .map([this](AgentProfile profile) -> Result<Agent> {
            profile.agent.isSupervisor = profile.roles.contains(QLatin1String("csAgentSupervisorRole"));
            if (!profile.agent.isSupervisor && !profile.roles.contains(QLatin1String("csAgentRole"))) {
                m_auth.discard();
                Error error;
                error.kind = ErrorKind::Forbidden;
                error.detail = QStringLiteral("the user has no console role");
                return unexpected(error);
            }
            m_agent = profile.agent;
            noteActivity();
            Q_EMIT signedIn();
            return profile.agent;
        });
}

void Session::signOut()
{
    const QByteArray token = m_auth.token();
    m_auth.discard();
    if (!token.isEmpty())
        m_logout = m_occ.logout(token).then([](Result<Done>) {});
    if (std::exchange(m_agent, std::nullopt))
        Q_EMIT signedOut();
}

void Session::noteActivity()
{
    m_lastActivity = m_clock.elapsed();
}

void Session::keepFresh()
{
    if (m_agent && m_auth.hasToken() && m_auth.timeLeft() <= RefreshWhenLeft && m_clock.elapsed() - m_lastActivity < IdleLimit)
        m_refresh = m_http.refreshToken().then([](Result<Done>) {});
}

} // namespace linedesk
