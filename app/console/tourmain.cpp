// SPDX-License-Identifier: Apache-2.0
#include "console/language.h"
#include "console/startup.h"
#include "console/tour.h"
#include "console/troubletour.h"

#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>

int main(int argc, char **argv)
{
    linedesk::prepareProcess();
    QApplication app(argc, argv);
    linedesk::prepareApplication(app);
    linedesk::speak(app, QLocale(QLocale::English)); // it reads the screen
    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::translate(
        "linedesk", "Plays Linedesk's main job through the real window; a picture of each step goes to FOLDER."));
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("FOLDER"), QApplication::translate("linedesk", "Where the pictures go."));
    const QCommandLineOption card(QStringLiteral("card-from-stdin"),
                                  QApplication::translate("linedesk", "Reads the card's digits from standard input, one a line."));
    const QCommandLineOption pause(QStringLiteral("pause-at-moments"),
                                   QApplication::translate("linedesk", "Tells its moments and waits for a line at each."));
    const QCommandLineOption leak(QStringLiteral("plant-leak"),
                                  QApplication::translate("linedesk", "Types the card into a plain line edit as well."));
    parser.addOptions({card, pause, leak});
    parser.process(app);
    if (parser.positionalArguments().size() != 1)
        parser.showHelp(2);
    std::setvbuf(stdin, nullptr, _IONBF, 0); // a buffer would keep the digits that pass through it
    linedesk::Tour tour({QDir(parser.positionalArguments().first()), parser.isSet(card), parser.isSet(leak), parser.isSet(pause)});
    if (!tour.play())
        return 1;
    if (parser.isSet(card))
        return 0; // whoever sends the digits looks at the main job alone
    linedesk::TroubleTour trouble{QDir(parser.positionalArguments().first())};
    return trouble.play() ? 0 : 1;
}
