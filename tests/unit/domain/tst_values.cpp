// SPDX-License-Identifier: Apache-2.0
// The small functions of contact, ids, payment and account.
#include "domain/account.h"
#include "domain/contact.h"

#include <QHash>
#include <QTest>

#include <map>

using namespace linedesk;

static_assert(!std::is_convertible_v<QString, AccountId> && !std::is_convertible_v<ContactId, AccountId>);

class TestValues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldNameAPerson_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::addColumn<QString>("full");
        QTest::addColumn<QString>("brief");
        QTest::newRow("both") << "Rosa"
                              << "Ruiz"
                              << "Rosa Ruiz"
                              << "R. Ruiz";
        QTest::newRow("only the last") << ""
                                       << "Ruiz"
                                       << "Ruiz"
                                       << "Ruiz";
        QTest::newRow("only the first") << "Rosa"
                                        << ""
                                        << "Rosa"
                                        << "Rosa";
        QTest::newRow("none") << ""
                              << ""
                              << ""
                              << "";
        QTest::newRow("a letter of two units")
            << QStringLiteral("😀a") << "Ruiz" << QStringLiteral("😀a Ruiz") << QStringLiteral("😀. Ruiz");
    }
    void shouldNameAPerson()
    {
        QFETCH(QString, first);
        QFETCH(QString, last);
        QFETCH(QString, full);
        QFETCH(QString, brief);
        Contact contact;
        contact.firstName = first;
        contact.lastName = last;

        QCOMPARE(contact.fullName(), full);
        QCOMPARE(contact.shortName(), brief);
    }

    void shouldCompareAndKeepIds()
    {
        const AccountId a(QStringLiteral("1")), same(QStringLiteral("1")), b(QStringLiteral("2"));
        QVERIFY(a == same && a != b && a < b && !(b < a));
        QVERIFY(AccountId().isEmpty() && !a.isEmpty());

        const QHash<AccountId, int> hash{{a, 1}, {b, 2}};
        QCOMPARE(hash.value(same), 1);
        QCOMPARE(qHash(a, 7), qHash(same, 7));
        const std::map<AccountId, int> map{{b, 2}, {a, 1}};
        QCOMPARE(map.begin()->second, 1);
    }

    void shouldKnowAnExpiryOnlyWhenItIsOne()
    {
        QVERIFY((CardExpiry{1, 2030}.isKnown() && CardExpiry{12, 2030}.isKnown()));
        for (const CardExpiry odd :
             {CardExpiry{}, CardExpiry{0, 2030}, CardExpiry{13, 2030}, CardExpiry{-1, 2030}, CardExpiry{3, 0}})
            QVERIFY(!odd.isKnown());
    }
    void shouldTellTheLastFourOfAMask()
    {
        Card card;
        QCOMPARE(card.lastFour(), QString());
        card.maskedNumber = QStringLiteral("xxxxxxxxxxx0005");
        QCOMPARE(card.lastFour(), QStringLiteral("0005"));
    }
    void shouldTellACardProfileFromABankProfile()
    {
        BillingProfile profile;
        QVERIFY(profile.isCard());
        profile.method = PaymentMethod::DebitCard;
        QVERIFY(profile.isCard());
        profile.method = PaymentMethod::BankTransfer;
        QVERIFY(!profile.isCard());
    }
    void shouldHaveRolesInTheirOrder()
    {
        QVERIFY(Role::None < Role::User && Role::User < Role::Buyer && Role::Buyer < Role::Admin); // CONTRACT 11.2
    }
    void shouldSeeEveryDifferenceOfAnAccount()
    {
        Account account;
        account.addresses.emplace_back();
        account.billingProfiles.emplace_back();
        Account other = account;
        QCOMPARE(other, account);
        other.addresses[0].values[AddressField::City] = QStringLiteral("x");
        QVERIFY(other != account);
        other = account;
        other.billingProfiles[0].bank.swiftCode = QStringLiteral("x");
        QVERIFY(other != account);
        other = account;
        other.version = 4;
        QVERIFY(other != account);
    }
};

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
