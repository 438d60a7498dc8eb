// SPDX-License-Identifier: Apache-2.0
// The contract's example pairs of the account-model extension and the flows, played at the sandbox over HTTP; and what the
// examples do not show: one winner of two changes, one answer for one intention, no token in any answer, no deadlock.
// Not compared, since they differ per run: dates, links of pages, ids of what is new.
#include "accountsclient.h"

#include <QProcess>

#include <thread>

using namespace linedesk;
using namespace linedesk::test;

namespace {

const QByteArray AccountPath = "/ccagentx/custom/v1/contacts/300100000000101/accounts/300100000000201";
const Headers Dana = contextOf("110001");

} // namespace

class TestAccountsExamples : public QObject {
    Q_OBJECT
    std::unique_ptr<CommerceClient> m_client;

    sandbox::Response put(const QByteArray &body, std::vector<std::pair<QByteArray, QByteArray>> more = {})
    {
        more.insert(more.end(), Dana.begin(), Dana.end());
        return m_client->send("PUT", AccountPath, body, more);
    }

private Q_SLOTS:
    void init()
    {
        m_client = std::make_unique<CommerceClient>();
        m_client->options().paymentTimeoutMs = 300;
        qputenv("WEBHOOK_SECRET", ExampleWebhookSecret);
        QVERIFY2(m_client->start(), qPrintable(m_client->problem()));
        QVERIFY(m_client->login());
    }

    void shouldAnswerAsTheExample_data()
    {
        QTest::addColumn<QString>("before"); // a change that brings about the example's state
        const QString none;
        for (const char *name :
             {"cam-query-contacts-ok", "cam-query-contacts-none", "cam-query-contacts-no-context",
              "cam-query-contacts-profile-unknown", "cam-query-accounts-ok", "cam-query-accounts-no-contact",
              "cam-update-account-edit-address", "cam-update-account-masked-other-field", "cam-update-account-masked-bad-id",
              "cam-update-account-masked-no-id", "cam-update-account-method-change", "cam-update-account-bp-on-service",
              "cam-update-account-not-found", "cam-update-account-immutable", "cam-update-account-card-nickname",
              "cam-update-account-card-id-alias", "cam-patch-account-name", "address-formats-unknown"})
            QTest::newRow(name) << none;
        for (const char *name :
             {"cam-create-contact-created", "cam-create-contact-matched", "cam-create-contact-ambiguous", "oic-contact-find-ok",
              "oic-contact-find-none", "oic-contact-create-ok", "oic-contact-create-matched", "webhook-profile-create-ok"})
            QTest::newRow(name) << none;
        for (const char *name :
             {"address-rules", "bad-address", "bank-details-invalid", "bank-number-missing", "bp-on-service", "card-declined",
              "card-number-missing", "child-without-parent", "contact-errors", "context-mismatch", "hierarchy-errors",
              "invalid-card", "masked-without-id", "new-card-incomplete", "payer-authentication", "payment-method-unknown",
              "payment-system-down", "stored-card-incomplete", "unreadable"})
            QTest::addRow("cam-create-accounts-%s", name) << none;
        for (const char *name : {"bank", "last-admin", "link-on-billing", "roles-forbidden", "unknown-members"})
            QTest::addRow("cam-update-account-%s", name) << none;
        for (const char *name : {"oic-account-find-ok", "oic-account-update-ok", "oic-fault-400", "oic-fault-404-crm",
                                 "cam-query-contacts-unauthorized"})
            QTest::newRow(name) << none;
        for (const char *name :
             {"cam-structure-supervisor", "cam-structure-agent", "cam-structure-not-found", "cam-structure-no-context",
              "cam-account-search-ok", "cam-account-search-none", "cam-account-search-short", "cam-query-accounts-page",
              "cam-update-account-minimal", "oic-account-structure-ok", "oic-account-search-ok"})
            QTest::newRow(name) << none;
        QTest::newRow("cam-update-account-conflict")
            << QStringLiteral("{\"addresses\":[{\"addressId\":\"ADR-700001\",\"address2\":\"x\"}]}");
    }
    void shouldAnswerAsTheExample()
    {
        QFETCH(QString, before);
        if (!before.isEmpty())
            QCOMPARE(put(before.toLatin1()).status, 200);
        const Example pair(QTest::currentDataTag());
        const QByteArray name = QTest::currentDataTag();
        if (name.startsWith("oic-") || name.startsWith("webhook-"))
            m_client->setToken({});
        if (name == "cam-query-contacts-unauthorized")
            m_client->setToken("ended");
        if (name == "cam-structure-supervisor" || name == "cam-update-account-last-admin")
            QVERIFY(m_client->login("supervisor@example.com"));
        const sandbox::Response answer = play(*m_client, pair.request);

        QVERIFY2(answer.status == pair.status(), answer.body.constData());
        const QString different = difference(pair.response[QLatin1String("body")], answer.object());
        QVERIFY2(different.isEmpty(), qPrintable(different + u'\n' + QString::fromUtf8(answer.body)));
        for (const char *header : {"ETag", "Preference-Applied"})
            if (const QJsonValue wanted = pair.response[QLatin1String("headers")][QLatin1String(header)]; wanted.isString())
                QCOMPARE(QString::fromLatin1(CommerceClient::header(answer, header)), wanted.toString());
    }

    void shouldAddAddressesAndBankProfilesWithNewIds_data()
    {
        QTest::addColumn<bool>("isNew");
        QTest::newRow("cam-update-account-add-address") << true;
        QTest::newRow("cam-update-account-add-billing-profile") << true;
    }
    void shouldAddAddressesAndBankProfilesWithNewIds()
    {
        const Example pair(QTest::currentDataTag());
        const sandbox::Response answer = play(*m_client, pair.request);
        QVERIFY2(answer.status == 200, answer.body.constData());
        const QJsonObject wanted = pair.response[QLatin1String("body")][QLatin1String("items")][0].toObject(),
                          got = answer.object()[QLatin1String("items")][0].toObject();
        for (const char *list : {"addresses", "billingProfiles"})
            QCOMPARE(got[QLatin1String(list)].toArray().size(), wanted[QLatin1String(list)].toArray().size());
        QCOMPARE(got[QLatin1String("version")], wanted[QLatin1String("version")]);
        QVERIFY(!answer.body.contains("000123456789")); // bank numbers are masked too
    }

    void shouldReplaceACardByAnotherStoredOne() // CONTRACT A11
    {
        const sandbox::Response card = m_client->post("/ccagentui/v1/profiles/110001/creditCards",
                                                      {{QLatin1String("cardType"), QStringLiteral("mastercard")},
                                                       {QLatin1String("nameOnCard"), QStringLiteral("Dana Sample")},
                                                       {QLatin1String("cardNumber"), QStringLiteral("5555555555554444")},
                                                       {QLatin1String("expiryMonth"), QStringLiteral("06")},
                                                       {QLatin1String("expiryYear"), QStringLiteral("2031")},
                                                       {QLatin1String("cardCVV"), QStringLiteral("123")}});
        QCOMPARE(card.status, 200);
        const QByteArray id = card.object()[QLatin1String("savedCardId")].toString().toLatin1();
        const QByteArray start = "{\"version\":3,\"billingProfiles\":[{\"billingProfileId\":\"BP-500001\",\"paymentMethod\":"
                                 "\"creditcard\",\"creditCardId\":\"" +
                                 id;
        QCOMPARE(
            CommerceClient::code(put(start + "\",\"creditCardNumber\":\"xxxxxxxxxxxx1111\",\"creditCardExpiryMonth\":\"06\"}]}")),
            QStringLiteral("CAM-3000"));
        const sandbox::Response answer =
            put(start + "\",\"creditCardNumber\":\"xxxxxxxxxxxx4444\",\"creditCardExpiryMonth\":\"06\",\"creditCardExpiryYear\":"
                        "\"2031\",\"creditCardType\":\"mastercard\",\"creditCardContactName\":\"Dana Sample\"}]}");
        QVERIFY2(answer.status == 200, answer.body.constData());
        const QJsonValue profile = answer.object()[QLatin1String("items")][0][QLatin1String("billingProfiles")][0];
        QCOMPARE(profile[QLatin1String("creditCardNumber")].toString(), QStringLiteral("xxxxxxxxxxxx4444"));
        QCOMPARE(profile[QLatin1String("creditCardExpiryYear")].toString(), QStringLiteral("2031"));
        QVERIFY(!answer.body.contains("tok_"));
    }

    void shouldLetOneOfTwoChangesOfTheSameVersionWin()
    {
        std::atomic<int> saved = 0, refused = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&, i] {
                const int status = put("{\"version\":3,\"addresses\":[{\"addressId\":\"ADR-700001\",\"address2\":\"Flat " +
                                           QByteArray::number(i) + "\"}]}",
                                       {{"If-Match", "\"3\""}})
                                       .status;
                saved += status == 200;
                refused += status == 412;
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(saved.load(), 1);
        QCOMPARE(refused.load(), 7);
    }

    void shouldAnswerOneIntentionOnce()
    {
        const QByteArray body =
            "{\"addresses\":[{\"nickname\":\"New\",\"address1\":\"1 Once "
            "St\",\"city\":\"Springfield\",\"state\":\"IL\",\"postalCode\":\"62701\",\"country\":\"US\",\"types\":[\"SHIP_TO\"]}]}";
        const auto first = put(body, {{"Idempotency-Key", "k-1"}}), again = put(body, {{"Idempotency-Key", "k-1"}});
        QCOMPARE(first.status, 200);
        QCOMPARE(again.body, first.body);
        QCOMPARE(CommerceClient::header(again, "Idempotency-Replayed"), QByteArray("true"));
        QCOMPARE(again.object()[QLatin1String("items")][0][QLatin1String("addresses")].toArray().size(), 2);
        QCOMPARE(CommerceClient::code(put("{}", {{"Idempotency-Key", "k-1"}})), QStringLiteral("CAM-4002"));
    }

    // A token was refreshed between a write whose answer was lost and its repeat.
    void shouldKnowARepeatUnderANewToken()
    {
        const QByteArray body = "{\"addresses\":[{\"addressId\":\"ADR-700001\",\"address2\":\"Flat 1\"}]}";
        QCOMPARE(put(body, {{"Idempotency-Key", "k-2"}}).status, 200);
        const QByteArray before = m_client->token();
        QVERIFY(m_client->login() && m_client->token() != before);
        const auto again = put(body, {{"Idempotency-Key", "k-2"}});
        QCOMPARE(CommerceClient::header(again, "Idempotency-Replayed"), QByteArray("true"));
        QVERIFY(m_client->login("supervisor@example.com")); // somebody else's key is another key
        QVERIFY(CommerceClient::header(put(body, {{"Idempotency-Key", "k-2"}}), "Idempotency-Replayed").isEmpty());
    }
    void shouldAnswerOneIntentionOnceWhenItIsAskedTwiceAtOnce()
    {
        const QByteArray body =
            "{\"addresses\":[{\"nickname\":\"New\",\"address1\":\"1 Once "
            "St\",\"city\":\"Springfield\",\"state\":\"IL\",\"postalCode\":\"62701\",\"country\":\"US\",\"types\":[\"SHIP_TO\"]}]}";
        std::vector<std::thread> threads;
        std::atomic<int> replays = 0;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&] {
                replays += CommerceClient::header(put(body, {{"Idempotency-Key", "k-3"}}), "Idempotency-Replayed") == "true";
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(replays.load(), 7);
        QCOMPARE(m_client->send("GET", "/ccagentx/custom/v1/accounts", {}, Dana)
                     .object()[QLatin1String("items")][0][QLatin1String("addresses")]
                     .toArray()
                     .size(),
                 2);
    }
    void shouldAnswerTheFormatsOfEveryCountry()
    {
        const auto answer = m_client->send("GET", "/ccagentx/custom/v1/addressFormats", {}, {});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object()[QLatin1String("defaultCountry")].toString(), QStringLiteral("US"));
        const QJsonArray items = answer.object()[QLatin1String("items")].toArray();
        QVERIFY(items.size() >= 250);
        for (const QJsonValue &item : items) {
            QVERIFY(item[QLatin1String("country")].toString().size() == 2 &&
                    !item[QLatin1String("displayName")].toString().isEmpty());
            const QJsonArray fields = item[QLatin1String("fields")].toArray();
            for (int i = 0; i < fields.size(); ++i) {
                QVERIFY(!fields[i][QLatin1String("name")].toString().isEmpty() &&
                        !fields[i][QLatin1String("label")].toString().isEmpty());
                QVERIFY(fields[i][QLatin1String("required")].isBool() && fields[i][QLatin1String("maxLength")].toInt() > 0);
                QCOMPARE(fields[i][QLatin1String("order")].toInt(), i + 1);
            }
        }
        const auto one = m_client->send("GET", "/ccagentx/custom/v1/addressFormats?country=JP", {}, {});
        QCOMPARE(one.object()[QLatin1String("items")].toArray().size(), 1);
    }
    void shouldCheckAnAddressByItsCountry_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<QString>("wrong"); // the field; empty: it is saved
        QTest::newRow("JP, no city there")
            << QByteArray(R"("country":"JP","address1":"1-7-1 Nagatacho","state":"Tokyo","postalCode":"100-0014")") << QString();
        QTest::newRow("JP, no prefecture") << QByteArray(R"("country":"JP","address1":"1-7-1 Nagatacho","postalCode":"100-0014")")
                                           << QStringLiteral("state");
        QTest::newRow("NL") << QByteArray(
                                   R"("country":"NL","address1":"Prinses Irenestraat 6","city":"Den Haag","postalCode":"2595 BD")")
                            << QString();
        QTest::newRow("NL, half a code")
            << QByteArray(R"("country":"NL","address1":"Prinses Irenestraat 6","city":"Den Haag","postalCode":"2595")")
            << QStringLiteral("postalCode");
        QTest::newRow("AE, no such emirate") << QByteArray(R"("country":"AE","address1":"Corniche Road","state":"London")")
                                             << QStringLiteral("state");
    }
    void shouldCheckAnAddressByItsCountry()
    {
        QFETCH(QByteArray, address);
        QFETCH(QString, wrong);

        const auto answer = put("{\"addresses\":[{\"nickname\":\"New\",\"types\":[\"SHIP_TO\"]," + address + "}]}");

        QCOMPARE(answer.status, wrong.isEmpty() ? 200 : 400);
        if (!wrong.isEmpty())
            QCOMPARE(answer.object()[QLatin1String("errors")][0][QLatin1String("o:errorPath")].toString(),
                     QStringLiteral("$.addresses[0].") + wrong);
    }

    void shouldKeepTokensInsideTheStores()
    {
        for (const QByteArray &path :
             {QByteArray("/ccagentx/custom/v1/accounts"), QByteArray("/ccagentx/custom/v1/contacts"),
              QByteArray("/ccagentui/v1/profiles/110001/creditCards"), QByteArray("/ccagentui/v1/profiles/110001")}) {
            const auto answer = m_client->send("GET", path, {}, Dana);
            QCOMPARE(answer.status, 200);
            QVERIFY2(!answer.body.contains("tok_"), path.constData());
        }
        QCOMPARE(m_client->get("/ccadmin/v1/profiles/110001").status, 404);
    }

    void rejectsAFlowWithACardNumberAndOneWithoutCredentials()
    {
        const QByteArray flow =
            "/ic/api/integration/v1/flows/rest/OCC_OEC_ACCOUNT_UPDATE_SSE/1.0/contacts/300100000000101/accounts/300100000000201";
        QCOMPARE(m_client->send("PUT", flow, "{}").status, 401);
        m_client->setToken({});
        QCOMPARE(
            m_client->send("PUT", flow, "{\"accountName\":\"4111 1111 1111 1111\"}", {{"Authorization", flowCredentials()}}).status,
            400);
        QCOMPARE(m_client->send("PUT", flow, "{\"accountName\":\"Renamed\"}", {{"Authorization", flowCredentials()}}).status, 200);
    }

    void shouldNotDeadlockWithMoreClientsThanWorkers()
    {
        std::atomic<int> answered = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 64; ++i)
            threads.emplace_back([&] {
                for (int n = 0; n < 3; ++n)
                    answered += m_client->send("GET", "/ccagentx/custom/v1/accounts", {}, Dana).status == 200;
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(answered.load(), 64 * 3);
    }

    void shouldKeepAnAnsweredChangeThroughAKill()
    {
        QTemporaryDir folder;
        const QString data = folder.filePath(QStringLiteral("training.db"));
        const auto start = [&](QProcess &process) {
            process.start(QStringLiteral(LINEDESK_SANDBOX),
                          {QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--contacts"), QStringLiteral("50"),
                           QStringLiteral("--data"), data});
            if (!process.waitForReadyRead(15000))
                return 0;
            return QJsonDocument::fromJson(process.readLine()).object()[QLatin1String("port")].toInt();
        };
        const auto send = [](int port, const QByteArray &token, const QByteArray &method, const QByteArray &path,
                             const QByteArray &body) {
            auto headers = Dana;
            headers.emplace_back("Authorization", "Bearer " + token);
            return sandbox::call("127.0.0.1", port, {method, path, headers, body, 20000}, nullptr);
        };
        const auto login = [](int port) {
            return sandbox::call("127.0.0.1", port,
                                 {"POST",
                                  "/ccagentui/v1/login",
                                  {{"Content-Type", "application/x-www-form-urlencoded"}},
                                  "grant_type=password&username=agent@example.com&password=Training-Desk-1",
                                  20000},
                                 nullptr)
                .object()[QLatin1String("access_token")]
                .toString()
                .toLatin1();
        };
        for (int round = 1; round <= 5; ++round) {
            const QByteArray flat = "Flat " + QByteArray::number(round);
            {
                QProcess process;
                const int port = start(process);
                QVERIFY(port > 0);
                QCOMPARE(send(port, login(port), "PUT", AccountPath,
                              "{\"addresses\":[{\"addressId\":\"ADR-700001\",\"address2\":\"" + flat + "\"}]}")
                             .status,
                         200);
                process.kill();
                QVERIFY(process.waitForFinished());
            }
            QProcess process;
            const int port = start(process);
            const auto answer = send(port, login(port), "GET", "/ccagentx/custom/v1/accounts", {});
            QCOMPARE(answer.object()[QLatin1String("items")][0][QLatin1String("addresses")][0][QLatin1String("address2")]
                         .toString()
                         .toLatin1(),
                     flat);
            process.kill();
            process.waitForFinished();
        }
    }
};

QTEST_GUILESS_MAIN(TestAccountsExamples)
#include "tst_accounts_examples.moc"
