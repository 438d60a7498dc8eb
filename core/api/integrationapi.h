// SPDX-License-Identifier: Apache-2.0
// The integration flows, called by the console itself for sites without the extension (CONTRACT section 5, A7): contacts, accounts,
// addresses, bank profiles and card nicknames. No roles, no status, no new or replaced cards. What the extension checks before it
// calls a flow, the console's own rules have checked.
#pragma once

#include "api/accountdirectory.h"
#include "base/secret.h"
#include "config/deploymentprofile.h"
#include "net/httpclient.h"

namespace linedesk {

class IntegrationApi : public AccountDirectory {
public:
    /// `site` has flows.
    IntegrationApi(HttpClient &http, DeploymentProfile site);

    /// That of the flows' user, before the first call; kept as long as this. Without it the flows refuse the user.
    void setPassword(const SecretString &password);
    /// The last answer was that the flows do not take this user or password.
    bool wasRefused() const { return *m_wasRefused; }

    bool canChangeCards() const override { return false; }
    bool canChangeRoles() const override { return false; }
    Call<ContactId> queryContact(const ProfileId &profile) override;
    Call<AccountsOfContact> queryAccounts(const CustomerContext &customer, int offset, int limit) override;
    Call<AccountsOfContact> readStructure(const CustomerContext &customer, const AccountId &account, int offset,
                                          int limit) override;
    Call<std::vector<AccountFound>> findByNumber(const QString &number, int limit) override;
    Call<AccountsAnswer> updateAccount(const CustomerContext &customer, const AccountId &account, const AccountChange &change,
                                       const QByteArray &key) override;
    Call<AccountsAnswer> createAccounts(const CustomerContext &customer, const std::vector<NewAccount> &accounts,
                                        const QByteArray &key) override;
    Call<ContactId> createContact(const Contact &contact, const QByteArray &key) override;
    /// There is no such flow: an empty table, so that the built-in one is used.
    Call<AddressFormats> addressFormats() override;

private:
    Call<HttpResponse> send(HttpRequest request);
    Call<AccountsAnswer> sendWrite(HttpRequest request, const CustomerContext &customer, const QByteArray &key);
    Call<AccountsOfContact> sendForAccounts(HttpRequest request, const CustomerContext &customer);
    HttpRequest request(Method method, const char *flow, const QMap<QString, QString> &parameters = {}) const;

    HttpClient &m_http;
    DeploymentProfile m_site;
    QByteArray m_credentials;
    std::shared_ptr<bool> m_wasRefused = std::make_shared<bool>(false); // outlives a call in flight
};

} // namespace linedesk
