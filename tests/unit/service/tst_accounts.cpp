// SPDX-License-Identifier: Apache-2.0
#include "support/outcome.h"
#include "support/testbackend.h"

#include <QJsonArray>
#include <QSignalSpy>

using namespace linedesk;

namespace {

const CustomerContext customer{ProfileId(QStringLiteral("110001")), ContactId(QStringLiteral("300"))};
const QByteArray Envelope =
    R"({"profileId":"110001","contactId":"300","items":[{"accountId":"201","accountName":"Sample","accountType":"Customer","version":4}]})";

Account account()
{
    Account one;
    one.id = AccountId(QStringLiteral("201"));
    one.version = 3;
    return one;
}

Address stored()
{
    Address address;
    address.id = AddressId(QStringLiteral("A1"));
    address.nickname = QStringLiteral("Home");
    address.values[AddressField::Address1] = QStringLiteral("1 Main St");
    address.values[AddressField::Address2] = QStringLiteral("Flat 3");
    address.values[AddressField::City] = QStringLiteral("Springfield");
    address.values[AddressField::Country] = QStringLiteral("US");
    address.isShipTo = address.isDefaultShipping = true;
    return address;
}

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class TestAccounts : public QObject {
    Q_OBJECT
    std::unique_ptr<TestBackend> m_backend;

    const FakeTransport::Sent &sent(size_t n) const { return m_backend->wire.sent().at(n); }
    QByteArray keyOf(size_t n) const { return sent(n).header("Idempotency-Key"); }
    Call<Saved> save(const Address &before, const Address &after)
    {
        return m_backend->accounts.updateAddress(customer, account(), before, after);
    }
    // What is sent for the address itself.
    QJsonObject change(const Address &before, const Address &after)
    {
        m_backend->wire.answer(200, Envelope);
        return outcome(save(before, after)) ? m_backend->lastBody()[QLatin1String("addresses")][0].toObject() : QJsonObject();
    }

private Q_SLOTS:
    void init() { m_backend = std::make_unique<TestBackend>(); }

    void shouldSendOnlyWhatChanged()
    {
        Address after = stored();
        after.values[AddressField::City] = QStringLiteral("Shelbyville");
        after.values[AddressField::Address2].clear();

        QCOMPARE(change(stored(), after), json(R"({"addressId":"A1","address2":null,"city":"Shelbyville"})"));
        QCOMPARE(m_backend->lastBody()[QLatin1String("version")].toInt(), 3);
        QCOMPARE(m_backend->lastBody().keys(), (QStringList{QStringLiteral("addresses"), QStringLiteral("version")}));
        QCOMPARE(sent(0).header("If-Match"), QByteArray("\"3\""));
        QCOMPARE(sent(0).header("X-CCAgentContext"), QByteArray(R"({"shopperProfileId":"110001"})"));
        QCOMPARE(sent(0).url.path(), QStringLiteral("/ccagentx/custom/v1/contacts/300/accounts/201"));
    }
    void shouldSendUsesAndDefaultsOnlyWhenTheyChanged()
    {
        Address after = stored();
        after.isBillTo = after.isDefaultBilling = true;
        QCOMPARE(change(stored(), after), json(R"({"addressId":"A1","types":["SHIP_TO","BILL_TO"],"defaultBillingAddress":true})"));
        after = stored();
        after.isDefaultShipping = false;
        after.nickname.clear();
        QCOMPARE(change(stored(), after), json(R"({"addressId":"A1","nickname":null,"defaultShippingAddress":false})"));
    }
    void shouldSendTheWholeOfANewAddress()
    {
        Address added = stored();
        added.id = {};
        const QJsonObject whole = json(
            R"({"nickname":"Home","address1":"1 Main St","address2":"Flat 3","city":"Springfield","country":"US","types":["SHIP_TO"],"defaultShippingAddress":true})");
        QCOMPARE(change(Address(), added), whole);
        QCOMPARE(change(added, added), whole); // a draft that began with values: none of them is stored anywhere
    }

    void shouldWriteIntentAndOutcomeButNoValue()
    {
        m_backend->audit.setAgent(QStringLiteral("agent-7"));
        Address after = stored();
        after.values[AddressField::City] = QStringLiteral("Shelbyville");

        QVERIFY(!change(stored(), after).isEmpty());

        const ListAuditSink &audit = m_backend->auditSink;
        QCOMPARE(audit.lines.size(), 2);
        QCOMPARE(audit.word(0, "agent"), QStringLiteral("agent-7"));
        QCOMPARE(audit.word(0, "intends"), QStringLiteral("updateAddress"));
        QCOMPARE(audit.word(0, "record"), QStringLiteral("201"));
        QCOMPARE(audit.word(0, "entry").toLatin1(), keyOf(0));
        QCOMPARE(audit.word(1, "entry"), audit.word(0, "entry"));
        QCOMPARE(audit.word(1, "outcome"), QStringLiteral("confirmed"));
        QCOMPARE(audit.word(1, "request").toLatin1(), sent(0).header("X-Request-Id"));
        for (const QByteArray &line : audit.lines)
            for (const char *value : {"Shelbyville", "Springfield", "Main", "Home"})
                QVERIFY2(!line.contains(value), line);
    }
    void shouldTellEverybodyOfTheNewAccounts()
    {
        QSignalSpy changed(&m_backend->accounts, &Accounts::accountsChanged),
            done(&m_backend->accounts, &Accounts::unwatchedSaveDone);
        m_backend->wire.answer(200, Envelope);

        const auto saved = outcome(save(stored(), stored()));

        QCOMPARE(saved->accounts.accounts.at(0).version, 4);
        QCOMPARE(saved->requestId.toLatin1(), sent(0).header("X-Request-Id"));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(done.count(), 0);
    }

    void shouldTellTheWindowWhatBecameOfASaveThatNobodyWatches()
    {
        QSignalSpy done(&m_backend->accounts, &Accounts::unwatchedSaveDone),
            failed(&m_backend->accounts, &Accounts::unwatchedSaveFailed);
        m_backend->wire.answer(200, Envelope);
        save(stored(), stored()).cancel();
        QTRY_COMPARE(done.count(), 1);
        QCOMPARE(done[0][1].value<CustomerContext>().profileId, customer.profileId);

        m_backend->wire.answer(412, R"({"errorCode":"CAM-4001"})");
        save(stored(), stored()).cancel();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed[0][2].value<Error>().kind, ErrorKind::Conflict);
        QCOMPARE(m_backend->auditSink.word(3, "outcome"), QStringLiteral("failed"));
        QCOMPARE(done.count(), 1);
    }
    void shouldLeaveAFailureToWhoWatches()
    {
        QSignalSpy failed(&m_backend->accounts, &Accounts::unwatchedSaveFailed),
            changed(&m_backend->accounts, &Accounts::accountsChanged);
        m_backend->wire.answer(403, R"({"errorCode":"CAM-2003"})");

        QCOMPARE(outcome(save(stored(), stored())).error().kind, ErrorKind::Forbidden);
        QCOMPARE(failed.count(), 0);
        QCOMPARE(changed.count(), 0);
    }

    // CONTRACT 2.6, A12: the server that has done it answers instead of doing it again.
    void shouldSendTheSameChangeAgainWithTheSameKeyAfterAnUnknownOutcome()
    {
        Address added = stored();
        added.id = {};
        m_backend->wire.fail(ErrorKind::Unknown);
        m_backend->wire.answer(504, "");
        m_backend->wire.answer(200, Envelope, {{"Idempotency-Replayed", "true"}});
        m_backend->wire.answer(200, Envelope);

        QCOMPARE(outcome(save({}, added)).error().kind, ErrorKind::Unknown);
        QCOMPARE(m_backend->auditSink.word(1, "outcome"), QStringLiteral("unknown"));
        QCOMPARE(outcome(save({}, added)).error().kind, ErrorKind::Unknown);
        QVERIFY(outcome(save({}, added)));
        QVERIFY(outcome(save({}, added))); // a second such address, meant as one

        QCOMPARE(keyOf(1), keyOf(0));
        QCOMPARE(keyOf(2), keyOf(0));
        QCOMPARE(sent(1).body, sent(0).body);
        QVERIFY(keyOf(3) != keyOf(0));
        QCOMPARE(m_backend->auditSink.word(2, "entry"), m_backend->auditSink.word(0, "entry"));
    }
    void shouldKeyAnEditedChangeAnew()
    {
        Address added = stored();
        added.id = {};
        m_backend->wire.fail(ErrorKind::Unknown);
        m_backend->wire.answer(200, Envelope);
        QVERIFY(!outcome(save({}, added)));

        added.values[AddressField::City] = QStringLiteral("Shelbyville");
        QVERIFY(outcome(save({}, added)));

        QVERIFY(keyOf(1) != keyOf(0)); // else 409 CAM-4002
    }

    void shouldReadAgainForEveryPage()
    {
        QSignalSpy changed(&m_backend->accounts, &Accounts::accountsChanged);
        m_backend->wire.answer(200, Envelope);
        m_backend->wire.answer(200, Envelope);
        QVERIFY(outcome(m_backend->accounts.find(customer)));
        QCOMPARE(changed.count(), 0);
        QVERIFY(outcome(m_backend->accounts.readAgain(customer)));
        QCOMPARE(changed.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
