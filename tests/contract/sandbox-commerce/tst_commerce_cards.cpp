// SPDX-License-Identifier: Apache-2.0
// What the examples do not show of reading, changing and removing stored cards (CONTRACT 3.10).
#include "commerceclient.h"

using namespace linedesk;
using namespace linedesk::test;

namespace {

const QByteArray cards = "/ccagentui/v1/profiles/110001/creditCards";

} // namespace

class TestCommerceCards : public QObject {
    Q_OBJECT
    std::unique_ptr<CommerceClient> m_client;

    /// A card that no billing profile pays with.
    bool addCard(const char *id, const char *year, bool isDefault = false, const char *profileId = "110001")
    {
        if (isDefault && !m_client->changeStore(QStringLiteral("UPDATE cards SET is_default=0")))
            return false;
        return m_client->changeStore(
            QStringLiteral("INSERT INTO cards (id, profile_id, type, masked_number, expiry_month, expiry_year, is_default)"
                           " VALUES ('%1', '%4', 'visa', 'xxxxxxxxxxxx1111', '03', '%2', %3)")
                .arg(QLatin1String(id), QLatin1String(year))
                .arg(int(isDefault))
                .arg(QLatin1String(profileId)));
    }
    QString defaultCard()
    {
        QStringList found;
        for (const QJsonValue &one : m_client->get(cards + "?allCards=true").object()[QLatin1String("items")].toArray())
            if (one[QLatin1String("isDefault")].toBool())
                found << one[QLatin1String("savedCardId")].toString();
        return found.join(QLatin1Char(','));
    }

private Q_SLOTS:
    void init()
    {
        m_client = std::make_unique<CommerceClient>();
        m_client->options().hasTestSwitch = true;
        QVERIFY2(m_client->start(), qPrintable(m_client->problem()));
        QVERIFY(m_client->login());
    }

    void shouldRemoveACardAndMoveTheDefaultToOneThatCanPay()
    {
        QVERIFY(addCard("usercc1", "2020"));
        QVERIFY(addCard("usercc2", "2035", true));

        const auto answer = m_client->send("DELETE", cards + "/usercc2");

        QCOMPARE(answer.status, 200);
        QCOMPARE(m_client->get(cards + "/usercc2").status, 404);
        QCOMPARE(defaultCard(), QStringLiteral("usercc10001")); // not the older one: it has expired
        QCOMPARE(CommerceClient::code(m_client->send("DELETE", cards + "/usercc2")), QStringLiteral("28388"));
    }
    void shouldLeaveTheDefaultWhenAnotherCardGoes()
    {
        QVERIFY(addCard("usercc1", "2035"));

        QCOMPARE(m_client->send("DELETE", cards + "/usercc1").status, 200);

        QCOMPARE(defaultCard(), QStringLiteral("usercc10001"));
    }
    void shouldMakeAnExpiredCardTheDefaultWhenThereIsNoOther()
    {
        QVERIFY(addCard("usercc1", "2020", false, "110002"));
        QVERIFY(addCard("usercc2", "2035", true, "110002"));

        QCOMPARE(m_client->send("DELETE", "/ccagent/v1/profiles/110002/creditCards/usercc2").status, 200);

        QVERIFY(m_client->get("/ccagentui/v1/profiles/110002/creditCards/usercc1").object()[QLatin1String("isDefault")].toBool());
    }
    void rejectsTheRemovalOfAForeignCard()
    {
        QVERIFY(addCard("usercc1", "2035"));

        const auto answer = m_client->send("DELETE", "/ccagentui/v1/profiles/110002/creditCards/usercc1");

        QCOMPARE(CommerceClient::code(answer), QStringLiteral("28388"));
        QCOMPARE(m_client->get(cards + "/usercc1").status, 200);
    }
    void rejectsTheRemovalOfACardInUse()
    {
        QCOMPARE(m_client->send("DELETE", cards + "/usercc10001").status, 409);

        QCOMPARE(m_client->get(cards + "/usercc10001").status, 200);
    }
    void keepsACardWhoseUseCannotBeFoundOut_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("fault") << QByteArray(R"("status": 500)");
        QTest::newRow("silence") << QByteArray(R"("drop": "before")");
        QTest::newRow("page") << QByteArray(R"("status": 200, "body": "<html>", "contentType": "text/html")");
    }
    void keepsACardWhoseUseCannotBeFoundOut()
    {
        QFETCH(QByteArray, answer);
        QVERIFY(addCard("usercc1", "2035"));
        QCOMPARE(m_client->send("POST", "/sandbox/weather", R"([{"role": "crm", )" + answer + "}]").status, 200);

        const auto refused = m_client->send("DELETE", cards + "/usercc1");

        QCOMPARE(refused.status, 503);
        QCOMPARE(CommerceClient::code(refused), QStringLiteral("28393"));
        QCOMPARE(m_client->get(cards + "/usercc1").status, 200);
    }
    void shouldListExpiredCardsOnlyWhenAsked()
    {
        QVERIFY(addCard("usercc1", "2020"));

        QCOMPARE(m_client->get(cards).object()[QLatin1String("total")].toInt(), 1);
        QCOMPARE(m_client->get(cards + "?allCards=false").object()[QLatin1String("total")].toInt(), 1);
        QCOMPARE(m_client->get(cards + "?allCards=true").object()[QLatin1String("total")].toInt(), 2);
    }
    void shouldListInPages()
    {
        for (const char *id : {"usercc1", "usercc2", "usercc3"})
            QVERIFY(addCard(id, "2035"));
        QStringList seen;
        for (int offset = 0; offset < 4; offset += 2) {
            const QJsonObject page = m_client->get(cards + "?limit=2&offset=" + QByteArray::number(offset)).object();
            QCOMPARE(page[QLatin1String("totalResults")].toInt(), 4);
            QCOMPARE(page[QLatin1String("hasMore")].toBool(), offset == 0);
            for (const QJsonValue &one : page[QLatin1String("items")].toArray())
                seen << one[QLatin1String("savedCardId")].toString();
        }
        QCOMPARE(seen.join(QLatin1Char(' ')), QStringLiteral("usercc10001 usercc1 usercc2 usercc3")); // the default first
    }
    void rejectsAChangeOfAnythingElse_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("expiry") << QByteArray(R"({"expiryYear": "2040"})");
        QTest::newRow("beside the nickname") << QByteArray(R"({"nickname": "New", "nameOnCard": "Dana"})");
        QTest::newRow("nickname that is no text") << QByteArray(R"({"nickname": 5})");
        QTest::newRow("nickname too long") << QByteArray(R"({"nickname": ")" + QByteArray(43, 'n') + R"("})");
        QTest::newRow("mark that is no mark") << QByteArray(R"({"setAsDefault": "yes"})");
    }
    void rejectsAChangeOfAnythingElse()
    {
        QFETCH(QByteArray, body);
        const QByteArray before = m_client->get(cards + "/usercc10001").body;

        const auto answer = m_client->send("PUT", cards + "/usercc10001", body);

        QCOMPARE(answer.status, 400);
        QCOMPARE(CommerceClient::code(answer), QStringLiteral("28392"));
        QCOMPARE(m_client->get(cards + "/usercc10001").body, before);
    }
    void shouldChangeTheNicknameAndTheDefault()
    {
        QVERIFY(addCard("usercc1", "2035"));

        const auto answer = m_client->send("PUT", cards + "/usercc1", R"({"nickname": "Küche", "setAsDefault": true})");

        QCOMPARE(answer.object()[QLatin1String("nickname")].toString(), QStringLiteral("Küche"));
        QCOMPARE(defaultCard(), QStringLiteral("usercc1"));
        QVERIFY(m_client->send("PUT", cards + "/usercc1", R"({"nickname": null})").object()[QLatin1String("nickname")].isNull());
    }
};

QTEST_GUILESS_MAIN(TestCommerceCards)
#include "tst_commerce_cards.moc"
