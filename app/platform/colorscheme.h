// SPDX-License-Identifier: Apache-2.0
// Light or dark, as the system has it or as the agent wants it. A high-contrast desktop theme keeps its own palette.
#pragma once

class QApplication;

namespace linedesk {

enum class ColorScheme { System, Light, Dark };

/// Call once before any palette of our own is set, so that the system's is known.
void rememberSystemPalette(const QApplication &app);
void applyColorScheme(QApplication &app, ColorScheme scheme);

} // namespace linedesk
