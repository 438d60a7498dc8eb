// SPDX-License-Identifier: Apache-2.0
// Commerce's search expressions (CONTRACT 3.7): parsed with position of the first mistake, then turned into SQL. A word that
// begins a field's word (A4) goes through the full-text index; everything else compares columns.
#pragma once

#include <QHash>
#include <QString>
#include <QVariant>

namespace linedesk::sandbox {

struct ScimField {
    // A name is compared by its comparable text, a nickname without regard to case, a phone by its digits.
    enum Kind { Plain, Name, Nickname, Phone };

    QString column;
    Kind kind = Plain;
    QString words = {}; // the column of the full-text index, if it has one
    QString among = {}; // of a field with several values: "EXISTS (... AND %1)"
};
using ScimFields = QHash<QString, ScimField>; // by name in lower case

struct ScimSql {
    QString where; // over the table that the fields are of
    QVariantList arguments;
    QString problem; // "position 13: value expected"; empty: fine
    bool isWords;    // all of it is one question to the index: the one argument
};

ScimSql scimToSql(const QString &text, const ScimFields &fields);

} // namespace linedesk::sandbox
