// SPDX-License-Identifier: Apache-2.0
// What the CRM keeps (CONTRACT 11.3): contacts, accounts, addresses, roles, links, billing profiles with mask, expiry and
// token. Never a clear card number. Used by the crm role alone.
#pragma once

#include "store/database.h"
#include "store/population.h"

namespace linedesk::sandbox {

/// Accounts whose number begins with a text, by number: arguments are the text, the first text behind all that begin with
/// it, how many, from where. The count takes the first two.
QString accountsByNumber();
QString countByNumber();

Database crmDatabase(const QString &path);
bool seedCrm(const Database &store, const Population &population);

} // namespace linedesk::sandbox
