// SPDX-License-Identifier: Apache-2.0
// What an administrator sets up in Commerce (CONTRACT section 9): extension servers, packages that were uploaded, kinds of
// addresses.
#pragma once

#include "store/database.h"

#include <QHash>

namespace linedesk::sandbox {

/// Statements that make the tables.
QStringList administrationTables();
bool seedAddressTypes(const Database &store);
/// Step of the store.
bool addAdministration(const Database &store);

/// What each kind of address is called, by its id.
QHash<QString, QString> addressTypeNames(const Database &store);

} // namespace linedesk::sandbox
