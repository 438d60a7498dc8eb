// SPDX-License-Identifier: Apache-2.0
// The rules of UPDATE_ACCOUNT (CONTRACT 4.6, 11 to 13), and the change as the flow takes it. Everything that is wrong is
// found before anything is sent on.
#pragma once

#include "accountmodel/contactchecks.h"
#include "accountmodel/paymentchecks.h"

namespace linedesk::sandbox {

struct UpdateCheck {
    Findings findings;
    QJsonObject flowBody;                 // without the billing profiles
    std::vector<CheckedProfile> profiles; // for the flow once the new cards have their tokens
};

/// `account` as QUERY_ACCOUNTS answers it; `profile` as Commerce's administration answers it, cards with tokens.
UpdateCheck checkUpdate(const QJsonObject &body, const QJsonObject &account, const QJsonObject &profile, const Known &known);

/// Whether it takes an admin: name, status, primary contact, roles, links (11.2). Addresses and payment take a buyer.
bool needsAdmin(const QJsonObject &body);

} // namespace linedesk::sandbox
