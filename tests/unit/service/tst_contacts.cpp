// SPDX-License-Identifier: Apache-2.0
#include "support/outcome.h"
#include "support/testbackend.h"

using namespace linedesk;

class TestContacts : public QObject {
    Q_OBJECT
    std::unique_ptr<TestBackend> m_backend;

    const FakeTransport::Sent &sent(size_t n) const { return m_backend->wire.sent().at(n); }

private Q_SLOTS:
    void init() { m_backend = std::make_unique<TestBackend>(); }

    void shouldSearchByWhatWasTyped()
    {
        m_backend->wire.answer(200, R"({"items":[{"id":"110001","lastName":"Sample"}],"totalResults":1})");

        const auto found = outcome(m_backend->contacts.find(QStringLiteral("sample 5550100"), 20));

        QCOMPARE(found->contacts.at(0).lastName, QStringLiteral("Sample"));
        const QUrlQuery query(sent(0).url);
        QCOMPARE(query.queryItemValue(QStringLiteral("limit")), QStringLiteral("20"));
        QCOMPARE(query.queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded),
                 QStringLiteral("(lastName sw \"sample\" or firstName sw \"sample\" or email sw \"sample\") and "
                                "daytimeTelephoneNumber sw \"5550100\""));
    }
    void shouldAskNobodyWhenThereIsNothingToSearchFor()
    {
        for (const char *text : {"", "   ", "-- .", "\t*\n"}) {
            const auto found = outcome(m_backend->contacts.find(QString::fromLatin1(text), 20));
            QVERIFY2(found && found->contacts.empty() && found->total == 0, text);
        }
        QVERIFY(m_backend->wire.sent().empty());
    }

    void shouldSearchForAccountNumbersToo_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isAsked");
        QTest::newRow("a number") << "100-204" << true;
        QTest::newRow("a number with letters") << " CDRM_20 " << true;
        QTest::newRow("digits: of a phone or of an account") << "5550101" << true;
        QTest::newRow("too short") << "100" << false;
        QTest::newRow("a name") << "sample" << false;
        QTest::newRow("an e-mail address") << "dana1@example.com" << false;
        QTest::newRow("two words") << "sample 1002" << false;
    }
    void shouldSearchForAccountNumbersToo()
    {
        QFETCH(QString, text);
        QFETCH(bool, isAsked);
        m_backend->wire.answer(200, R"({"items":[{"id":"110001","lastName":"Sample"}],"totalResults":1})");
        m_backend->give("cam-account-search-ok");

        const auto found = outcome(m_backend->contacts.find(text, 20));

        QCOMPARE(m_backend->wire.sent().size(), size_t(isAsked ? 2 : 1));
        QCOMPARE(found->accounts.empty(), !isAsked);
        QVERIFY(!found->accountsError);
        if (!isAsked)
            return;
        QCOMPARE(QUrlQuery(sent(1).url).queryItemValue(QStringLiteral("accountNumber"), QUrl::FullyDecoded), text.trimmed());
        QVERIFY(sent(1).header("X-CCAgentContext").isEmpty());
        QCOMPARE(found->accounts.front().number, QStringLiteral("CDRM_201"));
        QCOMPARE(found->accounts.front().contacts.front().profileId.text(), QStringLiteral("110001"));
        QCOMPARE(found->accounts.front().contacts.front().role, Role::Admin);
    }
    void shouldNotSearchForNumbersWhereTheSiteCannot()
    {
        DeploymentProfile site = sampleSite();
        site.can.accountSearch = false;
        m_backend = std::make_unique<TestBackend>(site);
        m_backend->wire.answer(200, R"({"items":[]})");
        QVERIFY(outcome(m_backend->contacts.find(QStringLiteral("100-204"), 20)));
        QCOMPARE(m_backend->wire.sent().size(), size_t(1));
    }
    void shouldFindPeopleWhenTheNumbersCannotBeSearched()
    {
        m_backend->wire.answer(200, R"({"items":[{"id":"110001","lastName":"Sample"}],"totalResults":1})");
        m_backend->wire.answer(503, R"({"errorCode":"CAM-5003"})");
        m_backend->wire.answer(503, R"({"errorCode":"CAM-5003"})");
        m_backend->wire.answer(503, R"({"errorCode":"CAM-5003"})");

        const auto found = outcome(m_backend->contacts.find(QStringLiteral("5550101"), 20));

        QCOMPARE(found->contacts.size(), size_t(1));
        QCOMPARE(found->accountsError->errorCode, QStringLiteral("CAM-5003"));
    }
    void shouldNotWaitForTheNumbersWhenThePeopleCannotBeSearched()
    {
        m_backend->wire.answer(400, R"({"errorCode":"990411"})");
        m_backend->wire.hold();
        QCOMPARE(outcome(m_backend->contacts.find(QStringLiteral("5550101"), 20)).error().errorCode, QStringLiteral("990411"));
        QVERIFY(m_backend->wire.isOver(0));
    }
    void shouldDropBothWhenTheNextTextIsTyped()
    {
        m_backend->wire.hold();
        m_backend->wire.hold();
        Call<ContactsFound> call = m_backend->contacts.find(QStringLiteral("5550101"), 20).then([](Result<ContactsFound>) {});
        call.cancel();
        QVERIFY(m_backend->wire.isOver(0) && m_backend->wire.isOver(1));
    }

    void shouldPutTheCrmsIdBesideTheProfile_data()
    {
        QTest::addColumn<QByteArray>("link");
        QTest::addColumn<QString>("contactId");
        QTest::newRow("the CRM's word counts") << QByteArray("\"300\"") << "300";
        QTest::newRow("not known to the CRM") << QByteArray("null") << QString();
    }
    void shouldPutTheCrmsIdBesideTheProfile()
    {
        QFETCH(QByteArray, link);
        QFETCH(QString, contactId);
        m_backend->wire.answer(200, R"({"profileDetail":{"id":"110001","lastName":"Sample","customerContactId":"old"}})");
        m_backend->wire.answer(200, "{\"profileId\":\"110001\",\"externalContactId\":" + link + "}");

        const auto contact = outcome(m_backend->contacts.get(ProfileId(QStringLiteral("110001"))));

        QCOMPARE(contact->lastName, QStringLiteral("Sample"));
        QCOMPARE(contact->contactId.text(), contactId);
        QCOMPARE(sent(1).header("X-CCAgentContext"), QByteArray(R"({"shopperProfileId":"110001"})"));
    }
    void shouldNotAskTheCrmAboutAProfileThatIsNotThere()
    {
        m_backend->wire.answer(404, R"({"errorCode":"22002"})");
        QCOMPARE(outcome(m_backend->contacts.get(ProfileId(QStringLiteral("9")))).error().kind, ErrorKind::NotFound);
        QCOMPARE(m_backend->wire.sent().size(), size_t(1));
    }
    void shouldStopWhenTheReaderLeaves()
    {
        m_backend->wire.answer(200, R"({"profileDetail":{"id":"110001"}})");
        m_backend->wire.hold();
        bool heard = false;
        auto call =
            m_backend->contacts.get(ProfileId(QStringLiteral("110001"))).then([&](const Result<Contact> &) { heard = true; });
        QTRY_COMPARE(m_backend->wire.sent().size(), size_t(2)); // half way

        call.cancel();

        QVERIFY(m_backend->wire.isOver(0));
        QCoreApplication::processEvents();
        QVERIFY(!heard);
    }
};

QTEST_GUILESS_MAIN(TestContacts)
#include "tst_contacts.moc"
