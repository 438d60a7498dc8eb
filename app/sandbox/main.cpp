// SPDX-License-Identifier: Apache-2.0
#include "sandbox.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QStandardPaths>

#include <cstdio>
#include <iostream>
#include <string>
#include <thread>

using linedesk::sandbox::Capabilities;
using linedesk::sandbox::Configuration;
using linedesk::sandbox::Sandbox;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("linedesk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LINEDESK_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("The training system of Linedesk: a server for this computer only, over a database of its own."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption port(QStringLiteral("port"), QStringLiteral("Port to listen on; 0: any free one."),
                                  QStringLiteral("N"), QStringLiteral("18080"));
    const QCommandLineOption data(QStringLiteral("data"),
                                  QStringLiteral("Where the data is kept; FILE.db makes FILE.commerce.db and FILE.crm.db."),
                                  QStringLiteral("FILE"));
    const QCommandLineOption seed(QStringLiteral("seed"), QStringLiteral("Which people a new base has."), QStringLiteral("N"),
                                  QStringLiteral("1"));
    const QCommandLineOption contacts(QStringLiteral("contacts"), QStringLiteral("How many people a new base has."),
                                      QStringLiteral("N"), QStringLiteral("5000"));
    const QCommandLineOption config(QStringLiteral("config"), QStringLiteral("Configuration of the account-model extension."),
                                    QStringLiteral("FILE"));
    const QCommandLineOption roles(
        QStringLiteral("roles"),
        QStringLiteral(
            "Which parts run here: %1 (absent: all). \"accountmodel\" is the extension alone, in front of the integration "
            "flows that --config names.")
            .arg(Configuration::allRoles().join(QStringLiteral(", "))),
        QStringLiteral("NAME[,NAME...]"));
    const QCommandLineOption at(QStringLiteral("at"),
                                QStringLiteral("Where a part is that does not run here: occ=https://commerce.example.com."),
                                QStringLiteral("NAME=URL"));
    const QCommandLineOption managed(
        QStringLiteral("managed"), QStringLiteral("Reads a one-time secret from standard input and ends when that input closes."));
    const QCommandLineOption testSwitch(QStringLiteral("test-switch"),
                                        QStringLiteral("Offers POST /sandbox/reset and /sandbox/weather."));
    const QCommandLineOption weather(QStringLiteral("weather"),
                                     QStringLiteral("Rules of bad weather from the start; with --test-switch only."),
                                     QStringLiteral("FILE"));
    const QCommandLineOption inbox(
        QStringLiteral("inbox"),
        QStringLiteral("Prints what USER has on the phone and in the mailbox, the one-time code and the reset code, and ends."),
        QStringLiteral("USER"));
    const QCommandLineOption stock(QStringLiteral("stock"),
                                   QStringLiteral("Offers only what every site has: all that --without can name is off."));
    const QCommandLineOption without(
        QStringLiteral("without"),
        QStringLiteral("Turns off what a site may lack: %1.").arg(Capabilities::names().join(QStringLiteral(", "))),
        QStringLiteral("NAME[,NAME...]"));
    const QCommandLineOption tries(
        QStringLiteral("tries-per-minute"),
        QStringLiteral("How many log-ins are let try within a minute, of all users together; absent: any number."),
        QStringLiteral("N"), QStringLiteral("0"));
    parser.addOptions({tries, port, data, seed, contacts, config, managed, testSwitch, weather, inbox, stock, without, roles, at});
    parser.process(app);

    Sandbox::Options options;
    options.port = parser.value(port).toInt();
    options.seed = parser.value(seed).toUInt();
    options.contacts = parser.value(contacts).toInt();
    options.triesPerMinute = parser.value(tries).toInt();
    options.configFile = parser.value(config);
    if (parser.isSet(roles))
        options.roles = parser.value(roles).split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString &one : parser.values(at))
        options.addresses.insert(one.section(QLatin1Char('='), 0, 0), one.section(QLatin1Char('='), 1));
    options.hasTestSwitch = parser.isSet(testSwitch);
    options.weatherFile = parser.value(weather);
    options.isLogging = true;
    if (parser.isSet(stock))
        options.can = Capabilities::stock();
    for (const QString &names : parser.values(without))
        if (const auto unknown = options.can.turnOff(names.split(QLatin1Char(',')))) {
            std::fprintf(stderr, "linedesk-sandbox: --without knows %s, not \"%s\"\n",
                         qPrintable(Capabilities::names().join(QStringLiteral(", "))), qPrintable(*unknown));
            return 2;
        }
    options.dataFile = parser.isSet(data) ? parser.value(data)
                                          : QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
                                                QStringLiteral("/sandbox/training.db");
    if (parser.isSet(inbox)) {
        QString problem;
        const QString text = Sandbox::inbox(options.dataFile, parser.value(inbox), &problem);
        std::fprintf(text.isEmpty() ? stderr : stdout, "%s\n",
                     qPrintable(text.isEmpty() ? QStringLiteral("linedesk-sandbox: ") + problem : text));
        return text.isEmpty() ? 1 : 0;
    }
    if (parser.isSet(managed)) {
        std::string line;
        std::getline(std::cin, line);
        options.secret = QByteArray(line.data(), qsizetype(line.size()));
        if (options.secret.size() < 32) {
            std::fprintf(
                stderr,
                "linedesk-sandbox: with --managed the first line of standard input is a secret of at least 32 characters\n");
            return 2;
        }
    }
    Sandbox sandbox(options);
    QString problem;
    const int actual = sandbox.start(&problem);
    if (actual == 0) {
        std::fprintf(stderr, "linedesk-sandbox: %s\n", qPrintable(problem));
        return sandbox.isMisconfigured() ? 2 : 1;
    }
    std::printf("{\"port\":%d}\n", actual);
    std::fflush(stdout);
    if (!parser.isSet(managed))
        return QCoreApplication::exec();
    std::thread([] {
        std::string ignored;
        while (std::getline(std::cin, ignored)) {
        }
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection); // whoever started this is gone
    }).detach();
    return QCoreApplication::exec();
}
