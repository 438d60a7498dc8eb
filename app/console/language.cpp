// SPDX-License-Identifier: Apache-2.0
#include "console/language.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace linedesk {

QCommandLineOption languageOption()
{
    return {QStringLiteral("language"),
            QCoreApplication::translate("linedesk", "The language to speak, as a code: de, en. Without it the system's."),
            QStringLiteral("CODE")};
}

QLocale askedLanguage(const QCoreApplication &app)
{
    QCommandLineParser parser;
    const QCommandLineOption option = languageOption();
    parser.addOption(option);
    parser.parse(app.arguments()); // the other options are not its business
    const QLocale asked(parser.value(option));
    // The system's own locale knows the agent's country, and so how dates are written there.
    return !parser.isSet(option) || asked.language() == QLocale::system().language() ? QLocale::system() : asked;
}

bool speak(QCoreApplication &app, const QLocale &locale)
{
    QLocale::setDefault(locale);
    auto *words = new QTranslator(&app);
    const bool isKnown = words->load(locale, QStringLiteral("linedesk"), QStringLiteral("_"), QStringLiteral(":/i18n"));
    if (!isKnown && !words->load(QStringLiteral(":/i18n/linedesk_en.qm")))
        return false;
    QCoreApplication::installTranslator(words);
    auto *qtsWords = new QTranslator(&app);
    if (qtsWords->load(QLocale(words->language()), QStringLiteral("qtbase"), QStringLiteral("_"),
                       QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qtsWords);
    return isKnown;
}

} // namespace linedesk
