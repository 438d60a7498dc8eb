// SPDX-License-Identifier: Apache-2.0
// Every rule of CREATE_ACCOUNTS, UPDATE_ACCOUNT and CREATE_CONTACT that can be broken, with its code and its path (CONTRACT 11
// to 13), over HTTP; no code of section 13 is left out. Nothing is written by any of them.
#include "accountsclient.h"

#include <QRegularExpression>

using namespace linedesk;
using namespace linedesk::test;

namespace {

// JSON with single quotes, as the rows are written.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

const QByteArray Place = "'address1':'1 Mill Lane','city':'Springfield','state':'IL','postalCode':'62701','country':'US'";

// A new customer account with more members; one that is named a second time counts.
QByteArray customer(const QByteArray &more)
{
    return "{'accounts':[{'accountType':'Customer','accountName':'New','addresses':[{" + Place + "}]" +
           (more.isEmpty() ? more : ',' + more) + "}]}";
}
QByteArray withProfile(const QByteArray &profile)
{
    return customer("'billingProfiles':[{" + profile + "}]");
}
QByteArray withNewCard(const QByteArray &more)
{
    return withProfile(
        "'paymentMethod':'creditcard','creditCardNumber':'4111111111111111','creditCardType':'visa','creditCardContactName':"
        "'Dana Sample','creditCardExpiryMonth':'03','creditCardExpiryYear':'2030','creditCardSecurityCode':'123'," +
        more);
}
QByteArray withStoredCard(const QByteArray &more)
{
    return withProfile("'paymentMethod':'creditcard','creditCardNumber':'xxxxxxxxxxxx1111','creditCardId':'usercc10001',"
                       "'creditCardExpiryMonth':'03'," +
                       more);
}
QByteArray changedCard(const QByteArray &more)
{
    return "{'billingProfiles':[{'billingProfileId':'BP-500001'," + more + "}]}";
}
QByteArray child(const QByteArray &type, const QByteArray &more)
{
    return "{'accounts':[{'accountType':'" + type + "','accountName':'New'," + more + "}]}";
}

const QByteArray Household = "300100000000201", Cabin = "300100000000202", Bills = "300100000000203";

} // namespace

class TestAccountRules : public QObject {
    Q_OBJECT
    CommerceClient m_client;
    QByteArray m_agent, m_supervisor;
    QSet<QString> m_seen;

    QString versions() const
    {
        QStringList all;
        for (const QJsonValue &one : m_client.send("GET", "/ccagentx/custom/v1/accounts", {}, contextOf("110001"))
                                         .object()[QLatin1String("items")]
                                         .toArray())
            all << one[QLatin1String("accountId")].toString() + u':' + one[QLatin1String("version")].toVariant().toString();
        return all.join(u' ');
    }
    QJsonValue cards() const
    {
        return m_client.get("/ccagentui/v1/profiles/110001/creditCards?allCards=true").object()[QLatin1String("items")];
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_client.options().paymentTimeoutMs = 300;
        QVERIFY2(m_client.start(), qPrintable(m_client.problem()));
        QVERIFY(m_client.login("supervisor@example.com"));
        m_supervisor = m_client.token();
        QVERIFY(m_client.login());
        m_agent = m_client.token();
        QVERIFY(m_client.changeStore(
            QStringLiteral("INSERT INTO cards (id, profile_id, type, masked_number, iin, holder, expiry_month, expiry_year, "
                           "is_default, token) VALUES"
                           " ('old', '110001', 'visa', 'xxxxxxxxxxxx2222', '411111', 'Dana Sample', '03', '2020', 0, 'tok_old')")));
    }

    void rejectsANewAccount_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("errors");
        const auto row = [](const char *name, const QByteArray &body, const QStringList &errors) {
            QTest::newRow(name) << body << errors;
        };
        const QString first = QStringLiteral("$.accounts[0]."), profile = first + QStringLiteral("billingProfiles[0]."),
                      place = first + QStringLiteral("addresses[0].");
        const auto one = [](const char *code, const QString &path) { return QStringList{QLatin1String(code) + u' ' + path}; };
        row("not JSON", "{", one("CAM-3001", QStringLiteral("$")));
        row("a list", "[]", one("CAM-3001", QStringLiteral("$")));
        row("no accounts", "{}", one("CAM-3001", QStringLiteral("$.accounts")));
        row("no account", "{'accounts':[]}", one("CAM-3001", QStringLiteral("$.accounts")));
        row("51 accounts", "{'accounts':[" + QByteArray("1,").repeated(50) + "1]}", one("CAM-3001", QStringLiteral("$.accounts")));
        row("an account that is none", "{'accounts':[7]}",
            {QStringLiteral("CAM-3001 $.accounts[0]"), QStringLiteral("CAM-3401 $.accounts[0].accountType"),
             QStringLiteral("CAM-3406 $.accounts[0].accountName"), QStringLiteral("CAM-3501 $.accounts[0].addresses")});
        row("unknown field", customer("'colour':'blue'"), one("CAM-3001", first + QStringLiteral("colour")));
        row("wrong kind", customer("'links':'none'"), one("CAM-3001", first + QStringLiteral("links")));
        row("id given", customer("'accountId':'300100000000201'"), one("CAM-3003", first + QStringLiteral("accountId")));
        row("long name", customer("'accountName':'" + QByteArray(101, 'N') + "'"),
            one("CAM-3002", first + QStringLiteral("accountName")));
        row("long nickname", customer("'addresses':[{" + Place + ",'nickname':'" + QByteArray(43, 'N') + "'}]"),
            one("CAM-3002", place + QStringLiteral("nickname")));
        row("long street", customer("'addresses':[{" + Place + ",'address2':'" + QByteArray(101, 'N') + "'}]"),
            one("CAM-3002", place + QStringLiteral("address2")));

        row("no type", customer("'accountType':null"), one("CAM-3401", first + QStringLiteral("accountType")));
        row("other type", customer("'accountType':'customer'"), one("CAM-3401", first + QStringLiteral("accountType")));
        row("no parent", child("Service", "'addresses':[{" + Place + "}]"),
            one("CAM-3402", first + QStringLiteral("parentAccountId")));
        row("parent is a child", child("Billing", "'parentAccountId':'" + Cabin + "','addresses':[{" + Place + "}]"),
            one("CAM-3403", first + QStringLiteral("parentAccountId")));
        row("parent of this request is a child",
            "{'accounts':[{'accountType':'Service','accountName':'A','clientRef':'a','parentAccountId':'" + Household +
                "','addresses':[{" + Place + "}]},{'accountType':'Service','accountName':'B','parentRef':'a','addresses':[{" +
                Place + "}]}]}",
            one("CAM-3403", QStringLiteral("$.accounts[1].parentRef")));
        row("customer with a parent", customer("'parentAccountId':'" + Household + "'"),
            one("CAM-3404", first + QStringLiteral("parentAccountId")));
        row("owner no admin", customer("'contacts':[{'contactId':'300100000000101','roles':['buyer']}]"),
            one("CAM-3405", first + QStringLiteral("contacts[0].roles")));
        row("blank name", customer("'accountName':'  '"), one("CAM-3406", first + QStringLiteral("accountName")));
        row("reference twice",
            "{'accounts':[{'clientRef':'a','accountType':'Customer','accountName':'A','addresses':[{" + Place +
                "}]},{'clientRef':'a','accountType':'Customer','accountName':'B','addresses':[{" + Place + "}]}]}",
            one("CAM-3407", QStringLiteral("$.accounts[1].clientRef")));
        row("unknown reference", child("Service", "'parentRef':'x','addresses':[{" + Place + "}]"),
            one("CAM-3407", first + QStringLiteral("parentRef")));
        row("two parents", child("Service", "'parentRef':'x','parentAccountId':'" + Household + "','addresses':[{" + Place + "}]"),
            one("CAM-3407", first + QStringLiteral("parentRef")));
        row("unknown role", customer("'contacts':[{'contactId':'300100000000101','roles':['admin','owner']}]"),
            one("CAM-3408", first + QStringLiteral("contacts[0].roles[1]")));
        row("no role", customer("'contacts':[{'contactId':'300100000000104','roles':[]}]"),
            one("CAM-3408", first + QStringLiteral("contacts[0].roles")));
        row("unknown contact", customer("'contacts':[{'contactId':'1','roles':['user']}]"),
            one("CAM-3409", first + QStringLiteral("contacts[0].contactId")));
        row("primary contact without a role", customer("'primaryContactId':'300100000000104'"),
            one("CAM-3410", first + QStringLiteral("primaryContactId")));
        row("link of a child",
            child("Service", "'parentAccountId':'" + Household +
                                 "','links':[{'accountId':'300100000000301','relationshipType':"
                                 "'Family'}],'addresses':[{" +
                                 Place + "}]"),
            one("CAM-3411", first + QStringLiteral("links")));
        row("link to a child", customer("'links':[{'accountId':'" + Bills + "','relationshipType':'Family'}]"),
            one("CAM-3411", first + QStringLiteral("links[0].accountId")));
        row("link to nowhere", customer("'links':[{'accountId':'1','relationshipType':'Family'}]"),
            one("CAM-3411", first + QStringLiteral("links[0].accountId")));
        row("unknown kind of link", customer("'links':[{'accountId':'300100000000301','relationshipType':'Enemies'}]"),
            one("CAM-3001", first + QStringLiteral("links[0].relationshipType")));

        row("no addresses", customer("'addresses':[]"), one("CAM-3501", first + QStringLiteral("addresses")));
        row("no city", customer("'addresses':[{'address1':'1 Mill Lane','state':'IL','postalCode':'62701','country':'US'}]"),
            one("CAM-3502", place + QStringLiteral("city")));
        row("postal code", customer("'addresses':[{" + QByteArray(Place).replace("62701", "ABC") + "}]"),
            one("CAM-3503", place + QStringLiteral("postalCode")));
        row("country", customer("'addresses':[{" + QByteArray(Place).replace("'US'", "'ZZ'") + "}]"),
            one("CAM-3504", place + QStringLiteral("country")));
        row("two defaults",
            customer("'addresses':[{" + Place + ",'defaultBillingAddress':true},{" + Place + ",'defaultBillingAddress':true}]"),
            one("CAM-3505", first + QStringLiteral("addresses[1].defaultBillingAddress")));
        row("address with an id", customer("'addresses':[{" + Place + ",'addressId':'ADR-700001'}]"),
            one("CAM-3506", place + QStringLiteral("addressId")));
        row("billed service",
            child("Service", "'parentAccountId':'" + Household + "','addresses':[{" + Place + ",'types':['BILL_TO']}]"),
            one("CAM-3507", place + QStringLiteral("types")));
        row("delivery to a billing account",
            child("Billing", "'parentAccountId':'" + Household + "','addresses':[{" + Place + ",'defaultShippingAddress':true}]"),
            one("CAM-3507", place + QStringLiteral("types")));

        row("no method", withProfile("'billingProfileName':'x'"), one("CAM-3101", profile + QStringLiteral("paymentMethod")));
        row("other method", withProfile("'paymentMethod':'cash'"), one("CAM-3101", profile + QStringLiteral("paymentMethod")));
        row("type of another card", withNewCard("'creditCardType':'amex'"),
            one("CAM-3102", profile + QStringLiteral("creditCardType")));
        row("month 13", withNewCard("'creditCardExpiryMonth':'13'"),
            one("CAM-3103", profile + QStringLiteral("creditCardExpiryMonth")));
        row("two-digit year", withNewCard("'creditCardExpiryYear':'30'"),
            one("CAM-3104", profile + QStringLiteral("creditCardExpiryYear")));
        row("year as a number, too far", withNewCard("'creditCardExpiryYear':2099"),
            one("CAM-3104", profile + QStringLiteral("creditCardExpiryYear")));
        row("no code", withNewCard("'creditCardSecurityCode':null"),
            one("CAM-3105", profile + QStringLiteral("creditCardSecurityCode")));
        row("long code", withNewCard("'creditCardSecurityCode':'1234'"),
            one("CAM-3105", profile + QStringLiteral("creditCardSecurityCode")));
        row("check digit", withNewCard("'creditCardNumber':'4111111111111112'"),
            one("CAM-3106", profile + QStringLiteral("creditCardNumber")));
        row("neither number nor mask", withNewCard("'creditCardNumber':'4111 1111 1111 1111'"),
            one("CAM-3106", profile + QStringLiteral("creditCardNumber")));
        row("no name on it", withNewCard("'creditCardContactName':' '"),
            one("CAM-3107", profile + QStringLiteral("creditCardContactName")));
        row("long name on it", withNewCard("'creditCardContactName':'" + QByteArray(81, 'N') + "'"),
            one("CAM-3002", profile + QStringLiteral("creditCardContactName")));
        row("expired", withNewCard("'creditCardExpiryYear':'2020'"),
            one("CAM-3108", profile + QStringLiteral("creditCardExpiryYear")));
        row("no number", withProfile("'paymentMethod':'debitcard'"), one("CAM-3109", profile + QStringLiteral("creditCardNumber")));
        row("declined", withNewCard("'creditCardNumber':'4000000000000002'"),
            one("CAM-3301", profile + QStringLiteral("creditCardNumber")));
        row("holder must confirm", withNewCard("'creditCardNumber':'4000000000003220'"),
            one("CAM-3302", profile + QStringLiteral("creditCardNumber")));
        row("mask without the id", withStoredCard("'creditCardId':null"),
            one("CAM-3211", profile + QStringLiteral("creditCardId")));
        row("mask of another card", withStoredCard("'creditCardNumber':'xxxxxxxxxxxx2222'"),
            one("CAM-3211", profile + QStringLiteral("creditCardId")));
        row("card of somebody else", withStoredCard("'creditCardId':'usercc20001'"),
            one("CAM-3211", profile + QStringLiteral("creditCardId")));
        row("two ids", withStoredCard("'creditCardIn':'old'"),
            {QStringLiteral("CAM-3001 ") + profile + QStringLiteral("creditCardIn"),
             QStringLiteral("CAM-3211 ") + profile + QStringLiteral("creditCardId")});
        row("stored card, no month", withStoredCard("'creditCardExpiryMonth':null"),
            one("CAM-3103", profile + QStringLiteral("creditCardExpiryMonth")));
        row("stored card, other month", withStoredCard("'creditCardExpiryMonth':'04'"),
            one("CAM-3210", profile + QStringLiteral("creditCardExpiryMonth")));
        row("stored card, code", withStoredCard("'creditCardSecurityCode':'123'"),
            one("CAM-3210", profile + QStringLiteral("creditCardSecurityCode")));
        row("stored card has expired", withStoredCard("'creditCardId':'old','creditCardNumber':'xxxxxxxxxxxx2222'"),
            one("CAM-3108", profile + QStringLiteral("creditCardExpiryYear")));
        row("billing profile of a service",
            child("Service", "'parentAccountId':'" + Household + "','addresses':[{" + Place +
                                 "}],'billingProfiles':[{'paymentMethod':'bankTransfer','bankAccountNumber':'000123456789'}]"),
            one("CAM-3303", first + QStringLiteral("billingProfiles")));
        row("two default profiles",
            customer("'billingProfiles':[{'paymentMethod':'bankTransfer','bankAccountNumber':'000123456789','isDefault':true},"
                     "{'paymentMethod':'bankTransfer','bankAccountNumber':'000987654321','isDefault':true}]"),
            one("CAM-3202", first + QStringLiteral("billingProfiles[1].isDefault")));
        row("profile with an id", withProfile("'billingProfileId':'BP-500001','paymentMethod':'bankTransfer'"),
            one("CAM-3201", profile + QStringLiteral("billingProfileId")));
        row("unknown delivery",
            withProfile("'paymentMethod':'bankTransfer','bankAccountNumber':'1234','billDeliveryMethod':'PIGEON'"),
            one("CAM-3001", profile + QStringLiteral("billDeliveryMethod")));
        row("no bank number", withProfile("'paymentMethod':'bankTransfer'"),
            one("CAM-3120", profile + QStringLiteral("bankAccountNumber")));
        const QByteArray bank = "'paymentMethod':'bankTransfer','bankAccountNumber':'000123456789',";
        row("masked bank number", withProfile(bank + "'bankAccountNumber':'xxxxxx6789'"),
            one("CAM-3121", profile + QStringLiteral("bankAccountNumber")));
        row("routing number", withProfile(bank + "'bankRoutingNumber':'021000020'"),
            one("CAM-3122", profile + QStringLiteral("bankRoutingNumber")));
        row("IBAN", withProfile(bank + "'bankIban':'GB00EXAM00000000000000'"),
            one("CAM-3123", profile + QStringLiteral("bankIban")));
        row("SWIFT", withProfile(bank + "'bankSwiftCode':'EX'"), one("CAM-3124", profile + QStringLiteral("bankSwiftCode")));
        row("sort code", withProfile(bank + "'bankSortCode':'12'"), one("CAM-3125", profile + QStringLiteral("bankSortCode")));
        row("kind of bank account", withProfile(bank + "'bankAccountType':'OTHER'"),
            one("CAM-3126", profile + QStringLiteral("bankAccountType")));
        row("all at once", customer("'accountName':'','colour':1,'addresses':[]"),
            {QStringLiteral("CAM-3001 $.accounts[0].colour"), QStringLiteral("CAM-3406 $.accounts[0].accountName"),
             QStringLiteral("CAM-3501 $.accounts[0].addresses")});
    }
    void rejectsANewAccount()
    {
        QFETCH(QByteArray, body);
        QFETCH(QStringList, errors);
        m_client.setToken(m_agent);
        const QJsonValue cardsBefore = cards();

        const auto answer =
            m_client.send("POST", "/ccagentx/custom/v1/contacts/300100000000101/accounts", json(body), contextOf("110001"));

        QCOMPARE(CommerceClient::code(answer), QStringLiteral("CAM-3000"));
        QCOMPARE(answer.status, 400);
        QCOMPARE(errorsOf(answer), errors);
        QCOMPARE(versions(), QStringLiteral("300100000000201:3 300100000000202:1 300100000000203:2"));
        QCOMPARE(cards(), cardsBefore);
        for (const QString &error : errors)
            m_seen << error.left(8);
    }

    void rejectsAChange_data()
    {
        QTest::addColumn<QByteArray>("account");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("errors");
        const auto row = [](const char *name, const QByteArray &account, const QByteArray &body, const char *error) {
            QTest::newRow(name) << account << body << QString::fromLatin1(error).split(u'|');
        };
        row("type", Household, "{'accountType':'Billing'}", "CAM-3003 $.accountType");
        row("parent", Bills, "{'parentAccountId':'1'}", "CAM-3003 $.parentAccountId");
        row("unknown field", Household, "{'colour':'blue'}", "CAM-3001 $.colour");
        row("status", Household, "{'status':'GONE'}", "CAM-3001 $.status");
        row("no name", Household, "{'accountName':null}", "CAM-3406 $.accountName");
        row("long name", Household, "{'accountName':'" + QByteArray(101, 'N') + "'}", "CAM-3002 $.accountName");
        row("primary contact without a role", Household, "{'primaryContactId':'300100000000104'}", "CAM-3410 $.primaryContactId");
        row("no primary contact", Household, "{'primaryContactId':null}", "CAM-3410 $.primaryContactId");
        row("last admin", Household, "{'contacts':[{'contactId':'300100000000101','roles':[]}]}",
            "CAM-3405 $.contacts[0].roles|CAM-3410 $.primaryContactId");
        row("last admin becomes a buyer", Household, "{'contacts':[{'contactId':'300100000000101','roles':['user','buyer']}]}",
            "CAM-3405 $.contacts[0].roles");
        row("unknown role", Household, "{'contacts':[{'contactId':'300100000000104','roles':['boss']}]}",
            "CAM-3408 $.contacts[0].roles[0]");
        row("unknown contact", Household, "{'contacts':[{'contactId':'1','roles':['user']}]}", "CAM-3409 $.contacts[0].contactId");
        row("link to itself", Household, "{'links':[{'accountId':'300100000000201','relationshipType':'Group'}]}",
            "CAM-3411 $.links[0].accountId");
        row("link of a billing account", Bills, "{'links':[{'accountId':'300100000000301','relationshipType':'Group'}]}",
            "CAM-3411 $.links");
        row("address elsewhere", Household, "{'addresses':[{'addressId':'ADR-700002','city':'X'}]}",
            "CAM-3506 $.addresses[0].addressId");
        row("city taken away", Household, "{'addresses':[{'addressId':'ADR-700001','city':null}]}", "CAM-3502 $.addresses[0].city");
        row("billed service", Cabin, "{'addresses':[{'addressId':'ADR-700002','defaultBillingAddress':true}]}",
            "CAM-3507 $.addresses[0].types");
        row("other method", Household, changedCard("'paymentMethod':'bankTransfer','bankAccountNumber':'1234'"),
            "CAM-3213 $.billingProfiles[0].paymentMethod");
        row("debit card under a mask", Household,
            changedCard("'paymentMethod':'debitcard','creditCardId':'usercc10001','creditCardNumber':'xxxxxxxxxxxx1111'"),
            "CAM-3213 $.billingProfiles[0].paymentMethod");
        row("card fields without a number", Household, changedCard("'creditCardExpiryYear':'2031','creditCardType':'visa'"),
            "CAM-3109 $.billingProfiles[0].creditCardNumber");
        row("code under a mask", Household,
            changedCard("'creditCardId':'usercc10001','creditCardNumber':'xxxxxxxxxxxx1111','creditCardSecurityCode':'123'"),
            "CAM-3210 $.billingProfiles[0].creditCardSecurityCode");
        row("each field under a mask", Household,
            changedCard("'creditCardId':'usercc10001','creditCardNumber':'************1111','creditCardExpiryMonth':'4',"
                        "'creditCardType':'amex'"),
            "CAM-3210 $.billingProfiles[0].creditCardExpiryMonth|CAM-3210 $.billingProfiles[0].creditCardType");
        row("other mask", Household, changedCard("'creditCardId':'usercc10001','creditCardNumber':'xxxxxxxxxxxx2222'"),
            "CAM-3211 $.billingProfiles[0].creditCardId");
        row("other bank mask", Bills, "{'billingProfiles':[{'billingProfileId':'BP-500002','bankAccountNumber':'xxxxxx0000'}]}",
            "CAM-3121 $.billingProfiles[0].bankAccountNumber");
        row("bank number taken away", Bills, "{'billingProfiles':[{'billingProfileId':'BP-500002','bankAccountNumber':null}]}",
            "CAM-3120 $.billingProfiles[0].bankAccountNumber");
    }
    void rejectsAChange()
    {
        QFETCH(QByteArray, account);
        QFETCH(QByteArray, body);
        m_client.setToken(m_supervisor);

        const auto answer = m_client.send("PUT", "/ccagentx/custom/v1/contacts/300100000000101/accounts/" + account, json(body),
                                          contextOf("110001"));

        QCOMPARE(CommerceClient::code(answer), QStringLiteral("CAM-3000"));
        QTEST(errorsOf(answer), "errors");
        QCOMPARE(versions(), QStringLiteral("300100000000201:3 300100000000202:1 300100000000203:2"));
        for (const QString &error : errorsOf(answer))
            m_seen << error.left(8);
    }

    void rejectsAContact_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("error");
        QTest::newRow("not JSON") << QByteArray("{") << QStringLiteral("CAM-3001 $");
        QTest::newRow("unknown field") << QByteArray("{'middleName':'X'}") << QStringLiteral("CAM-3001 $.middleName");
        QTest::newRow("wrong kind") << QByteArray("{'email':7}") << QStringLiteral("CAM-3001 $.email");
        QTest::newRow("no last name") << QByteArray("{'lastName':' '}") << QStringLiteral("CAM-3001 $.lastName");
        QTest::newRow("long name") << "{'firstName':'" + QByteArray(41, 'N') + "'}" << QStringLiteral("CAM-3002 $.firstName");
    }
    void rejectsAContact()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, error);
        const auto answer = m_client.send("POST", "/ccagentx/custom/v1/contacts", json(body), contextOf("110001"));
        QCOMPARE(answer.status, 400);
        QCOMPARE(errorsOf(answer), QStringList{error});
    }

    // Every code of section 13 was seen above.
    void shouldLeaveNoCodeOut()
    {
        QFile contract(QStringLiteral(LINEDESK_TEST_DATA "/../../core/api/CONTRACT.md"));
        QVERIFY(contract.open(QIODevice::ReadOnly));
        static const QRegularExpression line(QStringLiteral("^\\| (CAM-3[0-9]{3}) \\|"), QRegularExpression::MultilineOption);
        QSet<QString> wanted;
        for (auto found = line.globalMatch(QString::fromUtf8(contract.readAll())); found.hasNext();)
            wanted << found.next().captured(1);
        QVERIFY(wanted.size() > 40);
        QCOMPARE(QStringList((wanted - m_seen).values()).join(u' '), QString());
    }
};

QTEST_GUILESS_MAIN(TestAccountRules)
#include "tst_account_rules.moc"
