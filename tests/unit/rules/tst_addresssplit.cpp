// SPDX-License-Identifier: Apache-2.0
#include "rules/addresssplit.h"

#include <QTest>

using namespace linedesk;

class TestAddressSplit : public QObject {
    Q_OBJECT
    static QString german(const QString &code) { return code == QLatin1String("DE") ? QStringLiteral("Deutschland") : QString(); }
    static QString fields(const rules::SplitAddress &split)
    {
        QStringList all;
        for (size_t i = 0; i < size_t(AddressField::Count); ++i)
            if (const QString &text = split.values[AddressField(i)]; !text.isEmpty())
                all << fieldName(AddressField(i)) + QLatin1Char('=') + text;
        for (const QString &one : split.unused)
            all << QStringLiteral("?=") + one;
        return all.join(QLatin1Char('|'));
    }

private Q_SLOTS:
    void shouldTakeApart_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const char *name, const char *text, const char *wanted) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(wanted);
        };
        row("US, lines", "12 Elm St\nSpringfield, IL 62701",
            "address1=12 Elm St|city=Springfield|state=IL|postalCode=62701|country=US");
        row("US, one line", "12 Elm St, Springfield, Illinois 62701-1234, United States",
            "address1=12 Elm St|city=Springfield|state=IL|postalCode=62701-1234|country=US");
        row("US, apartment", "12 Elm St\nApt 4\nSpringfield IL\n62701",
            "address1=12 Elm St|address2=Apt 4|city=Springfield|state=IL|postalCode=62701|country=US");
        row("US, a street that begins like a code", "62701 Long Road\nSpringfield, IL 62702",
            "address1=62701 Long Road|city=Springfield|state=IL|postalCode=62702|country=US");
        row("DE", "Hauptstraße 5\n10115 Berlin\nDeutschland", "address1=Hauptstraße 5|city=Berlin|postalCode=10115|country=DE");
        row("DE, English name", "Hauptstraße 5, 10115 Berlin, Germany",
            "address1=Hauptstraße 5|city=Berlin|postalCode=10115|country=DE");
        row("GB", "1 High Street\nLondon\nsw1a 1aa\nUnited Kingdom",
            "address1=1 High Street|city=London|postalCode=SW1A 1AA|country=GB");
        row("GB, code behind the town", "Flat 2, 1 High Street, London SW1A 1AA, GB",
            "address1=Flat 2|address2=1 High Street|city=London|postalCode=SW1A 1AA|country=GB");
        row("FR", "10 Rue de Rivoli\n75004 Paris\nFrance", "address1=10 Rue de Rivoli|city=Paris|postalCode=75004|country=FR");
        row("too much", "Rosa Ruiz\n12 Elm St\nApt 4\nRear house\nSpringfield, IL 62701",
            "address1=Rosa Ruiz|address2=12 Elm St|city=Springfield|state=IL|postalCode=62701|country=US|?=Apt 4|?=Rear house");
        row("a street alone", "12 Elm St", "address1=12 Elm St|country=US");
        row("no code", "12 Elm St\nSpringfield", "address1=12 Elm St|city=Springfield|country=US");
    }
    void shouldTakeApart()
    {
        QFETCH(QString, text);
        QFETCH(QString, wanted);
        QCOMPARE(fields(rules::splitAddress(text, QStringLiteral("US"), builtInAddressFormats(), german)), wanted);
    }

    // Whatever stands in it, nothing of it is lost: every word is in a field, or told as unused.
    void shouldLoseNoWord()
    {
        for (const AddressFormat &format : builtInAddressFormats().formats) {
            const QString text = QStringLiteral("Alpha 1\nBeta 2\nGamma\nDelta");
            const auto split = rules::splitAddress(text, format.country, builtInAddressFormats(), german);
            const QString all = fields(split);
            for (const char *word : {"Alpha", "Beta", "Gamma", "Delta"})
                QVERIFY2(all.contains(QLatin1String(word), Qt::CaseInsensitive),
                         qPrintable(format.country + QLatin1Char(' ') + all));
        }
    }
    void shouldMakeNothingOfNothing()
    {
        for (const char *text : {"", " \n , \n", ",,,"})
            QVERIFY(rules::splitAddress(QLatin1String(text), QStringLiteral("US"), builtInAddressFormats(), german).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestAddressSplit)
#include "tst_addresssplit.moc"
