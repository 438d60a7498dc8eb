// SPDX-License-Identifier: Apache-2.0
// linedesk-cli: what the IT desk does from a terminal. English only, like every tool's output that scripts read.
#include "cli/probe.h"

#include <QCoreApplication>
#include <QStringList>

#include <cstdio>

static int usage(FILE *to)
{
    std::fputs("linedesk-cli COMMAND [options]\n"
               "  probe    asks a site what it can do, and writes a deployment profile\n"
               "linedesk-cli COMMAND --help says more. Exit codes: 0 done, 1 failed, 2 not understood.\n",
               to);
    return to == stdout ? 0 : 2;
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("linedesk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LINEDESK_VERSION));
    QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2)
        return usage(stderr);
    const QString command = arguments.takeAt(1);
    if (command == QLatin1String("--help") || command == QLatin1String("-h"))
        return usage(stdout);
    if (command == QLatin1String("--version")) {
        std::printf("linedesk-cli %s\n", LINEDESK_VERSION);
        return 0;
    }
    if (command == QLatin1String("probe"))
        return linedesk::cli::probe(arguments);
    std::fprintf(stderr, "linedesk-cli: there is no command '%s'\n", qPrintable(command));
    return usage(stderr);
}
