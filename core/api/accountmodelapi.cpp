// SPDX-License-Identifier: Apache-2.0
#include "api/accountmodelapi.h"

#include "api/wireaccounts.h"
#include "api/wireerror.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace linedesk {

AccountModelApi::AccountModelApi(HttpClient &http, Options options) : m_http(http), m_options(std::move(options)) {}

HttpRequest AccountModelApi::request(Method method, const QString &path, const QString &pathTemplate,
                                     const ProfileId &profile) const
{
    HttpRequest request;
    request.method = method;
    request.path = QStringLiteral("/ccagentx/custom/v1") + path;
    request.pathTemplate = QStringLiteral("/ccagentx/custom/v1") + pathTemplate;
    request.headers.emplace_back("X-CCProfileType", "agentUI");
    if (!m_options.siteId.isEmpty())
        request.headers.emplace_back("X-CCSite", m_options.siteId.toLatin1());
    request.headers.emplace_back("X-CCAsset-Language", m_options.language.toLatin1());
    if (!profile.isEmpty())
        request.headers.emplace_back(
            "X-CCAgentContext",
            QJsonDocument(QJsonObject{{QLatin1String("shopperProfileId"), profile.text()}}).toJson(QJsonDocument::Compact));
    request.deadline = m_options.timeout;
    return request;
}

template <class T> static Result<T> checked(const HttpResponse &response, Result<T> value, bool isWrite)
{
    if (!value)
        return unexpected(unreadable(response, std::move(value.error()), isWrite));
    return value;
}

Call<ContactId> AccountModelApi::queryContact(const ProfileId &profile)
{
    const QString path = QStringLiteral("/contacts");
    return m_http.send(request(Method::Get, path, path, profile)).map([](const HttpResponse &response) -> Result<ContactId> {
        if (!response.isSuccess())
            return unexpected(errorOf(response, false));
        return checked(response, readContactLink(response.body), false);
    });
}

Call<AccountsOfContact> AccountModelApi::queryAccounts(const ProfileId &profile)
{
    const QString path = QStringLiteral("/accounts");
    return m_http.send(request(Method::Get, path, path, profile))
        .map([](const HttpResponse &response) -> Result<AccountsOfContact> {
            if (!response.isSuccess())
                return unexpected(errorOf(response, false));
            return checked(response, readAccounts(response.body), false);
        });
}

Call<AccountsAnswer> AccountModelApi::updateAccount(const CustomerContext &customer, const AccountId &account,
                                                    const AccountChange &change, const QByteArray &key)
{
    const auto escaped = [](const QString &id) { return QString::fromLatin1(QUrl::toPercentEncoding(id)); };
    HttpRequest update = request(
        Method::Put, QStringLiteral("/contacts/%1/accounts/%2").arg(escaped(customer.contactId.text()), escaped(account.text())),
        QStringLiteral("/contacts/{contactId}/accounts/{accountId}"), customer.profileId);
    if (change.version != Account::NoVersion)
        update.headers.emplace_back("If-Match", '"' + QByteArray::number(change.version) + '"');
    update.headers.emplace_back("Idempotency-Key", key);
    update.text = writeChange(change);
    return m_http.send(std::move(update)).map([](const HttpResponse &response) -> Result<AccountsAnswer> {
        if (!response.isSuccess())
            return unexpected(errorOf(response, true));
        return checked(response, readAccounts(response.body).map([&](AccountsOfContact accounts) {
            return AccountsAnswer{std::move(accounts), response.requestId};
        }),
                       true);
    });
}

Call<AddressFormats> AccountModelApi::addressFormats()
{
    const QString path = QStringLiteral("/addressFormats");
    return m_http.send(request(Method::Get, path, path, {})).map([](const HttpResponse &response) -> Result<AddressFormats> {
        if (!response.isSuccess())
            return unexpected(errorOf(response, false));
        return checked(response, readAddressFormats(response.body), false);
    });
}

} // namespace linedesk
