// SPDX-License-Identifier: Apache-2.0
// An account of the flows in the extension's words (CONTRACT section 5).
#pragma once

#include <QJsonObject>
#include <QString>

namespace linedesk::sandbox {

/// As this contact sees it: with its roles, bank numbers masked.
QJsonObject accountFromFlow(QJsonObject account, const QString &contactId);

/// 3 admin, 2 buyer, 1 user, 0 none: the highest of the roles.
int rankOf(const QJsonArray &roles);

} // namespace linedesk::sandbox
