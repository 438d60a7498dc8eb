// SPDX-License-Identifier: Apache-2.0
// One-time codes as CONTRACT 3.1 wants them: RFC 6238 with SHA-1, six digits, a new one every 30 seconds.
#pragma once

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace linedesk::sandbox {

constexpr int CodeSeconds = 30;

/// Which 30 seconds since 1970 this is.
qint64 codeStep(const QDateTime &now);
QByteArray oneTimeCode(const QByteArray &secret, qint64 step, int digits = 6);
/// The step that `code` belongs to: this one, or one before or after it, since clocks differ. Nothing: it is not right.
std::optional<qint64> stepOfCode(const QByteArray &secret, const QByteArray &code, qint64 now);

} // namespace linedesk::sandbox
