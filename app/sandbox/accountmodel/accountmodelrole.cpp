// SPDX-License-Identifier: Apache-2.0
#include "accountmodel/accountmodelrole.h"

#include "accountmodel/addresschecks.h"
#include "http/page.h"

#include <QUrl>

namespace linedesk::sandbox {

namespace {

constexpr int ShortestNumber = 4; // characters of an account number that is looked for (A2)

Response unknownContact()
{
    return refusal(404, QStringLiteral("CAM-2001"), QStringLiteral("The account system does not know this contact."));
}

} // namespace

AccountModelRole::AccountModelRole(const Wiring &wiring)
    : m_wiring(wiring), m_flows(wiring), m_callers(wiring), m_kept(*wiring.clock), m_contacts(wiring, m_callers, m_kept, m_flows),
      m_writes(wiring, m_callers, m_kept, m_flows)
{}

void AccountModelRole::addRoutes(Router &router)
{
    const QString base = QStringLiteral("/ccagentx/custom/v1"), account = QStringLiteral("/contacts/{currentContactId}/accounts");
    const auto route = [&](const char *method, const char *path, Response (AccountModelRole::*handler)(const Request &)) {
        router.add(method, base + QLatin1String(path),
                   [this, handler](const Request &request) { return (this->*handler)(request); });
    };
    router.add("GET", base + QStringLiteral("/contacts"), [this](const Request &r) { return m_contacts.query(r); });
    router.add("POST", base + QStringLiteral("/contacts"), [this](const Request &r) { return m_contacts.create(r); });
    router.add("POST", base + account, [this](const Request &r) { return m_writes.create(r); });
    for (const char *method : {"PUT", "PATCH"})
        router.add(method, base + account + QStringLiteral("/{accountId}"),
                   [this](const Request &r) { return m_writes.update(r); });
    route("GET", "/accounts", &AccountModelRole::queryAccounts);
    if (m_wiring.can.structure)
        route("GET", "/accounts/{accountId}/structure", &AccountModelRole::readStructure);
    if (m_wiring.can.accountSearch)
        route("GET", "/accountSearch", &AccountModelRole::findByNumber);
    if (m_wiring.can.addressFormats)
        route("GET", "/addressFormats", &AccountModelRole::listAddressFormats);
}

QJsonObject AccountModelRole::pageOfEnvelope(const Caller &caller, const QJsonObject &found, const Page &page,
                                             const Request &request) const
{
    const QJsonArray accounts = found[QLatin1String("accounts")].toArray();
    const int all = found[QLatin1String("totalResults")].toInt();
    QJsonObject answer = AccountWrites::envelope(caller, accounts);
    answer[QLatin1String("total")] = all;
    page.describe(&answer, all, accounts.size());
    answer.insert(QLatin1String("links"), request.selfLink());
    return answer;
}

Response AccountModelRole::queryAccounts(const Request &request)
{
    Caller caller;
    if (const auto refused = m_callers.identify(request, &caller))
        return *refused;
    if (caller.contactId().isEmpty())
        return unknownContact();
    const bool isPaged = m_wiring.can.paging && Page::isAsked(request);
    const Page page = Page::of(request);
    std::optional<Response> failure;
    const QJsonObject found = m_writes.accountsOf(caller, isPaged ? '&' + page.query() : QByteArray(), &failure).object();
    if (failure)
        return *failure;
    return Response::json(isPaged ? pageOfEnvelope(caller, found, page, request)
                                  : AccountWrites::envelope(caller, found[QLatin1String("accounts")].toArray()));
}

// CONTRACT A1: a supervisor reads everything; an agent what the contact in context may see of the tree.
Response AccountModelRole::readStructure(const Request &request)
{
    if (const auto refused = m_callers.checkBearer(request))
        return *refused;
    QJsonObject user;
    if (const auto refused = m_callers.readUser(request, &user))
        return *refused;
    const bool isSupervisor = Callers::isSupervisor(user);
    Caller caller;
    if (!isSupervisor || !request.header("X-CCAgentContext").isEmpty())
        if (const auto refused = m_callers.identify(request, &caller))
            return *refused;
    if (!isSupervisor && caller.contactId().isEmpty())
        return unknownContact();
    const Page page = Page::of(request, LongestStructure);
    const QByteArray limits = isSupervisor ? QByteArray() : "&contactId=" + QUrl::toPercentEncoding(caller.contactId());
    std::optional<Response> failure;
    const Response found =
        m_flows.call({.key = "ACCOUNT_STRUCTURE",
                      .query = '?' + page.query() + limits,
                      .parameters = {{QStringLiteral("accountId"), request.parameters[QStringLiteral("accountId")]}},
                      .expected = "accounts"},
                     &failure);
    return failure ? *failure : Response::json(pageOfEnvelope(caller, found.object(), page, request));
}

// CONTRACT A2. No contact is in context yet: this is how one is found.
Response AccountModelRole::findByNumber(const Request &request)
{
    if (const auto refused = m_callers.checkBearer(request))
        return *refused;
    const QString number = request.argument(QStringLiteral("accountNumber")).trimmed();
    if (number.size() < ShortestNumber)
        return refusal(400, QStringLiteral("CAM-3001"),
                       QStringLiteral("Enter at least %1 characters of the account number.").arg(ShortestNumber), {},
                       QStringLiteral("accountNumber"));
    const Page page = Page::of(request);
    std::optional<Response> failure;
    const Response found = m_flows.call({.key = "ACCOUNT_SEARCH",
                                         .query = "?accountNumber=" + QUrl::toPercentEncoding(number) + '&' + page.query(),
                                         .expected = "accounts"},
                                        &failure);
    if (failure)
        return *failure;
    const QJsonArray accounts = found.object()[QLatin1String("accounts")].toArray();
    QJsonObject answer{{QLatin1String("items"), accounts}, {QLatin1String("links"), request.selfLink()}};
    page.describe(&answer, found.object()[QLatin1String("totalResults")].toInt(), accounts.size());
    return Response::json(answer);
}

Response AccountModelRole::listAddressFormats(const Request &request)
{
    if (const auto refused = m_callers.checkBearer(request))
        return *refused;
    QJsonObject all = addressFormats();
    if (const QString country = request.argument(QStringLiteral("country")); !country.isEmpty()) {
        QJsonArray some;
        for (const QJsonValue &one : all[QLatin1String("items")].toArray())
            if (one[QLatin1String("country")] == country)
                some.append(one);
        if (some.isEmpty())
            return refusal(404, QStringLiteral("CAM-3504"), QStringLiteral("There is no address format for this country."), {},
                           QStringLiteral("country"));
        all[QLatin1String("items")] = some;
    }
    return Response::json(all);
}

} // namespace linedesk::sandbox
