// SPDX-License-Identifier: Apache-2.0
// What the contract's examples leave open: absent and odd members when reading, the merge body of a change (CONTRACT 4.6).
#include "api/wireaccounts.h"
#include "api/wireaccountwrites.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace linedesk;

namespace {

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

// An envelope with one account that has what it must have, and the members of `more`.
Result<AccountsOfContact> readOne(const QByteArray &more)
{
    QJsonObject account = json(R"({"accountId":"201","accountName":"Sample","accountType":"Customer"})");
    const QJsonObject members = json(more);
    for (auto one = members.begin(); one != members.end(); ++one)
        account.insert(one.key(), one.value());
    QJsonObject envelope = json(R"({"profileId":"110001","contactId":"300"})");
    envelope.insert(QLatin1String("items"), QJsonArray{account});
    return readAccounts(QJsonDocument(envelope).toJson());
}

QJsonObject written(const AccountChange &change)
{
    return json(writeChange(change));
}
QJsonObject writtenAddress(AccountChange::AddressChange address)
{
    AccountChange change;
    change.addresses.push_back(std::move(address));
    return written(change)[QLatin1String("addresses")][0].toObject();
}
QJsonObject writtenProfile(AccountChange::BillingProfileChange profile)
{
    AccountChange change;
    change.billingProfiles.push_back(std::move(profile));
    return written(change)[QLatin1String("billingProfiles")][0].toObject();
}

} // namespace

class TestWireAccounts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldReadAnAccountThatHasOnlyWhatItMust()
    {
        const auto answer = readOne("{}");

        QVERIFY(answer);
        const Account &account = answer->accounts.at(0);
        QCOMPARE(account.type, AccountType::Customer);
        QCOMPARE(account.status, AccountStatus::Active);
        QCOMPARE(account.role, Role::None);
        QCOMPARE(account.version, Account::NoVersion);
        QVERIFY(account.parentId.isEmpty() && account.addresses.empty() && account.billingProfiles.empty());
        QVERIFY(answer->readAt.isValid());
    }
    void shouldTakeNullForAbsent()
    {
        const auto answer = readOne(
            R"({"accountNumber":null,"status":null,"parentAccountId":null,"addresses":null,"contacts":[],"links":null,"version":null})");
        QVERIFY(answer);
        QCOMPARE(answer->accounts.at(0), readOne("{}")->accounts.at(0));
    }
    // If-Match must be sent whatever number a server begins to count with.
    void shouldReadAVersionOfZero()
    {
        QCOMPARE(readOne(R"({"version":0})")->accounts.at(0).version, 0);
        QCOMPARE(readOne(R"({"version":12})")->accounts.at(0).version, 12);
    }
    void shouldReadAnEmptyEnvelope()
    {
        const auto answer = readAccounts(R"({"profileId":"1","contactId":"2","total":0,"items":[]})");
        QVERIFY(answer && answer->accounts.empty());
    }

    void rejectsWhatItCannotShow_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QString>("problem");
        QTest::newRow("status") << QByteArray(R"({"status":"SLEEPING"})") << "$.items[0].status: unknown word";
        QTest::newRow("address without id") << QByteArray(R"({"addresses":[{"city":"x"}]})")
                                            << "$.items[0].addresses[0].addressId: missing";
        QTest::newRow("person without id") << QByteArray(R"({"contacts":[{"roles":["admin"]}]})")
                                           << "$.items[0].contacts[0].contactId: missing";
        QTest::newRow("payment method") << QByteArray(R"({"billingProfiles":[{"billingProfileId":"1","paymentMethod":"cash"}]})")
                                        << "$.items[0].billingProfiles[0].paymentMethod: unknown word";
        QTest::newRow("card without number")
            << QByteArray(R"({"billingProfiles":[{"billingProfileId":"1","paymentMethod":"creditcard"}]})")
            << "$.items[0].billingProfiles[0].creditCardNumber: missing";
        QTest::newRow("link") << QByteArray(R"({"links":[{"accountId":"9","relationshipType":"Neighbours"}]})")
                              << "$.items[0].links[0].relationshipType: unknown word";
    }
    void rejectsWhatItCannotShow()
    {
        QFETCH(QByteArray, more);
        QFETCH(QString, problem);

        const auto answer = readOne(more);

        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Protocol);
        QCOMPARE(answer.error().detail, problem);
    }
    void rejectsAnEnvelopeWithoutItems()
    {
        QCOMPARE(readAccounts(R"({"profileId":"1","contactId":"2"})").error().detail, QStringLiteral("$.items: missing"));
        QCOMPARE(readAccounts(R"({"profileId":"1","contactId":"2","items":[{"accountId":"3","accountName":"x"}]})").error().detail,
                 QStringLiteral("$.items[0].accountType: missing"));
    }

    // A bug once: what a supervisor reads without a customer in context names nobody, and was called unreadable.
    void shouldReadAStructureWithoutAContext()
    {
        const auto read = readAccounts(R"({"profileId":null,"contactId":null,"total":0,"items":[]})");
        QVERIFY(read && read->profileId.isEmpty() && read->contactId.isEmpty());
    }

    void shouldTakeTheHighestOfSeveralRoles()
    {
        const auto answer = readOne(
            R"({"accountRoles":["user","admin","buyer"],"contacts":[{"contactId":"1","roles":["buyer","user"]},{"contactId":"2","roles":["guest"]}]})");
        QCOMPARE(answer->accounts.at(0).role, Role::Admin);
        QCOMPARE(answer->accounts.at(0).contacts.at(0).role, Role::Buyer);
        QCOMPARE(answer->accounts.at(0).contacts.at(1).role, Role::None);
    }
    void shouldReadACardAsTextsOrNumbers()
    {
        const auto answer = readOne(
            R"({"billingProfiles":[{"billingProfileId":"B","paymentMethod":"debitcard","creditCardNumber":"****1111","creditCardExpiryMonth":3,
            "creditCardExpiryYear":2030,"creditCardType":"visa"}]})");
        const BillingProfile profile = answer->accounts.at(0).billingProfiles.at(0);
        QCOMPARE(profile.method, PaymentMethod::DebitCard);
        QCOMPARE(profile.card.brand, CardBrand::Visa);
        QCOMPARE(profile.card.expiry, (CardExpiry{3, 2030}));
        QCOMPARE(profile.card.lastFour(), QStringLiteral("1111"));
        QVERIFY(!profile.delivery && !profile.frequency);
    }
    // One card of a brand that nobody knows here must not hide the whole customer.
    void shouldReadACardOfAnUnknownBrand()
    {
        const auto answer = readOne(
            R"({"billingProfiles":[{"billingProfileId":"B","paymentMethod":"creditcard","creditCardNumber":"xxxxxxxxxxxx1111","creditCardType":"maestro"}]})");
        QVERIFY(answer);
        QCOMPARE(answer->accounts.at(0).billingProfiles.at(0).card.brand, CardBrand::Unknown);
    }
    void shouldReadBankDetailsAsTheyAreMasked()
    {
        const auto answer = readOne(
            R"({"billingProfiles":[{"billingProfileId":"B","paymentMethod":"bankTransfer","bankAccountNumber":"xxxxxx6789","bankSwiftCode":"EXAMUS33","bankName":null}]})");
        BankDetails expected;
        expected.accountNumber = QStringLiteral("xxxxxx6789");
        expected.swiftCode = QStringLiteral("EXAMUS33");
        QCOMPARE(answer->accounts.at(0).billingProfiles.at(0).bank, expected);
    }

    void shouldReadTheLinkToTheCrm()
    {
        QCOMPARE(readContactLink(R"({"profileId":"1","externalContactId":300100000000101})")->text(),
                 QStringLiteral("300100000000101"));
        QVERIFY(readContactLink(R"({"profileId":"1","externalContactId":null,"items":[]})")->isEmpty());
        QCOMPARE(readContactLink("{}").error().kind, ErrorKind::Protocol);
    }

    void shouldWriteNothingThatIsNotInTheChange()
    {
        QCOMPARE(writeChange({}), QByteArray("{}"));
        AccountChange change;
        change.version = 0;
        change.addresses.push_back(
            {AddressId(QStringLiteral("A1")), {}, {{AddressField::City, QStringLiteral("Springfield")}}, {}, {}, {}});
        QCOMPARE(written(change), json(R"({"version":0,"addresses":[{"addressId":"A1","city":"Springfield"}]})"));
    }
    void shouldClearWithNull()
    {
        AccountChange::AddressChange address;
        address.id = AddressId(QStringLiteral("A1"));
        address.nickname = QString();
        address.values = {{AddressField::Address2, QString()}};
        QCOMPARE(writtenAddress(address), json(R"({"addressId":"A1","nickname":null,"address2":null})"));

        AccountChange::BillingProfileChange profile;
        profile.id = BillingProfileId(QStringLiteral("B1"));
        profile.name = QString();
        profile.cardNickname = QString();
        profile.bank = {{&BankDetails::swiftCode, QString()}, {&BankDetails::iban, QStringLiteral("DE89370400440532013000")}};
        QCOMPARE(
            writtenProfile(profile),
            json(
                R"({"billingProfileId":"B1","billingProfileName":null,"creditCardNickname":null,"bankSwiftCode":null,"bankIban":"DE89370400440532013000"})"));
    }
    void shouldWriteUsesAndDefaultsOfAnAddress()
    {
        AccountChange::AddressChange address;
        address.types = {true, true};
        address.isDefaultShipping = true;
        address.isDefaultBilling = false;
        QCOMPARE(writtenAddress(address),
                 json(R"({"types":["SHIP_TO","BILL_TO"],"defaultShippingAddress":true,"defaultBillingAddress":false})"));
        address.types = {false, false};
        QCOMPARE(writtenAddress(address)[QLatin1String("types")], QJsonValue(QJsonArray()));
    }
    void shouldWriteAllMandatoryFieldsOfACard()
    {
        AccountChange::BillingProfileChange profile;
        profile.method = PaymentMethod::CreditCard;
        profile.isDefault = true;
        profile.delivery = BillDelivery::Paper;
        profile.frequency = BillingFrequency::Yearly;
        profile.card = Card{CardId(QStringLiteral("usercc1")),
                            CardBrand::Visa,
                            QStringLiteral("xxxxxxxxxxxx1111"),
                            {3, 2030},
                            QStringLiteral("Dee Sample"),
                            {},
                            true,
                            false};
        const char *expected =
            R"({"isDefault":true,"billDeliveryMethod":"PAPER","billingFrequency":"YEARLY","paymentMethod":"creditcard","creditCardId":"usercc1",
            "creditCardNumber":"xxxxxxxxxxxx1111","creditCardType":"visa","creditCardContactName":"Dee Sample","creditCardExpiryMonth":"03","creditCardExpiryYear":"2030"})";
        QCOMPARE(writtenProfile(profile), json(expected));
    }
    // "00" and "0" would contradict what is stored (CONTRACT 12.3 U6).
    void shouldNotInventAnExpiryThatIsNotKnown()
    {
        AccountChange::BillingProfileChange profile;
        profile.card = Card{
            CardId(QStringLiteral("usercc1")), CardBrand::Unknown, QStringLiteral("xxxxxxxxxxxx1111"), {}, {}, {}, false, false};
        QCOMPARE(writtenProfile(profile), json(R"({"creditCardId":"usercc1","creditCardNumber":"xxxxxxxxxxxx1111"})"));
    }

    void shouldReadFormatsInTheirOrder()
    {
        const auto formats =
            readAddressFormats(R"({"defaultCountry":"US","items":[{"country":"US","displayName":"United States","fields":[
            {"name":"city","label":"City","order":2,"required":true,"maxLength":40},
            {"name":"planet","label":"Planet","order":3},
            {"name":"country","label":"Country","order":4},
            {"name":"address1","label":"Street","order":1,"required":true,"pattern":"^.+$","example":"1 Main St"},
            {"name":"state","label":"State","order":5,"options":[{"value":"IL","label":"Illinois"}]}]}]})");

        QVERIFY(formats);
        const AddressFormat &format = formats->of(QStringLiteral("US"));
        QCOMPARE(format.fields.size(), size_t(3));
        QCOMPARE(format.fields[0].field, AddressField::Address1);
        QCOMPARE(format.fields[0].example, QStringLiteral("1 Main St"));
        QVERIFY(format.fields[0].isRequired);
        QCOMPARE(format.fields[1].maxLength, 40);
        QCOMPARE(format.fields[2].options.at(0).value, QStringLiteral("IL"));
        QVERIFY(!format.fields[2].isRequired);
    }
    // Else the built-in formats would be put aside for none at all.
    void rejectsFormatsWithoutItems()
    {
        QCOMPARE(readAddressFormats(R"({"defaultCountry":"US"})").error().detail, QStringLiteral("$.items: missing"));
    }
    // A pattern that this console cannot read would refuse whatever is typed.
    void shouldLeaveAPatternThatItCannotReadToTheServer()
    {
        const auto formats = readAddressFormats(
            R"({"items":[{"country":"US","displayName":"x","fields":[{"name":"city","label":"City","pattern":"*"}]}]})");
        QVERIFY(formats);
        QVERIFY(formats->of(QStringLiteral("US")).fields.at(0).pattern.pattern().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestWireAccounts)
#include "tst_wireaccounts.moc"
