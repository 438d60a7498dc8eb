// SPDX-License-Identifier: Apache-2.0
// The smallest program with a window that says a word: what any start with this library and these fonts costs.
#include "firstpaint.h"

#include <QLabel>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QLabel window(QStringLiteral("Linedesk"));
    const linedesk::bench::FirstPaint end(window);
    window.resize(1366, 768);
    window.show();
    return QApplication::exec();
}
