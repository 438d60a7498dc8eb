// SPDX-License-Identifier: Apache-2.0
// What is written of accounts (CONTRACT 4.3, 4.5, 4.6), for the extension and for the flows (section 5).
#pragma once

#include "api/accountdirectory.h"
#include "domain/contact.h"

#include <QByteArray>

namespace linedesk {

/// Only what the change holds is written: an absent member stays as it is.
QByteArray writeChange(const AccountChange &change);
QByteArray writeFlowChange(const AccountChange &change, const ProfileId &profile);
/// The owner becomes admin of each.
QByteArray writeNewAccounts(const std::vector<NewAccount> &accounts, const ContactId &owner);
QByteArray writeFlowNewAccounts(const std::vector<NewAccount> &accounts, const CustomerContext &owner);
QByteArray writeFlowContact(const Contact &contact);

} // namespace linedesk
