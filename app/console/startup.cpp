// SPDX-License-Identifier: Apache-2.0
#include "console/startup.h"

#include "console/language.h"
#include "look/consolestyle.h"
#include "platform/colorscheme.h"
#include "platform/dumps.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QStandardPaths>

namespace linedesk {

void prepareProcess()
{
    forbidDumps();
    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
}

void prepareApplication(QApplication &app)
{
    QApplication::setApplicationName(QStringLiteral("linedesk"));
    QApplication::setApplicationVersion(QStringLiteral(LINEDESK_VERSION));
    rememberSystemPalette(app);
    QApplication::setStyle(new look::ConsoleStyle);
    applyColorScheme(app, ColorScheme::System);
}

Console::Options readOptions(const QApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QApplication::translate("linedesk", "Linedesk, the desktop console for telecom call-center agents."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption server(
        QStringLiteral("server"),
        QApplication::translate(
            "linedesk",
            "Base address of a Commerce server of which nothing else is known; without it the training system is started."),
        QStringLiteral("URL"));
    const QCommandLineOption data(QStringLiteral("data"),
                                  QApplication::translate("linedesk", "Where the training system keeps its data."),
                                  QStringLiteral("FILE"));
    const QCommandLineOption profile(
        QStringLiteral("profile"),
        QApplication::translate("linedesk", "Deployment profile: which servers there are and what they can do."),
        QStringLiteral("FILE"));
    parser.addOptions({server, profile, data, languageOption()});
    parser.process(app);
    Console::Options options;
    options.settings.auditFile =
        QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/audit.jsonl");
    options.isTraining = !parser.isSet(server) && !parser.isSet(profile);
    if (parser.isSet(profile)) {
        DeploymentRead read = readDeploymentFile(parser.value(profile));
        options.settings.site = std::move(read.profile);
        options.mistakes = std::move(read.mistakes);
    } else {
        options.settings.site.occBaseUrl = QUrl(parser.value(server));
    }
    options.sandbox.dataFile = parser.value(data);
    return options;
}

} // namespace linedesk
