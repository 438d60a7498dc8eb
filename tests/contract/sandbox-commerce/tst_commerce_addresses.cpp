// SPDX-License-Identifier: Apache-2.0
// What the examples do not show of the address book (CONTRACT 3.9).
#include "commerceclient.h"

using namespace linedesk;
using namespace linedesk::test;

namespace {

const QByteArray Book = "/ccagentui/v1/profiles/110001/addresses";

QJsonObject item(const char *nickname, QJsonObject changes = {})
{
    QJsonObject address{{QStringLiteral("address1"), QStringLiteral("200 Example Avenue")},
                        {QStringLiteral("city"), QStringLiteral("Springfield")},
                        {QStringLiteral("state"), QStringLiteral("IL")},
                        {QStringLiteral("postalCode"), QStringLiteral("62702")},
                        {QStringLiteral("country"), QStringLiteral("US")}};
    for (auto one = changes.begin(); one != changes.end(); ++one)
        address[one.key()] = one.value();
    return {{QStringLiteral("address"), address}, {QStringLiteral("addressType"), QString::fromUtf8(nickname)}};
}

} // namespace

class TestCommerceAddresses : public QObject {
    Q_OBJECT
    std::unique_ptr<CommerceClient> m_client;

    QByteArray add(const QJsonObject &body)
    {
        return m_client->post(Book, body).object()[QLatin1String("address")][QLatin1String("repositoryId")].toString().toLatin1();
    }
    sandbox::Response put(const QByteArray &id, const QByteArray &body) { return m_client->send("PUT", Book + '/' + id, body); }
    QStringList names(const QByteArray &query)
    {
        QStringList list;
        for (const QJsonValue &one : m_client->get(Book + query).object()[QLatin1String("items")].toArray())
            list << one[QLatin1String("addressType")].toString();
        return list;
    }
    QStringList defaults(const char *mark)
    {
        QStringList list;
        for (const QJsonValue &one : m_client->get(Book).object()[QLatin1String("items")].toArray())
            if (one[QLatin1String(mark)].toBool())
                list << one[QLatin1String("addressType")].toString();
        return list;
    }

private Q_SLOTS:
    void init()
    {
        m_client = std::make_unique<CommerceClient>();
        QVERIFY2(m_client->start(), qPrintable(m_client->problem()));
        QVERIFY(m_client->login());
    }

    void shouldKeepOneDefaultOfAKind()
    {
        QJsonObject office = item("Office");
        office[QStringLiteral("isDefaultShippingAddress")] = true;
        const QByteArray id = add(office);
        QCOMPARE(defaults("isDefaultShippingAddress"), QStringList{QStringLiteral("Office")});
        QCOMPARE(m_client->get("/ccagentui/v1/profiles/110001")
                     .object()[QLatin1String("profileDetail")][QLatin1String("shippingAddress")][QLatin1String("repositoryId")]
                     .toString()
                     .toLatin1(),
                 id);

        QCOMPARE(put("ad-120001", "{\"isDefaultShippingAddress\": true, \"isDefaultBillingAddress\": true}").status, 200);

        QCOMPARE(defaults("isDefaultShippingAddress"), QStringList{QStringLiteral("Home")});
        QCOMPARE(defaults("isDefaultBillingAddress"), QStringList{QStringLiteral("Home")});
        QCOMPARE(put("ad-120001", "{\"isDefaultShippingAddress\": false}").status, 200);
        QCOMPARE(defaults("isDefaultShippingAddress"), QStringList());
    }
    void shouldChangeOnlyWhatIsSent()
    {
        const QJsonObject before = m_client->get(Book + "/ad-120001").object();

        const QJsonObject after =
            put("ad-120001", "{\"addressType\": \"Haus\", \"address\": {\"city\": \" Decatur \", \"phoneNumber\": null}}").object();

        QCOMPARE(after[QLatin1String("addressType")].toString(), QStringLiteral("Haus"));
        QCOMPARE(after[QLatin1String("address")][QLatin1String("city")].toString(), QStringLiteral("Decatur"));
        QVERIFY(after[QLatin1String("address")][QLatin1String("phoneNumber")].isNull());
        for (const char *kept : {"address1", "state", "postalCode", "firstName", "types"})
            QCOMPARE(after[QLatin1String("address")][QLatin1String(kept)], before[QLatin1String("address")][QLatin1String(kept)]);
    }
    void shouldTakeBackWhatItAnswered()
    {
        const QByteArray read = m_client->get(Book + "/ad-120001").body;
        QCOMPARE(QJsonDocument::fromJson(put("ad-120001", read).body), QJsonDocument::fromJson(read));
    }
    void shouldNameAnAddressThatCameWithoutANickname()
    {
        QJsonObject body = item("");
        body.remove(QStringLiteral("addressType"));
        QCOMPARE(m_client->post(Book, body).status, 200);
        QCOMPARE(m_client->post(Book, body).status, 200);
        QCOMPARE(names("?sort=addressType:asc").join(u' '), QStringLiteral("Address 1 Address 2 Home"));
    }
    void shouldListByNicknameByExpressionAndInPages()
    {
        for (const char *name : {"Büro", "Cabin", "Depot"})
            QVERIFY(!add(item(name, qstrcmp(name, "Cabin") ? QJsonObject()
                                                           : QJsonObject{{QStringLiteral("postalCode"), QStringLiteral("62799")}}))
                         .isEmpty());

        QCOMPARE(names("?addressType=b%C3%9CRO"), QStringList{QString::fromUtf8("Büro")});
        QCOMPARE(names("?queryFormat=SCIM&q=postalCode%20sw%20%2262799%22"), QStringList{QStringLiteral("Cabin")});
        QCOMPARE(names("?limit=2&offset=1&sort=addressType:desc"), (QStringList{QStringLiteral("Depot"), QStringLiteral("Cabin")}));
        QCOMPARE(m_client->get(Book + "?limit=2&offset=1").object()[QLatin1String("hasMore")], QJsonValue(true));
        QCOMPARE(CommerceClient::code(m_client->get(Book + "?q=shoe%20pr")), QStringLiteral("990411"));
    }
    void shouldFindAPersonByAnyOfTheAddresses()
    {
        QVERIFY(!add(item("Cabin", {{QStringLiteral("postalCode"), QStringLiteral("62799")},
                                    {QStringLiteral("phoneNumber"), QStringLiteral("777-9")}}))
                     .isEmpty());
        for (const char *q : {"allSecondaryAddresses.postalCode eq \"62799\"",
                              "allSecondaryAddresses.postalCode eq \"62701\" and firstName eq \"dana\"",
                              "allSecondaryAddresses.phoneNumber co \"7779\""})
            QCOMPARE(m_client->findScim(QLatin1String(q)).object()[QLatin1String("total")].toInt(), 1);
    }
    void shouldMakeOneAddressOfOneIntention()
    {
        const QByteArray body = QJsonDocument(item("Office")).toJson();
        const auto send = [&] { return m_client->send("POST", Book, body, {{"Idempotency-Key", "k"}}); };
        const auto first = send();
        QCOMPARE(send().body, first.body);
        QCOMPARE(names({}).size(), 2);
    }
    void shouldChangeTheTagOfTheProfile()
    {
        const QByteArray before = CommerceClient::header(m_client->get("/ccagentui/v1/profiles/110001"), "ETag");
        QCOMPARE(m_client->send("DELETE", Book + "/ad-120001").status, 200);
        QVERIFY(CommerceClient::header(m_client->get("/ccagentui/v1/profiles/110001"), "ETag") != before);
        QCOMPARE(CommerceClient::code(m_client->send("DELETE", Book + "/ad-120001")), QStringLiteral("22038"));
    }
    void rejectsWhatIsWrong_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("path");
        const auto row = [](const char *name, const QJsonObject &body, const char *code, const char *path) {
            QTest::newRow(name) << body << QString::fromLatin1(code) << QString::fromLatin1(path);
        };
        const auto with = [](const char *member, const QJsonValue &value) {
            return item("Office", {{QLatin1String(member), value}});
        };
        row("no address", {{QStringLiteral("addressType"), QStringLiteral("Office")}}, "22031", "address");
        row("no text", with("city", 5), "22031", "address.city");
        row("no such member", with("planet", QStringLiteral("Mars")), "22031", "address.planet");
        row("no line", with("address1", QJsonValue()), "22032", "address.address1");
        row("no country", with("country", QJsonValue()), "22032", "address.country");
        row("unknown country", with("country", QStringLiteral("QQ")), "22032", "address.country");
        row("unknown state", with("state", QStringLiteral("ZZ")), "22032", "address.state");
        row("too long", with("city", QString(41, u'c')), "22032", "address.city");
        row("too long where the country has no such field", with("county", QString(41, u'c')), "22032", "address.county");
        row("unknown kind", with("types", QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("castle")}}}), "89103",
            "address.types");
        row("long nickname", item(QByteArray(43, 'n')), "22032", "addressType");
        QJsonObject mark = item("Office");
        mark[QStringLiteral("isDefaultBillingAddress")] = QStringLiteral("yes");
        row("mark", mark, "100190", "isDefaultBillingAddress");
    }
    void rejectsWhatIsWrong()
    {
        QFETCH(QJsonObject, body);
        QFETCH(QString, code);
        QFETCH(QString, path);

        const auto answer = m_client->post(Book, body);

        QCOMPARE(answer.status, 400);
        QCOMPARE(CommerceClient::code(answer), code);
        QCOMPARE(answer.object()[QLatin1String("errors")][0][QLatin1String("o:errorPath")].toString(), path);
        QCOMPARE(names({}).size(), 1);
    }
    void rejectsAChangeThatLeavesTheAddressWrong()
    {
        QCOMPARE(CommerceClient::code(put("ad-120001", "{\"address\": {\"country\": \"GB\"}}")), QStringLiteral("22032"));
        QCOMPARE(CommerceClient::code(put("ad-120001", "{\"addressType\": \"\"}")), QStringLiteral("22032"));
        QCOMPARE(CommerceClient::code(m_client->send("POST", Book, "[]")), QStringLiteral("22031"));
        m_client->setToken({});
        QCOMPARE(m_client->get(Book).status, 401);
    }
};

QTEST_GUILESS_MAIN(TestCommerceAddresses)
#include "tst_commerce_addresses.moc"
