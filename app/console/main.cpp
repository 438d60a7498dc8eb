// SPDX-License-Identifier: Apache-2.0
#include "console/console.h"
#include "console/language.h"
#include "console/startup.h"

#include <QApplication>

int main(int argc, char **argv)
{
    linedesk::prepareProcess();
    QApplication app(argc, argv);
    linedesk::prepareApplication(app);
    if (const QLocale asked = linedesk::askedLanguage(app); !linedesk::speak(app, asked))
        qWarning("linedesk: there are no words in the language '%s', so it speaks English", qPrintable(asked.name()));
    linedesk::Console console(linedesk::readOptions(app));
    console.window().show();
    return QApplication::exec();
}
