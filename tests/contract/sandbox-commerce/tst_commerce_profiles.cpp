// SPDX-License-Identifier: Apache-2.0
// What the examples do not show of making and changing a person (CONTRACT 3.8), and of the webhook that follows (section 7).
#include "commerceclient.h"
#include "turnedclock.h"

#include "wiring.h"

#include <atomic>

using namespace linedesk;
using namespace linedesk::test;

namespace {

const QByteArray Dana = "/ccagentui/v1/profiles/110001";

QJsonObject newPerson()
{
    return {{QStringLiteral("firstName"), QStringLiteral("Zoë")},
            {QStringLiteral("lastName"), QStringLiteral("Neumann")},
            {QStringLiteral("email"), QStringLiteral("zoe@example.com")},
            {QStringLiteral("receiveEmail"), QStringLiteral("yes")}};
}

} // namespace

class TestCommerceProfiles : public QObject {
    Q_OBJECT
    TurnedClock m_clock;
    std::unique_ptr<CommerceClient> m_client;

    sandbox::Response change(const QJsonObject &body, const QByteArray &tag = {})
    {
        return m_client->send("PUT", Dana, QJsonDocument(body).toJson(),
                              tag.isEmpty() ? std::vector<std::pair<QByteArray, QByteArray>>()
                                            : std::vector{std::pair(QByteArray("If-Match"), tag)});
    }
    QJsonObject dana() { return m_client->get(Dana).object()[QLatin1String("profileDetail")].toObject(); }

private Q_SLOTS:
    void init()
    {
        m_client = std::make_unique<CommerceClient>();
        m_client->options().hasTestSwitch = true;
        m_client->options().clock = &m_clock;
        QVERIFY2(m_client->start(), qPrintable(m_client->problem()));
        QVERIFY(m_client->login());
    }

    void shouldMakeAPersonWhoIsFoundAtOnce()
    {
        const auto made = m_client->post("/ccagent/v1/profiles", newPerson());

        const QByteArray id = made.object()[QLatin1String("id")].toString().toLatin1();
        QCOMPARE(made.status, 200);
        const QJsonObject read = m_client->get("/ccagentui/v1/profiles/" + id).object()[QLatin1String("profileDetail")].toObject();
        QCOMPARE(read[QLatin1String("login")].toString(), QStringLiteral("zoe@example.com"));
        QCOMPARE(read[QLatin1String("receiveEmail")].toString(), QStringLiteral("yes"));
        QCOMPARE(read[QLatin1String("shippingAddresses")].toArray().size(), 0);
        for (const char *q :
             {"firstName sw \"zoe\" and lastName sw \"neu\"", "email eq \"ZOE@example.com\"", "lastName co \"uman\""})
            QCOMPARE(m_client->findScim(QLatin1String(q)).object()[QLatin1String("total")].toInt(), 1);
    }
    void shouldMakeOnePersonOfOneIntention()
    {
        const auto make = [&](const QByteArray &body, const QByteArray &key) {
            return m_client->send("POST", "/ccagentui/v1/profiles", body, {{"Idempotency-Key", key}});
        };
        const QByteArray body = QJsonDocument(newPerson()).toJson();
        const auto first = make(body, "key-1"), again = make(body, "key-1");

        QCOMPARE(again.body, first.body);
        QCOMPARE(CommerceClient::header(again, "Idempotency-Replayed"), QByteArray("true"));
        QCOMPARE(CommerceClient::code(make("{}", "key-1")), QStringLiteral("CAM-4002"));
        QCOMPARE(CommerceClient::code(make(body, "key-2")), QStringLiteral("200019"));
    }
    void rejectsWhatIsWrong_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *member, const QJsonValue &value, const char *code) {
            QTest::addRow("%s %s %d", member, code, int(value.type()))
                << QString::fromLatin1(member) << value << QString::fromLatin1(code);
        };
        row("firstName", QJsonValue(), "23013");
        row("firstName", QStringLiteral("  "), "23013");
        row("lastName", QJsonValue(), "23012");
        row("email", QJsonValue(), "22003");
        row("email", QStringLiteral("zoe@"), "23006");
        row("email", QStringLiteral("zoe @example.com"), "23006");
        row("email", QStringLiteral("DANA.sample@example.com"), "200019");
        row("login", QStringLiteral("dana.sample@example.com"), "200019");
        row("receiveEmail", QJsonValue(), "22024");
        row("receiveEmail", QStringLiteral("perhaps"), "22024");
        row("firstName", 5, "22024");
        row("firstName", QString(41, u'n'), "22024");
        row("smsAllowed", QStringLiteral("yes"), "22024");
        row("customerContactId", QStringLiteral("1"), "13036");
        row("shoeSize", QStringLiteral("42"), "13036");
    }
    void rejectsWhatIsWrong()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        QFETCH(QString, code);
        QJsonObject body = newPerson();
        body[member] = value;

        const auto answer = m_client->post("/ccagentui/v1/profiles", body);

        QCOMPARE(answer.status, 400);
        QCOMPARE(CommerceClient::code(answer), code);
        QCOMPARE(answer.object()[QLatin1String("o:errorPath")].toString(), member);
        QCOMPARE(m_client->findScim(QStringLiteral("lastName eq \"neumann\"")).object()[QLatin1String("total")].toInt(), 0);
    }
    void shouldNameEveryMistake()
    {
        const QJsonObject answer = m_client->send("POST", "/ccagentui/v1/profiles", "{}").object();

        QStringList codes;
        for (const QJsonValue &one : answer[QLatin1String("errors")].toArray())
            codes << one[QLatin1String("errorCode")].toString();
        QCOMPARE(codes.join(u' '), QStringLiteral("23013 23012 22003 22024"));
        QCOMPARE(CommerceClient::code(m_client->send("POST", "/ccagentui/v1/profiles", "[1]")), QStringLiteral("22024"));
    }

    void shouldChangeOnlyWhatIsSent()
    {
        const QJsonObject before = dana();
        const auto answer = change(
            {{QStringLiteral("lastName"), QStringLiteral("Samplé")}, {QStringLiteral("loyaltyNumber"), QStringLiteral("L-7")}},
            "\"p110001-7\"");

        QCOMPARE(answer.status, 200);
        QCOMPARE(CommerceClient::header(answer, "ETag"), QByteArray("\"p110001-8\""));
        QJsonObject after = dana();
        QCOMPARE(after[QLatin1String("lastName")].toString(), QString::fromUtf8("Samplé"));
        QCOMPARE(after[QLatin1String("dynamicProperties")][0][QLatin1String("value")].toString(), QStringLiteral("L-7"));
        for (const char *changed : {"lastName", "dynamicProperties", "lastModified"})
            after[QLatin1String(changed)] = before[QLatin1String(changed)];
        QCOMPARE(after, before);
        QCOMPARE(m_client->findScim(QStringLiteral("loyaltyNumber eq \"l-7\"")).object()[QLatin1String("total")].toInt(), 1);
        QCOMPARE(m_client->findScim(QStringLiteral("lastName sw \"samp\"")).object()[QLatin1String("total")].toInt(), 1);
    }
    void shouldFindAPersonByTheNewNameAndNotByTheOld()
    {
        QCOMPARE(change({{QStringLiteral("lastName"), QStringLiteral("Quux")},
                         {QStringLiteral("daytimeTelephoneNumber"), QStringLiteral("777-1")}})
                     .status,
                 200);

        QCOMPARE(m_client->findScim(QStringLiteral("lastName sw \"sample\" and firstName sw \"dana\""))
                     .object()[QLatin1String("total")]
                     .toInt(),
                 0);
        QCOMPARE(m_client->findScim(QStringLiteral("lastName sw \"quux\" and daytimeTelephoneNumber sw \"777\""))
                     .object()[QLatin1String("total")]
                     .toInt(),
                 1);
    }
    void shouldClearWhatMayBeEmpty()
    {
        QCOMPARE(change({{QStringLiteral("daytimeTelephoneNumber"), QJsonValue()}, {QStringLiteral("smsAllowed"), true}}).status,
                 200);
        QVERIFY(dana()[QLatin1String("daytimeTelephoneNumber")].isNull());
        QCOMPARE(m_client->findScim(QStringLiteral("smsAllowed eq \"true\"")).object()[QLatin1String("total")].toInt(), 1);

        QCOMPARE(change({{QStringLiteral("smsAllowed"), QJsonValue()}}).status, 200);

        QCOMPARE(dana()[QLatin1String("dynamicProperties")].toArray().size(), 0);
        QCOMPARE(CommerceClient::code(change({{QStringLiteral("lastName"), QJsonValue()}})), QStringLiteral("23012"));
    }
    void shouldTakeTheLogInAlongWithTheAddressItWas()
    {
        QCOMPARE(change({{QStringLiteral("email"), QStringLiteral("new@example.com")}}).status, 200);

        QCOMPARE(dana()[QLatin1String("login")].toString(), QStringLiteral("new@example.com"));
        QCOMPARE(CommerceClient::code(change({{QStringLiteral("email"), QStringLiteral("kim.example@example.com")}})),
                 QStringLiteral("200019"));
        QCOMPARE(CommerceClient::code(change({{QStringLiteral("login"), QStringLiteral("x@example.com")}})),
                 QStringLiteral("13036"));
    }
    void rejectsAStaleChangeAndLetsTheLastOneWinWithoutATag()
    {
        QCOMPARE(change({{QStringLiteral("locale"), QStringLiteral("de")}}, "\"p110001-7\"").status, 200);

        const auto stale = change({{QStringLiteral("locale"), QStringLiteral("es")}}, "\"p110001-7\"");

        QCOMPARE(stale.status, 412);
        QCOMPARE(CommerceClient::code(stale), QStringLiteral("990412"));
        QCOMPARE(stale.object()[QLatin1String("moreInfo")].toString(), QStringLiteral("currentVersion=8"));
        QCOMPARE(dana()[QLatin1String("locale")].toString(), QStringLiteral("de"));
        QCOMPARE(change({{QStringLiteral("locale"), QStringLiteral("es")}}).status, 200);
        QCOMPARE(CommerceClient::code(m_client->send("PUT", "/ccagentui/v1/profiles/999", "{}")), QStringLiteral("22002"));
    }
    void shouldIgnoreTagsWhereTheSiteHasNone()
    {
        CommerceClient stock;
        stock.options().can = sandbox::Capabilities::stock();
        QVERIFY(stock.start() && stock.login());

        const auto answer = stock.send("PUT", Dana, R"({"locale": "de"})", {{"If-Match", "\"p110001-1\""}});

        QCOMPARE(answer.status, 200);
        QVERIFY(CommerceClient::header(answer, "ETag").isEmpty());
    }
    void shouldLetOneOfManyChangesAtOnceThrough()
    {
        std::atomic<int> done = 0, stale = 0;
        std::vector<std::thread> agents;
        for (int i = 0; i < 8; ++i)
            agents.emplace_back([&] {
                const int status = change({{QStringLiteral("locale"), QStringLiteral("de")}}, "\"p110001-7\"").status;
                done += status == 200;
                stale += status == 412;
            });
        for (std::thread &one : agents)
            one.join();

        QCOMPARE(done.load(), 1);
        QCOMPARE(stale.load(), 7);
    }
    void shouldTellNobodyWhetherAResetWasSent()
    {
        const auto reset = [&](const QByteArray &id, const QByteArray &body) {
            return m_client->send("POST", "/ccagentui/v1/profiles/" + id, body);
        };

        QCOMPARE(reset("110001", R"({"login": "nobody@example.com"})").object()[QLatin1String("success")], QJsonValue(true));
        QCOMPARE(reset("999999", R"({"login": "dana.sample@example.com"})").object()[QLatin1String("success")], QJsonValue(true));
        QCOMPARE(CommerceClient::code(reset("110001", "{}")), QStringLiteral("80106"));
        QCOMPARE(CommerceClient::code(reset("110001", R"({"login": ""})")), QStringLiteral("23026"));
        QCOMPARE(CommerceClient::code(reset("110001", R"({"login": 5})")), QStringLiteral("22024"));
    }
};

QTEST_GUILESS_MAIN(TestCommerceProfiles)
#include "tst_commerce_profiles.moc"
