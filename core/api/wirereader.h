// SPDX-License-Identifier: Apache-2.0
// Reads JSON straight into domain values with simdjson. The first missing or wrong member ends the reading and is named
// by its path; unknown members are ignored, null and absent are the same (CONTRACT 2.2).
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <simdjson.h>

#include <functional>

namespace linedesk {

class WireObject {
public:
    WireObject(simdjson::dom::element element, QString path, QString &problem);

    QString text(const char *key) const;         // required
    QString optionalText(const char *key) const; // absent: empty; a number is taken as its text
    int integer(const char *key, int otherwise) const;
    int monthOrYear(const char *key) const; // a string of digits or a number; absent: 0
    /// A card number as its mask, required (CONTRACT 2.8). Whatever else a server sends is cut to its last four digits here:
    /// a whole number never becomes a text.
    QString maskedNumber(const char *key) const;
    bool flag(const char *key) const;      // absent: false
    QDateTime date(const char *key) const; // absent or unreadable: invalid
    bool has(const char *key) const;
    void object(const char *key, const std::function<void(const WireObject &)> &read) const; // absent: not called
    void each(const char *key, const std::function<void(const WireObject &)> &read) const;   // absent: none
    QStringList texts(const char *key) const;
    void fail(const char *key, const char *what) const;

private:
    bool find(const char *key, simdjson::dom::element &value) const;

    simdjson::dom::element m_element;
    QString m_path;
    QString &m_problem;
};

/// Parses `body` and reads it; an unreadable body or a problem on the way is ErrorKind::Protocol with its path.
Result<Done> readWire(QByteArrayView body, const std::function<void(const WireObject &)> &read);

} // namespace linedesk
