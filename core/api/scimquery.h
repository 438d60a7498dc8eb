// SPDX-License-Identifier: Apache-2.0
// The text of the one search field as a SCIM filter (CONTRACT 3.7, A4).
#pragma once

#include <QString>

namespace linedesk {

/// Per word: (lastName sw w or firstName sw w or email sw w), joined by "and"; a word of digits asks the phone number.
/// Nothing searchable in it: an empty text.
QString scimQuery(const QString &text);

} // namespace linedesk
