// SPDX-License-Identifier: Apache-2.0
// What the contract's examples leave open: headers, escapes, deadlines, what an unreadable answer means.
#include "support/clientstack.h"
#include "support/outcome.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace linedesk;
using namespace std::chrono_literals;

namespace {

NewCard newCard()
{
    NewCard card;
    card.number = SecretString(19);
    for (const char c : QByteArray("4111111111111111"))
        card.number.append(c);
    return card;
}

} // namespace

class TestOccAgentApi : public QObject {
    Q_OBJECT
    std::unique_ptr<ClientStack> m_stack;

private Q_SLOTS:
    void init() { m_stack = std::make_unique<ClientStack>(); }

    void shouldSayWhoAsksAndForWhichSite()
    {
        m_stack->transport.answer(200, R"({"profileDetail":{"id":"110001"}})", {{"ETag", "\"7\""}});

        const auto contact = outcome(m_stack->occ.getProfile(ProfileId(QStringLiteral("110001"))));

        QCOMPARE(contact->etag, QByteArray("\"7\""));
        const auto &sent = m_stack->sent();
        QCOMPARE(sent.header("X-CCProfileType"), QByteArray("agentUI"));
        QCOMPARE(sent.header("X-CCSite"), QByteArray("siteUS"));
        QCOMPARE(sent.header("X-CCAsset-Language"), QByteArray("en"));
        QCOMPARE(sent.header("Authorization"), QByteArray("Bearer token"));
        QCOMPARE(sent.header("Accept"), QByteArray("application/json"));
        QCOMPARE(QUuid(QString::fromLatin1(sent.header("X-Request-Id"))).isNull(), false);
        QVERIFY(sent.header("Idempotency-Key").isEmpty() && sent.header("X-CC-MeteringMode").isEmpty());
    }
    void shouldNotNameTheDefaultSite()
    {
        DeploymentProfile site;
        site.language = QStringLiteral("de");
        OccAgentApi occ(m_stack->http, site);
        m_stack->transport.answer(200, R"({"items":[]})");

        QVERIFY(outcome(occ.findCards(ProfileId(QStringLiteral("1")))));

        for (const auto &[name, value] : m_stack->sent().headers)
            QVERIFY(name != "X-CCSite");
        QCOMPARE(m_stack->sent().header("X-CCAsset-Language"), QByteArray("de"));
    }
    void shouldEscapeIdsInPaths()
    {
        m_stack->transport.answer(404, "{}");
        m_stack->transport.answer(404, "{}");

        (void)outcome(m_stack->occ.getProfile(ProfileId(QStringLiteral("a/b?c %1"))));
        (void)outcome(m_stack->occ.addCreditCard(ProfileId(QStringLiteral("../x")), newCard(), "key"));

        QCOMPARE(m_stack->sent(0).url.toEncoded(), QByteArray("https://shop.example/ccagentui/v1/profiles/a%2Fb%3Fc%20%251"));
        QCOMPARE(m_stack->sent(1).url.toEncoded(), QByteArray("https://shop.example/ccagentui/v1/profiles/..%2Fx/creditCards"));
    }
    void shouldEscapeTheSearchText()
    {
        const QString scim = QStringLiteral("(lastName sw \"O'Neil & S\u00f8n+1%20#\")");
        m_stack->transport.answer(200, R"({"items":[]})");

        QVERIFY(outcome(m_stack->occ.findProfiles(scim, 25)));

        const QByteArray query = m_stack->sent().url.toEncoded().split('?').at(1);
        QVERIFY2(query.contains("q=%28lastName%20sw%20%22O%27Neil%20%26%20S%C3%B8n%2B1%2520%23%22%29"), query);
        const QUrlQuery items(m_stack->sent().url);
        QCOMPARE(items.queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded), scim);
        QCOMPARE(items.queryItemValue(QStringLiteral("queryFormat")), QStringLiteral("SCIM"));
        QCOMPARE(items.queryItemValue(QStringLiteral("limit")), QStringLiteral("25"));
        QCOMPARE(items.queryItemValue(QStringLiteral("totalResults")), QStringLiteral("true"));
    }
    void shouldAskForAllCardsAtOnce()
    {
        m_stack->transport.answer(200, R"({"items":[]})");
        QVERIFY(outcome(m_stack->occ.findCards(ProfileId(QStringLiteral("1")))));
        const QUrlQuery query(m_stack->sent().url);
        QCOMPARE(query.queryItemValue(QStringLiteral("allCards")), QStringLiteral("true"));
        QCOMPARE(query.queryItemValue(QStringLiteral("limit")), QStringLiteral("250"));
    }

    void shouldLogInWithoutAToken()
    {
        m_stack->auth.discard();
        m_stack->transport.answer(200, R"({"access_token":"t","expires_in":600})");
        m_stack->transport.answer(200, R"({"access_token":"t"})");

        const auto token = outcome(m_stack->occ.login(QStringLiteral("a"), SecretString(4), {}));
        QVERIFY(outcome(m_stack->occ.login(QStringLiteral("a"), SecretString(4), QStringLiteral("123456"))));

        QCOMPARE(token->life, 600s);
        QVERIFY(m_stack->sent(0).header("Authorization").isEmpty());
        QCOMPARE(m_stack->paths(), (QStringList{QStringLiteral("/ccagentui/v1/login"), QStringLiteral("/ccagentui/v1/mfalogin")}));
        QVERIFY(m_stack->sent(1).body.contains("totp_code=123456"));
    }
    void shouldTakeTheCodeToThePlainAddressWhereThereIsNoOther()
    {
        m_stack->transport.answer(404, "{}");
        m_stack->transport.answer(200, R"({"access_token":"t"})");
        SecretString password(6);
        for (const char c : {'s', 'e', '&', 'r', 'e', 't'})
            password.append(c);

        QVERIFY(outcome(m_stack->occ.login(QStringLiteral("a"), std::move(password), QStringLiteral("123456"))));

        QCOMPARE(m_stack->paths(), (QStringList{QStringLiteral("/ccagentui/v1/mfalogin"), QStringLiteral("/ccagentui/v1/login")}));
        QCOMPARE(m_stack->sent(1).body, m_stack->sent(0).body);
        QVERIFY(m_stack->sent(1).body.contains("password=se%26ret") && m_stack->sent(1).body.contains("totp_code=123456"));
    }
    void shouldSendANewPasswordTwiceAndEscaped()
    {
        const QByteArray typed = "P\xc3\xa4ss\"w\\\x01rd \xe2\x82\xac"; // quote, backslash, control character, beyond ASCII
        SecretString password(64);
        for (const char c : typed)
            password.append(c);
        m_stack->transport.answer(200, R"({"success":"true"})");

        QVERIFY(outcome(m_stack->occ.sendPasswordReset(QStringLiteral("a@b"), QStringLiteral("CODE"), std::move(password))));

        const QJsonObject body = QJsonDocument::fromJson(m_stack->sent().body).object();
        QCOMPARE(body[QLatin1String("password")].toString().toUtf8(), typed);
        QCOMPARE(body[QLatin1String("confirmPassword")], body[QLatin1String("password")]);
        QVERIFY(m_stack->sent().header("Authorization").isEmpty());
    }
    void shouldLogOutWithTheTokenThatWasThrownAway()
    {
        m_stack->auth.discard();
        m_stack->transport.answer(500, "");

        QVERIFY(outcome(m_stack->occ.logout("gone"))); // what the server says to it does not matter (CONTRACT 3.4)

        QCOMPARE(m_stack->sent().header("Authorization"), QByteArray("Bearer gone"));
        QCOMPARE(m_stack->sent().body, QByteArray("{}"));
    }
    void shouldReadTheCurrentUserWithTheTokenAtHand()
    {
        m_stack->transport.answer(200, R"({"id":"7"})");
        QVERIFY(outcome(m_stack->occ.currentUser("fresh")));
        QCOMPARE(m_stack->sent().header("Authorization"), QByteArray("Bearer fresh"));
    }

    void shouldKeyACardAndAnswerItsRequest()
    {
        m_stack->transport.answer(200, R"({"savedCardId":"c1","cardNumber":"xxxxxxxxxxxx1111"})");

        const auto answer = outcome(m_stack->occ.addCreditCard(ProfileId(QStringLiteral("1")), newCard(), "key-1"));

        QCOMPARE(m_stack->sent().header("Idempotency-Key"), QByteArray("key-1"));
        QCOMPARE(answer->card.id.text(), QStringLiteral("c1"));
        QCOMPARE(answer->requestId.toLatin1(), m_stack->sent().header("X-Request-Id"));
    }
    void shouldNotKnowWhatBecameOfACardWithoutAReadableAnswer()
    {
        m_stack->transport.answer(200, "<html>");
        m_stack->transport.answer(504, "<html>");
        for (int i = 0; i < 2; ++i)
            QCOMPARE(outcome(m_stack->occ.addCreditCard(ProfileId(QStringLiteral("1")), newCard(), "k")).error().kind,
                     ErrorKind::Unknown);
        m_stack->transport.answer(200, "<html>");
        QCOMPARE(outcome(m_stack->occ.findCards(ProfileId(QStringLiteral("1")))).error().kind, ErrorKind::Protocol);
    }
};

QTEST_GUILESS_MAIN(TestOccAgentApi)
#include "tst_occagentapi.moc"
