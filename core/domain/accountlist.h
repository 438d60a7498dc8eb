// SPDX-License-Identifier: Apache-2.0
// What the console knows of a household's accounts grows and changes in parts: pages, answers that hold only what changed, accounts
// that are there without a role for the contact. These put the parts together.
#pragma once

#include "domain/account.h"

#include <vector>

namespace linedesk {

/// Replaces accounts of the same id and adds the others. A newer version that is known already stays.
void takeAccounts(std::vector<Account> &known, std::vector<Account> changed);

/// `accounts` with those of `unseen` that are not among them, and a nameless account without access for every parent that is
/// nowhere: "no access to parent" (CONTRACT 4.4).
std::vector<Account> withUnseen(std::vector<Account> accounts, const std::vector<Account> &unseen);

} // namespace linedesk
