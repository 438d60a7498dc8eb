// SPDX-License-Identifier: Apache-2.0
// Accounts on the wire (CONTRACT 4.4, 11.4): what is read of them.
#pragma once

#include "api/accountdirectory.h"
#include "domain/account.h"

#include <QByteArray>

namespace linedesk {

Result<AccountsOfContact> readAccounts(QByteArrayView body);
/// As the flows answer it (CONTRACT section 5); the roles of the contact in context are taken from the people of each account.
Result<AccountsOfContact> readFlowAccounts(QByteArrayView body, const CustomerContext &customer);
Result<ContactId> readFlowContact(QByteArrayView body);
/// CONTACT CREATE's answer.
Result<ContactId> readFlowNewContact(QByteArrayView body);
/// CONTRACT A2; `list` is "items", or "accounts" of a flow.
Result<std::vector<AccountFound>> readAccountsFound(QByteArrayView body, const char *list = "items");
/// QUERY_CONTACTS; empty when the CRM does not know the profile.
Result<ContactId> readContactLink(QByteArrayView body);
Result<AddressFormats> readAddressFormats(QByteArrayView body);

} // namespace linedesk
