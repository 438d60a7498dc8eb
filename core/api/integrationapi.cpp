// SPDX-License-Identifier: Apache-2.0
#include "api/integrationapi.h"

#include "api/adapter.h"
#include "api/wireaccounts.h"
#include "api/wireaccountwrites.h"
#include "api/wirereader.h"

namespace linedesk {

namespace {

struct Flow {
    const char *key, *path;
};
// The guide's own addresses (CONTRACT section 5); a deployment profile may name others.
constexpr Flow flows[] = {
    {"QUERY_CONTACTS", "/ic/api/integration/v1/flows/rest/OCC_OEC_GET_PROFILE_SSE/1.0/contacts"},
    {"QUERY_ACCOUNTS", "/ic/api/integration/v1/flows/rest/OCC_OEC_GET_ACCNT_DETLS_PROF_SSE/1.0/accounts"},
    {"CREATE_CONTACT", "/ic/api/integration/v1/flows/rest/OCC_OEC_CONTACT_CREATE_SSE/1.0/contacts"},
    {"CREATE_ACCOUNTS", "/ic/api/integration/v1/flows/rest/OCC_OEC_ACCOUNT_CREATE_SSE/1.0/contacts/{currentContactId}/accounts"},
    {"UPDATE_ACCOUNT",
     "/ic/api/integration/v1/flows/rest/OCC_OEC_ACCOUNT_UPDATE_SSE/1.0/contacts/{currentContactId}/accounts/{accountId}"},
    {"ACCOUNT_STRUCTURE", "/ic/api/integration/v1/flows/rest/OCC_OEC_ACCNT_STRUCTURE/1.0/accounts/{accountId}/structure"},
    {"ACCOUNT_SEARCH", "/ic/api/integration/v1/flows/rest/OCC_OEC_ACCNT_SEARCH/1.0/accounts"}};

void addQuery(HttpRequest &request, const char *key, const QString &value)
{
    request.query.addQueryItem(QLatin1String(key), escaped(value));
}

// CONTRACT section 5, the upstream table, as the console meets it without the extension in between.
Error faultOf(const HttpResponse &response, bool isWrite)
{
    Error error = errorOf(response, isWrite);
    error.issues.clear(); // the fault's own path is none of a form's fields
    bool isFromCrm = false;
    const auto read = readWire(response.body, [&](const WireObject &body) {
        error.errorCode = body.optionalText("o:errorCode");
        error.serverText = body.optionalText("title");
        error.detail = body.optionalText("detail");
        body.each("o:errorDetails",
                  [&](const WireObject &one) { isFromCrm = isFromCrm || one.optionalText("o:errorPath") == QLatin1String("CRM"); });
    });
    if (!read)
        isFromCrm = false;
    switch (response.status) {
    case 401: // the flows' user, not the agent's session
    case 403:
        error.kind = ErrorKind::Forbidden;
        error.errorCode = QStringLiteral("flows-refused");
        break;
    case 404:
        error.kind = isFromCrm ? ErrorKind::NotFound : ErrorKind::Server;
        if (!isFromCrm)
            error.errorCode = QStringLiteral("flow-inactive");
        break;
    default:
        if (isWrite && response.status >= 500 && response.status != 503)
            error.kind = ErrorKind::Unknown; // what the CRM has done by then nobody says
    }
    return error;
}

template <class T, class Read> auto fromFlow(bool isWrite, Read read)
{
    return decoded<T>(isWrite, std::move(read), faultOf);
}

} // namespace

IntegrationApi::IntegrationApi(HttpClient &http, DeploymentProfile site) : m_http(http), m_site(std::move(site)) {}

void IntegrationApi::setPassword(const SecretString &password)
{
    QByteArray plain = m_site.flows->user.toUtf8() + ':';
    plain.append(password.view().data(), qsizetype(password.size()));
    m_credentials = "Basic " + plain.toBase64();
    plain.fill(0);
}

Call<HttpResponse> IntegrationApi::send(HttpRequest request)
{
    return m_http.send(std::move(request)).map([refused = m_wasRefused](HttpResponse response) {
        *refused = response.status == 401 || response.status == 403;
        return response;
    });
}

HttpRequest IntegrationApi::request(Method method, const char *flow, const QMap<QString, QString> &parameters) const
{
    HttpRequest request;
    request.method = method;
    request.baseUrl = m_site.flows->baseUrl;
    QString path = m_site.flows->paths.value(QLatin1String(flow));
    for (const Flow &one : flows)
        if (path.isEmpty() && qstrcmp(one.key, flow) == 0)
            path = QLatin1String(one.path);
    request.pathTemplate = path;
    for (auto one = parameters.cbegin(); one != parameters.cend(); ++one)
        path.replace(QLatin1Char('{') + one.key() + QLatin1Char('}'), escaped(one.value()));
    request.path = path;
    request.needsToken = false; // the agent's token is Commerce's alone
    request.headers.emplace_back("Authorization", m_credentials);
    request.deadline = m_site.camTimeout;
    return request;
}

Call<ContactId> IntegrationApi::queryContact(const ProfileId &profile)
{
    HttpRequest query = request(Method::Get, "QUERY_CONTACTS");
    addQuery(query, "profileId", profile.text());
    addQuery(query, "sourceSystem", QStringLiteral("COMMERCE_CLOUD"));
    return send(std::move(query)).map(fromFlow<ContactId>(false, [](const HttpResponse &r) { return readFlowContact(r.body); }));
}

Call<AccountsOfContact> IntegrationApi::sendForAccounts(HttpRequest request, const CustomerContext &customer)
{
    return send(std::move(request))
        .map(fromFlow<AccountsOfContact>(false, [customer, has = m_site.can.etag](const HttpResponse &r) {
            return readFlowAccounts(r.body, customer).map([&](AccountsOfContact a) { return withVersions(std::move(a), has); });
        }));
}

Call<AccountsOfContact> IntegrationApi::queryAccounts(const CustomerContext &customer, int offset, int limit)
{
    HttpRequest query = request(Method::Get, "QUERY_ACCOUNTS");
    addQuery(query, "profileId", customer.profileId.text());
    addQuery(query, "contactId", customer.contactId.text());
    addQuery(query, "sourceSystem", QStringLiteral("COMMERCE_CLOUD"));
    addPage(query, offset, limit);
    return sendForAccounts(std::move(query), customer);
}

Call<AccountsOfContact> IntegrationApi::readStructure(const CustomerContext &customer, const AccountId &account, int offset,
                                                      int limit)
{
    HttpRequest read = request(Method::Get, "ACCOUNT_STRUCTURE", {{QStringLiteral("accountId"), account.text()}});
    addQuery(read, "contactId", customer.contactId.text());
    addPage(read, offset, limit);
    return sendForAccounts(std::move(read), customer);
}

Call<std::vector<AccountFound>> IntegrationApi::findByNumber(const QString &number, int limit)
{
    HttpRequest find = request(Method::Get, "ACCOUNT_SEARCH");
    addQuery(find, "accountNumber", number);
    addPage(find, 0, limit);
    return send(std::move(find)).map(fromFlow<std::vector<AccountFound>>(false, [](const HttpResponse &r) {
        return readAccountsFound(r.body, "accounts");
    }));
}

Call<AccountsAnswer> IntegrationApi::updateAccount(const CustomerContext &customer, const AccountId &account,
                                                   const AccountChange &change, const QByteArray &key)
{
    HttpRequest update =
        request(Method::Put, "UPDATE_ACCOUNT",
                {{QStringLiteral("currentContactId"), customer.contactId.text()}, {QStringLiteral("accountId"), account.text()}});
    update.text = writeFlowChange(change, customer.profileId);
    return sendWrite(std::move(update), customer, key);
}

Call<AccountsAnswer> IntegrationApi::createAccounts(const CustomerContext &customer, const std::vector<NewAccount> &accounts,
                                                    const QByteArray &key)
{
    HttpRequest create =
        request(Method::Post, "CREATE_ACCOUNTS", {{QStringLiteral("currentContactId"), customer.contactId.text()}});
    create.text = writeFlowNewAccounts(accounts, customer);
    return sendWrite(std::move(create), customer, key);
}

Call<AccountsAnswer> IntegrationApi::sendWrite(HttpRequest request, const CustomerContext &customer, const QByteArray &key)
{
    request.headers.emplace_back("Idempotency-Key", key);
    if (m_site.can.minimal)
        request.headers.emplace_back("Prefer", "return=minimal");
    return send(std::move(request))
        .map(fromFlow<AccountsAnswer>(true, [customer, has = m_site.can.etag](const HttpResponse &response) {
            return readFlowAccounts(response.body, customer).map([&](AccountsOfContact accounts) {
                accounts.isOnlyChanges = response.header("Preference-Applied").contains("return=minimal");
                return AccountsAnswer{withVersions(std::move(accounts), has), response.requestId};
            });
        }));
}

Call<ContactId> IntegrationApi::createContact(const Contact &contact, const QByteArray &key)
{
    HttpRequest create = request(Method::Post, "CREATE_CONTACT");
    create.headers.emplace_back("Idempotency-Key", key);
    create.text = writeFlowContact(contact);
    return send(std::move(create)).map(fromFlow<ContactId>(true, [](const HttpResponse &response) {
        return readFlowNewContact(response.body);
    }));
}

Call<AddressFormats> IntegrationApi::addressFormats()
{
    return finishedCall<AddressFormats>(AddressFormats{});
}

} // namespace linedesk
