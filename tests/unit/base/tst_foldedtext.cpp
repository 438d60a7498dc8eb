// SPDX-License-Identifier: Apache-2.0
#include "base/foldedtext.h"

#include <QTest>

#include <array>

using namespace linedesk;

class TestFoldedText : public QObject {
    Q_OBJECT
    static FoldedText pool(std::initializer_list<const char *> records)
    {
        FoldedText text;
        for (const char *one : records) {
            const QString words = QString::fromUtf8(one);
            text.append(std::array<QStringView, 1>{words});
        }
        return text;
    }

private Q_SLOTS:
    void shouldFoldCaseAndAccents_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("folded");
        QTest::newRow("plain") << "Sample Street 12"
                               << "sample street 12";
        QTest::newRow("czech") << QStringLiteral("NOVÁ ŘÍČANY") << "nova ricany";
        QTest::newRow("german") << QStringLiteral("Grüße, STRAẞE") << "grusse, strasse";
        QTest::newRow("polish") << QStringLiteral("Łódź") << "lodz";
        QTest::newRow("nordic") << QStringLiteral("Øresund Æther Œuvre") << "oresund aether oeuvre";
        QTest::newRow("turkish") << QStringLiteral("İstanbul ısı") << "istanbul isi";
        QTest::newRow("vietnamese") << QStringLiteral("Nguyễn Đặng") << "nguyen dang";
        QTest::newRow("decomposed") << QStringLiteral("Jose\u0301") << "jose";
        QTest::newRow("ligature") << QStringLiteral("oﬃce") << "office";
        QTest::newRow("greek") << QStringLiteral("ΆΛΦΑ") << QStringLiteral("αλφα");
        QTest::newRow("cyrillic") << QStringLiteral("ЁЛКА") << QStringLiteral("елка");
        QTest::newRow("no-break space") << QStringLiteral("a\u00a0b") << "a b";
        QTest::newRow("line break") << QStringLiteral("a\nb") << "a b";
        QTest::newRow("line break beyond the table") << QStringLiteral("中\nb") << QStringLiteral("中 b");
        QTest::newRow("beyond the basic plane") << QStringLiteral("A😀") << QStringLiteral("a😀");
        QTest::newRow("nothing") << ""
                                 << "";
    }
    void shouldFoldCaseAndAccents()
    {
        QFETCH(QString, text);
        QFETCH(QString, folded);

        QCOMPARE(QString::fromUtf8(FoldedText::fold(text)), folded);
        QCOMPARE(QString::fromUtf8(FoldedText::fold(folded)), folded); // folding again changes nothing
    }

    void shouldFoldALetterTheSameByTableAndByUnicode()
    {
        const QString beyondTable = QStringLiteral("中"); // one such letter sends the whole text the slow way
        for (char16_t letter = u' '; letter <= 0x24F; ++letter) {
            const QString text = QString(QChar(letter)) + QLatin1Char('a');
            QCOMPARE(FoldedText::fold(text) + beyondTable.toUtf8(), FoldedText::fold(text + beyondTable));
        }
    }

    void shouldFindEveryRecordOnce()
    {
        const FoldedText text = pool({"Nova nova", "other", "Supernova", "novatel NOVA"});
        using Records = FoldedText::Records;

        QCOMPARE(text.find("nova"), (Records{0, 2, 3}));
        QCOMPARE(text.find("o"), (Records{0, 1, 2, 3}));
        QCOMPARE(text.find("tel n"), Records{3});
        QCOMPARE(text.find("nowhere"), Records{});
        QCOMPARE(text.count(), 4);
    }
    void shouldNotFindOverTheBorderOfARecord()
    {
        const FoldedText text = pool({"ab", "cd", "", "ef"});

        QVERIFY(text.find("abcd").empty());
        QVERIFY(text.find("b c").empty());
        QCOMPARE(text.find("ef"), FoldedText::Records{3}); // an empty record counts
    }
    void shouldFindNothingForNothing()
    {
        QVERIFY(pool({"a"}).find("").empty());
        QVERIFY(FoldedText().find("a").empty());
        QVERIFY(pool({"a"}).findAmong({0}, "").empty());
    }
    void shouldNarrowWhatWasFoundBefore()
    {
        const FoldedText text = pool({"anna", "annabel", "bel", "hanna bel"});

        const FoldedText::Records few = text.find("anna");
        QCOMPARE(text.findAmong(few, "anna b"), FoldedText::Records{3});
        QCOMPARE(text.findAmong(few, "bel"), (FoldedText::Records{1, 3})); // 2 was not among them
    }
    void shouldTellTheBeginningOfARecord()
    {
        const FoldedText text = pool({"anna", "hanna"});

        QVERIFY(text.startsWith(0, "ann"));
        QVERIFY(!text.startsWith(1, "ann"));
        QVERIFY(!text.startsWith(0, "anna h"));
        QVERIFY(text.startsWith(1, ""));
    }
};

QTEST_GUILESS_MAIN(TestFoldedText)
#include "tst_foldedtext.moc"
