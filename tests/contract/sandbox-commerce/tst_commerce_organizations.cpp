// SPDX-License-Identifier: Apache-2.0
// What the examples do not show of organizations and of those who want to be registered (CONTRACT 3.11).
#include "commerceclient.h"

using namespace linedesk;
using namespace linedesk::test;

namespace {

const QByteArray Members = "/ccagentui/v1/organizationMembers", Applicants = "/ccagentui/v1/profileRequests/pr10001",
                 Studio = "/ccagentui/v1/organizationRequests/orq10001";

} // namespace

class TestCommerceOrganizations : public QObject {
    Q_OBJECT
    std::unique_ptr<CommerceClient> m_client;

    sandbox::Response send(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                           const QByteArray &shopper = "120000", const QByteArray &organization = "or-100001")
    {
        std::vector<std::pair<QByteArray, QByteArray>> headers{{"X-CCAgentContext", "{\"shopperProfileId\":\"" + shopper + "\"}"}};
        if (!organization.isEmpty())
            headers.emplace_back("X-CCOrganization", organization);
        return m_client->send(method, path, body, headers);
    }
    QStringList people(const QByteArray &query)
    {
        QStringList list;
        for (const QJsonValue &one : send("GET", Members + query).object()[QLatin1String("items")].toArray())
            list << one[QLatin1String("firstName")].toString();
        return list;
    }

private Q_SLOTS:
    void init()
    {
        m_client = std::make_unique<CommerceClient>();
        QVERIFY2(m_client->start(), qPrintable(m_client->problem()));
        QVERIFY(m_client->login());
    }

    void shouldListMembersByNameRoleAndPage()
    {
        QCOMPARE(people({}).join(u' '), QStringLiteral("Jamie Casey Morgan"));
        QCOMPARE(people("?includedRoles=admin"), QStringList{QStringLiteral("Morgan")});
        QCOMPARE(people("?includedRoles=admin,buyer&q=active%20eq%20%22true%22").join(u' '), QStringLiteral("Casey Morgan"));
        QCOMPARE(people("?limit=1&offset=1&sort=firstName:asc"), QStringList{QStringLiteral("Jamie")});
        QCOMPARE(CommerceClient::code(send("GET", Members + "?q=shoe")), QStringLiteral("990411"));
    }
    void shouldTakeTheOrganizationOfTheShopperWhereNoneIsNamed()
    {
        QCOMPARE(send("GET", Members, {}, "120000", {}).object()[QLatin1String("total")].toInt(), 3);
        QCOMPARE(CommerceClient::code(send("GET", Members, {}, "110001", {})), QStringLiteral("82001"));
    }
    void rejectsAForeignContext()
    {
        for (const auto &[shopper, organization] : {std::pair("110001", "or-100001"), std::pair("120000", "or-999999")}) {
            QCOMPARE(CommerceClient::code(send("GET", Members, {}, shopper, organization)), QStringLiteral("100091"));
            QCOMPARE(send("GET", "/ccagentui/v1/organizationAddresses", {}, shopper, organization).status, 403);
        }
        QCOMPARE(CommerceClient::code(send("GET", Members + "/110001")), QStringLiteral("22002"));
        QCOMPARE(CommerceClient::code(send("PUT", Members + "/110001", "{}")), QStringLiteral("22002"));
    }
    void shouldLetAnAgentChangeAMemberButNotTheRoles()
    {
        const auto answer =
            send("PUT", Members + "/120001", "{\"active\": false, \"receiveEmail\": \"yes\", \"lastName\": \"Partner\"}");

        QCOMPARE(answer.object()[QLatin1String("active")], QJsonValue(false));
        QCOMPARE(answer.object()[QLatin1String("lastName")].toString(), QStringLiteral("Partner"));
        QCOMPARE(answer.object()[QLatin1String("roles")].toArray().size(), 1);
        QCOMPARE(send("PUT", Members + "/120001", "{\"roles\": []}").status, 403);
        QCOMPARE(CommerceClient::code(send("PUT", Members + "/120001", "{\"email\": \"x\"}")), QStringLiteral("23006"));
    }
    void rejectsRolesThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("roles");
        QTest::newRow("word") << QByteArray("[{\"function\":\"king\",\"relativeTo\":{\"id\":\"or-100001\"}}]");
        QTest::newRow("place") << QByteArray("[{\"function\":\"admin\",\"relativeTo\":{\"id\":\"or-2\"}}]");
        QTest::newRow("kind") << QByteArray("\"admin\"");
    }
    void rejectsRolesThatAreNone()
    {
        QFETCH(QByteArray, roles);
        QVERIFY(m_client->login("supervisor@example.com"));
        const QByteArray before = send("GET", Members + "/120001").body;

        const auto answer = send("PUT", Members + "/120001", "{\"lastName\": \"Other\", \"roles\": " + roles + "}");

        QCOMPARE(answer.status, 400);
        QCOMPARE(CommerceClient::code(answer), QStringLiteral("22024"));
        QCOMPARE(send("GET", Members + "/120001").body, before);
    }
    void rejectsAnAddressThatIsWrong()
    {
        QCOMPARE(CommerceClient::code(send("POST", "/ccagentui/v1/organizationAddresses", "{\"address\": {\"country\": \"US\"}}")),
                 QStringLiteral("22032"));
        QCOMPARE(send("GET", "/ccagentui/v1/organizationAddresses").object()[QLatin1String("secondaryAddresses")].toArray().size(),
                 1);
    }

    void shouldMakeAnApprovedApplicantAMember()
    {
        QVERIFY(m_client->login("supervisor@example.com"));

        QCOMPARE(m_client->send("POST", Applicants + "/approve", "{}").status, 200);

        QCOMPARE(people({}).join(u' '), QStringLiteral("Jo Jamie Casey Morgan"));
        QCOMPARE(m_client->findScim(QStringLiteral("email eq \"jo.applicant@example.com\" and profileType eq \"b2b_user\""))
                     .object()[QLatin1String("total")]
                     .toInt(),
                 1);
        QCOMPARE(m_client->send("POST", Studio + "/approve", "{}").status, 200); // the same person: joins, is not made twice
        const QJsonObject jo = m_client->findScim(QStringLiteral("secondaryOrganizations.name sw \"studio\""))
                                   .object()[QLatin1String("items")][0]
                                   .toObject();
        QCOMPARE(jo[QLatin1String("parentOrganization")][QLatin1String("name")].toString(), QStringLiteral("Sample Works"));
        QCOMPARE(jo[QLatin1String("roles")].toArray().size(), 2);
    }
    void shouldDecideOnce()
    {
        QVERIFY(m_client->login("supervisor@example.com"));
        for (const QByteArray &one : {Applicants, Studio}) {
            QCOMPARE(m_client->send("POST", one + "/reject", "{\"approverComments\": \"No\"}").status, 200);
            for (const char *again : {"/approve", "/reject"})
                QCOMPARE(CommerceClient::code(m_client->send("POST", one + again, "{}")), QStringLiteral("101008"));
            QCOMPARE(m_client->get(one).object()[QLatin1String("approverComments")].toString(), QStringLiteral("No"));
        }
        QCOMPARE(CommerceClient::code(m_client->send("PUT", Studio, "{\"status\": \"review\"}")), QStringLiteral("101008"));
        QCOMPARE(people({}).size(), 3);
        QCOMPARE(CommerceClient::code(m_client->send("POST", "/ccagentui/v1/organizationRequests/x/approve", "{}")),
                 QStringLiteral("101000"));
        QCOMPARE(CommerceClient::code(m_client->send("POST", "/ccagentui/v1/profileRequests/x/reject", "{}")),
                 QStringLiteral("102000"));
    }
    void rejectsADecisionThatIsWrong()
    {
        QCOMPARE(m_client->send("POST", Studio + "/approve", "{}").status, 403); // an agent
        QVERIFY(m_client->login("supervisor@example.com"));
        const QByteArray longText = "{\"approverComments\": \"" + QByteArray(1001, 'c') + "\"}";
        QCOMPARE(CommerceClient::code(m_client->send("POST", Applicants + "/approve", longText)), QStringLiteral("102001"));
        QCOMPARE(CommerceClient::code(m_client->send("POST", Studio + "/approve", longText)), QStringLiteral("10001"));
        QCOMPARE(CommerceClient::code(m_client->send("POST", Studio + "/approve", "x")), QStringLiteral("10001"));
        QCOMPARE(CommerceClient::code(m_client->send("POST", Applicants + "/reject", "{\"approvedSource\": \"robot\"}")),
                 QStringLiteral("89101"));
        QCOMPARE(CommerceClient::code(m_client->send("PUT", Studio, "{\"status\": \"approved\"}")), QStringLiteral("10001"));
        for (const QByteArray &one : {Applicants, Studio})
            QCOMPARE(m_client->get(one).object()[QLatin1String("status")].toString(), QStringLiteral("new"));
    }
    void shouldFindWhatIsInProgress()
    {
        QCOMPARE(m_client->send("PUT", Studio, "{\"status\": \"moreInfoNeeded\"}").status, 200);
        const auto count = [&](const char *q) {
            return m_client->get("/ccagent/v1/organizationRequests?queryFormat=SCIM&q=" + QUrl::toPercentEncoding(QLatin1String(q)))
                .object()[QLatin1String("total")]
                .toInt();
        };
        QCOMPARE(count("status eq \"moreInfoNeeded\" or status eq \"review\""), 1);
        QCOMPARE(count("not status eq \"moreInfoNeeded\""), 0);
        QCOMPARE(count("name co \"studio\" and requesterEmail ew \"@example.com\""), 1);
    }
};

QTEST_GUILESS_MAIN(TestCommerceOrganizations)
#include "tst_commerce_organizations.moc"
