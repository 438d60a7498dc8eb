// SPDX-License-Identifier: Apache-2.0
// What the contract's examples leave open: the customer in context, versions and keys of a save, what no answer means.
#include "support/clientstack.h"
#include "support/outcome.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace linedesk;

namespace {

const CustomerContext customer{ProfileId(QStringLiteral("110001")), ContactId(QStringLiteral("300"))};
const AccountId account(QStringLiteral("201"));
const QByteArray Envelope = R"({"profileId":"110001","contactId":"300","items":[]})";

} // namespace

class TestAccountModelApi : public QObject {
    Q_OBJECT
    std::unique_ptr<ClientStack> m_stack;

private Q_SLOTS:
    void init() { m_stack = std::make_unique<ClientStack>(); }

    void shouldNameTheCustomerInEveryRequest()
    {
        m_stack->transport.answer(200, R"({"profileId":"110001","externalContactId":null})");
        m_stack->transport.answer(200, Envelope);
        m_stack->transport.answer(200, Envelope);

        QVERIFY(outcome(m_stack->accounts.queryContact(customer.profileId)));
        QVERIFY(outcome(m_stack->accounts.queryAccounts(customer, 0, 0)));
        QVERIFY(outcome(m_stack->accounts.updateAccount(customer, account, {}, "key")));

        for (const auto &sent : m_stack->transport.sent()) {
            QCOMPARE(sent.header("X-CCAgentContext"), QByteArray(R"({"shopperProfileId":"110001"})"));
            QCOMPARE(sent.header("X-CCSite"), QByteArray("siteUS"));
            QCOMPARE(sent.header("Authorization"), QByteArray("Bearer token"));
        }
    }
    void shouldWriteTheContextAsJson()
    {
        m_stack->transport.answer(200, Envelope);
        QVERIFY(outcome(m_stack->accounts.queryAccounts({ProfileId(QStringLiteral("a\"b\\c")), {}}, 0, 0)));
        const QJsonObject context = QJsonDocument::fromJson(m_stack->sent().header("X-CCAgentContext")).object();
        QCOMPARE(context[QLatin1String("shopperProfileId")].toString(), QStringLiteral("a\"b\\c"));
    }
    void shouldAskForFormatsWithoutACustomer()
    {
        m_stack->transport.answer(200, R"({"items":[]})");
        QVERIFY(outcome(m_stack->accounts.addressFormats()));
        for (const auto &[name, value] : m_stack->sent().headers)
            QVERIFY(name != "X-CCAgentContext");
    }

    void shouldSendTheVersionAndTheKeyOfASave_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QByteArray>("tag");
        QTest::newRow("version") << 3 << QByteArray("\"3\"");
        QTest::newRow("the first version there is") << 0 << QByteArray("\"0\"");
        QTest::newRow("a server that keeps none") << Account::NoVersion << QByteArray();
    }
    void shouldSendTheVersionAndTheKeyOfASave()
    {
        QFETCH(int, version);
        QFETCH(QByteArray, tag);
        AccountChange change;
        change.version = version;
        m_stack->transport.answer(200, Envelope);

        const auto answer = outcome(m_stack->accounts.updateAccount(customer, account, change, "key-1"));

        QCOMPARE(m_stack->sent().header("If-Match"), tag);
        QCOMPARE(m_stack->sent().header("Idempotency-Key"), QByteArray("key-1"));
        const QJsonObject body = QJsonDocument::fromJson(m_stack->sent().body).object();
        QCOMPARE(body.contains(QLatin1String("version")), !tag.isEmpty());
        if (!tag.isEmpty())
            QCOMPARE(body[QLatin1String("version")].toInt(), version); // If-Match and version must agree (CONTRACT 2.7)
        QCOMPARE(answer->requestId.toLatin1(), m_stack->sent().header("X-Request-Id"));
    }
    void shouldGoWhereTheExtensionIs()
    {
        DeploymentProfile site = sampleSite();
        site.camBaseUrl = QUrl(QStringLiteral("https://cam.example/behind"));
        site.camPath = QStringLiteral("/custom/v2");
        ClientStack elsewhere(site);
        elsewhere.transport.answer(200, Envelope);
        QVERIFY(outcome(elsewhere.accounts.readStructure(customer, AccountId(QStringLiteral("20/1")), 10, 5)));
        QCOMPARE(elsewhere.sent().url.toEncoded(),
                 QByteArray("https://cam.example/behind/custom/v2/accounts/20%2F1/structure?limit=5&offset=10"));
        QCOMPARE(elsewhere.sent().header("Authorization"), QByteArray("Bearer token"));
    }
    void shouldEscapeIdsInPaths()
    {
        m_stack->transport.answer(404, "{}");
        (void)outcome(m_stack->accounts.updateAccount({customer.profileId, ContactId(QStringLiteral("a/%2"))},
                                                      AccountId(QStringLiteral("b?#")), {}, "k"));
        QCOMPARE(m_stack->sent().url.toEncoded(),
                 QByteArray("https://shop.example/ccagentx/custom/v1/contacts/a%2F%252/accounts/b%3F%23"));
    }
    void shouldRepeatASaveAfter401WithItsKeyAndItsVersion()
    {
        AccountChange change;
        change.version = 3;
        m_stack->transport.answer(401, "{}");
        m_stack->transport.answer(200, R"({"access_token":"new"})");
        m_stack->transport.answer(200, Envelope);

        QVERIFY(outcome(m_stack->accounts.updateAccount(customer, account, change, "key-1")));

        QCOMPARE(m_stack->sent(2).header("Idempotency-Key"), QByteArray("key-1"));
        QCOMPARE(m_stack->sent(2).header("If-Match"), QByteArray("\"3\""));
        QCOMPARE(m_stack->sent(2).body, m_stack->sent(0).body);
    }

    void shouldNotKnowWhatBecameOfASave_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("success that cannot be read") << 200 << QByteArray("<html>");
        QTest::newRow("success without a body") << 200 << QByteArray();
        QTest::newRow("the flow did not answer") << 504 << QByteArray(R"({"message":"No answer.","errorCode":"CAM-5002"})");
        QTest::newRow("the line in between gave up") << 504 << QByteArray("<html>");
    }
    void shouldNotKnowWhatBecameOfASave()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        m_stack->transport.answer(status, body);

        const auto answer = outcome(m_stack->accounts.updateAccount(customer, account, {}, "k"));

        QCOMPARE(answer.error().kind, ErrorKind::Unknown);
        QVERIFY(!answer.error().requestId.isEmpty());
        QCOMPARE(m_stack->transport.sent().size(), size_t(1));
    }
    void shouldCallASilentFlowARefusalOfARead()
    {
        m_stack->transport.answer(504, R"({"message":"No answer.","errorCode":"CAM-5002"})");
        QCOMPARE(outcome(m_stack->accounts.queryAccounts(customer, 0, 0)).error().kind, ErrorKind::Server);
    }
    // Credentials that a flow refuses are refused again, and may be locked by it (CONTRACT 2.4).
    void shouldNotAskAgainByItselfAfterAServersError()
    {
        for (const int status : {500, 502, 504}) {
            m_stack->transport.answer(status, "{}");
            const size_t before = m_stack->transport.sent().size();
            QVERIFY(!outcome(m_stack->accounts.queryAccounts(customer, 0, 0)));
            QCOMPARE(m_stack->transport.sent().size(), before + 1);
        }
    }
};

QTEST_GUILESS_MAIN(TestAccountModelApi)
#include "tst_accountmodelapi.moc"
