// SPDX-License-Identifier: Apache-2.0
#include "cli/probe.h"

#include "backend.h"
#include "cli/siteprobe.h"
#include "cli/terminal.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <cstdio>

namespace linedesk::cli {

namespace {

constexpr const char *presenceWords[] = {"there", "missing", "not known"};

int fail(const QString &what, int code = 1)
{
    std::fprintf(stderr, "linedesk-cli probe: %s\n", qPrintable(what));
    return code;
}

QString why(const Error &error)
{
    const QString words = !error.serverText.isEmpty() ? error.serverText : error.detail;
    return error.requestId.isEmpty() ? words : words + QStringLiteral(" (request %1)").arg(error.requestId);
}

void print(const std::vector<Finding> &findings, bool isJson)
{
    QJsonArray all;
    for (const Finding &one : findings) {
        const char *presence = presenceWords[size_t(one.presence)];
        if (isJson)
            all.append(QJsonObject{{QLatin1String("capability"), one.capability},
                                   {QLatin1String("presence"), QLatin1String(presence)},
                                   {QLatin1String("why"), one.why}});
        else
            std::printf("%-16s%-11s%s\n", qPrintable(one.capability), presence, qPrintable(one.why));
    }
    if (isJson)
        std::fputs(QJsonDocument(all).toJson().constData(), stdout);
}

} // namespace

int probe(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Signs in, asks a site what it can do on top of what every site can, and writes a deployment profile for the "
        "console (linedesk --profile FILE). The password is the first line of standard input, or is asked for. What "
        "stays unknown is written as missing: the console then does without it."));
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("server"),
                                 QStringLiteral("Base address of the Commerce server, or a deployment profile to begin with."));
    const QCommandLineOption user(QStringLiteral("user"), QStringLiteral("Who signs in."), QStringLiteral("USER"));
    const QCommandLineOption code(QStringLiteral("code"), QStringLiteral("The one-time code, for a user who has one."),
                                  QStringLiteral("CODE"));
    const QCommandLineOption customer(QStringLiteral("customer"),
                                      QStringLiteral("Profile id of a customer with accounts, who is read."), QStringLiteral("ID"));
    const QCommandLineOption trySave(
        QStringLiteral("try-save"),
        QStringLiteral("Saves one account of that customer twice with no change in it; finds out two more."));
    const QCommandLineOption write(QStringLiteral("write"), QStringLiteral("Where the profile is written."),
                                   QStringLiteral("FILE"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("Prints the findings as JSON."));
    parser.addOptions({user, code, customer, trySave, write, json});
    if (!parser.parse(arguments))
        return fail(parser.errorText(), 2);
    if (parser.isSet(QStringLiteral("help"))) {
        std::fputs(qPrintable(parser.helpText()), stdout);
        return 0;
    }
    if (parser.positionalArguments().size() != 1 || !parser.isSet(user))
        return fail(QStringLiteral("needs the server and --user; --help says more"), 2);
    if (parser.isSet(trySave) && !parser.isSet(customer))
        return fail(QStringLiteral("--try-save needs --customer"), 2);

    const QString server = parser.positionalArguments().first();
    const bool isAddress = server.contains(QLatin1String("://"));
    DeploymentProfile named;
    named.occBaseUrl = QUrl(server);
    DeploymentRead read = isAddress ? readDeployment(writeDeployment(named)) : readDeploymentFile(server);
    if (!read.mistakes.isEmpty())
        return fail(read.mistakes.join(QStringLiteral("\nlinedesk-cli probe: ")), 2);
    Settings settings;
    settings.site = read.profile;
    settings.site.can.mfa = true; // a code goes to its own address first (CONTRACT 3.1)
    Backend backend(settings);
    SecretString password = readSecret("Password: ");
    if (password.isEmpty())
        return fail(QStringLiteral("no password was entered"), 2);
    const auto agent = wait(backend.session.signIn(parser.value(user), std::move(password), parser.value(code)));
    if (!agent)
        return fail(QStringLiteral("could not sign in: ") + why(agent.error()));

    const std::vector<Finding> findings =
        probeSite(backend.http, read.profile, {ProfileId(parser.value(customer)), parser.isSet(trySave)});
    backend.session.signOut();
    print(findings, parser.isSet(json));
    for (const Finding &one : findings)
        read.profile.can.set(one.capability, one.presence == Presence::There);
    if (!parser.isSet(write))
        return 0;
    QSaveFile file(parser.value(write));
    if (!file.open(QIODevice::WriteOnly) || file.write(writeDeployment(read.profile)) < 0 || !file.commit())
        return fail(QStringLiteral("%1 could not be written: %2").arg(file.fileName(), file.errorString()));
    std::fprintf(stderr, "linedesk-cli probe: written to %s\n", qPrintable(file.fileName()));
    return 0;
}

} // namespace linedesk::cli
