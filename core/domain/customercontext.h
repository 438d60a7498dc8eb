// SPDX-License-Identifier: Apache-2.0
// Whom the agent is working for; every account operation carries it (CONTRACT 4.1, D5).
#pragma once

#include "domain/ids.h"

namespace linedesk {

struct CustomerContext {
    ProfileId profileId;
    ContactId contactId;
};

} // namespace linedesk
