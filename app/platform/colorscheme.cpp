// SPDX-License-Identifier: Apache-2.0
#include "platform/colorscheme.h"

#include "look/colors.h"

#include <QApplication>

namespace linedesk {

static bool systemIsDark = false;

void rememberSystemPalette(const QApplication &app)
{
    // Qt 6.4 has no question for it; the palette that the desktop gave is the answer on every system.
    systemIsDark = app.palette().color(QPalette::Window).lightness() < 128;
}

void applyColorScheme(QApplication &app, ColorScheme scheme)
{
    const bool isDark = scheme == ColorScheme::Dark || (scheme == ColorScheme::System && systemIsDark);
    app.setPalette(look::toPalette(isDark ? look::darkColors() : look::lightColors()));
}

} // namespace linedesk
