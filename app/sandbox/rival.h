// SPDX-License-Identifier: Apache-2.0
// Another agent, for tests of conflicts: changes in the CRM the account that a request is about, so that the request comes
// too late and both versions can be compared (CONTRACT 2.7).
#pragma once

#include "http/message.h"
#include "wiring.h"

namespace linedesk::sandbox {

/// Makes `change` (the CRM's account, only what differs); an empty one gives the texts that the request writes other values.
void changeByRival(const Wiring &wiring, const Request &request, QJsonObject change);

} // namespace linedesk::sandbox
