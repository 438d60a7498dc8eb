// SPDX-License-Identifier: Apache-2.0
// What CREATE_ACCOUNTS and UPDATE_ACCOUNT write, and what they leave as it was when something fails on the
// way, over HTTP.
#include "accountsclient.h"

#include <QDirIterator>

using namespace linedesk;
using namespace linedesk::test;

namespace {

const QByteArray Base = "/ccagentx/custom/v1/", DanasAccounts = Base + "contacts/300100000000101/accounts",
                 Household = DanasAccounts + "/300100000000201";
// Not compared: new ids; the examples' masks of bank numbers are shorter than the numbers, and R14 makes the first default.
const QStringList PerRun = {QStringLiteral("accountId"),         QStringLiteral("accountNumber"),   QStringLiteral("addressId"),
                            QStringLiteral("billingProfileId"),  QStringLiteral("parentAccountId"), QStringLiteral("creditCardId"),
                            QStringLiteral("bankAccountNumber"), QStringLiteral("isDefault")};
const QByteArray Place = R"("address1":"1 Mill Lane","city":"Springfield","state":"IL","postalCode":"62701","country":"US")";

QByteArray newCard(const QByteArray &number)
{
    return R"({"paymentMethod":"creditcard","creditCardNumber":")" + number +
           R"(","creditCardType":"visa","creditCardContactName":"Dana Sample","creditCardExpiryMonth":"03",)"
           R"("creditCardExpiryYear":"2030","creditCardSecurityCode":"123"})";
}
QByteArray newAccount(const QByteArray &more = {}, const QByteArray &name = "New")
{
    return R"({"accounts":[{"accountType":"Customer","accountName":")" + name + R"(","addresses":[{)" + Place + "}]" +
           (more.isEmpty() ? more : ',' + more) + "}]}";
}
QString text(const QJsonValue &item, const char *key)
{
    return item[QLatin1String(key)].toString();
}
Headers with(Headers headers, const char *name, const QByteArray &value)
{
    headers.emplace_back(name, value);
    return headers;
}

} // namespace

class TestAccountWrites : public QObject {
    Q_OBJECT
    std::unique_ptr<CommerceClient> m_client;
    const Headers Dana = contextOf("110001"), Robin = contextOf("110002");

    sandbox::Response send(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                           const Headers &headers = {})
    {
        return m_client->send(method, path, body, headers);
    }
    sandbox::Response ask(const QByteArray &path, const Headers &headers = {}) { return send("GET", path, {}, headers); }
    QJsonArray accounts(const Headers &who) { return ask(Base + "accounts", who).object()[QLatin1String("items")].toArray(); }
    QJsonArray cards() { return ask("/ccagentui/v1/profiles/110001/creditCards").object()[QLatin1String("items")].toArray(); }
    bool changeCrm(const QString &sql) const
    {
        return sandbox::Database(m_client->folder() + QStringLiteral("/training.crm.db"), {}).run(sql);
    }
    QJsonArray crm(const QString &sql) const
    {
        return sandbox::Database(m_client->folder() + QStringLiteral("/training.crm.db"), {}).rows(sql);
    }
    bool weather(const QByteArray &rule) { return send("POST", "/sandbox/weather", '[' + rule + ']').status == 200; }
    /// Robin is in the CRM and a buyer of Dana's household, not of what is below it.
    bool letRobinIn()
    {
        return send("POST", Base + "contacts", "{}", Robin).status == 201 && m_client->login("supervisor@example.com") &&
               send("PUT", Household, R"({"contacts":[{"contactId":"300100000000102","roles":["buyer"]}]})", Dana).status == 200 &&
               m_client->login();
    }

private Q_SLOTS:
    void init()
    {
        m_client = std::make_unique<CommerceClient>();
        m_client->options().hasTestSwitch = true;
        m_client->options().paymentTimeoutMs = 300;
        qputenv("WEBHOOK_SECRET", ExampleWebhookSecret);
        QVERIFY2(m_client->start(), qPrintable(m_client->problem()));
        QVERIFY(m_client->login());
    }

    void shouldMakeAccountsAsTheExample_data()
    {
        QTest::addColumn<bool>("isMinimal"); // the examples begin without accounts, this base has three
        QTest::newRow("cam-create-accounts-complex") << true;
        QTest::newRow("cam-create-accounts-new-card") << true;
        QTest::newRow("cam-create-accounts-stored-card") << true;
        QTest::newRow("cam-create-accounts-child") << false;
    }
    void shouldMakeAccountsAsTheExample()
    {
        QFETCH(bool, isMinimal);
        const Example pair(QTest::currentDataTag());
        QJsonObject request = pair.request;
        QJsonObject headers = request[QLatin1String("headers")].toObject();
        if (isMinimal)
            headers.insert(QStringLiteral("Prefer"), QStringLiteral("return=minimal"));
        request[QLatin1String("headers")] = headers;
        const auto answer = play(*m_client, request);
        QVERIFY2(answer.status == 201, answer.body.constData());
        QCOMPARE(CommerceClient::header(answer, "Preference-Applied"), QByteArray(isMinimal ? "return=minimal" : ""));
        const auto inOrder = [](const QJsonValue &body) { // parents and children by name, whatever their ids
            QMap<QString, QJsonValue> all;
            for (const QJsonValue &one : body[QLatin1String("items")].toArray())
                all.insert(text(one, "accountName"), one);
            QJsonArray sorted;
            for (const QJsonValue &one : all)
                sorted.append(one);
            return sorted;
        };
        const QString different = difference(inOrder(pair.response[QLatin1String("body")]), inOrder(answer.object()), PerRun);
        QVERIFY2(different.isEmpty(), qPrintable(different + u'\n' + QString::fromUtf8(answer.body)));
        QVERIFY(!answer.body.contains("tok_") && !answer.body.contains("4111111111111111") &&
                !answer.body.contains("000123456789"));
        QString top;
        for (const QJsonValue &one : answer.object()[QLatin1String("items")].toArray())
            if (text(one, "accountType") == u"Customer")
                top = text(one, "accountId");
        for (const QJsonValue &one : answer.object()[QLatin1String("items")].toArray())
            if (text(one, "accountType") != u"Customer")
                QCOMPARE(text(one, "parentAccountId"), top);
    }
    void shouldAnswerAllAccountsAfterACreation()
    {
        const auto answer = send("POST", DanasAccounts, newAccount(), Dana);
        QCOMPARE(answer.status, 201);
        QCOMPARE(answer.object()[QLatin1String("total")].toInt(), 4);
        QCOMPARE(answer.object()[QLatin1String("items")].toArray(), accounts(Dana));
    }
    void shouldCompleteWhatTheRequestLeavesOpen() // R8, R12, R14, the owner
    {
        const auto answer = send(
            "POST", DanasAccounts,
            R"({"accounts":[{"accountType":"Customer","accountName":"Top","clientRef":"t","addresses":[{)" + Place +
                R"(,"defaultBillingAddress":true}],"billingProfiles":[{"paymentMethod":"bankTransfer","bankAccountNumber":"1234567"}]},)"
                R"({"accountType":"Service","accountName":"Below","parentRef":"t","addresses":[{)" +
                Place + R"(}],"contacts":[{"contactId":"300100000000104","roles":["user","buyer"]}]}]})",
            with(Dana, "Prefer", "return=minimal"));
        QVERIFY2(answer.status == 201, answer.body.constData());
        QJsonValue top, below;
        for (const QJsonValue &one : answer.object()[QLatin1String("items")].toArray())
            (text(one, "accountName") == u"Top" ? top : below) = one;
        QCOMPARE(top[QLatin1String("addresses")][0][QLatin1String("types")], QJsonValue(QJsonArray{QStringLiteral("BILL_TO")}));
        QCOMPARE(top[QLatin1String("billingProfiles")][0][QLatin1String("isDefault")], QJsonValue(true));
        QCOMPARE(text(top, "primaryContactId"), QStringLiteral("300100000000101"));
        QCOMPARE(top[QLatin1String("accountRoles")], QJsonValue(QJsonArray{QStringLiteral("admin")}));
        QCOMPARE(below[QLatin1String("addresses")][0][QLatin1String("types")], QJsonValue(QJsonArray{QStringLiteral("SHIP_TO")}));
        QCOMPARE(below[QLatin1String("addresses")][0][QLatin1String("defaultShippingAddress")], QJsonValue(true));
        QCOMPARE(below[QLatin1String("contacts")].toArray().size(), 2);
        QCOMPARE(below[QLatin1String("contacts")][1][QLatin1String("roles")], QJsonValue(QJsonArray{QStringLiteral("buyer")}));
    }
    void shouldAnswerOneIntentionOnce()
    {
        const Headers key = with(Dana, "Idempotency-Key", "7d9a3c10-0000-4000-8000-000000000777");
        const QByteArray body = newAccount("\"billingProfiles\":[" + newCard("4111111111111111") + ']');
        const auto first = send("POST", DanasAccounts, body, key), again = send("POST", DanasAccounts, body, key);
        QCOMPARE(first.status, 201);
        QCOMPARE(again.status, 201);
        QCOMPARE(again.body, first.body);
        QCOMPARE(CommerceClient::header(again, "Idempotency-Replayed"), QByteArray("true"));
        QCOMPARE(accounts(Dana).size(), 4);
        QCOMPARE(cards().size(), 2);
        const Example conflict("cam-create-accounts-idempotency-conflict");
        const auto other = play(*m_client, conflict.request);
        QCOMPARE(other.status, conflict.status());
        QCOMPARE(difference(conflict.response[QLatin1String("body")], other.object()), QString());
        QCOMPARE(accounts(Dana).size(), 4);
    }

    void shouldKeepNeitherNumberNorCode()
    {
        QCOMPARE(send("POST", DanasAccounts,
                      newAccount("\"billingProfiles\":[" + newCard("6011111111111117").replace("visa", "discover") + ']'), Dana)
                     .status,
                 201);
        QCOMPARE(
            crm(QStringLiteral("SELECT card_token FROM billing_profiles WHERE masked_number='xxxxxxxxxxxx1117' AND card_token LIKE "
                               "'tok_%' AND card_id<>''"))
                .size(),
            1);
        m_client->stop();
        int read = 0;
        for (QDirIterator files(m_client->folder()); files.hasNext();) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            ++read;
            QVERIFY2(!file.readAll().contains("6011111111111117"), qPrintable(file.fileName()));
        }
        QVERIFY(read >= 2);
    }

    void shouldLeaveNothingBehindWhenItFails_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<QString>("code");
        const QByteArray good = newCard("4111111111111111");
        QTest::newRow("second card declined") << QByteArray() << newCard("4000000000000002") << QStringLiteral("CAM-3000");
        QTest::newRow("payment silent") << QByteArray() << newCard("4000000000009995") << QStringLiteral("CAM-5007");
        QTest::newRow("the flow fails") << QByteArray(R"({"role":"oic","method":"POST","status":500})") << good
                                        << QStringLiteral("CAM-5005");
        QTest::newRow("the CRM fails") << QByteArray(R"({"role":"crm","method":"POST","status":500})") << good
                                       << QStringLiteral("CAM-5005");
    }
    void shouldLeaveNothingBehindWhenItFails()
    {
        QFETCH(QByteArray, rule);
        QFETCH(QByteArray, second);
        QVERIFY(weather(rule));
        const auto answer = send("POST", DanasAccounts,
                                 newAccount("\"billingProfiles\":[" + newCard("4111111111111111") + ',' + second + ']'), Dana);
        QTEST(CommerceClient::code(answer), "code");
        QVERIFY(weather({}));
        QCOMPARE(accounts(Dana).size(), 3);
        QCOMPARE(cards().size(), 1);
    }

    void shouldTellWhatAFlowRefuses_data()
    {
        QTest::addColumn<int>("upstream");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QStringList>("codes"); // of CREATE_CONTACT, CREATE_ACCOUNTS, UPDATE_ACCOUNT
        const auto row = [](const char *name, int upstream, const QByteArray &body, int status, const QStringList &codes) {
            QTest::newRow(name) << upstream << body << status << codes;
        };
        const auto all = [](const char *code) { return QStringList(3, QLatin1String(code)); };
        const QByteArray crmFault = R"({"title":"x","o:errorDetails":[{"o:errorPath":"CRM"}]})";
        row("400 with a field", 400, R"({"o:errorPath":"lastName"})", 400, all("CAM-3001"));
        row("400", 400, R"({"detail":"no"})", 502, all("CAM-5005"));
        row("400 in HTML", 400, "<html>no</html>", 502, all("CAM-5005"));
        row("401", 401, "", 502, all("CAM-5004"));
        row("403", 403, crmFault, 502, all("CAM-5004"));
        row("404, not active", 404, R"({"o:errorDetails":[{"o:errorPath":null}]})", 503, all("CAM-5003"));
        row("404 in HTML", 404, "<html>", 503, all("CAM-5003"));
        row("404 of the CRM", 404, crmFault, 404,
            {QStringLiteral("CAM-2001"), QStringLiteral("CAM-2001"), QStringLiteral("CAM-2002")});
        row("409", 409, crmFault, 409, {QStringLiteral("CAM-2005"), QStringLiteral("CAM-2004"), QStringLiteral("CAM-2004")});
        row("412", 412, R"({"detail":"currentVersion=9"})", 412, all("CAM-4001"));
        row("412 with other words", 412, R"({"detail":"host crm.example says no"})", 412, all("CAM-4001"));
        row("429", 429, "", 429, all("990429"));
        row("500", 500, R"({"o:errorCode":"OSB-380002"})", 502, all("CAM-5005"));
        row("500 without a body", 500, "", 502, all("CAM-5005"));
        row("503", 503, "<html>", 503, all("CAM-5003"));
        row("302", 302, "", 502, all("CAM-5005"));
        row("200 in HTML", 200, "<html>", 502, all("CAM-5005"));
        row("200 without its member", 200, "{}", 502, all("CAM-5005"));
    }
    void shouldTellWhatAFlowRefuses()
    {
        QFETCH(int, upstream);
        QFETCH(QByteArray, body);
        QFETCH(QStringList, codes);
        const struct {
            const char *key;
            QByteArray method, path, body;
        } operations[] = {{"CREATE_CONTACT", "POST", Base + "contacts", "{}"},
                          {"CREATE_ACCOUNTS", "POST", DanasAccounts, newAccount()},
                          {"UPDATE_ACCOUNT", "PUT", Household, R"({"accountName":"Renamed"})"}};
        for (int i = 0; i < 3; ++i) {
            const auto &[key, method, path, own] = operations[i];
            QJsonObject rule{{QLatin1String("role"), QStringLiteral("oic")},
                             {QLatin1String("method"), QString::fromLatin1(method)},
                             {QLatin1String("status"), upstream},
                             {QLatin1String("body"), QString::fromLatin1(body)},
                             {QLatin1String("retryAfter"), 7}};
            QVERIFY(weather(QJsonDocument(rule).toJson(QJsonDocument::Compact)));
            const auto answer = send(method, path, own, Dana);
            QTEST(answer.status, "status");
            QCOMPARE(CommerceClient::code(answer), codes[i]);
            const QString facts = text(answer.object(), "moreInfo");
            if (upstream != 429)
                QVERIFY2(facts.contains(QStringLiteral("flow=%1;upstreamStatus=%2").arg(QLatin1String(key)).arg(upstream)),
                         qPrintable(facts));
            if (upstream == 429)
                QCOMPARE(CommerceClient::header(answer, "Retry-After"), QByteArray("7"));
            if (body.contains("currentVersion"))
                QVERIFY(facts.startsWith(u"currentVersion=9;"));
            QVERIFY(!answer.body.contains("html") && !answer.body.contains("crm.example"));
        }
        QVERIFY(weather({}));
        QCOMPARE(text(accounts(Dana)[0], "accountName"), QStringLiteral("Sample Household"));
    }
    // A card number in a field for words never gets to a flow (A13); the name of the field does come back.
    void rejectsACardNumberInAName()
    {
        for (const QByteArray &name : {QByteArray("4111 1111 1111 1111"), QByteArray("card 5555-5555-5555-4444, Dana")}) {
            const auto answer = send("POST", DanasAccounts, newAccount({}, name), Dana);
            QCOMPARE(CommerceClient::code(answer), QStringLiteral("CAM-3001"));
            QCOMPARE(text(answer.object(), "o:errorPath"), QStringLiteral("$.accounts[0].accountName"));
            QVERIFY(!answer.body.contains("1111"));
        }
        QCOMPARE(send("POST", DanasAccounts, newAccount({}, "300100000000203 and 123456789012"), Dana).status, 201);
    }

    void shouldAskForTheRoleThatAChangeNeeds_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        const QByteArray robins = Base + "contacts/300100000000102/accounts";
        const auto row = [](const char *name, const QByteArray &path, const QByteArray &body, int status, const char *code) {
            QTest::newRow(name) << path << body << status << QString::fromLatin1(code);
        };
        const QByteArray child =
            R"({"accounts":[{"accountType":"Service","accountName":"X","parentAccountId":"%","addresses":[{)" + Place + "}]}]}";
        row("buyer, address", robins + "/300100000000201", R"({"addresses":[{"addressId":"ADR-700001","address2":"Flat 9"}]})", 200,
            "");
        row("buyer, name", robins + "/300100000000201", R"({"accountName":"Mine"})", 403, "CAM-2003");
        row("buyer, links", robins + "/300100000000201", R"({"links":[]})", 403, "CAM-2003");
        row("buyer, status", robins + "/300100000000201", R"({"status":"INACTIVE"})", 403, "CAM-2003");
        row("no role in the same tree", robins + "/300100000000202", R"({"accountName":"Mine"})", 403, "CAM-2003");
        row("another tree", robins + "/300100000000301", R"({"accountName":"Mine"})", 404, "CAM-2002");
        row("no such account", robins + "/1", R"({"accountName":"Mine"})", 404, "CAM-2002");
        row("child below as a buyer", robins, QByteArray(child).replace("%", "300100000000201"), 403, "CAM-2003");
        row("child below without a role", robins, QByteArray(child).replace("%", "300100000000203"), 403, "CAM-2003");
        row("child in another tree", robins, QByteArray(child).replace("%", "300100000000301"), 404, "CAM-2002");
        row("own account", robins, newAccount(), 201, "");
    }
    void shouldAskForTheRoleThatAChangeNeeds()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QVERIFY(letRobinIn());
        const auto answer = send(path.endsWith("accounts") ? "POST" : "PUT", path, body, Robin);
        QTEST(answer.status, "status");
        QTEST(CommerceClient::code(answer), "code");
    }
    void shouldChangeRolesForASupervisor()
    {
        QCOMPARE(send("POST", Base + "contacts", "{}", Robin).status, 201);
        QVERIFY(m_client->login("supervisor@example.com"));
        for (const char *name : {"cam-update-account-roles", "cam-update-account-no-direct-role"}) {
            const Example pair(name);
            const auto answer = play(*m_client, pair.request);
            QVERIFY2(answer.status == pair.status(), answer.body.constData());
            QCOMPARE(difference(pair.response[QLatin1String("body")], answer.object()), QString());
        }
        // Away again, and the next admin before the first one goes.
        const auto people = [&](const QByteArray &contacts) {
            return send("PUT", Household, "{\"contacts\":[" + contacts + "]}", Dana)
                .object()[QLatin1String("items")][0][QLatin1String("contacts")];
        };
        QCOMPARE(people(R"({"contactId":"300100000000102","roles":[]})").toArray().size(), 1);
        QCOMPARE(people(R"({"contactId":"300100000000102","roles":["admin"]},{"contactId":"300100000000101","roles":["user"]})")
                     [1][QLatin1String("roles")],
                 QJsonValue(QJsonArray{QStringLiteral("user")}));
    }
    void shouldReplaceTheLinks()
    {
        const auto links = [&](const QByteArray &list) {
            return send("PUT", Household, "{\"links\":" + list + '}', Dana)
                .object()[QLatin1String("items")][0][QLatin1String("links")]
                .toArray();
        };
        QCOMPARE(links("[]").size(), 0);
        const QJsonArray one = links(R"([{"accountId":"300100000000301","relationshipType":"Household"}])");
        QCOMPARE(one.size(), 1);
        QCOMPARE(text(one[0], "accountName"), QStringLiteral("Example Family"));
        QCOMPARE(text(one[0], "relationshipType"), QStringLiteral("Household"));
        const auto made =
            send("POST", DanasAccounts, newAccount(R"("links":[{"accountId":"300100000000201","relationshipType":"Group"}])"),
                 with(Dana, "Prefer", "return=minimal"));
        QCOMPARE(text(made.object()[QLatin1String("items")][0][QLatin1String("links")][0], "accountId"),
                 QStringLiteral("300100000000201"));
    }
    void shouldReplaceACardByANewOne()
    {
        const Example pair("cam-update-account-new-card");
        const auto answer = play(*m_client, pair.request);
        QVERIFY2(answer.status == 200, answer.body.constData());
        QCOMPARE(difference(pair.response[QLatin1String("body")], answer.object(), {QStringLiteral("creditCardId")}), QString());
        QCOMPARE(cards().size(), 2); // the old one stays in Commerce
        const QByteArray card = newCard("4111111111111111").replace("creditcard", "debitcard");
        const auto debit =
            send("PUT", Household, "{\"billingProfiles\":[{\"billingProfileId\":\"BP-500001\"," + card.mid(1) + "]}", Dana);
        const QJsonValue profile = debit.object()[QLatin1String("items")][0][QLatin1String("billingProfiles")][0];
        QCOMPARE(text(profile, "paymentMethod"), QStringLiteral("debitcard"));
        QCOMPARE(text(profile, "creditCardNumber"), QStringLiteral("xxxxxxxxxxxx1111"));
        QCOMPARE(text(profile, "billingProfileName"), QStringLiteral("Everyday card"));
    }
    void shouldNameTheStoredCardLikeTheProfile() // U7
    {
        QCOMPARE(
            send("PUT", Household, R"({"billingProfiles":[{"billingProfileId":"BP-500001","creditCardNickname":"Blue"}]})", Dana)
                .status,
            200);
        QCOMPARE(text(cards()[0], "nickname"), QStringLiteral("Blue"));
    }
};

QTEST_GUILESS_MAIN(TestAccountWrites)
#include "tst_account_writes.moc"
