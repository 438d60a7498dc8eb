// SPDX-License-Identifier: Apache-2.0
// The CustomerAccountModel extension, agent variant (CONTRACT section 4).
#pragma once

#include "api/accountdirectory.h"
#include "config/deploymentprofile.h"
#include "net/httpclient.h"

namespace linedesk {

class AccountModelApi : public AccountDirectory {
public:
    AccountModelApi(HttpClient &http, DeploymentProfile site);

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
    Call<AddressFormats> addressFormats() override;

private:
    Call<AccountsOfContact> sendForAccounts(HttpRequest request);
    Call<AccountsAnswer> sendWrite(HttpRequest request, const QByteArray &key);
    HttpRequest request(Method method, const QString &path, const QString &pathTemplate, const ProfileId &profile) const;

    HttpClient &m_http;
    DeploymentProfile m_site;
};

} // namespace linedesk
