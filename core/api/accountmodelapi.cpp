// SPDX-License-Identifier: Apache-2.0
#include "api/accountmodelapi.h"

#include "api/adapter.h"
#include "api/wireaccounts.h"
#include "api/wireaccountwrites.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace linedesk {

AccountModelApi::AccountModelApi(HttpClient &http, DeploymentProfile site) : m_http(http), m_site(std::move(site)) {}

HttpRequest AccountModelApi::request(Method method, const QString &path, const QString &pathTemplate,
                                     const ProfileId &profile) const
{
    HttpRequest request;
    request.method = method;
    request.baseUrl = m_site.camBaseUrl;
    request.path = m_site.camPath + path;
    request.pathTemplate = m_site.camPath + pathTemplate;
    request.headers.emplace_back("X-CCProfileType", "agentUI");
    if (!m_site.siteId.isEmpty())
        request.headers.emplace_back("X-CCSite", m_site.siteId.toLatin1());
    request.headers.emplace_back("X-CCAsset-Language", m_site.language.toLatin1());
    if (!profile.isEmpty())
        request.headers.emplace_back(
            "X-CCAgentContext",
            QJsonDocument(QJsonObject{{QLatin1String("shopperProfileId"), profile.text()}}).toJson(QJsonDocument::Compact));
    request.deadline = m_site.camTimeout;
    return request;
}

Call<ContactId> AccountModelApi::queryContact(const ProfileId &profile)
{
    const QString path = QStringLiteral("/contacts");
    return m_http.send(request(Method::Get, path, path, profile)).map(decoded<ContactId>(false, [](const HttpResponse &response) {
        return readContactLink(response.body);
    }));
}

Call<AccountsOfContact> AccountModelApi::sendForAccounts(HttpRequest request)
{
    return m_http.send(std::move(request))
        .map(decoded<AccountsOfContact>(false, [hasVersions = m_site.can.etag](const HttpResponse &response) {
            return readAccounts(response.body).map([&](AccountsOfContact a) { return withVersions(std::move(a), hasVersions); });
        }));
}

Call<AccountsOfContact> AccountModelApi::queryAccounts(const CustomerContext &customer, int offset, int limit)
{
    const QString path = QStringLiteral("/accounts");
    HttpRequest query = request(Method::Get, path, path, customer.profileId);
    addPage(query, offset, limit);
    return sendForAccounts(std::move(query));
}

Call<AccountsOfContact> AccountModelApi::readStructure(const CustomerContext &customer, const AccountId &account, int offset,
                                                       int limit)
{
    HttpRequest read = request(Method::Get, QStringLiteral("/accounts/%1/structure").arg(escaped(account.text())),
                               QStringLiteral("/accounts/{accountId}/structure"), customer.profileId);
    addPage(read, offset, limit);
    return sendForAccounts(std::move(read));
}

Call<std::vector<AccountFound>> AccountModelApi::findByNumber(const QString &number, int limit)
{
    const QString path = QStringLiteral("/accountSearch");
    HttpRequest find = request(Method::Get, path, path, {});
    find.query.addQueryItem(QStringLiteral("accountNumber"), escaped(number));
    addPage(find, 0, limit);
    return m_http.send(std::move(find)).map(decoded<std::vector<AccountFound>>(false, [](const HttpResponse &response) {
        return readAccountsFound(response.body);
    }));
}

Call<AccountsAnswer> AccountModelApi::updateAccount(const CustomerContext &customer, const AccountId &account,
                                                    const AccountChange &change, const QByteArray &key)
{
    HttpRequest update = request(
        Method::Put, QStringLiteral("/contacts/%1/accounts/%2").arg(escaped(customer.contactId.text()), escaped(account.text())),
        QStringLiteral("/contacts/{contactId}/accounts/{accountId}"), customer.profileId);
    if (change.version != Account::NoVersion)
        update.headers.emplace_back("If-Match", '"' + QByteArray::number(change.version) + '"');
    update.text = writeChange(change);
    return sendWrite(std::move(update), key);
}

Call<AccountsAnswer> AccountModelApi::createAccounts(const CustomerContext &customer, const std::vector<NewAccount> &accounts,
                                                     const QByteArray &key)
{
    HttpRequest create = request(Method::Post, QStringLiteral("/contacts/%1/accounts").arg(escaped(customer.contactId.text())),
                                 QStringLiteral("/contacts/{contactId}/accounts"), customer.profileId);
    create.text = writeNewAccounts(accounts, customer.contactId);
    return sendWrite(std::move(create), key);
}

Call<AccountsAnswer> AccountModelApi::sendWrite(HttpRequest request, const QByteArray &key)
{
    request.headers.emplace_back("Idempotency-Key", key);
    if (m_site.can.minimal)
        request.headers.emplace_back("Prefer", "return=minimal");
    return m_http.send(std::move(request))
        .map(decoded<AccountsAnswer>(true, [hasVersions = m_site.can.etag](const HttpResponse &response) {
            return readAccounts(response.body).map([&](AccountsOfContact accounts) {
                accounts.isOnlyChanges = response.header("Preference-Applied").contains("return=minimal");
                return AccountsAnswer{withVersions(std::move(accounts), hasVersions), response.requestId};
            });
        }));
}

Call<ContactId> AccountModelApi::createContact(const Contact &contact, const QByteArray &key)
{
    const QString path = QStringLiteral("/contacts");
    HttpRequest create = request(Method::Post, path, path, contact.profileId);
    create.headers.emplace_back("Idempotency-Key", key);
    create.text = "{}"; // what it takes from the profile is what it would be told (CONTRACT 4.3)
    return m_http.send(std::move(create)).map(decoded<ContactId>(true, [](const HttpResponse &response) {
        return readContactLink(response.body);
    }));
}

Call<AddressFormats> AccountModelApi::addressFormats()
{
    const QString path = QStringLiteral("/addressFormats");
    return m_http.send(request(Method::Get, path, path, {})).map(decoded<AddressFormats>(false, [](const HttpResponse &response) {
        return readAddressFormats(response.body);
    }));
}

} // namespace linedesk
