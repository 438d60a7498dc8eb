// SPDX-License-Identifier: Apache-2.0
// linedesk-cli probe: finds out what a site can do on top of the ground operations (CONTRACT A6), by asking and by looking at the
// answers, and writes the deployment profile that says so. Reads only, unless a save that changes nothing is allowed.
#pragma once

#include <QStringList>

namespace linedesk::cli {

/// Answers the exit code: 0 done, 1 failed, 2 not understood.
int probe(const QStringList &arguments);

} // namespace linedesk::cli
