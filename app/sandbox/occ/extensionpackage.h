// SPDX-License-Identifier: Apache-2.0
// Whether an upload is the package of a server-side extension (CONTRACT section 9). It is looked through in memory; nothing is
// unpacked to the disk, and nothing of it ever runs. Its source is the one place that names the ZIP library.
#pragma once

#include <QByteArray>
#include <QString>

namespace linedesk::sandbox {

/// Why it is none; empty: it is one.
QString packageProblem(const QByteArray &archive);

} // namespace linedesk::sandbox
