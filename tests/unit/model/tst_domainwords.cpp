// SPDX-License-Identifier: Apache-2.0
#include "model/domainwords.h"

#include <QLocale>
#include <QTest>

using namespace linedesk;

namespace {

AddressValues place(const char *country, const char *city, const char *state, const char *code)
{
    AddressValues values;
    values[AddressField::Country] = QString::fromUtf8(country);
    values[AddressField::City] = QString::fromUtf8(city);
    values[AddressField::State] = QString::fromUtf8(state);
    values[AddressField::PostalCode] = QString::fromUtf8(code);
    return values;
}

Card card(CardBrand brand, const char *mask)
{
    Card one;
    one.brand = brand;
    one.maskedNumber = QString::fromLatin1(mask);
    return one;
}

} // namespace

class TestDomainWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void shouldHaveAnOwnWordForEveryValue()
    {
        QStringList words;
        for (int i = 0; i <= int(AccountType::Billing); ++i)
            words << accountTypeWord(AccountType(i)) << accountSymbol(AccountType(i));
        for (int i = 0; i <= int(AccountStatus::Inactive); ++i)
            words << accountStatusWord(AccountStatus(i));
        for (int i = 0; i <= int(Role::Admin); ++i)
            words << roleWord(Role(i)) << roleMeaning(Role(i));
        for (int i = 0; i <= int(LinkType::Group); ++i)
            words << linkTypeWord(LinkType(i));
        for (int i = 0; i <= int(CardBrand::Jcb); ++i)
            words << cardBrandWord(CardBrand(i));
        for (int i = 0; i <= int(PaymentMethod::BankTransfer); ++i)
            words << paymentMethodWord(PaymentMethod(i));
        for (int i = 0; i <= int(BillDelivery::Online); ++i)
            words << deliveryWord(BillDelivery(i));
        for (int i = 0; i <= int(BillingFrequency::Yearly); ++i)
            words << frequencyWord(BillingFrequency(i));

        QVERIFY(!words.contains(QString()));
        QCOMPARE(words.removeDuplicates(), 0);
    }

    void shouldGroupAMaskedNumberAsTheCardDoes_data()
    {
        QTest::addColumn<CardBrand>("brand");
        QTest::addColumn<QByteArray>("mask");
        QTest::addColumn<QString>("text");
        QTest::newRow("visa") << CardBrand::Visa << QByteArray("xxxxxxxxxxxx1111") << "Visa •••• •••• •••• 1111";
        QTest::newRow("amex") << CardBrand::Amex << QByteArray("xxxxxxxxxxx0005") << "American Express •••• •••••• •0005";
        QTest::newRow("diners") << CardBrand::Diners << QByteArray("xxxxxxxxxx5904") << "Diners Club •••• •••••• 5904";
        QTest::newRow("longer than usual") << CardBrand::Discover << QByteArray("xxxxxxxxxxxxxxx1117")
                                           << "Discover •••• •••• •••• •••1 117";
        QTest::newRow("other mask characters") << CardBrand::Visa << QByteArray("XXXX********1111") << "Visa •••• •••• •••• 1111";
    }
    void shouldGroupAMaskedNumberAsTheCardDoes()
    {
        QFETCH(CardBrand, brand);
        QFETCH(QByteArray, mask);
        QFETCH(QString, text);
        QCOMPARE(maskedCardText(card(brand, mask.constData())), text);
    }

    void shouldShowAMaskAsDots()
    {
        QCOMPARE(maskedText(QStringLiteral("xxxxxx6789")), QStringLiteral("••••••6789"));
        QCOMPARE(maskedText(QStringLiteral("DE12xxxxxxxxxxxxxx3000")), QStringLiteral("DE12••••••••••••••3000"));
        QCOMPARE(maskedText(QStringLiteral("021000021")), QStringLiteral("021000021"));
    }

    void shouldCallACardValidToTheLastDayOfItsMonth_data()
    {
        QTest::addColumn<QDate>("today");
        QTest::addColumn<QString>("text");
        QTest::newRow("long before") << QDate(2026, 1, 1) << "ends 04/29";
        QTest::newRow("last day") << QDate(2029, 4, 30) << "ends 04/29";
        QTest::newRow("the day after") << QDate(2029, 5, 1) << "ended 04/29";
    }
    void shouldCallACardValidToTheLastDayOfItsMonth()
    {
        QFETCH(QDate, today);
        QFETCH(QString, text);
        QCOMPARE(expiryShort({4, 2029}, today), text);
        QCOMPARE(isExpired({4, 2029}, today), text.startsWith(QLatin1String("ended")));
    }

    void shouldSayNothingOfAnUnknownExpiry()
    {
        for (const CardExpiry expiry : {CardExpiry{}, CardExpiry{13, 2029}, CardExpiry{0, 2029}}) {
            QVERIFY(!isExpired(expiry, QDate(2030, 1, 1)));
            QCOMPARE(expiryShort(expiry, QDate(2030, 1, 1)), QString());
            QCOMPARE(expiryInWords(expiry), QString());
        }
        QCOMPARE(expiryInWords({4, 2029}), QStringLiteral("April 2029"));
        QVERIFY(!isExpired({12, 2029}, QDate(2029, 12, 31)));
        QVERIFY(isExpired({12, 2029}, QDate(2030, 1, 1)));
    }

    void shouldNameABillingProfileByHowItPays()
    {
        BillingProfile profile;
        profile.card = card(CardBrand::Visa, "xxxxxxxxxxxx1111");
        QCOMPARE(billingProfileTitle(profile), QStringLiteral("Visa •••• 1111"));
        QCOMPARE(billingProfileSymbol(profile), QStringLiteral("credit-card"));

        profile.method = PaymentMethod::BankTransfer;
        profile.bank.iban = QStringLiteral("DE12xxxxxxxxxxxxxx3000");

        QCOMPARE(billingProfileTitle(profile), QStringLiteral("Bank •••• 3000"));
        profile.bank.accountNumber = QStringLiteral("xxxxxx6789");
        QCOMPARE(billingProfileTitle(profile), QStringLiteral("Bank •••• 6789"));
        QCOMPARE(billingProfileSymbol(profile), QStringLiteral("landmark"));
    }

    void shouldSayDeliveryInOneLine()
    {
        BillingProfile profile;
        QCOMPARE(deliveryInWords(profile), QStringLiteral("Not set"));
        profile.frequency = BillingFrequency::Monthly;
        QCOMPARE(deliveryInWords(profile), QStringLiteral("Monthly"));
        profile.delivery = BillDelivery::Email;
        QCOMPARE(deliveryInWords(profile), QStringLiteral("E-mail, monthly"));
        profile.frequency.reset();
        QCOMPARE(deliveryInWords(profile), QStringLiteral("E-mail"));
    }

    void shouldWriteAPlaceAsItsCountryDoes_data()
    {
        QTest::addColumn<AddressValues>("values");
        QTest::addColumn<QString>("line");
        QTest::newRow("US") << place("US", "Springfield", "IL", "62701") << "Springfield, IL 62701";
        QTest::newRow("US without a city") << place("US", "", "IL", "62701") << "IL 62701";
        QTest::newRow("US without a code") << place("US", "Springfield", "IL", "") << "Springfield, IL";
        QTest::newRow("GB") << place("GB", "London", "", "SW1A 1AA") << "London SW1A 1AA";
        QTest::newRow("DE") << place("DE", "Berlin", "", "10115") << "10115 Berlin";
        QTest::newRow("nothing") << place("US", "", "", "") << "";
        QTest::newRow("city alone") << place("DE", "Berlin", "", "") << "Berlin";
    }
    void shouldWriteAPlaceAsItsCountryDoes()
    {
        QFETCH(AddressValues, values);
        QFETCH(QString, line);
        QCOMPARE(placeLine(values), line);
    }

    void shouldWriteAnAddressOnItsLines()
    {
        AddressValues values = place("US", "Springfield", "IL", "62701");
        values[AddressField::FirstName] = QStringLiteral("Dana");
        values[AddressField::LastName] = QStringLiteral("Sample");
        values[AddressField::Address1] = QStringLiteral("100 Sample Street");

        QCOMPARE(addressLines(values), (QStringList{QStringLiteral("Dana Sample"), QStringLiteral("100 Sample Street"),
                                                    QStringLiteral("Springfield, IL 62701"), QStringLiteral("United States")}));
        values[AddressField::Country] = QStringLiteral("??");
        QCOMPARE(addressLines(values).last(), QStringLiteral("??"));
    }

    void shouldCallAnAddressByWhatThereIs()
    {
        Address address;
        QCOMPARE(addressTitle(address), QStringLiteral("Address"));
        address.nickname = QStringLiteral("Cabin");
        QCOMPARE(addressTitle(address), QStringLiteral("Cabin"));
        address.values[AddressField::City] = QStringLiteral("Springfield");
        QCOMPARE(addressTitle(address), QStringLiteral("Springfield"));
        address.values[AddressField::Address1] = QStringLiteral("7 Lake Road");
        QCOMPARE(addressTitle(address), QStringLiteral("7 Lake Road"));
    }

    void shouldSayWhatAnAddressIsUsedFor()
    {
        Account account;
        account.name = QStringLiteral("Sample Household");
        Address address;
        QCOMPARE(addressUses(address, account), QStringLiteral("Nothing yet"));
        address.isShipTo = address.isBillTo = address.isDefaultBilling = true;
        QCOMPARE(addressUses(address, account), QStringLiteral("Delivery; Bills, default for Sample Household"));
    }
};

QTEST_GUILESS_MAIN(TestDomainWords)
#include "tst_domainwords.moc"
