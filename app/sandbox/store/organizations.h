// SPDX-License-Identifier: Apache-2.0
// Organizations of Commerce, who belongs to them, and who wants to (CONTRACT 3.11), as the examples show them.
#pragma once

#include "store/database.h"

namespace linedesk::sandbox {

QStringList organizationTables();
bool seedOrganizations(const Database &store);

} // namespace linedesk::sandbox
