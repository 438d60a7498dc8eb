// SPDX-License-Identifier: Apache-2.0
// What Commerce keeps (CONTRACT 11.3): users, profiles with their address books, stored cards with their tokens,
// organizations. No clear number, no security code, and nothing of accounts. Used by the occ role alone.
#pragma once

#include "store/database.h"
#include "store/population.h"

namespace linedesk::sandbox {

/// A name or search text without regard to case and diacritics: what names are compared and sorted by.
QString comparable(const QString &text);

/// A profile and its words in the full-text index; to be called within a transaction.
bool insertProfile(const Database &store, const QJsonObject &profile);
bool updateProfile(const Database &store, const QString &id, const QJsonObject &changes);

Database commerceDatabase(const QString &path);
/// Every table with rows of its own, the dependent ones first.
QStringList commerceTables();
bool seedCommerce(const Database &store, const Population &population, const QString &password);

} // namespace linedesk::sandbox
