// SPDX-License-Identifier: Apache-2.0
// One thing that is wrong with what somebody entered. Made by core/rules or decoded from a server's answer: the same
// type, so both light the same row of a form. Words are made in ui/model, never here.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace linedesk {

/// Where the issue belongs: "postalCode", or a server's path "$.addresses[0].postalCode" (CONTRACT section 13).
class FieldPath {
public:
    FieldPath() = default;
    explicit FieldPath(QString text) : m_text(std::move(text)) {}

    const QString &text() const { return m_text; }
    /// The last member of the path: what a form calls its row. "$.a[0].city" and "city" both give "city".
    QString leaf() const { return m_text.mid(m_text.lastIndexOf(QLatin1Char('.')) + 1); }
    bool isEmpty() const { return m_text.isEmpty(); }
    friend bool operator==(const FieldPath &, const FieldPath &) = default;

private:
    QString m_text;
};

enum class Severity { Error, Warning };

enum class IssueCode {
    Missing,    // required and empty
    TooLong,    // args: limit
    TooShort,   // args: missing characters, expected length
    Pattern,    // does not fit the format; args: example
    Checksum,   // a check digit is wrong
    WrongBrand, // card type and number differ; args: brand of the number
    Expired,    // date in the past
    Unknown,    // value not in the list; args: the name of what is known but not taken
    NotAllowed, // may not be set or changed here
    Duplicate,
    Masked,            // masked where a full value is needed
    Mismatch,          // two values do not belong together
    Declined,          // the payment system said no
    HolderMustConfirm, // 3-D Secure (CONTRACT D10)
    Structure,         // a household's shape: unknown parent, loop, double id
    Other              // only the server knows: show its text
};

struct Issue {
    FieldPath field;
    Severity severity = Severity::Error;
    IssueCode code = IssueCode::Other;
    QStringList args;
    QString serverText; // plain text from the server, empty for local checks
    QString serverCode; // "CAM-3503", empty for local checks

    friend bool operator==(const Issue &, const Issue &) = default;
};

using Issues = std::vector<Issue>;

} // namespace linedesk
