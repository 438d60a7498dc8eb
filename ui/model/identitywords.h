// SPDX-License-Identifier: Apache-2.0
// The facts that a banner shows of an open customer, in the order in which an agent needs them.
#pragma once

#include "model/opencustomer.h"

#include <utility>
#include <vector>

namespace linedesk {

/// Symbol name and text; only what an answer holds.
std::vector<std::pair<QString, QString>> identityFacts(const OpenCustomer &customer);

} // namespace linedesk
