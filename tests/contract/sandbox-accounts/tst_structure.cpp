// SPDX-License-Identifier: Apache-2.0
// The whole tree of a customer account (CONTRACT A1), accounts by number (A2), the people on them (A3), and large answers in
// parts (A5), over HTTP; the company of the training base has 300 accounts.
#include "accountsclient.h"

#include "store/crm.h"

using namespace linedesk;
using namespace linedesk::test;

namespace {

QJsonArray items(const sandbox::Response &answer)
{
    return answer.object()[QLatin1String("items")].toArray();
}

QString text(const QJsonValue &item, const char *key)
{
    return item[QLatin1String(key)].toString();
}

QByteArray structureOf(const QByteArray &accountId, const QByteArray &query = "?limit=10000")
{
    return "/ccagentx/custom/v1/accounts/" + accountId + "/structure" + query;
}

const QByteArray DanasService = "300100000000202";
const QByteArray Accounts = "/ccagentx/custom/v1/accounts";
constexpr int CompanySize = 300;

} // namespace

class TestStructure : public QObject {
    Q_OBJECT
    std::unique_ptr<CommerceClient> m_client;

    sandbox::Response get(const QByteArray &path, const Headers &headers = {}) const
    {
        return m_client->send("GET", path, {}, headers);
    }
    QJsonValue byNumber(const QByteArray &number) const
    {
        return items(get("/ccagentx/custom/v1/accountSearch?accountNumber=" + number))[0];
    }
    bool changeCrm(const QString &sql) const
    {
        return sandbox::Database(m_client->folder() + QStringLiteral("/training.crm.db"), {}).run(sql);
    }
    /// All pages of `step` one after the other, each checked for what it says of itself.
    QJsonArray readInPages(const QByteArray &path, int step, const Headers &headers) const
    {
        QJsonArray read;
        for (bool hasMore = true; hasMore && read.size() < 2 * CompanySize;) {
            const QJsonObject page =
                get(path + "?limit=" + QByteArray::number(step) + "&offset=" + QByteArray::number(read.size()), headers).object();
            const QJsonArray part = page[QLatin1String("items")].toArray();
            if (part.isEmpty() || page[QLatin1String("offset")].toInt() != read.size() ||
                page[QLatin1String("limit")].toInt() != step || page[QLatin1String("total")].toInt() != CompanySize ||
                page[QLatin1String("totalResults")].toInt() != CompanySize)
                return {};
            for (const QJsonValue &one : part)
                read.append(one);
            hasMore = page[QLatin1String("hasMore")].toBool();
        }
        return read;
    }

private Q_SLOTS:
    void init()
    {
        m_client = std::make_unique<CommerceClient>();
        m_client->options().hasTestSwitch = true;
        QVERIFY2(m_client->start(), qPrintable(m_client->problem()));
        QVERIFY(m_client->login());
    }

    void shouldReadACompanyPageByPage_data()
    {
        QTest::addColumn<int>("step");
        QTest::newRow("seven") << 7;
        QTest::newRow("a hundred") << 100; // the last page is full: there is none behind it
    }
    void shouldReadACompanyPageByPage()
    {
        QFETCH(int, step);
        QVERIFY(m_client->login("supervisor@example.com"));
        const QByteArray depot = text(byNumber("100-900-000"), "accountId").toLatin1();

        const QJsonArray whole = items(get(structureOf(depot))), parts = readInPages(structureOf(depot, {}), step, {});

        QCOMPARE(parts.size(), CompanySize);
        QCOMPARE(parts, whole);
        QStringList kinds, names;
        for (const QJsonValue &one : whole) {
            QCOMPARE(text(one, "parentAccountId"), kinds.isEmpty() ? QString() : QString::fromLatin1(depot));
            if (kinds.isEmpty() || kinds.last() != text(one, "accountType"))
                kinds << text(one, "accountType");
            names << text(one, "accountName");
        }
        QCOMPARE(kinds, (QStringList{QStringLiteral("Customer"), QStringLiteral("Service"), QStringLiteral("Billing")}));
        QVERIFY(std::is_sorted(names.begin() + 1, names.begin() + CompanySize - 11));
        QVERIFY(std::is_sorted(names.begin() + CompanySize - 11, names.end()));
    }

    void shouldKeepThePageWithinItsBounds_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<int>("limit");
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("hasMore");
        QTest::newRow("nothing said") << QByteArray() << 25 << 25 << true;
        QTest::newRow("too many") << QByteArray("?limit=10001") << 10000 << CompanySize << false;
        QTest::newRow("none") << QByteArray("?limit=0") << 1 << 1 << true;
        QTest::newRow("behind the end") << QByteArray("?limit=10&offset=300") << 10 << 0 << false;
        QTest::newRow("no number") << QByteArray("?limit=x&offset=-1") << 25 << 25 << true;
    }
    void shouldKeepThePageWithinItsBounds()
    {
        QFETCH(QByteArray, query);
        QVERIFY(m_client->login("supervisor@example.com"));
        const auto answer = get(structureOf(text(byNumber("100-900-000"), "accountId").toLatin1(), query));
        QCOMPARE(answer.status, 200);
        QTEST(answer.object()[QLatin1String("limit")].toInt(), "limit");
        QTEST(int(items(answer).size()), "count");
        QTEST(answer.object()[QLatin1String("hasMore")].toBool(), "hasMore");
        QCOMPARE(answer.object()[QLatin1String("totalResults")].toInt(), CompanySize);
    }

    void shouldAnswerWhoMayRead_data()
    {
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<QByteArray>("context");
        QTest::addColumn<QByteArray>("account");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        const QByteArray agent = "agent@example.com", supervisor = "supervisor@example.com", nobody = "0";
        const auto row = [](const char *name, const QByteArray &user, const QByteArray &context, const QByteArray &account,
                            int status, const char *code) {
            QTest::newRow(name) << user << context << account << status << QString::fromLatin1(code);
        };
        row("supervisor", supervisor, {}, DanasService, 200, "");
        row("supervisor, any contact", supervisor, "{\"shopperProfileId\":\"110004\"}", DanasService, 200, "");
        row("supervisor, half a context", supervisor, "{\"shopper\":1}", DanasService, 400, "CAM-1004");
        row("supervisor, no such account", supervisor, {}, nobody, 404, "CAM-2002");
        row("agent", agent, "{\"shopperProfileId\":\"110001\"}", DanasService, 200, "");
        row("agent, no context", agent, {}, DanasService, 400, "CAM-1004");
        row("agent, unknown profile", agent, "{\"shopperProfileId\":\"999\"}", DanasService, 404, "CAM-2001");
        row("agent, contact not in the CRM", agent, "{\"shopperProfileId\":\"110002\"}", DanasService, 404, "CAM-2001");
        row("agent, somebody else's tree", agent, "{\"shopperProfileId\":\"110004\"}", DanasService, 404, "CAM-2002");
        row("agent, no such account", agent, "{\"shopperProfileId\":\"110001\"}", nobody, 404, "CAM-2002");
        row("not signed in", {}, {}, DanasService, 401, "CAM-1001");
    }
    void shouldAnswerWhoMayRead()
    {
        QFETCH(QByteArray, user);
        QFETCH(QByteArray, context);
        QFETCH(QByteArray, account);
        m_client->setToken({});
        QVERIFY(user.isEmpty() || m_client->login(user));
        const auto answer = get(structureOf(account), context.isEmpty() ? Headers() : Headers{{"X-CCAgentContext", context}});
        QTEST(answer.status, "status");
        QTEST(CommerceClient::code(answer), "code");
        if (answer.status == 200)
            QCOMPARE(items(answer).size(), 3);
    }

    // Inés has a role on the household alone; the bills are Rosa's.
    void shouldTellOnlyNameAndPlaceOfWhatTheContactHasNoRoleOn()
    {
        const QByteArray bills = text(byNumber("100-204-120"), "accountId").toLatin1();
        const auto answer = get(structureOf(bills), contextOf("150003"));
        const QJsonArray tree = items(answer);
        QCOMPARE(tree.size(), 4);
        QCOMPARE(tree[0], items(get(Accounts, contextOf("150003")))[0]); // as QUERY_ACCOUNTS shows it
        for (int i = 1; i < 4; ++i) {
            QCOMPARE(tree[i].toObject().keys(),
                     (QStringList{QStringLiteral("accessible"), QStringLiteral("accountId"), QStringLiteral("accountName"),
                                  QStringLiteral("accountNumber"), QStringLiteral("accountType"), QStringLiteral("parentAccountId"),
                                  QStringLiteral("status")}));
            QCOMPARE(tree[i][QLatin1String("accessible")], QJsonValue(false));
            QCOMPARE(tree[i][QLatin1String("parentAccountId")], tree[0][QLatin1String("accountId")]);
        }
        QVERIFY(!answer.body.contains("xxxx") && !answer.body.contains("Lake Rd"));
        QVERIFY(m_client->login("supervisor@example.com"));
        const auto everything = get(structureOf(bills), contextOf("150003"));
        QVERIFY(everything.body.contains("xxxx") && everything.body.contains("Lake Rd") && !everything.body.contains("accessible"));
        QVERIFY(!everything.body.contains("tok_"));
        QCOMPARE(items(everything)[0][QLatin1String("accountRoles")], QJsonValue(QJsonArray{QStringLiteral("user")}));
    }
    void shouldAnswerTheLinksOfTheCustomerAccount()
    {
        const QJsonArray links = items(get(structureOf(DanasService), contextOf("110001")))[0][QLatin1String("links")].toArray();
        QCOMPARE(links.size(), 1);
        QCOMPARE(text(links[0], "relationshipType"), QStringLiteral("Family"));
    }
    // CONTRACT A14: the extension reaches the CRM through a flow, and nothing in another way.
    void shouldGoByTheFlowToTheCrm_data()
    {
        QTest::addColumn<QByteArray>("role");
        QTest::addColumn<int>("given");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::newRow("the flow is off") << QByteArray("oic") << 404 << 503 << QStringLiteral("CAM-5003");
        QTest::newRow("the CRM is down") << QByteArray("crm") << 500 << 502 << QStringLiteral("CAM-5005");
    }
    void shouldGoByTheFlowToTheCrm()
    {
        QFETCH(QByteArray, role);
        QFETCH(int, given);
        const auto path = role == "oic" ? QByteArray("/ic/api/integration/v1/flows/rest/OCC_OEC_ACCNT_")
                                        : QByteArray("/crmRestApi/resources/11.13.18.05/accounts");
        const QByteArray structure = path + (role == "oic" ? "STRUCTURE/1.0/accounts" : "") + "/{id}/structure",
                         search = path + (role == "oic" ? "SEARCH/1.0/accounts" : "");
        const auto rule = [&](const QByteArray &template_) {
            return "{\"role\":\"" + role + "\",\"path\":\"" + template_ + "\",\"status\":" + QByteArray::number(given) + '}';
        };
        QCOMPARE(m_client->send("POST", "/sandbox/weather", '[' + rule(structure) + ',' + rule(search) + ']').status, 200);
        for (const QByteArray &asked :
             {structureOf(DanasService), QByteArray("/ccagentx/custom/v1/accountSearch?accountNumber=CDRM_201")}) {
            const auto answer = get(asked, contextOf("110001"));
            QTEST(answer.status, "status");
            QTEST(CommerceClient::code(answer), "code");
        }
    }

    void shouldFindAccountsByTheirNumber_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<QStringList>("found");
        const QString first = QStringLiteral("CDRM_201"), second = QStringLiteral("CDRM_202"), third = QStringLiteral("CDRM_203");
        QTest::newRow("exact") << QByteArray("CDRM_201") << QStringList{first};
        QTest::newRow("from the start") << QByteArray("CDRM_20") << QStringList{first, second, third};
        QTest::newRow("small letters") << QByteArray("cdrm_201") << QStringList{first};
        QTest::newRow("blanks around it") << QByteArray("%20CDRM_201%20") << QStringList{first};
        QTest::newRow("from the middle") << QByteArray("DRM_201") << QStringList();
        QTest::newRow("no pattern") << QByteArray("CDR%25") << QStringList();
        QTest::newRow("no pattern either") << QByteArray("CDR_201") << QStringList();
        QTest::newRow("a text that ends a query") << QByteArray("CDRM'--") << QStringList();
    }
    void shouldFindAccountsByTheirNumber()
    {
        QFETCH(QByteArray, number);
        const auto answer = get("/ccagentx/custom/v1/accountSearch?accountNumber=" + number);
        QCOMPARE(answer.status, 200);
        QStringList found;
        for (const QJsonValue &one : items(answer))
            found << text(one, "accountNumber");
        QTEST(found, "found");
        QCOMPARE(answer.object()[QLatin1String("totalResults")].toInt(), found.size());
    }
    void rejectsAShortNumberAndAStranger()
    {
        for (const char *number : {"", "CDR", "%20%20CDR%20%20"}) {
            const auto answer = get(QByteArray("/ccagentx/custom/v1/accountSearch?accountNumber=") + number);
            QCOMPARE(answer.status, 400);
            QCOMPARE(CommerceClient::code(answer), QStringLiteral("CAM-3001"));
            QCOMPARE(text(answer.object(), "o:errorPath"), QStringLiteral("accountNumber"));
        }
        m_client->setToken({});
        QCOMPARE(get("/ccagentx/custom/v1/accountSearch?accountNumber=CDRM_201").status, 401);
    }
    // Any two accounts of the 100,000 of a large base may begin alike: the answer has bounds, and the exact one is the first.
    void shouldFindOneAmongMany()
    {
        QVERIFY(changeCrm(QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
                                         " INSERT INTO accounts (id, number, name, type, status, version) SELECT 'many-' || i,"
                                         " 'CDRM_201' || i, 'Many', 'Customer', 'ACTIVE', 1 FROM n")));
        QElapsedTimer watch;
        watch.start();
        const auto answer = get("/ccagentx/custom/v1/accountSearch?accountNumber=CDRM_201");
        qInfo("%lld ms among 100,000 accounts that all begin so", static_cast<long long>(watch.elapsed()));
        QCOMPARE(text(items(answer)[0], "accountNumber"), QStringLiteral("CDRM_201"));
        QCOMPARE(items(answer).size(), 25);
        QCOMPARE(answer.object()[QLatin1String("totalResults")].toInt(), 100001);
        watch.restart();
        QCOMPARE(items(get("/ccagentx/custom/v1/accountSearch?accountNumber=CDRM_20199999")).size(), 1);
        qInfo("%lld ms for one of them", static_cast<long long>(watch.elapsed()));
    }
    // Also in a store that an older Linedesk made.
    void shouldSearchAnIndex_data()
    {
        QTest::addColumn<bool>("isOld");
        QTest::newRow("new store") << false;
        QTest::newRow("store of version 1") << true;
    }
    void shouldSearchAnIndex()
    {
        QFETCH(bool, isOld);
        if (isOld) {
            QVERIFY(changeCrm(QStringLiteral("DROP INDEX accounts_by_number")) &&
                    changeCrm(QStringLiteral("PRAGMA user_version=1")));
            m_client->stop();
            QVERIFY2(m_client->start() && m_client->login(), qPrintable(m_client->problem()));
            QCOMPARE(text(byNumber("CDRM_201"), "accountName"), QStringLiteral("Sample Household"));
        }
        const sandbox::Database store(m_client->folder() + QStringLiteral("/training.crm.db"), {});
        for (const auto &[sql, arguments] :
             {std::pair(sandbox::accountsByNumber(), QVariantList{QStringLiteral("a"), QStringLiteral("b"), 1, 0}),
              std::pair(sandbox::countByNumber(), QVariantList{QStringLiteral("a"), QStringLiteral("b")})}) {
            const QJsonArray plan = store.rows(QStringLiteral("EXPLAIN QUERY PLAN ") + sql, arguments);
            QCOMPARE(plan.size(), 1); // no sorting behind it
            QVERIFY2(text(plan[0], "detail").startsWith(QLatin1String("SEARCH")) &&
                         text(plan[0], "detail").contains(QLatin1String("accounts_by_number")),
                     qPrintable(text(plan[0], "detail")));
        }
    }

    void shouldReadTheStructureOfALargeCompany()
    {
        QVERIFY(changeCrm(
            QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9997)"
                           " INSERT INTO accounts (id, number, name, type, status, version, parent_id) SELECT 'many-' || i,"
                           " 'N' || i, 'Many', 'Service', 'ACTIVE', 1, '300100000000201' FROM n")));
        QVERIFY(m_client->login("supervisor@example.com"));
        QElapsedTimer watch;
        watch.start();
        const auto answer = get(structureOf("300100000000201"));
        qInfo("%lld ms for 10,000 accounts", static_cast<long long>(watch.elapsed()));
        QCOMPARE(items(answer).size(), 10000);
    }
    void shouldNameTheProfilesOfThePeople() // A3
    {
        QVERIFY(changeCrm(QStringLiteral("INSERT INTO roles VALUES('300100000000201','300100000000131','user')")));
        QHash<QString, QJsonValue> known;
        const QJsonArray lists[] = {items(get(Accounts, contextOf("110001"))),
                                    items(get(structureOf(DanasService), contextOf("110001"))), QJsonArray{byNumber("CDRM_201")}};
        for (const QJsonArray &accounts : lists) {
            const QJsonArray people = accounts[0][QLatin1String("contacts")].toArray();
            QCOMPARE(people.size(), 2);
            for (const QJsonValue &one : people) {
                const bool isDana = text(one, "contactId") == QLatin1String("300100000000101");
                QVERIFY(one.toObject().contains(QLatin1String("profileId")));
                QCOMPARE(one[QLatin1String("profileId")], isDana ? QJsonValue(QStringLiteral("110001")) : QJsonValue());
                QCOMPARE(one[QLatin1String("roles")].toArray().size(), 1);
                QVERIFY(!text(one, "lastName").isEmpty());
            }
        }
    }

    void shouldAnswerTheAccountsOfAPersonInParts() // A5
    {
        const Headers grace = contextOf(text(byNumber("100-900-000")[QLatin1String("contacts")][0], "profileId").toLatin1());
        const auto whole = get(Accounts, grace);
        QCOMPARE(items(whole).size(), CompanySize);
        QCOMPARE(whole.object().keys(), (QStringList{QStringLiteral("contactId"), QStringLiteral("items"),
                                                     QStringLiteral("profileId"), QStringLiteral("total")})); // as before
        QCOMPARE(readInPages(Accounts, 64, grace), items(whole));
        QCOMPARE(items(get(Accounts + "?limit=1000", grace)).size(), 250);
        QCOMPARE(items(get(Accounts + "?offset=290", grace)).size(), 10);
    }
    void shouldAnswerOnlyWhatChanged_data()
    {
        QTest::addColumn<QByteArray>("prefer");
        QTest::addColumn<int>("count");
        QTest::newRow("nothing said") << QByteArray() << 3;
        QTest::newRow("minimal") << QByteArray("return=minimal") << 1;
        QTest::newRow("among others") << QByteArray("respond-async, Return = \"minimal\"; x=1") << 1;
        QTest::newRow("the whole") << QByteArray("return=representation") << 3;
    }
    void shouldAnswerOnlyWhatChanged()
    {
        QFETCH(QByteArray, prefer);
        QFETCH(int, count);
        Headers headers = contextOf("110001");
        headers.emplace_back("Prefer", prefer);
        headers.emplace_back("Idempotency-Key", "k");
        for (int i = 0; i < 2; ++i) { // and so does the kept answer
            const auto answer =
                m_client->send("PUT", "/ccagentx/custom/v1/contacts/300100000000101/accounts/300100000000203",
                               "{\"addresses\":[{\"addressId\":\"ADR-700003\",\"address2\":\"Floor 4\"}]}", headers);
            QVERIFY2(answer.status == 200, answer.body.constData());
            QCOMPARE(items(answer).size(), count);
            QCOMPARE(answer.object()[QLatin1String("total")].toInt(), count);
            QCOMPARE(text(items(answer).last(), "accountId"), QStringLiteral("300100000000203"));
            QCOMPARE(text(items(answer).last()[QLatin1String("addresses")][0], "address2"), QStringLiteral("Floor 4"));
            QCOMPARE(CommerceClient::header(answer, "ETag"), QByteArray("\"3\""));
            QCOMPARE(CommerceClient::header(answer, "Preference-Applied"), QByteArray(count == 1 ? "return=minimal" : ""));
        }
    }
};

QTEST_GUILESS_MAIN(TestStructure)
#include "tst_structure.moc"
