// SPDX-License-Identifier: Apache-2.0
// Whom the CRM knows a profile as (CONTRACT 4.2, 4.3, section 7): matched or made, linked, changed, over HTTP.
#include "accountsclient.h"

#include <thread>

using namespace linedesk;
using namespace linedesk::test;

namespace {

const QByteArray Contacts = "/ccagentx/custom/v1/contacts";
const Headers Dana = contextOf("110001"), Robin = contextOf("110002");

QString text(const QJsonValue &item, const char *key)
{
    return item[QLatin1String(key)].toString();
}

} // namespace

class TestContactWrites : public QObject {
    Q_OBJECT
    std::unique_ptr<CommerceClient> m_client;

    sandbox::Response send(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                           const Headers &headers = {})
    {
        return m_client->send(method, path, body, headers);
    }
    sandbox::Response ask(const QByteArray &path, const Headers &headers = {}) { return send("GET", path, {}, headers); }
    QString contactIdOf(const QByteArray &profile)
    {
        return text(ask("/ccagentui/v1/profiles/" + profile).object()[QLatin1String("profileDetail")], "customerContactId");
    }
    bool changeCrm(const QString &sql) const
    {
        return sandbox::Database(m_client->folder() + QStringLiteral("/training.crm.db"), {}).run(sql);
    }
    QJsonArray crm(const QString &sql) const
    {
        return sandbox::Database(m_client->folder() + QStringLiteral("/training.crm.db"), {}).rows(sql);
    }

private Q_SLOTS:
    void init()
    {
        m_client = std::make_unique<CommerceClient>();
        qputenv("WEBHOOK_SECRET", ExampleWebhookSecret);
        QVERIFY2(m_client->start(), qPrintable(m_client->problem()));
        QVERIFY(m_client->login());
    }

    void shouldLinkAProfileToTheContactThatTheCrmKnows() // CONTRACT 4.2
    {
        QVERIFY(m_client->changeStore(QStringLiteral("UPDATE profiles SET contact_id='7' WHERE id='110001'")));
        QCOMPARE(text(ask(Contacts, Dana).object(), "externalContactId"), QStringLiteral("300100000000101"));
        QCOMPARE(contactIdOf("110001"), QStringLiteral("300100000000101"));
    }
    void shouldMakeAContactOnce()
    {
        std::vector<std::thread> threads;
        std::atomic<int> made = 0, matched = 0;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&] {
                const int status = send("POST", Contacts, {}, Robin).status;
                made += status == 201;
                matched += status == 200;
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(made.load(), 1);
        QCOMPARE(matched.load(), 7);
        QCOMPARE(contactIdOf("110002"), QStringLiteral("300100000000102"));
        QCOMPARE(crm(QStringLiteral("SELECT * FROM contacts WHERE email='robin.example@example.com'")).size(), 1);
    }
    // Somebody whom the CRM has met elsewhere: completed, not overwritten; a contact of another profile is not taken.
    void shouldMatchByEmail()
    {
        QVERIFY(changeCrm(
            QStringLiteral("INSERT INTO contacts VALUES('300100000000150','Bobby','Example','ROBIN.example@example.com',NULL,"
                           "NULL,'2026-01-01T00:00:00.000Z')")));
        QVERIFY(changeCrm(
            QStringLiteral("INSERT INTO contacts VALUES('300100000000151','Other','Example','robin.example@example.com',NULL,"
                           "'119999','2026-01-01T00:00:00.000Z')")));
        const auto answer = send("POST", Contacts, "{}", Robin);
        QCOMPARE(answer.status, 200);
        const QJsonValue contact = answer.object()[QLatin1String("contact")];
        QCOMPARE(text(contact, "contactId"), QStringLiteral("300100000000150"));
        QCOMPARE(text(contact, "firstName"), QStringLiteral("Bobby"));
        QCOMPARE(text(contact, "phoneNumber"), QStringLiteral("555-0102"));
        QCOMPARE(text(contact, "sourceSystemReference"), QStringLiteral("110002"));
        QCOMPARE(contactIdOf("110002"), QStringLiteral("300100000000150"));
    }
    void shouldTakeNewValuesForALinkedContact() // A9
    {
        QVERIFY(changeCrm(QStringLiteral("UPDATE contacts SET first_name='Daniela' WHERE id='300100000000101'")));
        const auto answer = send("POST", Contacts, R"({"lastName":"Sample-Ruiz","phoneNumber":"555-0199"})", Dana);
        QCOMPARE(answer.status, 200);
        const QJsonValue contact = ask(Contacts, Dana).object()[QLatin1String("items")][0];
        QCOMPARE(contact, answer.object()[QLatin1String("contact")]);
        QCOMPARE(text(contact, "lastName"), QStringLiteral("Sample-Ruiz"));
        QCOMPARE(text(contact, "phoneNumber"), QStringLiteral("555-0199"));
        QCOMPARE(text(contact, "firstName"), QStringLiteral("Daniela")); // not named: the CRM's stays
        QCOMPARE(text(contact, "email"), QStringLiteral("dana.sample@example.com"));
    }
    void shouldSyncAProfileThatCommerceTellsOf()
    {
        const Example pair("webhook-profile-create-ok");
        m_client->setToken({});
        QCOMPARE(play(*m_client, pair.request).status, 200);
        QVERIFY(m_client->login());
        QCOMPARE(contactIdOf("110002"), QStringLiteral("300100000000102"));
        QCOMPARE(send("POST", Contacts, "{}", Robin).status, 200); // it met its contact
    }
    void rejectsAProfileThatSomebodyElseTellsOf()
    {
        const QByteArray path = "/ic/api/integration/v1/flows/rest/OCC_OEC_CONTACT_SYNC/1.0/profile",
                         body = R"({"profileId":"110002","profile":{}})";
        m_client->setToken({});
        QCOMPARE(send("POST", path, body).status, 401);
        QCOMPARE(send("POST", path, body, {{"Authorization", flowCredentials()}}).status, 401);
        QCOMPARE(send("POST", path, body,
                      {{"Authorization", flowCredentials()}, {"x-oracle-cc-webhook-signature-sha512", QByteArray(88, 'A')}})
                     .status,
                 401);
        QCOMPARE(crm(QStringLiteral("SELECT id FROM contacts WHERE source_reference='110002'")).size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestContactWrites)
#include "tst_contact_writes.moc"
