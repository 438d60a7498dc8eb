// SPDX-License-Identifier: Apache-2.0
// Every ink on every ground it stands on, by WCAG 2.1, in both schemes.
#include "look/colors.h"
#include "look/consolestyle.h"
#include "look/paint.h"
#include "look/symbols.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QTest>

#include <cmath>

using namespace linedesk::look;

namespace {

// https://www.w3.org/TR/WCAG21/#dfn-relative-luminance, written once more so that the product's formula is tested too.
double luminance(const QColor &color)
{
    double sum = 0;
    const int channels[] = {color.red(), color.green(), color.blue()};
    const double weights[] = {0.2126, 0.7152, 0.0722};
    for (int i = 0; i < 3; ++i) {
        const double v = channels[i] / 255.0;
        sum += weights[i] * (v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double ratio(const QColor &a, const QColor &b)
{
    const double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

const Colors &scheme(const QString &name)
{
    return name == QLatin1String("light") ? lightColors() : darkColors();
}

constexpr Tone tones[] = {Tone::Neutral, Tone::Accent, Tone::Info, Tone::Success, Tone::Warning, Tone::Danger};

} // namespace

class TestLook : public QObject {
    Q_OBJECT
    static void addSchemes()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"light", "dark"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ConsoleStyle); }

    void shouldKnowTheLimitsOfContrast()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(Qt::white, Qt::black), 21.0);
        QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
        QVERIFY(qAbs(contrastRatio(QColor(0x767676), Qt::white) - 4.54) < 0.01); // the grey that everybody quotes
    }

    void shouldKeepTheContrastOfEveryPair_data()
    {
        QTest::addColumn<QColor>("ink");
        QTest::addColumn<QColor>("ground");
        QTest::addColumn<double>("required");
        for (const Colors *colors : {&lightColors(), &darkColors()})
            for (const ContrastPair &pair : contrastPairs(*colors))
                QTest::addRow("%s: %s", colors->dark ? "dark" : "light", qPrintable(pair.name))
                    << pair.ink << pair.ground << pair.required;
    }
    void shouldKeepTheContrastOfEveryPair()
    {
        QFETCH(QColor, ink);
        QFETCH(QColor, ground);
        QFETCH(double, required);
        QVERIFY(required == 4.5 || required == 3.0);
        QCOMPARE(ink.alpha(), 255);
        QCOMPARE(ground.alpha(), 255);
        QVERIFY2(ratio(ink, ground) >= required, qPrintable(QString::number(ratio(ink, ground))));
        QVERIFY(qAbs(ratio(ink, ground) - contrastRatio(ink, ground)) < 0.001);
    }

    void shouldListEveryInkOnEveryGroundItStandsOn_data() { addSchemes(); }
    void shouldListEveryInkOnEveryGroundItStandsOn()
    {
        QFETCH(QString, name);
        const Colors &c = scheme(name);
        const auto pairs = contrastPairs(c);
        const auto has = [&](const QColor &ink, const QColor &ground) {
            return std::any_of(pairs.begin(), pairs.end(),
                               [&](const ContrastPair &p) { return p.ink == ink && p.ground == ground && p.required == 4.5; });
        };
        for (const QColor &ground : {c.chrome, c.rail, c.page, c.sunken, c.raised, c.hover, c.selected, c.selectedIdle}) {
            QVERIFY2(has(c.text, ground) && has(c.muted, ground), qPrintable(ground.name()));
            for (const Tone tone : tones)
                QVERIFY2(has(c.tone(tone).ink, ground), qPrintable(ground.name()));
        }
        for (const Tone tone : tones) {
            QVERIFY(has(c.tone(tone).ink, c.tone(tone).fill));
            QVERIFY(has(c.text, c.tone(tone).fill)); // an inline message
        }
    }

    void shouldBuildItsPaletteFromInksThatCanBeRead_data() { addSchemes(); }
    void shouldBuildItsPaletteFromInksThatCanBeRead()
    {
        QFETCH(QString, name);
        const QPalette p = toPalette(scheme(name));
        using P = QPalette;
        for (const P::ColorGroup group : {P::Active, P::Inactive, P::Disabled})
            for (const auto &[ink, ground] : {std::pair(P::WindowText, P::Window),
                                              {P::Text, P::Base},
                                              {P::Text, P::AlternateBase},
                                              {P::ButtonText, P::Button},
                                              {P::HighlightedText, P::Highlight},
                                              {P::PlaceholderText, P::Base},
                                              {P::ToolTipText, P::ToolTipBase},
                                              {P::Link, P::Base}})
                QVERIFY2(ratio(p.color(group, ink), p.color(group, ground)) >= 4.5,
                         qPrintable(QStringLiteral("group %1, ink %2").arg(group).arg(ink)));
        QCOMPARE(&colors(p), &scheme(name)); // a widget finds its scheme by its palette
    }

    void shouldWriteInitialsThatCanBeReadOnEveryCustomersColour_data() { addSchemes(); }
    void shouldWriteInitialsThatCanBeReadOnEveryCustomersColour()
    {
        QFETCH(QString, name);
        const Colors &c = scheme(name);
        QSet<QRgb> hues;
        for (size_t i = 0; i < c.customers.size(); ++i) {
            QImage picture(96, 96, QImage::Format_RGB32);
            picture.fill(c.page);
            QPainter painter(&picture);
            drawAvatar(painter, picture.rect(), QStringLiteral("Wilma Wide"), int(i), toPalette(c));
            painter.end();
            double best = 1;
            for (int x = 20; x < 76; ++x)
                best = std::max(best, ratio(picture.pixelColor(x, 48), c.customers[i]));
            QVERIFY2(best >= 4.5, qPrintable(QStringLiteral("customer %1: %2").arg(i).arg(best)));
            hues.insert(c.customers[i].rgb());
        }
        QCOMPARE(hues.size(), 8);
    }

    void shouldMakeInitialsOfAnyName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("letters");
        QTest::newRow("two") << "Rosa Ruiz"
                             << "RR";
        QTest::newRow("three") << "Ana Maria Silva"
                               << "AS";
        QTest::newRow("one") << "cher"
                             << "C";
        QTest::newRow("none") << "  "
                              << "";
    }
    void shouldMakeInitialsOfAnyName()
    {
        QFETCH(QString, name);
        QFETCH(QString, letters);
        QCOMPARE(initials(name), letters);
    }

    void shouldDrawEverySymbolInTheInkThatIsAsked()
    {
        const QStringList files = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
        QVERIFY(files.size() > 30);
        for (const QString &file : files) {
            QImage picture(32, 32, QImage::Format_ARGB32_Premultiplied);
            picture.fill(Qt::transparent);
            QPainter painter(&picture);
            drawSymbol(painter, picture.rect(), file.chopped(4), QColor(0xFF0000));
            painter.end();
            int inked = 0, foreign = 0;
            for (int x = 0; x < 32; ++x)
                for (int y = 0; y < 32; ++y) {
                    const QColor pixel = picture.pixelColor(x, y);
                    inked += pixel.alpha() > 200;
                    foreign += pixel.alpha() > 200 && (pixel.green() > 40 || pixel.blue() > 40);
                }
            QVERIFY2(inked >= 8 && foreign == 0, qPrintable(file));
        }
    }
};

QTEST_MAIN(TestLook)
#include "tst_look.moc"
