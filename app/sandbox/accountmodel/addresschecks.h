// SPDX-License-Identifier: Apache-2.0
// The addresses of a request (CONTRACT 10, 11.1 R8 to R12).
#pragma once

#include "accountmodel/findings.h"

namespace linedesk::sandbox {

/// `stored`: the addresses of the account, empty for a new one. Answers them as the flow takes them.
QJsonArray checkAddresses(const QJsonArray &addresses, const QString &accountType, const QJsonArray &stored, const QString &path,
                          Findings &findings);

/// US, DE and the other countries this extension knows (CONTRACT section 10).
QJsonObject addressFormats();

} // namespace linedesk::sandbox
