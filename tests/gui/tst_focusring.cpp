// SPDX-License-Identifier: Apache-2.0
// Whoever works by Tab sees where the keyboard is: on every page, light and dark, the pixels of a control that has the focus
// differ from its pixels without it by an indicator as long as the control's outline, at 3:1 or better (WCAG 2.2, 2.4.13).
#include "deskwalk.h"

#include "console/language.h"
#include "look/colors.h"
#include "look/consolestyle.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QPainter>
#include <QPointer>
#include <QSet>
#include <QVBoxLayout>

using namespace linedesk;
using namespace linedesk::test;

namespace {

QImage pictureOf(QWidget &window, const QRect &place)
{
    return window.grab(place).toImage().convertToFormat(QImage::Format_RGB32);
}

/// Where the ring of this control would be: a row of a view, else the control with the pixels around it.
QRect ringPlace(QWidget &control)
{
    QRect place(control.mapTo(control.window(), QPoint()), control.size());
    if (auto *view = qobject_cast<QAbstractItemView *>(&control); view && view->currentIndex().isValid()) {
        const QRect row = view->visualRect(view->currentIndex());
        place =
            QRect(view->viewport()->mapTo(control.window(), QPoint(0, row.y())), QSize(view->viewport()->width(), row.height()));
    } else if (auto *check = qobject_cast<QAbstractButton *>(&control); check && check->isCheckable()) {
        place.setWidth(20); // the ring is around the box
        place = QRect(place.x(), place.center().y() - 10, 20, 20);
    }
    const QWidget *parent = control.parentWidget() ? control.parentWidget() : &control; // of a page that scrolls only what shows
    const QRect shown = parent->visibleRegion().boundingRect().translated(parent->mapTo(control.window(), QPoint()));
    return place.adjusted(-2, -2, 2, 2) & shown & control.window()->rect();
}

int indicatorPixels(const QImage &with, const QImage &without)
{
    int count = 0;
    for (int y = 0; y < with.height(); ++y)
        for (int x = 0; x < with.width(); ++x)
            if (with.pixel(x, y) != without.pixel(x, y) &&
                look::contrastRatio(QColor(with.pixel(x, y)), QColor(without.pixel(x, y))) >= 3)
                ++count;
    return count;
}

/// Walks the window by Tab until it comes round; what has the focus without showing it is a finding. A control that is
/// `known` already is walked over.
QStringList ringless(QWidget &window, QSet<QString> &known)
{
    const QString scheme = look::colors(QApplication::palette()).dark ? QStringLiteral("dark ") : QStringLiteral("light ");
    QStringList found;
    QList<QWidget *> seen;
    QTest::keyClick(&window, Qt::Key_Tab); // a window may open with nothing focused
    for (int i = 0; i < 60; ++i) {
        QWidget *control = QApplication::focusWidget();
        if (!control || control->window() != &window || seen.contains(control))
            break;
        seen << control;
        const QString name = scheme + QLatin1String(control->metaObject()->className()) + u' ' + control->objectName();
        const QRect place = ringPlace(*control);
        const bool isNew = !known.contains(name);
        const QImage with = isNew ? pictureOf(window, place) : QImage();
        QTest::keyClick(control, Qt::Key_Tab);
        QWidget *next = QApplication::focusWidget();
        if (next == control)
            break; // the only one: there is nowhere else to look
        if (!isNew)
            continue;
        known << name;
        const int needed = place.width() + place.height(), shown = indicatorPixels(with, pictureOf(window, place));
        if (shown < needed)
            found << QStringLiteral("%1: %2 pixels of %3").arg(name).arg(shown).arg(needed);
    }
    return found;
}

// Takes the focus and shows it by this colour; not at all without one.
class Square final : public QWidget {
public:
    explicit Square(QColor ring = {}) : m_ring(ring)
    {
        setFocusPolicy(Qt::StrongFocus);
        setFixedSize(80, 24);
        setObjectName(QStringLiteral("planted"));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Qt::white);
        if (hasFocus() && m_ring.isValid()) {
            painter.setPen(QPen(m_ring, 2));
            painter.drawRect(rect().adjusted(1, 1, -1, -1));
        }
    }

private:
    QColor m_ring;
};

} // namespace

class TestFocusRing : public QObject {
    Q_OBJECT

    static QStringList ringlessBeside(QWidget *planted)
    {
        QWidget window;
        window.resize(300, 200);
        auto *column = new QVBoxLayout(&window);
        column->addWidget(planted);
        auto *next = new Square(Qt::black);
        next->setObjectName(QStringLiteral("next"));
        column->addWidget(next);
        window.show();
        QApplication::setActiveWindow(&window);
        QTest::qWait(1);
        QSet<QString> known;
        return ringless(window, known);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(speak(*qApp, QLocale(QLocale::English)));
        QApplication::setStyle(new look::ConsoleStyle);
        QApplication::setPalette(look::toPalette(look::lightColors()));
    }

    void shouldFindWhatIsPlanted()
    {
        QCOMPARE(ringlessBeside(new Square(Qt::black)), QStringList());
        QCOMPARE(ringlessBeside(new QPushButton(QStringLiteral("Store"))), QStringList());
        QVERIFY(ringlessBeside(new Square).join(u' ').contains(QLatin1String("planted")));
        QVERIFY(ringlessBeside(new Square(QColor(0xD0D0D0))).join(u' ').contains(QLatin1String("planted"))); // 1.5:1
    }

    void shouldShowWhereTheKeyboardIs()
    {
        DeskScreens desk;
        QVERIFY(desk.start());
        QStringList found;
        QSet<QString> known;
        DeskWalk walk(desk, [&](const QString &state) {
            QWidget *window = QApplication::activeModalWidget() ? QApplication::activeModalWidget() : &desk.console->window();
            QPointer<QWidget> before = QApplication::focusWidget();
            if (QApplication::activePopupWidget() || state.startsWith(QLatin1String("search")) || state == QLatin1String("saving"))
                return; // a menu's row and the popup's are selected, not focused
            QApplication::setActiveWindow(window);
            for (const look::Colors *colors : {&look::darkColors(), &look::lightColors()}) {
                QApplication::setPalette(look::toPalette(*colors));
                QTest::qWait(1); // it reaches the widgets through the event loop
                for (const QString &one : ringless(*window, known))
                    found << state + QStringLiteral(": ") + one;
            }
            if (before)
                before->setFocus();
        });
        if (const QString stopped = walk.walk(); !stopped.isEmpty())
            found << QStringLiteral("the walk stopped: ") + stopped;
        for (const QString &one : std::as_const(found))
            qWarning("%s", qPrintable(one));
        QVERIFY2(found.isEmpty(), qPrintable(QStringLiteral("%1 findings, see above").arg(found.size())));
        QVERIFY2(known.size() >= 60, qPrintable(QString::number(known.size())));
    }
};

QTEST_MAIN(TestFocusRing)
#include "tst_focusring.moc"
