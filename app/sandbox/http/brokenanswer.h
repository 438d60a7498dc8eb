// SPDX-License-Identifier: Apache-2.0
// The bytes of an answer that breaks off in its middle, as bad weather wants it.
#pragma once

#include "http/weather.h"

namespace linedesk::sandbox {

/// Empty for Ending::None. The connection is to be ended behind the bytes.
QByteArray brokenAnswer(const Response &response, Weather::Ending ending);

} // namespace linedesk::sandbox
