// SPDX-License-Identifier: Apache-2.0
#include "config/deploymentprofile.h"

#include <QTemporaryFile>
#include <QTest>

using namespace linedesk;

namespace {

DeploymentProfile everything()
{
    DeploymentProfile profile;
    profile.name = QStringLiteral("Example Telecom, test");
    profile.environment = DeploymentProfile::Environment::Test;
    profile.occBaseUrl = QUrl(QStringLiteral("https://shop.example/site"));
    profile.camBaseUrl = QUrl(QStringLiteral("https://cam.example"));
    profile.occPath = QStringLiteral("/ccagent/v1");
    profile.camPath = QStringLiteral("/ccagentx/custom/v2");
    profile.siteId = QStringLiteral("siteUS");
    profile.language = QStringLiteral("de");
    profile.occTimeout = std::chrono::milliseconds(20000);
    profile.camTimeout = std::chrono::milliseconds(90000);
    profile.can.etag = profile.can.structure = true;
    profile.flows = DeploymentProfile::Flows{QUrl(QStringLiteral("https://oic.example")),
                                             QStringLiteral("agent-7"),
                                             {{QStringLiteral("UPDATE_ACCOUNT"), QStringLiteral("/flows/UPDATE/2.0/accounts")}}};
    return profile;
}

QStringList mistakesOf(const QByteArray &members)
{
    return readDeployment("{\"occ.baseUrl\":\"https://shop.example\"," + members + "}").mistakes;
}

} // namespace

class TestDeploymentProfile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldReadBackWhatItWrites()
    {
        const DeploymentRead read = readDeployment(writeDeployment(everything()));
        QCOMPARE(read.mistakes, QStringList());
        QCOMPARE(read.profile, everything());
    }
    void shouldTakeTheContractsOwnValuesWhereNothingIsSaid()
    {
        const DeploymentRead read = readDeployment("{\"occ.baseUrl\":\"https://shop.example/\"}");
        QCOMPARE(read.mistakes, QStringList());
        QCOMPARE(read.profile.occBaseUrl, QUrl(QStringLiteral("https://shop.example")));
        QCOMPARE(read.profile.accountsUrl(), read.profile.occBaseUrl);
        QCOMPARE(read.profile.occPath, QStringLiteral("/ccagentui/v1"));
        QCOMPARE(read.profile.environment, DeploymentProfile::Environment::Production);
        QCOMPARE(read.profile.can, ServerCapabilities());
        QVERIFY(!read.profile.flows);
    }
    void shouldCallACapabilityMissingThatIsNotNamed()
    {
        const DeploymentRead read =
            readDeployment("{\"occ.baseUrl\":\"https://shop.example\",\"capabilities\":{\"etag\":true,\"mfa\":false}}");
        for (const QString &name : ServerCapabilities::names())
            QCOMPARE(read.profile.can.has(name), name == QLatin1String("etag"));
    }
    void shouldKnowNineCapabilities()
    {
        QCOMPARE(ServerCapabilities::names().size(), 9);
        for (const QString &name : ServerCapabilities::names()) {
            QVERIFY(ServerCapabilities::all().has(name));
            ServerCapabilities can;
            can.set(name, true);
            for (const QString &other : ServerCapabilities::names())
                QCOMPARE(can.has(other), other == name);
        }
        QVERIFY(!ServerCapabilities::all().has(QStringLiteral("flight")));
    }
    void shouldTakePlainHttpOnThisComputerOnly()
    {
        for (const char *host : {"http://127.0.0.1:18080", "http://localhost:1", "http://[::1]:18080"})
            QCOMPARE(readDeployment(QByteArray("{\"occ.baseUrl\":\"") + host + "\"}").mistakes, QStringList());
    }

    void shouldNameEachMistake_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("mistake");
        const auto row = [](const char *name, const QByteArray &members, const char *mistake) {
            QTest::newRow(name) << members << QString::fromLatin1(mistake);
        };
        row("a key in other letters", "\"occ.siteid\":\"x\"", "occ.siteid: is written occ.siteId");
        row("a key that is none", "\"colour\":\"x\"", "colour: is not known; known are name, environment");
        row("a number for a text", "\"name\":1", "name: a text is wanted here");
        row("an empty text", "\"name\":\"  \"", "name: a text is wanted here");
        row("an environment that is none", "\"environment\":\"live\"", "environment: production, test or training is wanted here");
        row("no encryption", "\"cam.baseUrl\":\"http://cam.example\"",
            "cam.baseUrl: cam.example is reached without encryption; use https");
        row("no address", "\"cam.baseUrl\":\"cam.example\"", "cam.baseUrl: an address such as https://shop.example is wanted here");
        row("another scheme", "\"cam.baseUrl\":\"ftp://cam.example\"",
            "cam.baseUrl: an address such as https://shop.example is wanted here");
        row("a password in an address", "\"cam.baseUrl\":\"https://me:secret@cam.example\"",
            "cam.baseUrl: a user or a password does not belong into an address");
        row("a query", "\"cam.baseUrl\":\"https://cam.example?x=1\"", "cam.baseUrl: nothing belongs behind the address");
        row("no path", "\"cam.path\":\"custom\"", "cam.path: a path such as /ccagentx/custom/v1 is wanted here");
        row("a short wait", "\"http.camTimeoutMs\":60", "http.camTimeoutMs: milliseconds from 1000 to 600000 are wanted here");
        row("a wait in words", "\"http.occTimeoutMs\":\"30 s\"",
            "http.occTimeoutMs: milliseconds from 1000 to 600000 are wanted here");
        row("capabilities as a list", "\"capabilities\":[\"etag\"]", "capabilities: names with true or false are wanted here");
        row("a capability in words", "\"capabilities\":{\"etag\":\"yes\"}", "capabilities.etag: true or false is wanted here");
        row("a capability that is none", "\"capabilities\":{\"ETag\":true}", "capabilities.ETag: is written etag");
        row("flows without a user", "\"flows\":{\"baseUrl\":\"https://oic.example\"}",
            "flows.user: is missing: each agent has an own user there");
        row("flows without an address", "\"flows\":{\"user\":\"a\"}", "flows.baseUrl: is missing");
        row("a flow that is none", "\"flows\":{\"baseUrl\":\"https://oic.example\",\"user\":\"a\",\"paths\":{\"UPDATE\":\"/x\"}}",
            "flows.paths.UPDATE: is not known");
    }
    void shouldNameEachMistake()
    {
        QFETCH(QByteArray, members);
        QFETCH(QString, mistake);
        const QStringList mistakes = mistakesOf(members);
        QCOMPARE(mistakes.size(), 1);
        QVERIFY2(mistakes.first().startsWith(mistake), qPrintable(mistakes.first()));
        QVERIFY2(!mistakes.first().contains(QLatin1String("secret")), "a password is not repeated");
    }
    void shouldNameAllMistakesAtOnce()
    {
        QCOMPARE(readDeployment("{\"name\":1,\"colour\":2,\"capabilities\":{\"etag\":3}}").mistakes.size(), 4); // and the address
    }
    void shouldSayWhereItIsNotJson()
    {
        QVERIFY(readDeployment("{\n  \"name\": oops\n}").mistakes.first().startsWith(QLatin1String("line 2, column ")));
        QCOMPARE(readDeployment("[]").mistakes, QStringList{QStringLiteral("the file has to be one JSON object")});
        QCOMPARE(readDeployment("").mistakes.size(), 1);
    }
    void shouldNameTheFile()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("{}");
        file.flush();
        QCOMPARE(readDeploymentFile(file.fileName()).mistakes,
                 QStringList{file.fileName() + QStringLiteral(": occ.baseUrl: is missing")});
        const QString none = file.fileName() + QStringLiteral(".none");
        QVERIFY(readDeploymentFile(none).mistakes.first().startsWith(none + QStringLiteral(" cannot be read: ")));
    }
};

QTEST_GUILESS_MAIN(TestDeploymentProfile)
#include "tst_deploymentprofile.moc"
