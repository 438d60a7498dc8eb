// SPDX-License-Identifier: Apache-2.0
// The console's own start, word for word, until sign-in is painted.
#include "console/console.h"
#include "console/startup.h"
#include "firstpaint.h"

int main(int argc, char **argv)
{
    linedesk::prepareProcess();
    QApplication app(argc, argv);
    linedesk::prepareApplication(app);
    linedesk::Console console(linedesk::readOptions(app));
    const linedesk::bench::FirstPaint end(console.window());
    console.window().show();
    return QApplication::exec();
}
