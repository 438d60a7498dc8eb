// SPDX-License-Identifier: Apache-2.0
// What Commerce keeps (CONTRACT 11.3): users, profiles, stored cards with their tokens. No clear number, no security code,
// and nothing of accounts. Used by the occ role alone.
#pragma once

#include "store/database.h"
#include "store/population.h"

namespace linedesk::sandbox {

/// A name or search text without regard to case and diacritics: what names are compared and sorted by.
QString comparable(const QString &text);

Database commerceDatabase(const QString &path);
bool seedCommerce(const Database &store, const Population &population, const QString &password);

} // namespace linedesk::sandbox
