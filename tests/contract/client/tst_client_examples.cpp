// SPDX-License-Identifier: Apache-2.0
// The contract's example pairs at the client: the request that it makes is the example's, the example's answer is read right.
#include "api/accountmodelapi.h"
#include "api/occagentapi.h"
#include "support/clientstack.h"
#include "support/example.h"
#include "support/faketransport.h"

#include <QTest>

using namespace linedesk;

class TestClientExamples : public QObject {
    Q_OBJECT
    SystemClock m_clock;
    std::unique_ptr<FakeTransport> m_transport;
    std::unique_ptr<AuthSession> m_auth;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<OccAgentApi> m_occ;
    std::unique_ptr<AccountModelApi> m_accounts;

    template <class T> Result<T> outcome(Call<T> call)
    {
        std::optional<Result<T>> result;
        auto kept = std::move(call).then([&](Result<T> r) { result = std::move(r); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }))
            qFatal("no outcome");
        return *result;
    }
    void give(const Example &example) { m_transport->answer(example.status(), example.body(), example.headers()); }
    // Body and query as the example shows them: JSON or a form, and no part of the query more or less than there.
    static bool isSaid(const Example &example, const FakeTransport::Sent &sent)
    {
        QJsonObject body = QJsonDocument::fromJson(sent.body).object(), query;
        if (body.isEmpty())
            for (const auto &[key, value] : QUrlQuery(QString::fromLatin1(sent.body)).queryItems(QUrl::FullyDecoded))
                if (!value.isEmpty())
                    body.insert(key, value);
        for (const auto &[key, value] : QUrlQuery(sent.url).queryItems(QUrl::FullyDecoded))
            query.insert(key, value);
        const QJsonObject wantedBody = example.request[QLatin1String("body")].toObject();
        QJsonObject wantedQuery = example.request[QLatin1String("query")].toObject();
        wantedQuery.remove(QLatin1String("sort")); // the console takes the server's own order (CONTRACT 3.7)
        if (body != wantedBody)
            qWarning("the body has other members or values than the example's"); // not shown: it may be a card's
        if (query != wantedQuery)
            qWarning().noquote() << "the query is" << QJsonDocument(query).toJson(QJsonDocument::Compact);
        return body == wantedBody && query == wantedQuery;
    }
    // The whole request is the example's, but for the headers that are new in each run.
    bool isAsked(const Example &example)
    {
        const FakeTransport::Sent &sent = m_transport->sent().front();
        bool isSame = isSaid(example, sent) &&
                      FakeTransport::verb(sent.method) == example.request[QLatin1String("method")].toString().toLatin1() &&
                      sent.url.path() == example.request[QLatin1String("path")].toString();
        const QJsonObject headers = example.request[QLatin1String("headers")].toObject();
        for (auto one = headers.begin(); one != headers.end(); ++one) {
            const QByteArray name = one.key().toLatin1(), value = sent.header(name);
            const bool isFresh = name == "X-Request-Id" || name == "Authorization" || name == "Idempotency-Key";
            if (name == "Content-Type" || (isFresh ? !value.isEmpty() : value == one.value().toString().toLatin1()))
                continue;
            qWarning("%s is %s", name.constData(), value.constData());
            isSame = false;
        }
        test::noteExchange("client", FakeTransport::verb(sent.method), sent.url.path(), example.status(), example.body(), isSame);
        return isSame;
    }

    static SecretString secret(const QString &text)
    {
        SecretString held(size_t(text.size()));
        for (const QChar c : text)
            held.append(char(c.unicode()));
        return held;
    }

private Q_SLOTS:
    void init()
    {
        m_transport = std::make_unique<FakeTransport>();
        m_auth = std::make_unique<AuthSession>(m_clock);
        m_auth->setToken({"token", std::chrono::seconds(900)});
        const DeploymentProfile site = sampleSite();
        m_http = std::make_unique<HttpClient>(
            *m_transport, *m_auth,
            HttpClient::Options{QUrl(QStringLiteral("http://127.0.0.1:18080")), {}, OccAgentApi::refreshPath(site)});
        m_occ = std::make_unique<OccAgentApi>(*m_http, site);
        m_accounts = std::make_unique<AccountModelApi>(*m_http, site);
    }

    void shouldLogIn_data()
    {
        QTest::addColumn<QString>("errorCode");
        QTest::newRow("auth-login-ok") << QString();
        QTest::newRow("auth-login-bad-credentials") << "990401";
        QTest::newRow("auth-login-locked") << "990404";
        QTest::newRow("auth-login-mfa-required") << "990403";
        QTest::newRow("auth-login-password-expired") << "990402";
        QTest::newRow("auth-login-password-generated") << "990405";
        QTest::newRow("auth-login-rate-limited") << "990429";
    }
    void shouldLogIn()
    {
        QFETCH(QString, errorCode);
        const Example example(QTest::currentDataTag());
        give(example);
        const QJsonObject form = example.request[QLatin1String("body")].toObject();

        const auto token = outcome(
            m_occ->login(form[QLatin1String("username")].toString(), secret(form[QLatin1String("password")].toString()), {}));

        QVERIFY(isAsked(example));
        const QUrlQuery sent(QString::fromLatin1(m_transport->sent()[0].body));
        for (auto one = form.begin(); one != form.end(); ++one)
            QCOMPARE(sent.queryItemValue(one.key(), QUrl::FullyDecoded), one.value().toString());
        QCOMPARE(token.has_value(), errorCode.isEmpty());
        if (token)
            QCOMPARE(token->life, std::chrono::seconds(900));
        else
            QCOMPARE(token.error().errorCode, errorCode);
    }

    void shouldLogInWithACode()
    {
        const Example example("auth-login-mfa-ok");
        give(example);
        const QJsonObject form = example.request[QLatin1String("body")].toObject();
        QVERIFY(outcome(m_occ->login(form[QLatin1String("username")].toString(), secret(form[QLatin1String("password")].toString()),
                                     form[QLatin1String("totp_code")].toString())));
        QVERIFY(isAsked(example));
        QCOMPARE(QUrlQuery(QString::fromLatin1(m_transport->sent()[0].body)).queryItemValue(QStringLiteral("totp_code")),
                 form[QLatin1String("totp_code")].toString());
    }
    void shouldReplaceAPassword_data()
    {
        QTest::addColumn<QString>("errorCode");
        QTest::newRow("auth-reset-request-ok") << QString();
        QTest::newRow("auth-reset-request-not-allowed") << "60004";
        QTest::newRow("auth-reset-confirm-ok") << QString();
        QTest::newRow("auth-reset-confirm-policy") << "23024";
    }
    void shouldReplaceAPassword()
    {
        QFETCH(QString, errorCode);
        const Example example(QTest::currentDataTag());
        give(example);
        const QJsonObject body = example.request[QLatin1String("body")].toObject();
        const QString email = body[QLatin1String("email")].toString();

        const auto done = outcome(body.contains(QLatin1String("op"))
                                      ? m_occ->sendPasswordReset(email, body[QLatin1String("token")].toString(),
                                                                 secret(body[QLatin1String("password")].toString()))
                                      : m_occ->requestPasswordReset(email));

        QVERIFY(isAsked(example));
        QCOMPARE(QJsonDocument::fromJson(m_transport->sent()[0].body).object(), body);
        QCOMPARE(done ? QString() : done.error().errorCode, errorCode);
    }

    void shouldReadTheCurrentUser()
    {
        const Example example("auth-current-agent");
        give(example);
        const auto user = outcome(m_occ->currentUser("a.token.of-the-agent"));
        QVERIFY(isAsked(example));
        QCOMPARE(user->agent.email, QStringLiteral("agent@example.com"));
        QCOMPARE(user->roles, QStringList{QStringLiteral("csAgentRole")});
    }

    void shouldFindProfiles()
    {
        const Example example("profiles-search-scim-ok");
        give(example);
        const auto found = outcome(m_occ->findProfiles(example.request[QLatin1String("query")][QLatin1String("q")].toString(), 25));
        QVERIFY(isAsked(example));
        const QUrlQuery query(m_transport->sent()[0].url);
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
        const auto contact = outcome(m_occ->getProfile(ProfileId(QStringLiteral("110001"))));
        QVERIFY(isAsked(example));
        QCOMPARE(contact->email, QStringLiteral("dana.sample@example.com"));
        init();
        give(Example("profiles-get-not-found"));
        QCOMPARE(outcome(m_occ->getProfile(ProfileId(QStringLiteral("999999")))).error().kind, ErrorKind::NotFound);
    }

    void shouldStoreACard_data()
    {
        QTest::addColumn<QString>("errorCode");
        QTest::addColumn<int>("kind");
        QTest::newRow("cards-add-ok") << QString() << 0;
        QTest::newRow("cards-add-declined") << "28391" << int(ErrorKind::Invalid);
        QTest::newRow("cards-add-payer-authentication") << "990301" << int(ErrorKind::Invalid);
        QTest::newRow("cards-add-gateway-down") << "28391" << int(ErrorKind::Server);
        QTest::newRow("cards-add-no-profile") << "22002" << int(ErrorKind::NotFound);
    }
    void shouldStoreACard()
    {
        QFETCH(QString, errorCode);
        QFETCH(int, kind);
        const Example example(QTest::currentDataTag());
        give(example);
        const QJsonObject body = example.request[QLatin1String("body")].toObject();
        NewCard card;
        card.number = SecretString(19);
        for (const QChar c : body[QLatin1String("cardNumber")].toString())
            card.number.append(char(c.unicode()));
        card.securityCode = SecretString(4);
        for (const QChar c : body[QLatin1String("cardCVV")].toString())
            card.securityCode.append(char(c.unicode()));
        card.brand = CardBrand::Visa;
        card.expiry = {body[QLatin1String("expiryMonth")].toString().toInt(), body[QLatin1String("expiryYear")].toString().toInt()};
        card.nameOnCard = body[QLatin1String("nameOnCard")].toString();
        card.nickname = body[QLatin1String("nickname")].toString();
        card.setAsDefault = body[QLatin1String("setAsDefault")].toBool();
        const QString profile = example.request[QLatin1String("path")].toString().section(u'/', 4, 4);

        const auto stored =
            outcome(m_occ->addCreditCard(ProfileId(profile), std::move(card), "7d9a3c10-0000-4000-8000-000000000055"));

        QVERIFY(isAsked(example));
        QCOMPARE(QJsonDocument::fromJson(m_transport->sent()[0].body).object(), body);
        QCOMPARE(stored.has_value(), errorCode.isEmpty());
        if (stored) {
            QCOMPARE(stored->card.lastFour(), QStringLiteral("1111"));
            QCOMPARE(stored->card.expiry, (CardExpiry{3, 2030}));
        } else {
            QCOMPARE(stored.error().errorCode, errorCode);
            QCOMPARE(int(stored.error().kind), kind);
        }
    }

    void shouldListCards()
    {
        give(Example("cards-list-ok"));
        const auto cards = outcome(m_occ->findCards(ProfileId(QStringLiteral("110001"))));
        QCOMPARE(cards->size(), size_t(1));
        QCOMPARE(cards->front().brand, CardBrand::Visa);
    }

    void shouldQueryContacts()
    {
        const Example example("cam-query-contacts-ok");
        give(example);
        QCOMPARE(outcome(m_accounts->queryContact(ProfileId(QStringLiteral("110001"))))->text(), QStringLiteral("300100000000101"));
        QVERIFY(isAsked(example));
        init();
        give(Example("cam-query-contacts-none"));
        QVERIFY(outcome(m_accounts->queryContact(ProfileId(QStringLiteral("110002"))))->isEmpty());
    }

    void shouldQueryAccounts()
    {
        const Example example("cam-query-accounts-ok");
        give(example);
        const auto answer = outcome(m_accounts->queryAccounts({ProfileId(QStringLiteral("110001")), {}}, 0, 0));
        QVERIFY(isAsked(example));
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
        const auto answer = outcome(m_accounts->queryAccounts({ProfileId(QStringLiteral("110001")), {}}, 0, 0));
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
        const auto answer = outcome(m_accounts->updateAccount(
            {ProfileId(QStringLiteral("110001")), ContactId(QStringLiteral("300100000000101"))},
            AccountId(QStringLiteral("300100000000201")), change, "7d9a3c10-0000-4000-8000-000000000123"));
        QVERIFY(isAsked(example));
        QCOMPARE(QJsonDocument::fromJson(m_transport->sent()[0].body).object(), example.request[QLatin1String("body")].toObject());
        QCOMPARE(answer->accounts.accounts[0].addresses[0].values[AddressField::Address2], QStringLiteral("Flat 4"));
    }

    void shouldReadConflictsAndFieldErrors()
    {
        give(Example("cam-update-account-conflict"));
        auto answer = outcome(m_accounts->updateAccount({}, AccountId(QStringLiteral("1")), {}, "k"));
        QCOMPARE(answer.error().kind, ErrorKind::Conflict);
        QCOMPARE(answer.error().moreInfo, QStringLiteral("currentVersion=4"));
        init();
        give(Example("cam-update-account-masked-other-field"));
        answer = outcome(m_accounts->updateAccount({}, AccountId(QStringLiteral("1")), {}, "k"));
        QCOMPARE(answer.error().kind, ErrorKind::Invalid);
        QCOMPARE(answer.error().issues.size(), size_t(1));
        QCOMPARE(answer.error().issues[0].field.leaf(), QStringLiteral("creditCardExpiryYear"));
        QCOMPARE(answer.error().issues[0].code, IssueCode::NotAllowed);
    }

    void shouldReadAddressFormats()
    {
        give(Example("address-formats-ok"));
        const auto formats = outcome(m_accounts->addressFormats());
        QVERIFY(formats->formats.size() >= 2);
        QVERIFY(!formats->of(QStringLiteral("US")).fields.empty());
    }
    // displayName is optional in the contract; a label may be left to the console's own words.
    void shouldReadAddressFormatsWithoutNames()
    {
        m_transport->answer(
            200, R"({"items":[{"country":"FR","fields":[{"name":"city","required":true,"order":1}]}],"defaultCountry":"FR"})");
        const auto formats = outcome(m_accounts->addressFormats());
        QVERIFY(formats);
        QVERIFY(formats->of(QStringLiteral("FR")).displayName.isEmpty());
        QVERIFY(formats->of(QStringLiteral("FR")).fields.front().label.isEmpty());
    }

    void shouldNameThePathOfWhatIsMissing()
    {
        m_transport->answer(200, R"({"profileId":"1","contactId":"2","items":[{"accountId":"3","accountType":"Customer"}]})");
        const auto answer = outcome(m_accounts->queryAccounts({ProfileId(QStringLiteral("1")), {}}, 0, 0));
        QCOMPARE(answer.error().kind, ErrorKind::Protocol);
        QCOMPARE(answer.error().detail, QStringLiteral("$.items[0].accountName: missing"));
    }

    void shouldCallAnUnreadableAnswerToAWriteUnknown()
    {
        m_transport->answer(200, "<html>");
        QCOMPARE(outcome(m_accounts->updateAccount({}, AccountId(QStringLiteral("1")), {}, "k")).error().kind, ErrorKind::Unknown);
    }
};

QTEST_GUILESS_MAIN(TestClientExamples)
#include "tst_client_examples.moc"
