// SPDX-License-Identifier: Apache-2.0
#include "support/outcome.h"
#include "support/testbackend.h"

#include <QJsonArray>
#include <QSignalSpy>

using namespace linedesk;

namespace {

const CustomerContext customer{ProfileId(QStringLiteral("110001")), ContactId(QStringLiteral("300"))};
const QByteArray Envelope = R"({"profileId":"110001","contactId":"300","items":[]})";

Account account()
{
    Account one;
    one.id = AccountId(QStringLiteral("201"));
    one.version = 3;
    return one;
}

Card card(const char *id, const char *mask)
{
    return {CardId(QString::fromLatin1(id)),
            CardBrand::Visa,
            QString::fromLatin1(mask),
            {3, 2030},
            QStringLiteral("Dana Sample"),
            QStringLiteral("Blue"),
            false,
            false};
}

BillingProfile cardProfile()
{
    BillingProfile profile;
    profile.id = BillingProfileId(QStringLiteral("B1"));
    profile.name = QStringLiteral("Main");
    profile.delivery = BillDelivery::Email;
    profile.card = card("usercc1", "xxxxxxxxxxxx1111");
    return profile;
}

BillingProfile bankProfile()
{
    BillingProfile profile;
    profile.id = BillingProfileId(QStringLiteral("B2"));
    profile.method = PaymentMethod::BankTransfer;
    profile.bank.accountNumber = QStringLiteral("xxxxxx6789");
    profile.bank.iban = QStringLiteral("DE89xxxxxxxxxxxxxx3000");
    profile.bank.swiftCode = QStringLiteral("EXAMUS33");
    return profile;
}

NewCard newCard()
{
    NewCard one;
    one.number = SecretString(19);
    for (const char c : QByteArray("4111111111111111"))
        one.number.append(c);
    one.brand = CardBrand::Visa;
    one.expiry = {3, 2030};
    one.nameOnCard = QStringLiteral("Dana Sample");
    return one;
}

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class TestBilling : public QObject {
    Q_OBJECT
    std::unique_ptr<TestBackend> m_backend;

    const FakeTransport::Sent &sent(size_t n) const { return m_backend->wire.sent().at(n); }
    QByteArray keyOf(size_t n) const { return sent(n).header("Idempotency-Key"); }
    Call<Saved> save(const BillingProfile &before, const BillingProfile &after)
    {
        return m_backend->billing.updateProfile(customer, account(), before, after);
    }
    QJsonObject change(const BillingProfile &before, const BillingProfile &after)
    {
        m_backend->wire.answer(200, Envelope);
        return outcome(save(before, after)) ? m_backend->lastBody()[QLatin1String("billingProfiles")][0].toObject() : QJsonObject();
    }

private Q_SLOTS:
    void init() { m_backend = std::make_unique<TestBackend>(); }

    void shouldLeaveTheCardAloneWhenOnlyCommonFieldsChange()
    {
        BillingProfile after = cardProfile();
        after.name.clear();
        after.delivery = BillDelivery::Paper;
        after.frequency = BillingFrequency::Monthly;
        after.isDefault = true;
        QCOMPARE(
            change(cardProfile(), after),
            json(
                R"({"billingProfileId":"B1","billingProfileName":null,"billDeliveryMethod":"PAPER","billingFrequency":"MONTHLY","isDefault":true,"paymentMethod":"creditcard"})"));
        QCOMPARE(sent(0).header("If-Match"), QByteArray("\"3\""));
    }
    void shouldNameTheStoredCardWhenItsNicknameChanges()
    {
        BillingProfile after = cardProfile();
        after.card.nickname = QStringLiteral("Red");
        const char *expected =
            R"({"billingProfileId":"B1","paymentMethod":"creditcard","creditCardId":"usercc1","creditCardNumber":"xxxxxxxxxxxx1111",
            "creditCardType":"visa","creditCardContactName":"Dana Sample","creditCardExpiryMonth":"03","creditCardExpiryYear":"2030","creditCardNickname":"Red"})";
        QCOMPARE(change(cardProfile(), after), json(expected));
    }
    void shouldReplaceTheCardByAnother()
    {
        BillingProfile after = cardProfile();
        after.card = card("usercc2", "xxxxxxxxxxxx0002");
        const QJsonObject sentProfile = change(cardProfile(), after);
        QCOMPARE(sentProfile[QLatin1String("creditCardId")].toString(), QStringLiteral("usercc2"));
        QCOMPARE(sentProfile[QLatin1String("creditCardNumber")].toString(), QStringLiteral("xxxxxxxxxxxx0002"));
        QCOMPARE(sentProfile[QLatin1String("paymentMethod")].toString(), QStringLiteral("creditcard"));
        QVERIFY(!sentProfile.contains(QLatin1String("creditCardNickname"))); // the same as before
    }
    void shouldSendTheWholeOfANewProfile()
    {
        BillingProfile added = cardProfile();
        added.id = {};
        const char *whole =
            R"({"billingProfileName":"Main","billDeliveryMethod":"EMAIL","paymentMethod":"creditcard","creditCardId":"usercc1","creditCardNumber":"xxxxxxxxxxxx1111",
            "creditCardType":"visa","creditCardContactName":"Dana Sample","creditCardExpiryMonth":"03","creditCardExpiryYear":"2030","creditCardNickname":"Blue"})";
        QCOMPARE(change(BillingProfile(), added), json(whole));
        QCOMPARE(change(added, added), json(whole)); // a draft that began with values: none of them is stored anywhere
    }
    // The server decides that it cannot change (CAM-3213); a change that is left out would look like a success.
    void shouldNotLoseAChangeOfTheMethod()
    {
        BillingProfile after = cardProfile();
        after.method = PaymentMethod::DebitCard;
        QCOMPARE(change(cardProfile(), after), json(R"({"billingProfileId":"B1","paymentMethod":"debitcard"})"));
    }

    void shouldSendOnlyTheBankDetailsThatChanged()
    {
        BillingProfile after = bankProfile();
        after.bank.accountNumber = QStringLiteral("000123456789");
        QCOMPARE(change(bankProfile(), after),
                 json(R"({"billingProfileId":"B2","paymentMethod":"bankTransfer","bankAccountNumber":"000123456789"})"));
        after = bankProfile();
        after.name = QStringLiteral("New");
        QCOMPARE(change(bankProfile(), after),
                 json(R"({"billingProfileId":"B2","billingProfileName":"New","paymentMethod":"bankTransfer"})"));
    }
    void shouldClearABankDetailThatWasEmptied()
    {
        BillingProfile after = bankProfile();
        after.bank.swiftCode.clear();
        QCOMPARE(change(bankProfile(), after),
                 json(R"({"billingProfileId":"B2","paymentMethod":"bankTransfer","bankSwiftCode":null})"));
    }
    void shouldSendANewBankProfileWithoutEmptyDetails()
    {
        BillingProfile added;
        added.method = PaymentMethod::BankTransfer;
        added.bank.accountNumber = QStringLiteral("000123456789");
        QCOMPARE(change(BillingProfile(), added), json(R"({"paymentMethod":"bankTransfer","bankAccountNumber":"000123456789"})"));
    }

    void shouldSendTheSameChangeAgainWithTheSameKeyAfterAnUnknownOutcome()
    {
        BillingProfile added = bankProfile();
        added.id = {};
        m_backend->wire.fail(ErrorKind::Unknown);
        m_backend->wire.answer(200, Envelope);
        QVERIFY(!outcome(save({}, added)));
        QVERIFY(outcome(save({}, added)));
        QCOMPARE(keyOf(1), keyOf(0));
        QCOMPARE(m_backend->auditSink.word(2, "entry"), m_backend->auditSink.word(0, "entry"));
    }
    void shouldTellTheWindowOfAProfileThatNobodyWatches()
    {
        QSignalSpy changed(&m_backend->billing, &Billing::accountsChanged), done(&m_backend->billing, &Billing::unwatchedSaveDone),
            failed(&m_backend->billing, &Billing::unwatchedSaveFailed);
        m_backend->wire.answer(200, Envelope);
        save(cardProfile(), cardProfile()).cancel();
        QTRY_COMPARE(done.count(), 1);
        QCOMPARE(changed.count(), 1);
        m_backend->wire.fail(ErrorKind::Unknown);
        save(cardProfile(), cardProfile()).cancel();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed[0][1].value<Error>().kind, ErrorKind::Unknown);
        m_backend->wire.fail(ErrorKind::Unknown);
        QVERIFY(!outcome(save(cardProfile(), cardProfile())));
        QCOMPARE(failed.count(), 1);
    }

    void shouldWriteDownACardWithItsRequestButNothingOfIt()
    {
        QSignalSpy added(&m_backend->billing, &Billing::cardAdded);
        m_backend->wire.answer(200, R"({"savedCardId":"usercc9","cardNumber":"xxxxxxxxxxxx1111","cardType":"visa"})");

        const auto stored = outcome(m_backend->billing.addCard(customer.profileId, newCard()));

        const ListAuditSink &audit = m_backend->auditSink;
        QCOMPARE(stored->id.text(), QStringLiteral("usercc9"));
        QCOMPARE(added.count(), 1);
        QCOMPARE(audit.word(0, "intends"), QStringLiteral("addCard"));
        QCOMPARE(audit.word(0, "entry").toLatin1(), keyOf(0));
        QCOMPARE(audit.word(1, "outcome"), QStringLiteral("confirmed"));
        QCOMPARE(audit.word(1, "request").toLatin1(), sent(0).header("X-Request-Id"));
        for (const QByteArray &line : audit.lines)
            for (const char *value : {"411111", "Dana", "visa", "2030"})
                QVERIFY2(!line.contains(value), line);
    }
    // Whether the number is the same the second time cannot be known, since nothing of it is kept.
    void shouldKeyEveryTryOfACardAnew()
    {
        m_backend->wire.fail(ErrorKind::Unknown);
        m_backend->wire.answer(200, R"({"savedCardId":"usercc9","cardNumber":"xxxxxxxxxxxx1111"})");
        QCOMPARE(outcome(m_backend->billing.addCard(customer.profileId, newCard())).error().kind, ErrorKind::Unknown);
        QVERIFY(outcome(m_backend->billing.addCard(customer.profileId, newCard())));
        QVERIFY(keyOf(0) != keyOf(1));
        QCOMPARE(m_backend->auditSink.word(1, "outcome"), QStringLiteral("unknown"));
    }
    void shouldTellTheWindowOfACardThatNobodyWatches()
    {
        QSignalSpy failed(&m_backend->billing, &Billing::unwatchedCardFailed),
            done(&m_backend->billing, &Billing::unwatchedCardDone);
        m_backend->wire.answer(400, R"({"errorCode":"28391"})");
        m_backend->billing.addCard(customer.profileId, newCard()).cancel();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed[0][0].value<ProfileId>(), customer.profileId);
        QCOMPARE(failed[0][1].value<Error>().errorCode, QStringLiteral("28391"));

        m_backend->wire.answer(400, R"({"errorCode":"28391"})");
        QVERIFY(!outcome(m_backend->billing.addCard(customer.profileId, newCard())));
        QCOMPARE(failed.count(), 1);

        m_backend->wire.answer(200, R"({"savedCardId":"usercc9","cardNumber":"xxxxxxxxxxxx1111"})");
        m_backend->billing.addCard(customer.profileId, newCard()).cancel();
        QTRY_COMPARE(done.count(), 1);
        QCOMPARE(done[0][1].value<Card>().id.text(), QStringLiteral("usercc9"));
        m_backend->wire.answer(200, R"({"savedCardId":"usercc9","cardNumber":"xxxxxxxxxxxx1111"})");
        QVERIFY(outcome(m_backend->billing.addCard(customer.profileId, newCard())));
        QCOMPARE(done.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestBilling)
#include "tst_billing.moc"
