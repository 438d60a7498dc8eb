// SPDX-License-Identifier: Apache-2.0
#include "model/addressform.h"
#include "support/testbackend.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace linedesk;

namespace {

const CustomerContext dana{ProfileId(QStringLiteral("110001")), ContactId(QStringLiteral("300100000000101"))};

Address homeAddress()
{
    Address address;
    address.id = AddressId(QStringLiteral("ADR-700001"));
    address.values[AddressField::Address1] = QStringLiteral("100 Sample Street");
    address.values[AddressField::City] = QStringLiteral("Springfield");
    address.values[AddressField::State] = QStringLiteral("IL");
    address.values[AddressField::PostalCode] = QStringLiteral("62701");
    address.values[AddressField::Country] = QStringLiteral("US");
    address.isShipTo = address.isBillTo = address.isDefaultShipping = true;
    return address;
}

Account accountOf(AccountType type)
{
    Account account;
    account.id = AccountId(QStringLiteral("300100000000201"));
    account.type = type;
    account.version = 3;
    account.addresses = {homeAddress()};
    return account;
}

QStringList linesOf(const Form &form)
{
    QStringList lines;
    for (const FieldChange &change : form.changes())
        lines << QStringLiteral("%1: %2 > %3%4")
                     .arg(change.label, change.before, change.after, change.isComplete ? QString() : QStringLiteral(" !"));
    return lines;
}

} // namespace

class TestAddressForm : public QObject {
    Q_OBJECT
    std::unique_ptr<TestBackend> m_backend;
    std::unique_ptr<AddressForm> m_form;

    void open(const Address &address, AccountType type = AccountType::Customer)
    {
        m_form = std::make_unique<AddressForm>(m_backend->accounts, dana, accountOf(type), address, builtInAddressFormats());
    }
    QJsonObject sentAddress() const { return m_backend->lastBody()[QLatin1String("addresses")].toArray().first().toObject(); }
    size_t sentCount() const { return m_backend->wire.sent().size(); }
    bool hasIssue(const char *field) const { return m_form->issueOf(QLatin1String(field)); }

private Q_SLOTS:
    void init()
    {
        m_form.reset();
        m_backend = std::make_unique<TestBackend>();
        open(homeAddress());
    }

    void shouldBeCleanWhenOpened_data()
    {
        QTest::addColumn<QString>("city");
        QTest::newRow("as usual") << "Springfield";
        QTest::newRow("stored with blanks around it") << " Springfield ";
    }
    void shouldBeCleanWhenOpened()
    {
        QFETCH(QString, city);
        Address stored = homeAddress();
        stored.values[AddressField::City] = city;
        open(stored);

        QVERIFY(!m_form->isDirty());
        QVERIFY(m_form->changes().empty());
        m_form->submit();
        QCOMPARE(sentCount(), size_t(0));
    }

    void shouldReadBackOldAndNew()
    {
        m_form->setValue(AddressField::City, QStringLiteral("Shelbyville "));
        m_form->setDefaultBilling(true);

        QVERIFY(m_form->isDirty());
        QCOMPARE(linesOf(*m_form),
                 (QStringList{QStringLiteral("City: Springfield > Shelbyville"), QStringLiteral("Default billing: no > yes")}));
        m_form->setValue(AddressField::PostalCode, QStringLiteral("6270"));
        m_form->leaveField(AddressField::PostalCode);
        QVERIFY(linesOf(*m_form).contains(QStringLiteral("ZIP code: 62701 > 6270 !")));
        m_form->setValue(AddressField::City, QStringLiteral("Springfield"));
        m_form->setValue(AddressField::PostalCode, QStringLiteral("62701"));
        m_form->setDefaultBilling(false);
        QVERIFY(!m_form->isDirty());
    }

    void shouldCheckAFieldWhenItIsLeftAndAgainWithEveryKeyWhileItIsWrong()
    {
        m_form->setValue(AddressField::PostalCode, QStringLiteral("627"));
        QVERIFY(!hasIssue("postalCode")); // not while it is typed
        m_form->leaveField(AddressField::PostalCode);
        QVERIFY(hasIssue("postalCode"));

        m_form->setValue(AddressField::PostalCode, QStringLiteral("6270"));
        QVERIFY(hasIssue("postalCode"));
        m_form->setValue(AddressField::PostalCode, QStringLiteral("62702"));
        QVERIFY(!hasIssue("postalCode"));
    }

    void shouldSendOnlyWhatDiffersAndTellWhatIsStored()
    {
        m_backend->give("cam-update-account-edit-address");
        m_form->setValue(AddressField::Address2, QStringLiteral(" Flat 4 "));
        QSignalSpy saved(m_form.get(), &RecordForm::saved);

        m_form->submit();

        QVERIFY(m_form->isSubmitting());
        m_form->submit(); // a second Enter
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(!m_form->isSubmitting());
        QCOMPARE(sentCount(), size_t(1));
        QCOMPARE(sentAddress(), (QJsonObject{{QStringLiteral("addressId"), QStringLiteral("ADR-700001")},
                                             {QStringLiteral("address2"), QStringLiteral("Flat 4")}}));
        QCOMPARE(m_backend->wire.sent().front().header("If-Match"), QByteArray("\"3\""));
        QCOMPARE(saved.first().first().value<Saved>().accounts.accounts.size(), size_t(3));
    }

    void shouldStopAtTheFirstIssueAndSendNothing()
    {
        m_form->setValue(AddressField::City, QString());
        m_form->setValue(AddressField::PostalCode, QStringLiteral("62"));

        m_form->submit();

        QVERIFY(hasIssue("city") && hasIssue("postalCode"));
        QVERIFY(!m_form->isSubmitting());
        QCOMPARE(sentCount(), size_t(0));
    }

    void shouldKeepWhatWasTypedWhenItFails()
    {
        m_backend->wire.fail(ErrorKind::Offline);
        m_form->setValue(AddressField::City, QStringLiteral("Shelbyville"));
        QSignalSpy failed(m_form.get(), &Form::failed);

        m_form->submit();

        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(m_form->value(AddressField::City), QStringLiteral("Shelbyville"));
        QVERIFY(m_form->isDirty() && !m_form->isSubmitting());
    }

    void shouldLightTheRowThatTheServerNames()
    {
        m_backend->wire.answer(
            400,
            R"({"errorCode":"CAM-3000","errors":[{"errorCode":"CAM-3503","message":"No.","o:errorPath":"$.addresses[0].postalCode"}]})");
        m_form->setValue(AddressField::PostalCode, QStringLiteral("62799"));
        m_form->submit();

        QTRY_VERIFY(hasIssue("postalCode"));
        m_form->setValue(AddressField::PostalCode, QStringLiteral("62701"));
        QVERIFY(!hasIssue("postalCode"));
    }

    void shouldKeepWhatFitsAnotherCountryAndBringTheRestBack()
    {
        QSignalSpy format(m_form.get(), &AddressForm::formatChanged);
        m_form->setValue(AddressField::Address1, QStringLiteral("1 New Road"));

        m_form->setCountry(QStringLiteral("DE"));

        QCOMPARE(format.count(), 1);
        QCOMPARE(m_form->format().country, QStringLiteral("DE"));
        QCOMPARE(m_form->value(AddressField::Address1), QStringLiteral("1 New Road"));
        QVERIFY(linesOf(*m_form).contains(QStringLiteral("Country: United States > Germany")));
        m_form->setCountry(QStringLiteral("US"));
        QCOMPARE(m_form->value(AddressField::State), QStringLiteral("IL"));
        QCOMPARE(m_form->value(AddressField::PostalCode), QStringLiteral("62701"));
        QCOMPARE(m_form->value(AddressField::Address1), QStringLiteral("1 New Road"));
        m_form->setCountry(QStringLiteral("US"));
        QCOMPARE(format.count(), 2);
    }

    void shouldForgetTheOldCountrysMarks()
    {
        m_form->setValue(AddressField::PostalCode, QStringLiteral("1"));
        m_form->leaveField(AddressField::PostalCode);
        m_form->setCountry(QStringLiteral("GB"));
        QVERIFY(m_form->issues().empty());
    }

    void shouldGiveANewAddressTheUsesOfItsAccount_data()
    {
        QTest::addColumn<AccountType>("type");
        QTest::addColumn<bool>("ships");
        QTest::addColumn<bool>("bills");
        QTest::newRow("customer") << AccountType::Customer << true << true;
        QTest::newRow("service") << AccountType::Service << true << false;
        QTest::newRow("billing") << AccountType::Billing << false << true;
    }
    void shouldGiveANewAddressTheUsesOfItsAccount()
    {
        QFETCH(AccountType, type);
        QFETCH(bool, ships);
        QFETCH(bool, bills);
        open({}, type);
        m_backend->give("cam-update-account-add-address");
        QVERIFY(m_form->isNew() && !m_form->isDirty());
        QCOMPARE(m_form->country(), QStringLiteral("US"));
        QCOMPARE(m_form->mayShip(), ships);
        QCOMPARE(m_form->mayBill(), bills);
        for (const AddressField field : {AddressField::Address1, AddressField::City, AddressField::State, AddressField::PostalCode})
            m_form->setValue(field, homeAddress().values[field]);
        QVERIFY(m_form->isDirty());
        QSignalSpy saved(m_form.get(), &RecordForm::saved);

        m_form->submit();

        QTRY_COMPARE(saved.count(), 1);
        QJsonArray types;
        if (ships)
            types << QStringLiteral("SHIP_TO");
        if (bills)
            types << QStringLiteral("BILL_TO");
        QCOMPARE(sentAddress()[QLatin1String("types")].toArray(), types);
        QCOMPARE(sentAddress()[QLatin1String("country")].toString(), QStringLiteral("US"));
        QVERIFY(!sentAddress().contains(QLatin1String("addressId")));
    }

    void shouldGiveTheUseThatADefaultNeeds()
    {
        Address stored = homeAddress();
        stored.isBillTo = false;
        open(stored);
        QVERIFY(m_form->wasDefaultShipping() && !m_form->wasDefaultBilling());

        m_form->setDefaultBilling(true);
        QVERIFY(m_form->draft().isBillTo);
        m_form->setDefaultBilling(false);

        QVERIFY(!m_form->draft().isBillTo);
        QVERIFY(!m_form->isDirty());
    }

    void shouldDropOnlyTheListeningWhenItIsClosedInMidSave()
    {
        m_backend->wire.hold();
        m_form->setValue(AddressField::City, QStringLiteral("Shelbyville"));
        QSignalSpy done(&m_backend->accounts, &Accounts::unwatchedSaveDone);
        m_form->submit();

        m_form.reset();
        QVERIFY(!m_backend->wire.isOver(0));
        m_backend->giveHeld(0, "cam-update-account-edit-address");

        QTRY_COMPARE(done.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestAddressForm)
#include "tst_addressform.moc"
