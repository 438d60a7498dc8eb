// SPDX-License-Identifier: Apache-2.0
// The CustomerAccountModel extension, agent variant (CONTRACT section 4).
#pragma once

#include "api/accountdirectory.h"
#include "net/httpclient.h"

namespace linedesk {

class AccountModelApi : public AccountDirectory {
public:
    struct Options {
        QString siteId, language;
        std::chrono::milliseconds timeout{60000}; // longer than the server's own, so that its error arrives (section 5)
    };
    AccountModelApi(HttpClient &http, Options options);

    Call<ContactId> queryContact(const ProfileId &profile) override;
    Call<AccountsOfContact> queryAccounts(const ProfileId &profile) override;
    Call<AccountsAnswer> updateAccount(const CustomerContext &customer, const AccountId &account, const AccountChange &change,
                                       const QByteArray &key) override;
    Call<AddressFormats> addressFormats() override;

private:
    HttpRequest request(Method method, const QString &path, const QString &pathTemplate, const ProfileId &profile) const;

    HttpClient &m_http;
    Options m_options;
};

} // namespace linedesk
