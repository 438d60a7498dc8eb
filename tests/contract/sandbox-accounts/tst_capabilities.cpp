// SPDX-License-Identifier: Apache-2.0
// What a site may lack (CONTRACT A6), each over HTTP: offered, turned off alone, and turned off with all the others. Turning
// one off leaves the rest, and the ground operations work without any.
#include "../sandbox-commerce/commerceclient.h"

#include <QProcess>

using namespace linedesk;
using namespace linedesk::test;

namespace {

const std::vector<std::pair<QByteArray, QByteArray>> Dana = {{"X-CCAgentContext", "{\"shopperProfileId\":\"110001\"}"}};
const QByteArray AccountPath = "/ccagentx/custom/v1/contacts/300100000000101/accounts/300100000000201";
const QByteArray Change = "{\"addresses\":[{\"addressId\":\"ADR-700001\",\"address2\":\"Flat 4\"}]}";

QJsonArray items(const sandbox::Response &answer)
{
    return answer.object()[QLatin1String("items")].toArray();
}

enum class Offer { Yes, No, Half };

Offer all(std::initializer_list<bool> signs)
{
    const auto yes = std::count(signs.begin(), signs.end(), true);
    return yes == 0 ? Offer::No : yes == qsizetype(signs.size()) ? Offer::Yes : Offer::Half;
}

// An address that is not there answers in the way of CONTRACT section 2.
Offer address(const sandbox::Response &answer)
{
    const QJsonObject body = answer.object();
    const bool isMissing = answer.status == 404 && body[QLatin1String("errorCode")] == QLatin1String("990404") &&
                           body[QLatin1String("status")] == QLatin1String("404") &&
                           !body[QLatin1String("message")].toString().isEmpty();
    return isMissing ? Offer::No : answer.status == 200 ? Offer::Yes : Offer::Half;
}

class Site {
public:
    explicit Site(const QStringList &without)
    {
        if (client.options().can.turnOff(without) || !client.start() || !client.login())
            qFatal("%s", qPrintable(client.problem()));
    }
    CommerceClient client;

    sandbox::Response accounts(const QByteArray &query = {}) const
    {
        return client.send("GET", "/ccagentx/custom/v1/accounts" + query, {}, Dana);
    }
    sandbox::Response put(const QByteArray &body, std::vector<std::pair<QByteArray, QByteArray>> more = {}) const
    {
        more.insert(more.end(), Dana.begin(), Dana.end());
        return client.send("PUT", AccountPath, body, more);
    }
    sandbox::Response addCard(const QByteArray &key) const
    {
        return client.send("POST", "/ccagentui/v1/profiles/110002/creditCards",
                           "{\"cardType\":\"visa\",\"nameOnCard\":\"Robin Example\",\"cardNumber\":\"4111111111111111\","
                           "\"expiryMonth\":\"03\",\"expiryYear\":\"2031\",\"cardCVV\":\"123\"}",
                           {{"Idempotency-Key", key}});
    }

    Offer offers(const QString &name) const
    {
        if (name == QLatin1String("etag"))
            return tags();
        if (name == QLatin1String("idempotency"))
            return keys();
        if (name == QLatin1String("paging")) {
            const auto answer = accounts("?limit=1");
            return all({items(answer).size() == 1, answer.object().contains(QLatin1String("totalResults"))});
        }
        if (name == QLatin1String("minimal")) {
            const auto answer = put(Change, {{"Prefer", "return=minimal"}});
            return all({items(answer).size() == 1, !CommerceClient::header(answer, "Preference-Applied").isEmpty()});
        }
        if (name == QLatin1String("mfa"))
            return signInsWithACode();
        static const QHash<QString, QByteArray> paths = {
            {QStringLiteral("structure"), "/ccagentx/custom/v1/accounts/300100000000201/structure"},
            {QStringLiteral("accountSearch"), "/ccagentx/custom/v1/accountSearch?accountNumber=CDRM_201"},
            {QStringLiteral("addressFormats"), "/ccagentx/custom/v1/addressFormats"},
            {QStringLiteral("assets"), "/ccagentx/custom/v1/services"}};
        return address(client.send("GET", paths.value(name), {}, Dana));
    }

private:
    Offer tags() const
    {
        const auto profile = client.get("/ccagentui/v1/profiles/110001");
        const bool hasVersion = items(accounts())[0].toObject().contains(QLatin1String("version"));
        const auto byTag = put(Change, {{"If-Match", "\"1\""}});
        const auto byVersion = put("{\"version\":1," + Change.mid(1));
        const auto saved = put(Change);
        return all({!CommerceClient::header(profile, "ETag").isEmpty(), hasVersion, byTag.status == 412, byVersion.status == 412,
                    !CommerceClient::header(saved, "ETag").isEmpty(),
                    items(saved)[0].toObject().contains(QLatin1String("version"))});
    }
    Offer keys() const
    {
        const auto isReplay = [](const sandbox::Response &answer) {
            return !CommerceClient::header(answer, "Idempotency-Replayed").isEmpty();
        };
        const auto first = addCard("k-1"), again = addCard("k-1");
        const auto id = [](const sandbox::Response &answer) { return answer.object()[QLatin1String("savedCardId")].toString(); };
        const bool isSaved = first.status == 200 && put(Change, {{"Idempotency-Key", "k-2"}}).status == 200;
        if (!isSaved)
            return Offer::Half;
        return all({isReplay(again), id(first) == id(again), isReplay(put(Change, {{"Idempotency-Key", "k-2"}})),
                    put("{}", {{"Idempotency-Key", "k-2"}}).status == 409});
    }
    // Without the address the log-in takes the code (CONTRACT 3.1); the code is asked for either way.
    Offer signInsWithACode() const
    {
        const QByteArray user = "code@example.com", password = "Training-Desk-1";
        if (client.tryLogin(user, password).object()[QLatin1String("error")] != QLatin1String("mfa_required"))
            return Offer::Half;
        const QByteArray code = client.inbox(QString::fromLatin1(user)).right(6).toLatin1();
        const auto byAddress = client.tryLogin(user, password, code);
        if (byAddress.status == 200)
            return Offer::Yes;
        const auto byLogin = client.send("POST", "/ccagentui/v1/login",
                                         "grant_type=password&username=" + user + "&password=" + password + "&totp_code=" + code,
                                         {{"Content-Type", "application/x-www-form-urlencoded"}});
        return byLogin.status == 200 ? address(byAddress) : Offer::Half;
    }
};

const QStringList Names = {QStringLiteral("etag"),           QStringLiteral("idempotency"), QStringLiteral("structure"),
                           QStringLiteral("accountSearch"),  QStringLiteral("paging"),      QStringLiteral("minimal"),
                           QStringLiteral("addressFormats"), QStringLiteral("mfa"),         QStringLiteral("assets")};

} // namespace

class TestCapabilities : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shouldKnowTheNineOfTheContract() { QCOMPARE(sandbox::Capabilities::names(), Names); }

    void shouldTurnOffWhatIsNamedAndNothingElse_data()
    {
        QTest::addColumn<QStringList>("without");
        QTest::newRow("none") << QStringList();
        for (const QString &name : Names)
            QTest::newRow(qPrintable(name)) << QStringList{name};
        QTest::newRow("stock") << Names;
    }
    void shouldTurnOffWhatIsNamedAndNothingElse()
    {
        QFETCH(QStringList, without);
        const Site site(without);
        for (const QString &name : Names) {
            const bool isOff = without.contains(name);
            QVERIFY2(site.offers(name) == (isOff ? Offer::No : Offer::Yes), qPrintable(name));
        }
    }

    // CONTRACT A6: sign-in, search, open, address save and card save.
    void shouldServeTheGroundOperationsWithoutAny()
    {
        const Site site(Names);
        QCOMPARE(site.client.findScim(QStringLiteral("lastName sw \"Sample\"")).status, 200);
        QCOMPARE(site.client.get("/ccagentui/v1/profiles/110001").status, 200);
        QCOMPARE(site.client.send("GET", "/ccagentx/custom/v1/contacts", {}, Dana).status, 200);
        QCOMPARE(items(site.accounts()).size(), 3);
        const auto saved = site.put(Change, {{"If-Match", "\"1\""}, {"Idempotency-Key", "k"}, {"Prefer", "return=minimal"}});
        QVERIFY2(saved.status == 200, saved.body.constData());
        QCOMPARE(items(saved).size(), 3);
        QCOMPARE(items(site.accounts())[0][QLatin1String("addresses")][0][QLatin1String("address2")].toString(),
                 QStringLiteral("Flat 4"));
        QCOMPARE(site.addCard("k").status, 200);
        QCOMPARE(items(site.client.get("/ccagentui/v1/profiles/110002/creditCards")).size(), 1);
    }

    void shouldTakeThemFromTheCommandLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QList<int>>("statuses"); // of mfalogin with nothing in it, of the structure without a log-in
        QTest::newRow("all") << QStringList() << QList<int>{400, 401};
        QTest::newRow("--stock") << QStringList{QStringLiteral("--stock")} << QList<int>{404, 404};
        QTest::newRow("--without") << QStringList{QStringLiteral("--without"), QStringLiteral("etag,mfa")} << QList<int>{404, 401};
    }
    void shouldTakeThemFromTheCommandLine()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QList<int>, statuses);
        QTemporaryDir folder;
        QProcess process;
        process.start(QStringLiteral(LINEDESK_SANDBOX),
                      arguments + QStringList{QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--contacts"),
                                              QStringLiteral("0"), QStringLiteral("--data"),
                                              folder.filePath(QStringLiteral("training.db"))});
        QVERIFY(process.waitForReadyRead(15000));
        const int port = QJsonDocument::fromJson(process.readLine()).object()[QLatin1String("port")].toInt();
        const auto status = [&](const QByteArray &method, const QByteArray &path) {
            return sandbox::call("127.0.0.1", port, {method, path, {}, {}, 20000}, nullptr).status;
        };
        QCOMPARE(status("POST", "/ccagentui/v1/mfalogin"), statuses[0]);
        QCOMPARE(status("GET", "/ccagentx/custom/v1/accounts/300100000000201/structure"), statuses[1]);
        process.kill();
        QVERIFY(process.waitForFinished());
    }
    void shouldRefuseANameThatIsNone_data()
    {
        QTest::addColumn<QString>("names");
        QTest::newRow("wrong") << QStringLiteral("etag,mfx");
        QTest::newRow("empty") << QStringLiteral("etag,");
    }
    void shouldRefuseANameThatIsNone()
    {
        QFETCH(QString, names);
        QProcess process;
        process.start(QStringLiteral(LINEDESK_SANDBOX), {QStringLiteral("--without"), names});
        QVERIFY(process.waitForFinished(15000));
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(process.readAllStandardError().contains('"' + names.section(u',', 1).toLatin1() + '"'));
    }
};

QTEST_GUILESS_MAIN(TestCapabilities)
#include "tst_capabilities.moc"
