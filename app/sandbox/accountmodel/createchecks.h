// SPDX-License-Identifier: Apache-2.0
// The rules of CREATE_ACCOUNTS (CONTRACT 4.5, 11 to 13), and the accounts as the flow takes them.
#pragma once

#include "accountmodel/contactchecks.h"
#include "accountmodel/paymentchecks.h"

namespace linedesk::sandbox {

struct NewAccount {
    QJsonObject flow; // without the billing profiles
    std::vector<CheckedProfile> profiles;
};

struct CreateCheck {
    Findings findings;
    std::vector<NewAccount> accounts;
};

/// The accounts that the request names as parents, each with the path where it does: what the contact must be admin of.
std::vector<std::pair<QString, QString>> parentsOf(const QJsonObject &body);

/// `profile` as Commerce's administration answers it. Parents are looked up by `known`.
CreateCheck checkCreate(const QJsonObject &body, const QJsonObject &profile, const Known &known);

} // namespace linedesk::sandbox
