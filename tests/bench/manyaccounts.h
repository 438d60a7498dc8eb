// SPDX-License-Identifier: Apache-2.0
// The answer of CONTRACT 4.4 for a household of any size: depth four, eight children an account, one account in two hundred
// right below the root. Each account has an address, every fourth a person with a role, every tenth bills and has a profile,
// so that rows of every kind and state are there. The same number gives the same accounts, about 1.2 kB each.
#pragma once

#include "domain/account.h"

#include <QByteArray>

#include <vector>

namespace linedesk::bench {

QByteArray accountsAnswer(int count);
/// The same, read.
std::vector<Account> manyAccounts(int count);

/// How many nodes the household has, and how many of their texts contain "nov" and "novak 9".
struct Expected {
    int nodes = 0, nov = 0, novak9 = 0;
};
Expected expectedOf(int count);

} // namespace linedesk::bench
