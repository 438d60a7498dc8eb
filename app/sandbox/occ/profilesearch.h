// SPDX-License-Identifier: Apache-2.0
// The search for people in its two forms (CONTRACT 3.7).
#pragma once

#include "http/message.h"
#include "store/database.h"

namespace linedesk::sandbox {

Response findProfiles(const Database &store, const Request &request);

} // namespace linedesk::sandbox
