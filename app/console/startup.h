// SPDX-License-Identifier: Apache-2.0
// What happens before the first window: no dumps, fonts, style, palette, command line.
#pragma once

#include "console/console.h"

class QApplication;

namespace linedesk {

/// First thing in main().
void prepareProcess();
void prepareApplication(QApplication &app);
Console::Options readOptions(const QApplication &app);

} // namespace linedesk
