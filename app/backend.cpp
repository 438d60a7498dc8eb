// SPDX-License-Identifier: Apache-2.0
#include "backend.h"

namespace linedesk {

static HttpClient::Options httpOptions(const Settings &settings)
{
    HttpClient::Options options{settings.site.occBaseUrl, {}, OccAgentApi::refreshRequest(settings.site)};
    if (!settings.extraHeader.first.isEmpty())
        options.headers.push_back(settings.extraHeader);
    return options;
}

Backend::Backend(const Settings &settings)
    : m_auth(m_clock), http(m_transport, m_auth, httpOptions(settings)), m_occ(http, settings.site),
      m_flows(settings.site.flows ? std::make_unique<IntegrationApi>(http, settings.site) : nullptr),
      m_accountModel(m_flows ? nullptr : std::make_unique<AccountModelApi>(http, settings.site)),
      m_directory(m_flows ? static_cast<AccountDirectory &>(*m_flows) : *m_accountModel), m_auditSink(settings.auditFile),
      audit(m_auditSink), session(m_occ, m_auth, http, m_clock, settings.idleLimit), line(m_occ, http, m_clock),
      contacts(m_occ, m_directory, settings.site.can), accounts(m_directory, audit, writes, settings.site.can),
      billing(m_occ, m_directory, audit, writes, settings.site.can)
{
    QObject::connect(&session, &Session::signedIn, &session, [this] { audit.setAgent(session.agent()->id); });
}

} // namespace linedesk
