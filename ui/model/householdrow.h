// SPDX-License-Identifier: Apache-2.0
// What one row of the household tree says, role by role (HouseholdModel::Role).
#pragma once

#include "domain/household.h"

#include <QVariant>

namespace linedesk {

QVariant householdRowData(const Household &household, Household::Position position, int role);

} // namespace linedesk
