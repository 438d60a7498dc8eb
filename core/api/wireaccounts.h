// SPDX-License-Identifier: Apache-2.0
// Accounts on the wire (CONTRACT 4.4, 4.6, 11.4): the envelope read, the merge body written.
#pragma once

#include "api/accountdirectory.h"
#include "domain/account.h"

#include <QByteArray>

namespace linedesk {

Result<AccountsOfContact> readAccounts(QByteArrayView body);
/// As the flows answer it (CONTRACT section 5); the roles of the contact in context are taken from the people of each account.
Result<AccountsOfContact> readFlowAccounts(QByteArrayView body, const CustomerContext &customer);
Result<ContactId> readFlowContact(QByteArrayView body);
QByteArray writeFlowChange(const AccountChange &change, const ProfileId &profile);
/// CONTRACT A2; `list` is "items", or "accounts" of a flow.
Result<std::vector<AccountFound>> readAccountsFound(QByteArrayView body, const char *list = "items");
/// QUERY_CONTACTS; empty when the CRM does not know the profile.
Result<ContactId> readContactLink(QByteArrayView body);
/// Only what the change holds is written: an absent member stays as it is.
QByteArray writeChange(const AccountChange &change);
Result<AddressFormats> readAddressFormats(QByteArrayView body);

} // namespace linedesk
