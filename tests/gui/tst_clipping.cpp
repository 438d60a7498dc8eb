// SPDX-License-Identifier: Apache-2.0
// Every page and state, light and dark, has room for its words. The language and the size come from the environment, one
// process each: LINEDESK_LANGUAGE, QT_SCALE_FACTOR (the screen's scale: less room), LINEDESK_TEXT_SIZE (the system's: larger words).
// With LINEDESK_PICTURES=FOLDER each state leaves a picture there.
#include "deskwalk.h"
#include "screencheck.h"

#include "console/language.h"
#include "look/colors.h"
#include "look/consolestyle.h"

#include <QDir>
#include <QVBoxLayout>

using namespace linedesk;
using namespace linedesk::test;

namespace {

// A card with a dozen ways to be wrong.
class PaintedWord final : public QWidget {
public:
    using Words = std::vector<std::pair<QRect, QString>>;
    PaintedWord(Words words, QColor ink = {}) : m_words(std::move(words)), m_ink(ink) { setFixedSize(160, 24); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        if (m_ink.isValid())
            painter.setPen(m_ink);
        for (const auto &[room, word] : m_words)
            painter.drawText(room, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, word);
    }

private:
    Words m_words;
    QColor m_ink;
};

} // namespace

class TestClipping : public QObject {
    Q_OBJECT

    static QString shortOf(const QString &text, int width)
    {
        return QFontMetrics(QApplication::font()).elidedText(text, Qt::ElideRight, width);
    }
    /// The rules that speak of a window which holds just this.
    static QString rulesFor(QWidget *planted, bool isLaidOut = true)
    {
        QWidget window;
        window.resize(400, 200);
        if (isLaidOut)
            (new QVBoxLayout(&window))->addWidget(planted, 0, Qt::AlignLeft | Qt::AlignTop);
        else
            planted->setParent(&window);
        window.show();
        QTest::qWait(1);
        QSet<QString> rules;
        for (const QString &one : ScreenCheck(window).check())
            rules << one.section(QLatin1Char(':'), 0, 0);
        QStringList sorted = rules.values();
        sorted.sort();
        return sorted.join(QLatin1Char(' '));
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString language = qEnvironmentVariable("LINEDESK_LANGUAGE", QStringLiteral("en"));
        QVERIFY(speak(*qApp, QLocale(language)));
        QFont body = QApplication::font();
        body.setPointSizeF(body.pointSizeF() * qEnvironmentVariable("LINEDESK_TEXT_SIZE", QStringLiteral("1")).toDouble());
        QApplication::setFont(body);
        QApplication::setStyle(new look::ConsoleStyle);
        QApplication::setPalette(look::toPalette(look::lightColors()));
    }

    void shouldFindWhatIsPlanted()
    {
        QCOMPARE(rulesFor(new QLabel(QStringLiteral("Enough room for these words"))), QString());
        auto *narrow = new QLabel(QStringLiteral("Not enough room"));
        narrow->setFixedWidth(40);
        QCOMPARE(rulesFor(narrow), QStringLiteral("clipped narrow"));
        auto *low = new QLabel(QStringLiteral("Two lines in one"));
        low->setWordWrap(true);
        low->setFixedSize(60, 18);
        QVERIFY(rulesFor(low).contains(QLatin1String("low")));
        auto *button = new QPushButton(QStringLiteral("A button's word"));
        button->setFixedWidth(60);
        QCOMPARE(rulesFor(button), QStringLiteral("clipped"));
        auto *combo = new QComboBox;
        combo->addItem(QStringLiteral("A choice with a long name"));
        combo->setFixedWidth(80);
        QVERIFY(!rulesFor(combo).isEmpty());
        auto *edit = new QLineEdit;
        edit->setPlaceholderText(QStringLiteral("What goes in here is long"));
        edit->setFixedWidth(80);
        QCOMPARE(rulesFor(edit), QStringLiteral("elided"));
        QCOMPARE(rulesFor(new PaintedWord({{{100, 0, 200, 24}, QStringLiteral("Painted over the edge")}})),
                 QStringLiteral("clipped"));
        QCOMPARE(rulesFor(new PaintedWord(
                     {{{0, 0, 150, 24}, shortOf(QStringLiteral("The console's own words are never shortened"), 150)}})),
                 QStringLiteral("elided"));
        QCOMPARE(rulesFor(new PaintedWord(
                     {{{0, 0, 150, 24}, QStringLiteral("one word")}, {{20, 0, 150, 24}, QStringLiteral("another")}})),
                 QStringLiteral("overprinted"));
        QCOMPARE(rulesFor(new PaintedWord({{{0, 0, 150, 24}, QStringLiteral("pale")}}, QColor(0xB0B0B0))), QStringLiteral("pale"));
    }

    void shouldFindWidgetsOutOfPlace()
    {
        auto *two = new QWidget;
        two->setFixedSize(200, 100);
        (new QWidget(two))->setGeometry(0, 0, 100, 50);
        (new QWidget(two))->setGeometry(90, 0, 100, 50);
        QCOMPARE(rulesFor(two), QStringLiteral("overlap"));
        auto *far = new QWidget;
        far->setGeometry(350, 20, 100, 50);
        QCOMPARE(rulesFor(far, false), QStringLiteral("outside"));
        auto *area = new QScrollArea;
        area->setFixedSize(200, 100);
        auto *wide = new QWidget;
        wide->setFixedSize(300, 50);
        area->setWidget(wide);
        QVERIFY(rulesFor(area).contains(QLatin1String("sideways")));
        auto *edit = new QLineEdit;
        edit->setPlaceholderText(QStringLiteral("words"));
        edit->setFixedWidth(120);
        (new QWidget(edit))->setGeometry(0, 0, 60, 30);
        QVERIFY(rulesFor(edit).contains(QLatin1String("covered")));
        auto *twice = new QWidget;
        auto *column = new QVBoxLayout(twice);
        column->addWidget(new QPushButton(QStringLiteral("&Save")));
        column->addWidget(new QPushButton(QStringLiteral("&Stop")));
        QCOMPARE(rulesFor(twice), QStringLiteral("mnemonic"));
    }

    void shouldHaveRoomForEveryWord()
    {
        const double scale = qEnvironmentVariable("QT_SCALE_FACTOR", QStringLiteral("1")).toDouble();
        const QString pictures = qEnvironmentVariable("LINEDESK_PICTURES");
        DeskScreens desk;
        QVERIFY(desk.start());
        QWidget &window = desk.console->window();
        const QSize screen(int(1366 / scale), int(768 / scale));
        window.resize(screen);
        QStringList found;
        DeskWalk walk(desk, [&](const QString &state) {
            for (const look::Colors *colors : {&look::darkColors(), &look::lightColors()}) {
                QApplication::setPalette(look::toPalette(*colors));
                QTest::qWait(1); // it reaches the widgets through the event loop
                for (const QString &one : ScreenCheck::all())
                    found << state + QStringLiteral(": ") + one;
                if (!pictures.isEmpty()) {
                    QWidget *popup = QApplication::activePopupWidget(), *dialog = QApplication::activeModalWidget();
                    (popup    ? popup
                     : dialog ? dialog
                              : &window)
                        ->grab()
                        .save(QDir(pictures).filePath(
                            QStringLiteral("%1-%2.png")
                                .arg(state, colors->dark ? QStringLiteral("dark") : QStringLiteral("light"))));
                }
            }
            if (qApp->palette() != window.palette())
                found << state + QStringLiteral(": the window did not take the scheme");
            if (window.size() != screen)
                found << state + QStringLiteral(": the window is %1x%2 now").arg(window.width()).arg(window.height());
        });
        if (const QString stopped = walk.walk(); !stopped.isEmpty()) {
            found << QStringLiteral("the walk stopped: ") + stopped;
            if (!pictures.isEmpty())
                window.grab().save(QDir(pictures).filePath(QStringLiteral("stopped.png")));
        }
        found.removeDuplicates();
        for (const QString &one : std::as_const(found))
            qWarning("%s", qPrintable(one));
        QVERIFY2(found.isEmpty(), qPrintable(QStringLiteral("%1 findings, see above").arg(found.size())));
        QVERIFY2(walk.states() >= 50, qPrintable(QString::number(walk.states())));
    }
};

QTEST_MAIN(TestClipping)
#include "tst_clipping.moc"
