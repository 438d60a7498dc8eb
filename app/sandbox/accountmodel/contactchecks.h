// SPDX-License-Identifier: Apache-2.0
// The people and the links of an account in a request (CONTRACT 11.2, R13).
#pragma once

#include "accountmodel/findings.h"

#include <functional>
#include <optional>

namespace linedesk::sandbox {

struct Known {
    std::function<bool(const QString &contactId)> hasContact;
    /// "Customer", "Service", "Billing"; empty: there is no such account; nothing: nobody here can tell.
    std::function<std::optional<QString>(const QString &accountId)> accountType;
};

/// `stored`: the people that the account has. `owner`: whoever must be admin of a new account; empty for a change.
/// Answers the people as the flow takes them, each with one role.
QJsonArray checkContacts(const QJsonArray &contacts, const QJsonArray &stored, const QString &owner, const QJsonValue &primary,
                         const QString &path, const Known &known, Findings &findings);

/// `accountId`: the account itself, empty for a new one.
QJsonArray checkLinks(const QJsonArray &links, const QString &accountType, const QString &accountId, const QString &path,
                      const Known &known, Findings &findings);

} // namespace linedesk::sandbox
