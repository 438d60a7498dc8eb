// SPDX-License-Identifier: Apache-2.0
// The contract's example pairs whose state is not the one that a new training base has: it is made first. And those that show
// a part of what there is.
#include "accountsclient.h"

using namespace linedesk;
using namespace linedesk::test;

class TestPreparedExamples : public QObject {
    Q_OBJECT
    std::unique_ptr<CommerceClient> m_client;

    /// Where the answer is not the example's; empty: nowhere.
    QString unlike(const Example &pair, const QStringList &perRun = {})
    {
        const sandbox::Response answer = play(*m_client, pair.request);
        return answer.status == pair.status() ? difference(pair.response[QLatin1String("body")], answer.object(), perRun)
                                              : QStringLiteral("status %1 ").arg(answer.status) + QString::fromUtf8(answer.body);
    }
    bool changeCrm(const QString &sql) { return m_client->changeStore(sql, "crm"); }
    bool removeAccounts(const QString &which)
    {
        bool isDone = true;
        for (const char *table : {"links", "billing_profiles", "addresses", "roles"})
            isDone =
                isDone && changeCrm(QStringLiteral("DELETE FROM %1 WHERE account_id IN (%2)").arg(QLatin1String(table), which));
        return isDone && changeCrm(QStringLiteral("UPDATE accounts SET parent_id=NULL WHERE id IN (%1)").arg(which)) &&
               changeCrm(QStringLiteral("DELETE FROM accounts WHERE id IN (%1)").arg(which));
    }

private Q_SLOTS:
    void init()
    {
        m_client = std::make_unique<CommerceClient>();
        QVERIFY2(m_client->start(), qPrintable(m_client->problem()));
        QVERIFY(m_client->login());
    }

    void shouldAnswerNoAccountsOfAContactThatWasJustMade()
    {
        QCOMPARE(m_client->send("POST", "/ccagentx/custom/v1/contacts", "{}", contextOf("110002")).status, 201);
        const Example pair("cam-query-accounts-empty");
        const QString different = unlike(pair);
        QVERIFY2(different.isEmpty(), qPrintable(different));
    }
    void shouldAnswerOneAccountThatTakesAllFunctions()
    {
        QVERIFY(removeAccounts(QStringLiteral("'300100000000202', '300100000000203'")));
        const Example pair("cam-query-accounts-simple");
        const QString different = unlike(pair);
        QVERIFY2(different.isEmpty(), qPrintable(different));
    }
    void shouldAnswerARepeatedRequestWithWhatItHasKept()
    {
        QVERIFY(removeAccounts(QStringLiteral("'300100000000201', '300100000000202', '300100000000203'")));
        const Example pair("cam-create-accounts-idempotent-replay");
        QCOMPARE(CommerceClient::header(play(*m_client, pair.request), "Idempotency-Replayed"), QByteArray());
        const sandbox::Response again = play(*m_client, pair.request);
        QCOMPARE(CommerceClient::header(again, "Idempotency-Replayed"), QByteArray("true"));
        const QString different =
            difference(pair.response[QLatin1String("body")], again.object(),
                       {QStringLiteral("accountId"), QStringLiteral("accountNumber"), QStringLiteral("addressId"),
                        QStringLiteral("billingProfileId"), QStringLiteral("parentAccountId"), QStringLiteral("lastModified")});
        QVERIFY2(different.isEmpty(), qPrintable(different));
    }
    // The new ids are the CRM's.
    void shouldMakeAnAccountByItsFlow()
    {
        QVERIFY(removeAccounts(QStringLiteral("'300100000000201', '300100000000202', '300100000000203'")));
        m_client->setToken({});
        const Example pair("oic-account-create-ok");
        const QString different = unlike(pair, {QStringLiteral("accountId"), QStringLiteral("accountNumber"),
                                                QStringLiteral("addressId"), QStringLiteral("billingProfileId")});
        QVERIFY2(different.isEmpty(), qPrintable(different));
    }
    void shouldRefuseAFlowToWhoeverHasAnotherPassword()
    {
        m_client->setToken({});
        const Example pair("oic-fault-401");
        const QString path = pair.request[QLatin1String("path")].toString();
        const sandbox::Response answer = m_client->send(
            "GET", path.toLatin1() + "?contactId=300100000000101", {},
            {{"Authorization", pair.request[QLatin1String("headers")][QLatin1String("Authorization")].toString().toLatin1()}});
        QCOMPARE(answer.status, 401);
        const QString different = difference(pair.response[QLatin1String("body")], answer.object());
        QVERIFY2(different.isEmpty(), qPrintable(different));
        QCOMPARE(CommerceClient::header(answer, "WWW-Authenticate"), QByteArray("Basic realm=\"integration\""));
        QVERIFY(!answer.body.contains("300100000000201"));
    }
    void shouldTellAFlowThatItsVersionIsOld()
    {
        m_client->setToken({});
        const Example pair("oic-fault-412-version");
        QCOMPARE(play(*m_client, pair.request).status, 200); // somebody else is faster

        const sandbox::Response answer = play(*m_client, pair.request);

        QCOMPARE(answer.status, 412);
        const QString different = difference(pair.response[QLatin1String("body")], answer.object());
        QVERIFY2(different.isEmpty(), qPrintable(different));
        QCOMPARE(answer.object()[QLatin1String("detail")], pair.response[QLatin1String("body")][QLatin1String("detail")]);
    }
    // Robin is the 26th of those who are found, by the names.
    void shouldAnswerTheLastPageOfASearch()
    {
        QVERIFY(m_client->changeStore(QStringLiteral("UPDATE profiles SET phone='555-0101' WHERE id='110002'")));
        QVERIFY(m_client->changeStore(QStringLiteral("UPDATE profiles SET email=id || '@elsewhere.net' WHERE id<>'110002'")));
        QVERIFY(m_client->changeStore(
            QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<25) INSERT INTO profiles"
                           " (id, email, first_name, last_name, first_key, last_key, version, registered, modified)"
                           " SELECT 'x'||i, 'x'||i||'@example.com', 'A', 'Aaron', 'a', 'aaron', 1, '2026-02-01T10:00:00.000Z',"
                           " '2026-02-01T10:00:00.000Z' FROM n")));
        const Example pair("profiles-search-scim-next-page");
        const QString different = unlike(pair);
        QVERIFY2(different.isEmpty(), qPrintable(different));
    }

    // The examples show two countries with some of their fields; here each has what the formats of all countries say.
    void shouldAnswerAddressFormatsOfTheExamplesKind_data()
    {
        QTest::addColumn<int>("least");
        QTest::newRow("address-formats-ok") << 250;
        QTest::newRow("address-formats-one") << 1;
    }
    void shouldAnswerAddressFormatsOfTheExamplesKind()
    {
        QFETCH(int, least);
        const Example pair(QTest::currentDataTag());
        const sandbox::Response answer = play(*m_client, pair.request);
        QCOMPARE(answer.status, pair.status());
        const QJsonValue wanted = pair.response[QLatin1String("body")];
        QCOMPARE(answer.object()[QLatin1String("defaultCountry")], wanted[QLatin1String("defaultCountry")]);
        QHash<QString, QJsonObject> formats;
        for (const QJsonValue &one : answer.object()[QLatin1String("items")].toArray())
            formats.insert(one[QLatin1String("country")].toString(), one.toObject());
        QVERIFY(formats.size() >= least && (least > 1 || formats.size() == 1));
        for (const QJsonValue &example : wanted[QLatin1String("items")].toArray()) {
            const QJsonObject format = formats.value(example[QLatin1String("country")].toString());
            QCOMPARE(format[QLatin1String("displayName")], example[QLatin1String("displayName")]);
            QHash<QString, QJsonObject> fields;
            for (const QJsonValue &one : format[QLatin1String("fields")].toArray())
                fields.insert(one[QLatin1String("name")].toString(), one.toObject());
            for (const QJsonValue &field : example[QLatin1String("fields")].toArray()) {
                const QString name = field[QLatin1String("name")].toString();
                if (name == QLatin1String("county")) // not of the British format that we have
                    continue;
                QVERIFY2(fields.contains(name), qPrintable(name));
                QCOMPARE(fields[name][QLatin1String("required")], field[QLatin1String("required")]);
                for (const QString &member : field.toObject().keys())
                    QCOMPARE(fields[name][member].type(), field[member].type());
                QStringList values;
                for (const QJsonValue &option : fields[name][QLatin1String("options")].toArray())
                    values << option[QLatin1String("value")].toString();
                for (const QJsonValue &option : field[QLatin1String("options")].toArray())
                    QVERIFY(values.contains(option[QLatin1String("value")].toString()));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestPreparedExamples)
#include "tst_prepared_examples.moc"
