// SPDX-License-Identifier: Apache-2.0
// The attributes of the CRM's resources and the columns they are kept in.
#pragma once

#include <QJsonObject>
#include <QString>

#include <utility>
#include <vector>

namespace linedesk::sandbox {

using Columns = std::vector<std::pair<const char *, const char *>>; // attribute, column

const Columns &contactColumns();
const Columns &placeColumns(); // name and place of an account
const Columns &addressColumns();
const Columns &billingColumns(); // without the token, which no answer has

/// What is NULL is left out.
QJsonObject fromRow(const QJsonObject &row, const Columns &columns);
/// Only what the object has.
QJsonObject toRow(const QJsonObject &object, const Columns &columns);

/// "ADR-" gives an id like ADR-1234567890.
QString newId(const char *prefix);
QString now();

} // namespace linedesk::sandbox
