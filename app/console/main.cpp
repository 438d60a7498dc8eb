// SPDX-License-Identifier: Apache-2.0
#include "console/console.h"
#include "console/startup.h"

#include <QApplication>

int main(int argc, char **argv)
{
    linedesk::prepareProcess();
    QApplication app(argc, argv);
    linedesk::prepareApplication(app);
    linedesk::Console console(linedesk::readOptions(app));
    console.window().show();
    return QApplication::exec();
}
