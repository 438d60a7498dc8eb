// SPDX-License-Identifier: Apache-2.0
// What an agent does, with the real client from its services down to the socket, at whatever server LINEDESK_JOURNEY_URL names;
// LINEDESK_JOURNEY_SITE is "full", "stock" or "flows" (no extension, CONTRACT A7). prism.py puts a stranger between this and the sandbox.
#include "backend.h"
#include "support/outcome.h"

#include <QTest>

using namespace linedesk;

class TestJourneys : public QObject {
    Q_OBJECT
    std::unique_ptr<Backend> m_backend;
    const CustomerContext m_dana{ProfileId(QStringLiteral("110001")), ContactId(QStringLiteral("300100000000101"))};

    static bool isSite(const char *name) { return qEnvironmentVariable("LINEDESK_JOURNEY_SITE") == QLatin1String(name); }
    static bool isFull() { return !isSite("stock") && !isSite("flows"); }
    static SecretString secretOf(const char *text)
    {
        SecretString secret(32);
        for (; *text; ++text)
            secret.append(*text);
        return secret;
    }
    static NewCard card(const char *number)
    {
        NewCard card;
        card.number = secretOf(number);
        card.securityCode = secretOf("123");
        card.brand = CardBrand::Visa;
        card.expiry = {3, 2035};
        card.nameOnCard = QStringLiteral("Dana Sample");
        return card;
    }
    Result<Agent> signIn(const char *password = "Training-Desk-1")
    {
        return outcome(m_backend->session.signIn(QStringLiteral("agent@example.com"), secretOf(password), {}));
    }
    Result<Account> household()
    {
        return outcome(m_backend->accounts.find(m_dana)).map([](const AccountsOfContact &all) { return all.accounts.at(0); });
    }
    template <class T> static QString told(const Result<T> &result)
    {
        return result ? QString()
                      : result.error().errorCode + QLatin1Char(' ') + result.error().serverText + QLatin1Char(' ') +
                            result.error().detail;
    }

private Q_SLOTS:
    void init()
    {
        Settings settings;
        settings.site.occBaseUrl = QUrl(qEnvironmentVariable("LINEDESK_JOURNEY_URL"));
        settings.site.can = isFull() ? ServerCapabilities::all() : ServerCapabilities();
        if (isSite("flows")) {
            settings.site.can.etag = true;
            settings.site.flows = DeploymentProfile::Flows{settings.site.occBaseUrl, qEnvironmentVariable("CRM_USERNAME"), {}};
        }
        if (settings.site.occBaseUrl.isEmpty())
            qFatal("LINEDESK_JOURNEY_URL names no server");
        m_backend = std::make_unique<Backend>(settings);
        if (m_backend->flows())
            m_backend->flows()->setPassword(secretOf(qgetenv("CRM_PASSWORD").constData()));
        const auto agent = signIn();
        QVERIFY2(agent, qPrintable(told(agent)));
    }

    void readShouldFindTheCustomer()
    {
        const auto found = outcome(m_backend->contacts.find(QStringLiteral("dana sam"), 20));
        QVERIFY2(found, qPrintable(told(found)));
        QCOMPARE(found->contacts.at(0).profileId, m_dana.profileId);
        if (!isFull())
            return;
        const auto numbered = outcome(m_backend->contacts.find(QStringLiteral("CDRM_201"), 20));
        QVERIFY2(numbered && !numbered->accountsError, qPrintable(told(numbered)));
        QVERIFY(!numbered->accounts.empty());
    }
    void readShouldOpenTheCustomer()
    {
        const auto contact = outcome(m_backend->contacts.get(m_dana.profileId));
        QVERIFY2(contact, qPrintable(told(contact)));
        QCOMPARE(contact->contactId, m_dana.contactId);
        const auto accounts = outcome(m_backend->accounts.find(m_dana));
        QVERIFY2(accounts, qPrintable(told(accounts)));
        QVERIFY(!accounts->accounts.empty());
        const auto cards = outcome(m_backend->billing.findCards(m_dana.profileId));
        QVERIFY2(cards, qPrintable(told(cards)));
        QVERIFY(!cards->empty());
        const auto formats = outcome(m_backend->accounts.addressFormats());
        QVERIFY2(formats, qPrintable(told(formats)));
        if (!isFull())
            return;
        const auto structure = outcome(m_backend->accounts.findStructure(m_dana, accounts->accounts[0].id));
        QVERIFY2(structure, qPrintable(told(structure)));
        QVERIFY(!structure->accounts.empty());
    }
    void shouldSaveAnAddress()
    {
        const auto account = household();
        QVERIFY2(account, qPrintable(told(account)));
        Address after = account->addresses.at(0);
        after.values[AddressField::Address2] = QStringLiteral("Flat 4");
        const auto saved = outcome(m_backend->accounts.updateAddress(m_dana, *account, account->addresses[0], after));
        QVERIFY2(saved, qPrintable(told(saved)));
        QCOMPARE(household()->addresses.at(0).values[AddressField::Address2], QStringLiteral("Flat 4"));
    }
    void shouldTakeACardIntoANewBillingProfile()
    {
        const auto account = household();
        QVERIFY2(account, qPrintable(told(account)));
        if (!m_backend->billing.canChangeCards()) {
            BillingProfile renamed = account->billingProfiles.at(0);
            renamed.card.nickname = QStringLiteral("Blue");
            const auto saved = outcome(m_backend->billing.updateProfile(m_dana, *account, account->billingProfiles[0], renamed));
            QVERIFY2(saved, qPrintable(told(saved)));
            BillingProfile bank;
            bank.method = PaymentMethod::BankTransfer;
            bank.bank.accountNumber = QStringLiteral("00098763000");
            const auto added = outcome(m_backend->billing.updateProfile(m_dana, saved->accounts.accounts.at(0), {}, bank));
            QVERIFY2(added, qPrintable(told(added)));
            return;
        }
        const auto stored = outcome(m_backend->billing.addCard(m_dana.profileId, card("4111111111111111")));
        QVERIFY2(stored, qPrintable(told(stored)));
        BillingProfile profile;
        profile.name = QStringLiteral("Second card");
        profile.contactId = m_dana.contactId;
        profile.card = *stored;
        const auto saved = outcome(m_backend->billing.updateProfile(m_dana, *account, {}, profile));
        QVERIFY2(saved, qPrintable(told(saved)));
        QCOMPARE(household()->billingProfiles.size(), account->billingProfiles.size() + 1);
    }
    void shouldBeRefused()
    {
        QCOMPARE(outcome(m_backend->contacts.get(ProfileId(QStringLiteral("999999")))).error().kind, ErrorKind::NotFound);
        QCOMPARE(outcome(m_backend->billing.addCard(m_dana.profileId, card("4000000000000002"))).error().errorCode,
                 QStringLiteral("28391"));
        const auto opened = household();
        QVERIFY2(opened, qPrintable(told(opened)));
        for (const char *line : {"Flat 5", "Flat 6"}) { // the second one over what was opened before the first
            Address after = opened->addresses.at(0);
            after.values[AddressField::Address2] = QLatin1String(line);
            const auto saved = outcome(m_backend->accounts.updateAddress(m_dana, *opened, opened->addresses[0], after));
            const bool isFirst = qstrcmp(line, "Flat 5") == 0;
            QVERIFY2(saved.has_value() == isFirst, qPrintable(told(saved)));
            if (!isFirst)
                QCOMPARE(saved.error().kind, ErrorKind::Conflict);
        }
        m_backend->session.signOut();
        QCOMPARE(signIn("Wrong-Passw0rd").error().errorCode, QStringLiteral("990401"));
    }
    void shouldRefreshAndSignOut()
    {
        QVERIFY(outcome(m_backend->http.refreshToken()));
        m_backend->session.signOut(); // what the server said of it stands in Prism's log
        QVERIFY(!m_backend->session.agent());
        QVERIFY(signIn()); // later on the same connection than the sign-out
    }
};

QTEST_GUILESS_MAIN(TestJourneys)
#include "tst_journeys.moc"
