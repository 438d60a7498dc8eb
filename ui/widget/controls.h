// SPDX-License-Identifier: Apache-2.0
// Buttons and labels as the console wants them, so that pages do not repeat the same five lines. Every one has an object
// name (the test's handle) and says its text or its tip to a screen reader.
#pragma once

#include <QString>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;
class QWidget;

namespace linedesk {

enum class ButtonTone { Outlined, Primary, Quiet, Link, Danger };

QPushButton *makeButton(const QString &objectName, const QString &text, ButtonTone tone = ButtonTone::Outlined,
                        const QString &symbol = {}, QWidget *parent = nullptr);
/// A 28-pixel symbol without words; the tip is its accessible name too.
QToolButton *makeTool(const QString &objectName, const QString &symbol, const QString &tip, QWidget *parent = nullptr);

/// A label that never reads markup out of data.
QLabel *makeText(const QString &text, QWidget *parent = nullptr);
QLabel *makeMutedText(const QString &text, bool isSmall, QWidget *parent = nullptr);
QLabel *makeTitle(const QString &text, QWidget *parent = nullptr);
QLabel *makeSectionTitle(const QString &text, QWidget *parent = nullptr);

/// In the middle of its line. An alignment would do it too, but then a card is measured as if it had the line's width, and its
/// messages get too few lines.
QHBoxLayout *makeCentred(QWidget *card);

/// Scrolls `content` up and down only, on its parent's ground.
QScrollArea *makeScroll(QWidget *content);

} // namespace linedesk
