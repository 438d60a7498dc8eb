// SPDX-License-Identifier: Apache-2.0
// A profile as the JSON text of CONTRACT 3.8, written straight from the store's row: a search answers fifty of them for every
// keystroke, and building them as QJsonObjects first takes ten times as long as finding them.
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QStringList>

#include <vector>

namespace linedesk::sandbox {

struct CustomProperty {
    QString id, label;
    QJsonValue::Type type;
};
/// What this site has added to a profile.
const std::vector<CustomProperty> &customProperties();

/// What to select from "profiles p".
QString profileColumns();
/// `row`: the values of profileColumns(), null for NULL.
QByteArray profileText(const QStringList &row);

} // namespace linedesk::sandbox
