// SPDX-License-Identifier: Apache-2.0
// Somebody else was faster, or no answer came: what a form over one record does then, by the address form.
#include "model/addressform.h"
#include "support/testbackend.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace linedesk;

namespace {

// The example household with other texts in its first address, and a version of the first account.
QByteArray household(int version, const QJsonObject &firstAddress = {}, bool hasFirstAddress = true,
                     const QJsonObject &moreAddress = {})
{
    QJsonObject body = Example("cam-query-accounts-ok").response[QLatin1String("body")].toObject();
    QJsonArray items = body[QLatin1String("items")].toArray();
    QJsonObject account = items[0].toObject();
    QJsonObject address = account[QLatin1String("addresses")].toArray().first().toObject();
    for (auto one = firstAddress.begin(); one != firstAddress.end(); ++one)
        address[one.key()] = one.value();
    QJsonArray addresses;
    if (hasFirstAddress)
        addresses.append(address);
    if (!moreAddress.isEmpty())
        addresses.append(moreAddress);
    account[QLatin1String("addresses")] = addresses;
    account[QLatin1String("version")] = version;
    items[0] = account;
    body[QLatin1String("items")] = items;
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QJsonObject member(const char *key, const QString &value)
{
    return {{QString::fromLatin1(key), value}};
}

} // namespace

class TestRecordForm : public QObject {
    Q_OBJECT
    std::unique_ptr<TestBackend> m_backend;
    std::unique_ptr<AddressForm> m_form;

    FakeTransport &wire() { return m_backend->wire; }
    size_t sentCount() { return wire().sent().size(); }
    void open(bool isNew = false)
    {
        wire().answer(200, household(3));
        std::optional<Account> account;
        const auto read = m_backend->accounts.find(dana).then([&](Result<AccountsOfContact> r) { account = r->accounts.front(); });
        QVERIFY(QTest::qWaitFor([&] { return account.has_value(); }));
        m_form = std::make_unique<AddressForm>(m_backend->accounts, dana, *account, isNew ? Address() : account->addresses.front(),
                                               builtInAddressFormats());
    }
    // Both versions are read when a save is refused because of a newer one.
    template <class Signal> bool isRefusedWith(const QByteArray &stored, Signal signal)
    {
        m_backend->give("cam-update-account-conflict");
        wire().answer(200, stored);
        return comesFromSubmit(signal);
    }
    template <class Signal> bool comesFromSubmit(Signal signal)
    {
        QSignalSpy spy(m_form.get(), signal);
        m_form->submit();
        return spy.count() > 0 || spy.wait();
    }
    bool loses(ErrorKind kind = ErrorKind::Unknown)
    {
        wire().fail(kind);
        return comesFromSubmit(&Form::failed);
    }
    template <class Signal> bool lookingUpTells(Signal signal)
    {
        QSignalSpy spy(m_form.get(), signal);
        m_form->checkOutcome();
        return spy.count() > 0 || spy.wait();
    }

    static inline const CustomerContext dana{ProfileId(QStringLiteral("110001")), ContactId(QStringLiteral("300100000000101"))};

private Q_SLOTS:
    void init()
    {
        m_form.reset();
        m_backend = std::make_unique<TestBackend>();
        open();
        m_form->setValue(AddressField::City, QStringLiteral("Mine"));
    }

    void shouldShowBothVersionsAndOverwriteNothing()
    {
        QSignalSpy everywhere(&m_backend->accounts, &Accounts::accountsChanged);
        QVERIFY(isRefusedWith(household(4, {{QStringLiteral("city"), QStringLiteral("Theirs")},
                                            {QStringLiteral("address2"), QStringLiteral("Flat 9")}}),
                              &RecordForm::conflictChanged));

        QCOMPARE(m_form->conflict().size(), size_t(2));
        for (const auto &version : m_form->conflict()) {
            const bool isCity = version.label == QLatin1String("City");
            QCOMPARE(version.stored, isCity ? QStringLiteral("Theirs") : QStringLiteral("Flat 9"));
            QCOMPARE(version.opened, isCity ? QStringLiteral("Springfield") : QString());
            QCOMPARE(version.mine, isCity ? QStringLiteral("Mine") : QString());
            QCOMPARE(version.collides(), isCity);
        }
        QCOMPARE(m_form->value(AddressField::City), QStringLiteral("Mine"));
        QCOMPARE(everywhere.count(), 1); // the tree shows what is stored
        QCOMPARE(sentCount(), size_t(3));
    }

    void shouldNotSendWhileTheAgentHasToChoose()
    {
        QVERIFY(isRefusedWith(household(4, member("city", QStringLiteral("Theirs"))), &RecordForm::conflictChanged));
        const size_t sent = sentCount();

        m_form->submit(); // Ctrl+S, although the button is off

        QCOMPARE(sentCount(), sent);
        QVERIFY(!m_form->isSubmitting());
    }

    void shouldKeepMineOnTheNewGround()
    {
        QVERIFY(isRefusedWith(household(4, {{QStringLiteral("city"), QStringLiteral("Theirs")},
                                            {QStringLiteral("address2"), QStringLiteral("Flat 9")}}),
                              &RecordForm::conflictChanged));
        m_form->keepMine();

        QVERIFY(m_form->conflict().empty());
        QCOMPARE(m_form->value(AddressField::City), QStringLiteral("Mine"));
        QCOMPARE(m_form->valueBefore(AddressField::City), QStringLiteral("Theirs"));
        QCOMPARE(m_form->value(AddressField::Address2), QStringLiteral("Flat 9"));
        m_backend->give("cam-update-account-edit-address");
        QVERIFY(comesFromSubmit(&RecordForm::saved));
        QCOMPARE(wire().sent().back().header("If-Match"), QByteArray("\"4\""));
        const QJsonObject sent = m_backend->lastBody()[QLatin1String("addresses")].toArray().first().toObject();
        QCOMPARE(sent.keys(), (QStringList{QStringLiteral("addressId"), QStringLiteral("city")}));
    }

    void shouldDecideFieldByField()
    {
        m_form->setValue(AddressField::Address1, QStringLiteral("My Road"));
        m_form->setValue(AddressField::Address2, QStringLiteral("Flat 1")); // mine alone: kept whatever is chosen
        QVERIFY(isRefusedWith(household(4, {{QStringLiteral("city"), QStringLiteral("Theirs")},
                                            {QStringLiteral("address1"), QStringLiteral("Their Road")},
                                            {QStringLiteral("nickname"), QStringLiteral("Den")}}),
                              &RecordForm::conflictChanged));
        m_form->decide({QStringLiteral("City")});

        QCOMPARE(m_form->value(AddressField::City), QStringLiteral("Mine"));
        QCOMPARE(m_form->value(AddressField::Address1), QStringLiteral("Their Road"));
        QCOMPARE(m_form->value(AddressField::Address2), QStringLiteral("Flat 1"));
        QCOMPARE(m_form->draft().nickname, QStringLiteral("Den"));
        m_backend->give("cam-update-account-edit-address");
        QVERIFY(comesFromSubmit(&RecordForm::saved));
        const QJsonObject sent = m_backend->lastBody()[QLatin1String("addresses")].toArray().first().toObject();
        QCOMPARE(sent.keys(), (QStringList{QStringLiteral("address2"), QStringLiteral("addressId"), QStringLiteral("city")}));
    }
    // Theirs and mine side by side, where nobody has to choose.
    void shouldMergeWhatDoesNotCollide()
    {
        QSignalSpy moved(m_form.get(), &RecordForm::groundMoved);
        QVERIFY(isRefusedWith(household(4, {{QStringLiteral("address2"), QStringLiteral("Flat 9")}}), &RecordForm::groundMoved));
        QCOMPARE(moved[0][0].toStringList(), QStringList{QStringLiteral("Apartment, unit")});
        QCOMPARE(m_form->value(AddressField::City), QStringLiteral("Mine"));
        QCOMPARE(m_form->value(AddressField::Address2), QStringLiteral("Flat 9"));
    }

    void shouldTakeWhatIsStored()
    {
        QVERIFY(isRefusedWith(household(4, member("city", QStringLiteral("Theirs"))), &RecordForm::conflictChanged));
        m_form->takeStored();

        QVERIFY(m_form->conflict().empty());
        QCOMPARE(m_form->value(AddressField::City), QStringLiteral("Theirs"));
        QVERIFY(!m_form->isDirty());
    }

    void shouldMoveToTheNewGroundWhenNothingOfTheRecordChanged()
    {
        QVERIFY(isRefusedWith(household(4), &RecordForm::groundMoved));

        QVERIFY(m_form->conflict().empty());
        QVERIFY(m_form->isDirty());
        m_backend->give("cam-update-account-edit-address");
        QVERIFY(comesFromSubmit(&RecordForm::saved));
        QCOMPARE(wire().sent().back().header("If-Match"), QByteArray("\"4\""));
    }

    void shouldSayThatTheRecordIsGone()
    {
        QVERIFY(isRefusedWith(household(4, {}, false), &RecordForm::recordGone));
        QCOMPARE(m_form->value(AddressField::City), QStringLiteral("Mine"));
    }

    void shouldReadNothingAgainAfterAnotherRefusal_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {400, 403, 404, 409, 500})
            QTest::addRow("%d", status) << status;
    }
    void shouldReadNothingAgainAfterAnotherRefusal()
    {
        QFETCH(int, status);
        wire().answer(status, "{}");
        QVERIFY(comesFromSubmit(&Form::failed));
        QCOMPARE(sentCount(), size_t(2));
        QVERIFY(!m_form->isOutcomeUnknown() && m_form->conflict().empty());
    }

    void shouldFindOutThatALostSaveWasDone()
    {
        QVERIFY(loses());
        QVERIFY(m_form->isOutcomeUnknown());
        wire().answer(200, household(4, member("city", QStringLiteral("Mine"))));

        QVERIFY(lookingUpTells(&RecordForm::saved));

        QVERIFY(!m_form->isOutcomeUnknown());
    }

    void shouldFindOutThatALostSaveWasNotDone()
    {
        QVERIFY(loses());
        wire().answer(200, household(3));

        QVERIFY(lookingUpTells(&RecordForm::foundUnsaved));

        QVERIFY(!m_form->isOutcomeUnknown());
        QVERIFY(m_form->isDirty());
        QCOMPARE(m_form->value(AddressField::City), QStringLiteral("Mine"));
    }

    void shouldShowBothVersionsWhenSomebodyElseSavedInsteadOfALostSave()
    {
        QVERIFY(loses());
        wire().answer(200, household(4, member("city", QStringLiteral("Theirs"))));

        QVERIFY(lookingUpTells(&RecordForm::conflictChanged));

        QCOMPARE(m_form->conflict().size(), size_t(1));
    }

    void shouldLookFirstWhenTheAgentSavesAgainAfterNoAnswer()
    {
        QVERIFY(loses());
        wire().answer(200, household(3)); // as it was

        QVERIFY(comesFromSubmit(&RecordForm::foundUnsaved));

        QCOMPARE(wire().sent().back().method, Method::Get);
        m_backend->give("cam-update-account-edit-address");
        QVERIFY(comesFromSubmit(&RecordForm::saved)); // now it is sent, with the key of the first
        QCOMPARE(wire().sent().back().header("Idempotency-Key"), wire().sent()[1].header("Idempotency-Key"));
    }
    void shouldTellByTheRecordWhereThereAreNoVersions_data()
    {
        QTest::addColumn<QString>("storedCity");
        QTest::addColumn<int>("outcome"); // 0 saved, 1 not, 2 both versions
        QTest::newRow("it was done") << "Shelbyville" << 0;
        QTest::newRow("it was not") << "Springfield" << 1;
        QTest::newRow("somebody else was there") << "Ogdenville" << 2;
    }
    void shouldTellByTheRecordWhereThereAreNoVersions()
    {
        QFETCH(QString, storedCity);
        QFETCH(int, outcome);
        DeploymentProfile site = sampleSite();
        site.can = {};
        m_backend = std::make_unique<TestBackend>(site);
        open();
        m_form->setValue(AddressField::City, QStringLiteral("Shelbyville"));
        wire().answer(200, household(3)); // read again before the save
        QVERIFY(loses());
        wire().answer(200, household(3, member("city", storedCity)));

        QVERIFY(outcome == 0   ? lookingUpTells(&RecordForm::saved)
                : outcome == 1 ? lookingUpTells(&RecordForm::foundUnsaved)
                               : lookingUpTells(&RecordForm::conflictChanged));

        QCOMPARE(m_form->isOutcomeUnknown(), outcome == 2);
        QCOMPARE(m_form->conflict().empty(), outcome != 2);
    }
    void shouldLookUpAgainWhenLookingUpFailed()
    {
        QVERIFY(loses());
        wire().answer(500, "{}");
        QVERIFY(lookingUpTells(&Form::failed));
        QVERIFY(m_form->isOutcomeUnknown() && !m_form->isChecking());
        wire().answer(200, household(4, member("city", QStringLiteral("Mine"))));

        QVERIFY(lookingUpTells(&RecordForm::saved));
    }

    void shouldLookNothingUpWhenTheOutcomeIsKnown()
    {
        QVERIFY(loses(ErrorKind::Offline));
        m_form->checkOutcome();
        QVERIFY(!m_form->isChecking());
        QCOMPARE(sentCount(), size_t(2));
    }

    void shouldRecogniseANewAddressByItsValues_data()
    {
        QTest::addColumn<bool>("wasDone");
        QTest::newRow("done") << true;
        QTest::newRow("not done") << false;
    }
    void shouldRecogniseANewAddressByItsValues()
    {
        QFETCH(bool, wasDone);
        open(true);
        const QJsonObject fresh{
            {QStringLiteral("addressId"), QStringLiteral("ADR-9")},  {QStringLiteral("address1"), QStringLiteral("1 New Road")},
            {QStringLiteral("city"), QStringLiteral("Mine")},        {QStringLiteral("state"), QStringLiteral("IL")},
            {QStringLiteral("postalCode"), QStringLiteral("62701")}, {QStringLiteral("country"), QStringLiteral("US")}};
        for (const auto &[field, key] : {std::pair(AddressField::Address1, "address1"),
                                         {AddressField::City, "city"},
                                         {AddressField::State, "state"},
                                         {AddressField::PostalCode, "postalCode"}})
            m_form->setValue(field, fresh[QLatin1String(key)].toString());
        QVERIFY(loses());
        wire().answer(200, household(wasDone ? 4 : 3, {}, true, wasDone ? fresh : QJsonObject()));

        QVERIFY(wasDone ? lookingUpTells(&RecordForm::saved) : lookingUpTells(&RecordForm::foundUnsaved));
    }
};

QTEST_GUILESS_MAIN(TestRecordForm)
#include "tst_recordform.moc"
