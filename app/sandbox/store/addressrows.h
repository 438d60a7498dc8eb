// SPDX-License-Identifier: Apache-2.0
// Addresses that Commerce keeps, of people and of organizations, as rows: the JSON as it goes over the wire (CONTRACT 3.9),
// so that a search can answer it as it stands, and beside it what is searched and what must be unique.
#pragma once

#include "store/database.h"

#include <QHash>

namespace linedesk::sandbox {

/// `address`: as on the wire, without id and kinds; `types`: ids of kinds, with their names where they are not the two of
/// every site.
QJsonObject addressRow(const QString &id, const QString &owner, const QString &nickname, const QJsonObject &address,
                       const QStringList &types, const QHash<QString, QString> &names = {});
/// Step of the store: the one address that a profile had in columns of its own becomes the first of its book.
bool addAddressBook(const Database &store);
/// Statements that make the tables.
QStringList addressTables();

} // namespace linedesk::sandbox
