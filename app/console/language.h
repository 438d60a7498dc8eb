// SPDX-License-Identifier: Apache-2.0
// The language of the words, the dates and the numbers: the system's or the one asked for, English where there are no
// others. English has a catalogue of its own: for its plurals, and so that it is found before a second choice.
#pragma once

#include <QCommandLineOption>
#include <QLocale>

class QCoreApplication;

namespace linedesk {

QCommandLineOption languageOption();
/// What `--language` asks for on this command line, else the system's. Read before any other word is said.
QLocale askedLanguage(const QCoreApplication &app);
/// Installs our catalogue, and Qt's own of the same language. False: there are no words for it, English is spoken.
bool speak(QCoreApplication &app, const QLocale &locale);

} // namespace linedesk
