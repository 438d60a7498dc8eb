// SPDX-License-Identifier: Apache-2.0
// The flows as the console calls them itself (CONTRACT section 5, A7); the contract's pairs are the answers, and their requests are
// what has to be sent.
#include "api/integrationapi.h"
#include "support/clientstack.h"
#include "support/example.h"
#include "support/outcome.h"

#include <QJsonArray>

using namespace linedesk;

namespace {

const CustomerContext dana{ProfileId(QStringLiteral("110001")), ContactId(QStringLiteral("300100000000101"))};

DeploymentProfile flowSite()
{
    DeploymentProfile site = sampleSite();
    site.flows = DeploymentProfile::Flows{QUrl(QStringLiteral("https://oic.example")), QStringLiteral("sandbox-crm"), {}};
    return site;
}

} // namespace

class TestIntegrationApi : public QObject {
    Q_OBJECT
    std::unique_ptr<ClientStack> m_stack;
    std::unique_ptr<IntegrationApi> m_flows;

    void give(const char *name)
    {
        const Example example(name);
        m_stack->transport.answer(example.status(), example.body(), example.headers());
    }
    // Path, query and user as the pair has them.
    bool isAsked(const char *name)
    {
        const QJsonObject request = Example(name).request;
        const auto &sent = m_stack->sent(m_stack->transport.sent().size() - 1);
        QUrlQuery query(sent.url), wanted;
        const QJsonObject parameters = request[QLatin1String("query")].toObject();
        bool isSame = query.queryItems().size() == parameters.size();
        for (auto one = parameters.begin(); one != parameters.end(); ++one)
            isSame = isSame && query.queryItemValue(one.key(), QUrl::FullyDecoded) == one.value().toString();
        return isSame && sent.url.host() == QLatin1String("oic.example") &&
               sent.url.path() == request[QLatin1String("path")].toString() &&
               sent.header("Authorization") ==
                   request[QLatin1String("headers")][QLatin1String("Authorization")].toString().toLatin1();
    }
    Result<AccountsAnswer> update(const AccountChange &change)
    {
        return outcome(m_flows->updateAccount(dana, AccountId(QStringLiteral("300100000000201")), change, "key-1"));
    }
    QJsonObject lastBody() const { return QJsonDocument::fromJson(m_stack->transport.sent().back().body).object(); }

private Q_SLOTS:
    void init()
    {
        m_stack = std::make_unique<ClientStack>(flowSite());
        m_flows = std::make_unique<IntegrationApi>(m_stack->http, m_stack->site);
        SecretString password(16);
        for (const char c : {'c', 'h', 'a', 'n', 'g', 'e', '-', 'm', 'e'})
            password.append(c);
        m_flows->setPassword(password);
    }

    void shouldFindAContact_data()
    {
        QTest::addColumn<QString>("contactId");
        QTest::newRow("oic-contact-find-ok") << dana.contactId.text();
        QTest::newRow("oic-contact-find-none") << QString();
    }
    void shouldFindAContact()
    {
        QFETCH(QString, contactId);
        const char *name = QTest::currentDataTag();
        give(name);
        const QString profile = Example(name).request[QLatin1String("query")][QLatin1String("profileId")].toString();
        QCOMPARE(outcome(m_flows->queryContact(ProfileId(profile)))->text(), contactId);
        QVERIFY(isAsked(name));
    }
    void shouldReadAccountsInTheFlowsWords()
    {
        give("oic-account-find-ok");
        const auto answer = outcome(m_flows->queryAccounts(dana, 0, 0));
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
        QVERIFY(isAsked("oic-account-find-ok"));
        QCOMPARE(answer->profileId, dana.profileId);
        const Account &household = answer->accounts.front();
        QCOMPARE(household.role, Role::Admin); // from the people on it
        const BillingProfile &card = household.billingProfiles.front();
        QVERIFY(card.isCard());
        QCOMPARE(card.card.id.text(), QStringLiteral("usercc10001"));
        QCOMPARE(card.card.maskedNumber.last(4), QStringLiteral("1111"));
        QVERIFY(card.card.expiry.isKnown());
        bool hasBank = false;
        for (const Account &account : answer->accounts)
            for (const BillingProfile &profile : account.billingProfiles)
                hasBank = hasBank || (!profile.isCard() && !profile.bank.accountNumber.isEmpty());
        QVERIFY(hasBank);
    }
    void shouldReadTheWholeTreeAndNumbers()
    {
        give("oic-account-structure-ok");
        const CustomerContext ines{ProfileId(QStringLiteral("120003")), ContactId(QStringLiteral("300100000100005"))};
        const auto tree = outcome(m_flows->readStructure(ines, AccountId(QStringLiteral("3001000002000005")), 0, 10000));
        QVERIFY(isAsked("oic-account-structure-ok"));
        QCOMPARE(tree->accounts.size(), size_t(4));
        QVERIFY(tree->accounts[0].isAccessible && !tree->accounts[1].isAccessible);
        give("oic-account-search-ok");
        QVERIFY(!outcome(m_flows->findByNumber(QStringLiteral("CDRM_20"), 25))->empty());
        QVERIFY(isAsked("oic-account-search-ok"));
    }
    void shouldSaveAnAddress()
    {
        give("oic-account-update-ok");
        AccountChange change;
        change.version = 3;
        change.addresses.push_back(
            {AddressId(QStringLiteral("ADR-700001")), {}, {{AddressField::City, QStringLiteral("Riverton")}}, {}, {}, {}});

        const auto answer = update(change);

        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
        QCOMPARE(m_stack->sent().url.path(), Example("oic-account-update-ok").request[QLatin1String("path")].toString());
        const QJsonObject wanted{
            {QLatin1String("profileId"), QStringLiteral("110001")},
            {QLatin1String("version"), 3},
            {QLatin1String("addresses"), QJsonArray{QJsonObject{{QLatin1String("addressId"), QStringLiteral("ADR-700001")},
                                                                {QLatin1String("city"), QStringLiteral("Riverton")}}}}};
        QCOMPARE(lastBody(), wanted);
        QVERIFY(m_stack->sent().header("X-CCAgentContext").isEmpty());
    }
    void shouldSendOfACardItsNicknameAlone()
    {
        give("oic-account-update-ok");
        AccountChange change;
        AccountChange::BillingProfileChange profile;
        profile.id = BillingProfileId(QStringLiteral("BP-500001"));
        profile.method = PaymentMethod::CreditCard;
        profile.card = Card();
        profile.card->id = CardId(QStringLiteral("usercc10001"));
        profile.card->maskedNumber = QStringLiteral("xxxxxxxxxxxx1111");
        profile.card->nameOnCard = QStringLiteral("D SAMPLE");
        profile.cardNickname = QStringLiteral("Blue");
        change.billingProfiles.push_back(profile);
        QVERIFY(update(change));
        const QJsonObject sent = lastBody()[QLatin1String("billingProfiles")][0].toObject();
        QCOMPARE(sent, (QJsonObject{{QLatin1String("billingProfileId"), QStringLiteral("BP-500001")},
                                    {QLatin1String("paymentMethod"), QStringLiteral("Card")},
                                    {QLatin1String("cardPaymentMethod"), QStringLiteral("creditcard")},
                                    {QLatin1String("cardNickname"), QStringLiteral("Blue")}}));
    }
    void shouldCallABankTransferAsTheFlowsDo()
    {
        give("oic-account-update-ok");
        AccountChange change;
        AccountChange::BillingProfileChange profile;
        profile.method = PaymentMethod::BankTransfer;
        profile.bank = {{&BankDetails::accountNumber, QStringLiteral("00098763000")}};
        change.billingProfiles.push_back(profile);
        QVERIFY(update(change));
        const QJsonObject sent = lastBody()[QLatin1String("billingProfiles")][0].toObject();
        QCOMPARE(sent, (QJsonObject{{QLatin1String("paymentMethod"), QStringLiteral("BankTransfer")},
                                    {QLatin1String("bankAccountNumber"), QStringLiteral("00098763000")}}));
    }

    void shouldSayWhatAFaultMeans_data()
    {
        QTest::addColumn<int>("ofRead");
        QTest::addColumn<int>("ofSave");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, ErrorKind ofRead, ErrorKind ofSave, const char *code) {
            QTest::newRow(name) << int(ofRead) << int(ofSave) << QString::fromLatin1(code);
        };
        row("oic-fault-400", ErrorKind::Invalid, ErrorKind::Invalid, "400");
        row("oic-fault-401", ErrorKind::Forbidden, ErrorKind::Forbidden, "flows-refused");
        row("oic-fault-404-crm", ErrorKind::NotFound, ErrorKind::NotFound, "404");
        row("oic-fault-404-inactive", ErrorKind::Server, ErrorKind::Server, "flow-inactive");
        row("oic-fault-412-version", ErrorKind::Conflict, ErrorKind::Conflict, "412");
        row("oic-fault-500", ErrorKind::Server, ErrorKind::Unknown, "OSB-380002");
    }
    void shouldSayWhatAFaultMeans()
    {
        QFETCH(int, ofRead);
        QFETCH(int, ofSave);
        QFETCH(QString, code);
        give(QTest::currentDataTag());
        give(QTest::currentDataTag());
        const auto read = outcome(m_flows->queryAccounts(dana, 0, 0));
        QCOMPARE(int(read.error().kind), ofRead);
        QCOMPARE(read.error().errorCode, code);
        QVERIFY(read.error().issues.empty() && !read.error().requestId.isEmpty());
        QCOMPARE(m_flows->wasRefused(), code == QLatin1String("flows-refused"));
        QCOMPARE(int(update({}).error().kind), ofSave);
        QCOMPARE(m_stack->transport.sent().size(), size_t(2)); // no token of ours is refreshed for that
    }
    void shouldUseThePathsOfTheProfile()
    {
        DeploymentProfile site = flowSite();
        site.flows->paths.insert(QStringLiteral("QUERY_ACCOUNTS"), QStringLiteral("/my/flow"));
        IntegrationApi flows(m_stack->http, site);
        give("oic-account-find-ok");
        QVERIFY(outcome(flows.queryAccounts(dana, 0, 0)));
        QCOMPARE(m_stack->sent().url.path(), QStringLiteral("/my/flow"));
    }
    void shouldSendTheAgentsTokenNowhereElse()
    {
        give("oic-account-find-ok");
        QVERIFY(outcome(m_flows->queryAccounts(dana, 0, 0)));
        for (const auto &[name, value] : m_stack->sent().headers)
            QVERIFY(!value.contains("Bearer"));
    }
};

QTEST_GUILESS_MAIN(TestIntegrationApi)
#include "tst_integrationapi.moc"
