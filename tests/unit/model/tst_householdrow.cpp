// SPDX-License-Identifier: Apache-2.0
#include "model/householdmodel.h"
#include "model/householdrow.h"
#include "support/households.h"

#include <QDate>
#include <QTest>

using namespace linedesk;

namespace {

CardExpiry expiryIn(int months)
{
    const QDate date = QDate::currentDate().addMonths(months);
    return {date.month(), date.year()};
}

Household householdOf(Account account)
{
    return Household::from({std::move(account)}, nullptr);
}

QString text(const Household &household, const char *key, int role)
{
    return householdRowData(household, household.find(QLatin1String(key)), role).toString();
}

int tone(const Household &household, const char *key)
{
    return householdRowData(household, household.find(QLatin1String(key)), HouseholdModel::StateToneRole).toInt();
}

} // namespace

class TestHouseholdRow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldSayAnAccount_data()
    {
        QTest::addColumn<AccountType>("type");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("symbol");
        QTest::newRow("customer") << AccountType::Customer << "Customer"
                                  << "house";
        QTest::newRow("service") << AccountType::Service << "Service"
                                 << "router";
        QTest::newRow("billing") << AccountType::Billing << "Billing"
                                 << "receipt-text";
    }
    void shouldSayAnAccount()
    {
        QFETCH(AccountType, type);
        QFETCH(QString, kind);
        QFETCH(QString, symbol);
        const Household household = householdOf(makeAccount(QStringLiteral("a"), {}, QStringLiteral("Sample"), type));

        QCOMPARE(text(household, "a", Qt::DisplayRole), QStringLiteral("Sample"));
        QCOMPARE(text(household, "a", HouseholdModel::SecondaryRole), QStringLiteral("Account 100-a"));
        QCOMPARE(text(household, "a", HouseholdModel::KindRole), kind);
        QCOMPARE(text(household, "a", HouseholdModel::SymbolRole), symbol);
        QCOMPARE(text(household, "a", HouseholdModel::BadgeRole), QString());
        QVERIFY(householdRowData(household, 0, HouseholdModel::AccountRole).toBool());
        QVERIFY(!householdRowData(household, 1, HouseholdModel::AccountRole).toBool());
    }

    void shouldShowAnInactiveAccountByWordSymbolAndTone()
    {
        Account account = makeAccount(QStringLiteral("a"), {}, QStringLiteral("Sample"));
        QCOMPARE(text(householdOf(account), "a", HouseholdModel::StateRole), QStringLiteral("Active"));
        QCOMPARE(tone(householdOf(account), "a"), 0);

        account.status = AccountStatus::Inactive;

        QCOMPARE(text(householdOf(account), "a", HouseholdModel::StateRole), QStringLiteral("Inactive"));
        QCOMPARE(text(householdOf(account), "a", HouseholdModel::StateSymbolRole), QStringLiteral("circle-pause"));
        QCOMPARE(tone(householdOf(account), "a"), 1);
    }

    void shouldSayAPersonWithTheRoleAndTheMailOnTheCustomerAccountOnly()
    {
        Account account = makeAccount(QStringLiteral("a"), {}, QStringLiteral("Sample"));
        account.contacts.front().email = QStringLiteral("jose@example.com");
        QCOMPARE(text(householdOf(account), "a/c1", Qt::DisplayRole), QStringLiteral("José Novák"));
        QCOMPARE(text(householdOf(account), "a/c1", HouseholdModel::BadgeRole), QStringLiteral("Admin"));
        QCOMPARE(text(householdOf(account), "a/c1", HouseholdModel::SecondaryRole), QStringLiteral("jose@example.com"));

        account.type = AccountType::Service;
        account.contacts.front().role = Role::None;

        QCOMPARE(text(householdOf(account), "a/c1", HouseholdModel::SecondaryRole), QString());
        QCOMPARE(text(householdOf(account), "a/c1", HouseholdModel::BadgeRole), QStringLiteral("No direct role"));
    }

    void shouldSayAnAddressByItsStreetAndPlace()
    {
        Account account = makeAccount(QStringLiteral("a"), {}, QStringLiteral("Sample"));
        Address &address = account.addresses.front();
        address.values[AddressField::City] = QStringLiteral("Springfield");
        address.values[AddressField::State] = QStringLiteral("IL");
        address.values[AddressField::PostalCode] = QStringLiteral("62701");
        address.values[AddressField::Country] = QStringLiteral("US");

        QCOMPARE(text(householdOf(account), "a/a1", Qt::DisplayRole), QStringLiteral("Sample street"));
        QCOMPARE(text(householdOf(account), "a/a1", HouseholdModel::SecondaryRole), QStringLiteral("Springfield, IL 62701"));
        QCOMPARE(text(householdOf(account), "a/a1", HouseholdModel::KindRole), QStringLiteral("Address"));
    }

    void shouldMarkTheDefaultAddress_data()
    {
        QTest::addColumn<AccountType>("type");
        QTest::addColumn<bool>("ships");
        QTest::addColumn<bool>("bills");
        QTest::addColumn<QString>("state");
        QTest::newRow("none") << AccountType::Customer << false << false << "";
        QTest::newRow("ships") << AccountType::Customer << true << false << "Default";
        QTest::newRow("bills") << AccountType::Billing << false << true << "Default";
        QTest::newRow("place of a service") << AccountType::Service << true << false << "Ships here";
    }
    void shouldMarkTheDefaultAddress()
    {
        QFETCH(AccountType, type);
        QFETCH(bool, ships);
        QFETCH(bool, bills);
        QFETCH(QString, state);
        Account account = makeAccount(QStringLiteral("a"), {}, QStringLiteral("Sample"), type);
        account.addresses.front().isDefaultShipping = ships;
        account.addresses.front().isDefaultBilling = bills;

        QCOMPARE(text(householdOf(account), "a/a1", HouseholdModel::StateRole), state);
        QCOMPARE(text(householdOf(account), "a/a1", HouseholdModel::StateSymbolRole).isEmpty(), state.isEmpty());
    }

    void shouldFlagAnExpiredCardBeforeTheDefault_data()
    {
        QTest::addColumn<int>("months");
        QTest::addColumn<bool>("isDefault");
        QTest::addColumn<QString>("state");
        QTest::newRow("good") << 12 << false << "";
        QTest::newRow("good, default") << 12 << true << "Default";
        QTest::newRow("ends this month") << 0 << true << "Default"; // valid to its last day
        QTest::newRow("ended last month, default") << -1 << true << "Expired";
    }
    void shouldFlagAnExpiredCardBeforeTheDefault()
    {
        QFETCH(int, months);
        QFETCH(bool, isDefault);
        QFETCH(QString, state);
        Account account = makeAccount(QStringLiteral("a"), {}, QStringLiteral("Sample"));
        account.billingProfiles.front().card.expiry = expiryIn(months);
        account.billingProfiles.front().isDefault = isDefault;
        const Household household = householdOf(account);

        QCOMPARE(text(household, "a/b1", HouseholdModel::StateRole), state);
        QCOMPARE(tone(household, "a/b1"), state == QLatin1String("Expired") ? 2 : 0);
        QCOMPARE(text(household, "a/b1", HouseholdModel::SecondaryRole).startsWith(QLatin1String("ended")), months < 0);
    }

    void shouldSayABankTransferWithoutACardsDate()
    {
        Account account = makeAccount(QStringLiteral("a"), {}, QStringLiteral("Sample"));
        BillingProfile &profile = account.billingProfiles.front();
        profile.method = PaymentMethod::BankTransfer;
        profile.card = {};
        profile.bank.accountNumber = QStringLiteral("xxxxxx6789");
        profile.bank.bankName = QStringLiteral("Example Bank");

        QCOMPARE(text(householdOf(account), "a/b1", Qt::DisplayRole), QStringLiteral("Bank •••• 6789"));
        QCOMPARE(text(householdOf(account), "a/b1", HouseholdModel::KindRole), QStringLiteral("Bank transfer"));
        QCOMPARE(text(householdOf(account), "a/b1", HouseholdModel::SecondaryRole), QStringLiteral("Example Bank"));
        QCOMPARE(text(householdOf(account), "a/b1", HouseholdModel::SymbolRole), QStringLiteral("landmark"));
    }

    void shouldTellAScreenReaderEverythingThatTheRowShows()
    {
        Account account = makeAccount(QStringLiteral("a"), {}, QStringLiteral("Sample"));
        account.billingProfiles.front().card.expiry = expiryIn(-1);

        QCOMPARE(text(householdOf(account), "a", Qt::AccessibleTextRole),
                 QStringLiteral("Sample, Account 100-a, Customer, Active"));
        QCOMPARE(text(householdOf(account), "a/c1", Qt::AccessibleTextRole), QStringLiteral("José Novák, Person, Admin"));
        QVERIFY(text(householdOf(account), "a/b1", Qt::AccessibleTextRole).endsWith(QLatin1String("Card, Expired")));
    }
};

QTEST_GUILESS_MAIN(TestHouseholdRow)
#include "tst_householdrow.moc"
