// SPDX-License-Identifier: Apache-2.0
// Commerce's search expressions (CONTRACT 3.7): parsed with position of the first mistake, then turned into SQL. A word that
// begins a field's word (A4) goes through the full-text index; everything else compares columns.
#pragma once

#include <QString>
#include <QVariant>

namespace linedesk::sandbox {

struct ScimSql {
    QString where; // over "profiles p"
    QVariantList arguments;
    QString problem; // "position 13: value expected"; empty: fine
    bool isWords;    // all of it is one question to the index: the one argument
};

ScimSql scimToSql(const QString &text);

} // namespace linedesk::sandbox
