// SPDX-License-Identifier: Apache-2.0
// What the client reads out of the contract's examples. That every pair of them passes is tst_client_pairs' matter.
#include "support/clientstack.h"
#include "support/example.h"
#include "support/outcome.h"

#include <QTest>

using namespace linedesk;

class TestClientExamples : public QObject {
    Q_OBJECT
    std::unique_ptr<ClientStack> m_client;

    void give(const Example &example) { m_client->transport.answer(example.status(), example.body(), example.headers()); }
    OccAgentApi &occ() { return m_client->occ; }
    AccountModelApi &accounts() { return m_client->accounts; }

    static SecretString secret(const QString &text)
    {
        SecretString held(size_t(text.size()));
        for (const QChar c : text)
            held.append(char(c.unicode()));
        return held;
    }

private Q_SLOTS:
    void init() { m_client = std::make_unique<ClientStack>(); }

    void shouldReadTheLifeOfAToken()
    {
        give(Example("auth-login-ok"));
        const auto token = outcome(occ().login(QStringLiteral("agent@example.com"), secret(QStringLiteral("any")), {}));
        QCOMPARE(token->life, std::chrono::seconds(900));
    }

    void shouldReadTheCurrentUser()
    {
        const Example example("auth-current-agent");
        give(example);
        const auto user = outcome(occ().currentUser("a.token.of-the-agent"));
        QCOMPARE(user->agent.email, QStringLiteral("agent@example.com"));
        QCOMPARE(user->roles, QStringList{QStringLiteral("csAgentRole")});
    }

    void shouldFindProfiles()
    {
        const Example example("profiles-search-scim-ok");
        give(example);
        const auto found = outcome(occ().findProfiles(example.request[QLatin1String("query")][QLatin1String("q")].toString(), 25));
        const QUrlQuery query(m_client->sent().url);
        QCOMPARE(query.queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded),
                 example.request[QLatin1String("query")][QLatin1String("q")].toString());
        QCOMPARE(found->total, 1);
        QCOMPARE(found->contacts[0].lastName, QStringLiteral("Sample"));
        QCOMPARE(found->contacts[0].contactId.text(), QStringLiteral("300100000000101"));
        QCOMPARE(found->contacts[0].place[AddressField::City], QStringLiteral("Springfield"));
    }

    void shouldReadOneProfile()
    {
        const Example example("profiles-get-ok");
        give(example);
        const auto contact = outcome(occ().getProfile(ProfileId(QStringLiteral("110001"))));
        QCOMPARE(contact->email, QStringLiteral("dana.sample@example.com"));
        init();
        give(Example("profiles-get-not-found"));
        QCOMPARE(outcome(occ().getProfile(ProfileId(QStringLiteral("999999")))).error().kind, ErrorKind::NotFound);
    }

    void shouldReadAStoredCard()
    {
        give(Example("cards-add-ok"));
        const auto stored = outcome(occ().addCreditCard(ProfileId(QStringLiteral("110001")), NewCard(), "k"));
        QCOMPARE(stored->card.lastFour(), QStringLiteral("1111"));
        QCOMPARE(stored->card.expiry, (CardExpiry{3, 2030}));
    }
    void shouldTellRefusedCardsApart_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("cards-add-declined") << int(ErrorKind::Invalid);
        QTest::newRow("cards-add-payer-authentication") << int(ErrorKind::Invalid);
        QTest::newRow("cards-add-gateway-down") << int(ErrorKind::Server);
        QTest::newRow("cards-add-no-profile") << int(ErrorKind::NotFound);
    }
    void shouldTellRefusedCardsApart()
    {
        QFETCH(int, kind);
        give(Example(QTest::currentDataTag()));
        const auto stored = outcome(occ().addCreditCard(ProfileId(QStringLiteral("110001")), NewCard(), "k"));
        QCOMPARE(int(stored.error().kind), kind);
    }

    void shouldListCards()
    {
        give(Example("cards-list-ok"));
        const auto cards = outcome(occ().findCards(ProfileId(QStringLiteral("110001"))));
        QCOMPARE(cards->size(), size_t(1));
        QCOMPARE(cards->front().brand, CardBrand::Visa);
    }

    void shouldQueryContacts()
    {
        const Example example("cam-query-contacts-ok");
        give(example);
        QCOMPARE(outcome(accounts().queryContact(ProfileId(QStringLiteral("110001"))))->text(), QStringLiteral("300100000000101"));
        init();
        give(Example("cam-query-contacts-none"));
        QVERIFY(outcome(accounts().queryContact(ProfileId(QStringLiteral("110002"))))->isEmpty());
    }

    void shouldQueryAccounts()
    {
        const Example example("cam-query-accounts-ok");
        give(example);
        const auto answer = outcome(accounts().queryAccounts({ProfileId(QStringLiteral("110001")), {}}, 0, 0));
        QCOMPARE(answer->accounts.size(), size_t(3));
        const Account &top = answer->accounts[0];
        QCOMPARE(top.type, AccountType::Customer);
        QCOMPARE(top.role, Role::Admin);
        QCOMPARE(top.version, 3);
        QCOMPARE(top.billingProfiles[0].card.lastFour(), QStringLiteral("1111"));
        QCOMPARE(top.links[0].type, LinkType::Family);
        QCOMPARE(answer->accounts[2].billingProfiles[0].bank.accountNumber, QStringLiteral("xxxxxx6789"));
    }

    void shouldTellRefusalsApart_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("cam-query-accounts-no-contact") << int(ErrorKind::NotFound);
        QTest::newRow("cam-query-accounts-fault") << int(ErrorKind::Server);
        QTest::newRow("cam-query-accounts-timeout") << int(ErrorKind::Server);
    }
    void shouldTellRefusalsApart()
    {
        QFETCH(int, kind);
        const Example example(QTest::currentDataTag());
        for (int i = 0; i < 3; ++i) // reads may be repeated
            give(example);
        const auto answer = outcome(accounts().queryAccounts({ProfileId(QStringLiteral("110001")), {}}, 0, 0));
        QVERIFY(!answer);
        QCOMPARE(int(answer.error().kind), kind);
        QCOMPARE(answer.error().errorCode, example.response[QLatin1String("body")][QLatin1String("errorCode")].toString());
    }

    void shouldSendOnlyWhatChangedOfAnAddress()
    {
        const Example example("cam-update-account-edit-address");
        give(example);
        AccountChange change;
        change.version = 3;
        AccountChange::AddressChange address;
        address.id = AddressId(QStringLiteral("ADR-700001"));
        address.values = {{AddressField::Address2, QStringLiteral("Flat 4")}};
        change.addresses.push_back(address);
        const auto answer = outcome(
            accounts().updateAccount({ProfileId(QStringLiteral("110001")), ContactId(QStringLiteral("300100000000101"))},
                                     AccountId(QStringLiteral("300100000000201")), change, "7d9a3c10-0000-4000-8000-000000000123"));
        QCOMPARE(QJsonDocument::fromJson(m_client->sent().body).object(), example.request[QLatin1String("body")].toObject());
        QCOMPARE(answer->accounts.accounts[0].addresses[0].values[AddressField::Address2], QStringLiteral("Flat 4"));
    }

    void shouldReadConflictsAndFieldErrors()
    {
        give(Example("cam-update-account-conflict"));
        auto answer = outcome(accounts().updateAccount({}, AccountId(QStringLiteral("1")), {}, "k"));
        QCOMPARE(answer.error().kind, ErrorKind::Conflict);
        QCOMPARE(answer.error().moreInfo, QStringLiteral("currentVersion=4"));
        init();
        give(Example("cam-update-account-masked-other-field"));
        answer = outcome(accounts().updateAccount({}, AccountId(QStringLiteral("1")), {}, "k"));
        QCOMPARE(answer.error().kind, ErrorKind::Invalid);
        QCOMPARE(answer.error().issues.size(), size_t(1));
        QCOMPARE(answer.error().issues[0].field.leaf(), QStringLiteral("creditCardExpiryYear"));
        QCOMPARE(answer.error().issues[0].code, IssueCode::NotAllowed);
    }

    void shouldReadAddressFormats()
    {
        give(Example("address-formats-ok"));
        const auto formats = outcome(accounts().addressFormats());
        QVERIFY(formats->formats.size() >= 2);
        QVERIFY(!formats->of(QStringLiteral("US")).fields.empty());
    }
    // displayName is optional in the contract; a label may be left to the console's own words.
    void shouldReadAddressFormatsWithoutNames()
    {
        m_client->transport.answer(
            200, R"({"items":[{"country":"FR","fields":[{"name":"city","required":true,"order":1}]}],"defaultCountry":"FR"})");
        const auto formats = outcome(accounts().addressFormats());
        QVERIFY(formats);
        QVERIFY(formats->of(QStringLiteral("FR")).displayName.isEmpty());
        QVERIFY(formats->of(QStringLiteral("FR")).fields.front().label.isEmpty());
    }

    void shouldNameThePathOfWhatIsMissing()
    {
        m_client->transport.answer(200,
                                   R"({"profileId":"1","contactId":"2","items":[{"accountId":"3","accountType":"Customer"}]})");
        const auto answer = outcome(accounts().queryAccounts({ProfileId(QStringLiteral("1")), {}}, 0, 0));
        QCOMPARE(answer.error().kind, ErrorKind::Protocol);
        QCOMPARE(answer.error().detail, QStringLiteral("$.items[0].accountName: missing"));
    }

    void shouldCallAnUnreadableAnswerToAWriteUnknown()
    {
        m_client->transport.answer(200, "<html>");
        QCOMPARE(outcome(accounts().updateAccount({}, AccountId(QStringLiteral("1")), {}, "k")).error().kind, ErrorKind::Unknown);
    }
};

QTEST_GUILESS_MAIN(TestClientExamples)
#include "tst_client_examples.moc"
