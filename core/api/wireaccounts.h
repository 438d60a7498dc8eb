// SPDX-License-Identifier: Apache-2.0
// Accounts on the wire (CONTRACT 4.4, 4.6, 11.4): the envelope read, the merge body written.
#pragma once

#include "api/accountdirectory.h"
#include "domain/account.h"

#include <QByteArray>

namespace linedesk {

Result<AccountsOfContact> readAccounts(QByteArrayView body);
Result<std::vector<AccountFound>> readAccountsFound(QByteArrayView body); // CONTRACT A2
/// QUERY_CONTACTS; empty when the CRM does not know the profile.
Result<ContactId> readContactLink(QByteArrayView body);
/// Only what the change holds is written: an absent member stays as it is.
QByteArray writeChange(const AccountChange &change);
Result<AddressFormats> readAddressFormats(QByteArrayView body);

} // namespace linedesk
