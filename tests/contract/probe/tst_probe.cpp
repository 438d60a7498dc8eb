// SPDX-License-Identifier: Apache-2.0
// linedesk-cli probe, the program itself, finds out of a site what its server was told to offer (CONTRACT A6).
#include "../sandbox-commerce/commerceclient.h"

#include "config/deploymentprofile.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace linedesk;
using namespace linedesk::test;

class TestProbe : public QObject {
    Q_OBJECT

    struct Ended {
        int code = -1;
        QByteArray out, err;
    };
    static Ended run(const QStringList &arguments, const QByteArray &password = "Training-Desk-1\n")
    {
        QProcess cli;
        cli.start(QStringLiteral(LINEDESK_CLI), arguments);
        cli.write(password);
        cli.closeWriteChannel();
        if (!cli.waitForFinished(30000))
            cli.kill();
        return {cli.exitStatus() == QProcess::NormalExit ? cli.exitCode() : -1, cli.readAllStandardOutput(),
                cli.readAllStandardError()};
    }
    static QString word(const Ended &ended, const QString &capability)
    {
        for (const QJsonValue &one : QJsonDocument::fromJson(ended.out).array())
            if (one[QLatin1String("capability")] == capability)
                return one[QLatin1String("presence")].toString();
        return QStringLiteral("not told");
    }
    static QString server(const CommerceClient &client) { return QStringLiteral("http://127.0.0.1:%1").arg(client.port()); }

private Q_SLOTS:
    void shouldFindOutWhatASiteCan_data()
    {
        QTest::addColumn<QStringList>("without");
        QTest::newRow("everything") << QStringList();
        QTest::newRow("nothing") << sandbox::Capabilities::names();
        for (const QString &name : sandbox::Capabilities::names())
            QTest::addRow("without %s", qPrintable(name)) << QStringList{name};
    }
    void shouldFindOutWhatASiteCan()
    {
        QFETCH(QStringList, without);
        CommerceClient site;
        QVERIFY(!site.options().can.turnOff(without));
        QVERIFY2(site.start(), qPrintable(site.problem()));
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("site.json"));

        const Ended ended = run({QStringLiteral("probe"), server(site), QStringLiteral("--user"),
                                 QStringLiteral("agent@example.com"), QStringLiteral("--customer"), QStringLiteral("110001"),
                                 QStringLiteral("--try-save"), QStringLiteral("--json"), QStringLiteral("--write"), file});

        QCOMPARE(ended.code, 0);
        const DeploymentRead written = readDeploymentFile(file);
        QCOMPARE(written.mistakes, QStringList());
        for (const QString &name : ServerCapabilities::names()) {
            const bool isThere = !without.contains(name);
            QCOMPARE(name + QLatin1Char(' ') + word(ended, name),
                     name + (isThere ? QStringLiteral(" there") : QStringLiteral(" missing")));
            QCOMPARE(written.profile.can.has(name), isThere);
        }
    }
    void shouldReadOnlyUnlessItMaySave()
    {
        CommerceClient site;
        QVERIFY2(site.start(), qPrintable(site.problem()));
        const Ended ended =
            run({QStringLiteral("probe"), server(site), QStringLiteral("--user"), QStringLiteral("agent@example.com"),
                 QStringLiteral("--customer"), QStringLiteral("110001"), QStringLiteral("--json")});
        QCOMPARE(ended.code, 0);
        for (const char *name : {"idempotency", "minimal"})
            QCOMPARE(word(ended, QLatin1String(name)), QStringLiteral("not known"));
        QCOMPARE(word(ended, QStringLiteral("etag")), QStringLiteral("there"));
    }
    void shouldSayWhyItCouldNot_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("words");
        const QStringList user{QStringLiteral("--user"), QStringLiteral("agent@example.com")};
        QTest::newRow("wrong password") << user << QByteArray("wrong\n") << 1 << QByteArray("could not sign in: ");
        QTest::newRow("no password") << user << QByteArray("\n") << 2 << QByteArray("no password was entered");
        QTest::newRow("no user") << QStringList() << QByteArray() << 2 << QByteArray("needs the server and --user");
        QTest::newRow("a save of nobody") << QStringList(user) + QStringList{QStringLiteral("--try-save")} << QByteArray() << 2
                                          << QByteArray("--try-save needs --customer");
        QTest::newRow("a place that cannot be written")
            << QStringList(user) + QStringList{QStringLiteral("--write"), QStringLiteral("/nowhere/site.json")}
            << QByteArray("Training-Desk-1\n") << 1 << QByteArray("/nowhere/site.json could not be written");
    }
    void shouldSayWhyItCouldNot()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, password);
        QFETCH(int, code);
        QFETCH(QByteArray, words);
        CommerceClient site;
        QVERIFY2(site.start(), qPrintable(site.problem()));
        const Ended ended = run(QStringList{QStringLiteral("probe"), server(site)} + arguments, password);
        QCOMPARE(ended.code, code);
        QVERIFY2(ended.err.contains(words), ended.err);
        QVERIFY(!ended.err.contains("wrong\n"));
    }
    void shouldNotSignInWithoutEncryption()
    {
        const Ended ended =
            run({QStringLiteral("probe"), QStringLiteral("http://shop.example"), QStringLiteral("--user"), QStringLiteral("a")});
        QCOMPARE(ended.code, 2);
        QVERIFY2(ended.err.contains("shop.example is reached without encryption; use https"), ended.err);
    }
};

QTEST_GUILESS_MAIN(TestProbe)
#include "tst_probe.moc"
