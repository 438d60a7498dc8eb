// SPDX-License-Identifier: Apache-2.0
// A customer's accounts, page by page where the site can (CONTRACT A5), and saves that see for themselves whether somebody else
// was faster where the site keeps no versions (CONTRACT A6, etag).
#pragma once

#include "api/accountdirectory.h"
#include "config/deploymentprofile.h"

namespace linedesk {

/// The accounts from `offset` on: one page, or all where the site has no pages.
Call<AccountsOfContact> findAccounts(AccountDirectory &directory, const ServerCapabilities &can, const CustomerContext &customer,
                                     int offset);
/// Every page, one after another.
Call<AccountsOfContact> findAllAccounts(AccountDirectory &directory, const ServerCapabilities &can,
                                        const CustomerContext &customer);

/// `account` is as the agent saw it when the change was begun. Without a version the accounts are read first; when what the
/// change touches is not as it was, nothing is sent and the answer is Conflict, as a server with versions would say it.
Call<AccountsAnswer> saveAccount(AccountDirectory &directory, const ServerCapabilities &can, const CustomerContext &customer,
                                 const Account &account, const AccountChange &change, const QByteArray &key);

} // namespace linedesk
