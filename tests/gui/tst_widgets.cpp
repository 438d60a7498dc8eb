// SPDX-License-Identifier: Apache-2.0
// The small controls: what the keyboard does, what a screen reader hears, what happens when there is little room.
#include "look/colors.h"
#include "look/consolestyle.h"
#include "look/symbolmark.h"
#include "widget/breadcrumb.h"
#include "widget/fieldrow.h"
#include "widget/identitybanner.h"
#include "widget/inlinemessage.h"
#include "widget/keycap.h"
#include "widget/linelight.h"
#include "widget/noticebar.h"
#include "widget/railview.h"
#include "widget/segmented.h"
#include "widget/skeleton.h"
#include "widget/stateview.h"
#include "widget/valuegrid.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace linedesk;
using look::Tone;

namespace {

QString said(QWidget *widget, QAccessible::Text kind = QAccessible::Name)
{
    return QAccessible::queryAccessibleInterface(widget)->text(kind);
}

// Columns of the widget in which anything but its ground is painted.
QList<int> inkedColumns(QWidget &widget)
{
    const QImage picture = widget.grab().toImage();
    const QColor ground = picture.pixelColor(picture.width() - 1, 1);
    QList<int> columns;
    for (int x = 0; x < picture.width(); ++x)
        for (int y = 4; y < picture.height() - 4; ++y)
            if (picture.pixelColor(x, y) != ground) {
                columns << x;
                break;
            }
    return columns;
}

qsizetype symbolsIn(const QWidget &widget)
{
    return std::count_if(widget.children().begin(), widget.children().end(),
                         [](QObject *o) { return dynamic_cast<look::SymbolMark *>(o); });
}

} // namespace

class TestWidgets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new look::ConsoleStyle);
        QApplication::setPalette(look::toPalette(look::lightColors()));
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }

    void shouldTellTheLastOutcomeAloneWithItsRequest()
    {
        NoticeBar bar;
        auto *copy = bar.findChild<QPushButton *>(QStringLiteral("copyRequestButton"));
        auto *request = bar.findChild<QLabel *>(QStringLiteral("noticeRequest"));
        bar.show();
        bar.setNotice(Tone::Danger, QStringLiteral("The address was not saved."),
                      QStringLiteral("5f1c0e0a-0000-4000-8000-000000000100"));
        QCOMPARE(bar.text(), QStringLiteral("The address was not saved."));
        QCOMPARE(said(&bar), bar.text());
        QCOMPARE(request->text(), QStringLiteral("request 5f1c…0100"));
        QVERIFY(copy->isVisible());
        QCOMPARE(said(copy), QStringLiteral("Copy the request number"));
        QTest::keyClick(copy, Qt::Key_Space);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("5f1c0e0a-0000-4000-8000-000000000100"));

        bar.setNotice(Tone::Success, QStringLiteral("Address saved"), {});

        QCOMPARE(bar.text(), QStringLiteral("Address saved"));
        QCOMPARE(request->text(), QString());
        QVERIFY(!copy->isVisible());
        QCOMPARE(symbolsIn(bar), 1);
    }

    void shouldNotWidenTheWindowByALongOutcome()
    {
        NoticeBar bar;
        const QString text = QStringLiteral("It is not known whether the billing profile was saved. ").repeated(6);
        bar.setNotice(Tone::Warning, text, QStringLiteral("5f1c0e0a-0000-4000-8000-000000000100"));
        QVERIFY2(bar.minimumSizeHint().width() < 640, qPrintable(QString::number(bar.minimumSizeHint().width())));
        bar.resize(700, bar.height());
        bar.show();

        auto *label = bar.findChild<QLabel *>(QStringLiteral("noticeText")),
             *request = bar.findChild<QLabel *>(QStringLiteral("noticeRequest"));
        QCOMPARE(label->toolTip(), text);
        QVERIFY(label->geometry().right() < request->geometry().left());
        QVERIFY(request->width() >= request->sizeHint().width()); // the number is never cut
        QVERIFY(bar.findChild<QPushButton *>(QStringLiteral("keysButton"))->geometry().right() < 700);
        bar.setNotice(Tone::Success, QStringLiteral("Address saved"), {});
        QTRY_COMPARE(label->width(), label->sizeHint().width());
    }

    void shouldOfferTheKeys()
    {
        NoticeBar bar;
        QSignalSpy asked(&bar, &NoticeBar::keysRequested);
        QTest::keyClick(bar.findChild<QPushButton *>(QStringLiteral("keysButton")), Qt::Key_Space);
        QCOMPARE(asked.count(), 1);
    }

    void shouldGoToTheStepThatIsClicked()
    {
        Breadcrumb path;
        path.resize(600, path.height());
        path.setPath({QStringLiteral("Sample Household"), QStringLiteral("Bills"), QStringLiteral("Visa •••• 1111")});
        QCOMPARE(said(&path), QStringLiteral("Sample Household › Bills › Visa •••• 1111"));
        QSignalSpy clicked(&path, &Breadcrumb::stepClicked);
        const int second = path.fontMetrics().horizontalAdvance(QStringLiteral("Sample Household")) + 20 + 2;

        QTest::mouseClick(&path, Qt::LeftButton, {}, {4, 20});
        QTest::mouseClick(&path, Qt::LeftButton, {}, {second, 20});
        QTest::mouseClick(&path, Qt::LeftButton, {}, {second - 8, 20}); // between two steps
        QTest::mouseClick(&path, Qt::RightButton, {}, {4, 20});
        QTest::mouseClick(&path, Qt::LeftButton, {}, {590, 20});

        QCOMPARE(clicked.count(), 2);
        QCOMPARE(clicked[0][0].toInt(), 0);
        QCOMPARE(clicked[1][0].toInt(), 1);
    }

    void shouldLeaveOutTheFirstStepsAndKeepTheLastInSight()
    {
        const QString account = QStringLiteral("An account with quite a long name of a company"),
                      address = QStringLiteral("4711 A street with a long name");
        Breadcrumb path, last;
        path.setPath({QStringLiteral("Top"), account, address});
        last.setPath({QStringLiteral("…"), address});
        for (Breadcrumb *one : {&path, &last})
            one->resize(one->fontMetrics().horizontalAdvance(address) + 60, one->height());
        QSignalSpy clicked(&path, &Breadcrumb::stepClicked);

        QCOMPARE(path.grab().toImage(), last.grab().toImage());
        QTest::mouseClick(&path, Qt::LeftButton, {}, {4, 20}); // the dots lead nowhere
        QTest::mouseClick(&path, Qt::LeftButton, {}, {50, 20});
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked[0][0].toInt(), 2);
        path.resize(120, path.height());
        QVERIFY(inkedColumns(path).size() > 60); // elided, not gone
    }

    void shouldLabelAFieldAndGiveItAMnemonic()
    {
        auto *edit = new QLineEdit;
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        column->addWidget(new QLineEdit);
        column->addWidget(new FieldRow(QStringLiteral("&City"), edit));
        window.show();
        QApplication::setActiveWindow(&window);
        QVERIFY(QTest::qWaitForWindowActive(&window));

        QCOMPARE(said(edit), QStringLiteral("City"));
        QVERIFY(!edit->hasFocus());
        QTest::keyClick(&window, Qt::Key_C, Qt::AltModifier);
        QVERIFY(edit->hasFocus());
    }

    void shouldShowAnErrorInTheReservedLineAndSayIt()
    {
        auto *edit = new QLineEdit;
        FieldRow row(QStringLiteral("ZIP code"), edit);
        row.resize(500, row.sizeHint().height());
        row.setHint(QStringLiteral("5 digits"));
        row.setVisible(true);
        const int height = row.heightForWidth(500);
        QCOMPARE(row.lineText(), QStringLiteral("5 digits"));

        row.setError(QStringLiteral("One digit is missing."));

        QVERIFY(row.hasError());
        QCOMPARE(said(edit, QAccessible::Description), QStringLiteral("One digit is missing."));
        QVERIFY(edit->property("invalid").toBool());
        QCOMPARE(row.heightForWidth(500), height);
        row.setHint(QStringLiteral("Was 62701"));
        QCOMPARE(row.lineText(), QStringLiteral("One digit is missing.")); // a hint never hides an error
        row.setError({});
        QVERIFY(!row.hasError() && !edit->property("invalid").toBool());
        QCOMPARE(row.lineText(), QStringLiteral("Was 62701"));
        QCOMPARE(said(edit, QAccessible::Description), QStringLiteral("Was 62701"));
    }

    void shouldKeepTheNameThatAFieldAlreadyHas()
    {
        auto *edit = new QLineEdit;
        edit->setAccessibleName(QStringLiteral("Stored card"));
        const FieldRow row(QStringLiteral("C&ard"), edit);
        QCOMPARE(said(edit), QStringLiteral("Stored card"));
    }

    void shouldChooseASegmentByKeyAndMouseAndSayWhich()
    {
        Segmented kinds({QStringLiteral("All"), QStringLiteral("People"), QStringLiteral("Pay")});
        kinds.resize(kinds.sizeHint());
        kinds.show();
        QSignalSpy changed(&kinds, &Segmented::currentChanged);
        QCOMPARE(said(&kinds, QAccessible::Description), QStringLiteral("All, 1 of 3"));

        QTest::keyClick(&kinds, Qt::Key_Left);
        QCOMPARE(changed.count(), 0);
        QTest::keyClick(&kinds, Qt::Key_Right);
        QCOMPARE(kinds.current(), 1);
        QCOMPARE(said(&kinds, QAccessible::Description), QStringLiteral("People, 2 of 3"));
        QTest::mouseClick(&kinds, Qt::LeftButton, {}, {kinds.width() - 6, 10});
        QCOMPARE(kinds.current(), 2);
        QTest::keyClick(&kinds, Qt::Key_Right);
        QTest::mouseClick(&kinds, Qt::LeftButton, {}, {kinds.width() - 1, 10});
        QCOMPARE(kinds.current(), 2);
        QTest::mouseClick(&kinds, Qt::LeftButton, {}, {0, 10});
        QCOMPARE(kinds.current(), 0);
        QCOMPARE(changed.count(), 3);
        QVERIFY(kinds.focusPolicy() & Qt::TabFocus);
    }

    void shouldListOpenAndRecentCustomersAndTellWhichIsClicked()
    {
        RailView rail;
        rail.resize(rail.width(), 400);
        rail.show();
        rail.setEntries({{QStringLiteral("Rosa Ruiz"), QStringLiteral("Ruiz household"), 0, true, true},
                         {QStringLiteral("Li Wei"), QStringLiteral("Boston"), 1, false, false}},
                        {{QStringLiteral("Ann Example"), QStringLiteral("Dover"), 2, false, false}});
        auto *list = rail.findChild<QListWidget *>(QStringLiteral("railList"));
        QSignalSpy open(&rail, &RailView::openClicked), recent(&rail, &RailView::recentClicked);

        QCOMPARE(list->count(), 5);
        QCOMPARE(list->item(0)->text(), QStringLiteral("Open (2)"));
        QCOMPARE(list->item(1)->data(Qt::AccessibleTextRole).toString(), QStringLiteral("Rosa Ruiz, Edit not finished"));
        QCOMPARE(list->item(2)->data(Qt::AccessibleTextRole).toString(), QStringLiteral("Li Wei, Boston"));
        QCOMPARE(list->selectedItems(), QList<QListWidgetItem *>{list->item(1)});
        for (int row = 0; row < 5; ++row)
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(row)).center());
        QCOMPARE(open.count(), 2); // a heading is no customer
        QCOMPARE(open[1][0].toInt(), 1);
        QCOMPARE(recent.count(), 1);
        QCOMPARE(recent[0][0].toInt(), 0);

        rail.setEntries({}, {});
        QCOMPARE(list->count(), 0);
    }

    void shouldPaintAPencilForUnsavedWork()
    {
        RailView saved, unsaved;
        for (RailView *rail : {&saved, &unsaved}) {
            rail->resize(rail->width(), 100);
            rail->setEntries({{QStringLiteral("Rosa Ruiz"), QStringLiteral("Edit not finished"), 0, rail == &unsaved, false}}, {});
        }
        QVERIFY(saved.grab().toImage() != unsaved.grab().toImage());
    }

    void shouldSayLabelAndValueTogether()
    {
        ValueGrid grid;
        grid.addSection(QStringLiteral("Bills"));
        QLabel *value = grid.addRow(QStringLiteral("Delivery"), QStringLiteral("E-mail, monthly"));
        QLabel *alone = grid.addRow({}, QStringLiteral("<b>12 Elm St</b>"));
        QLabel *code = grid.addRow(QStringLiteral("Contact"), QStringLiteral("300100"), true);

        QCOMPARE(said(value), QStringLiteral("Delivery: E-mail, monthly"));
        QCOMPARE(said(alone), QStringLiteral("<b>12 Elm St</b>"));
        QCOMPARE(alone->textFormat(), Qt::PlainText); // a server's text is never markup
        QVERIFY(value->textInteractionFlags() & Qt::TextSelectableByMouse);
        QVERIFY(code->font() != value->font());
        QVERIFY(value->wordWrap());
    }

    void shouldSayAStateAndItsNextStep()
    {
        StateView state;
        state.show();
        auto *button = state.findChild<QPushButton *>(QStringLiteral("stateButton"));
        QSignalSpy pressed(&state, &StateView::primaryTriggered);
        state.setState(QStringLiteral("octagon-x"), Tone::Danger, QStringLiteral("This customer could not be read."),
                       QStringLiteral("Try again."), QStringLiteral("req-1"), QStringLiteral("Read again"));
        QCOMPARE(said(&state), QStringLiteral("This customer could not be read. Try again."));
        QVERIFY(button->isVisible());
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(pressed.count(), 1);

        state.setState(QStringLiteral("house"), Tone::Neutral, QStringLiteral("No accounts"), QStringLiteral("Nothing here."), {});

        QCOMPARE(said(&state), QStringLiteral("No accounts. Nothing here."));
        QVERIFY(!button->isVisible());
        QCOMPARE(symbolsIn(state), 1);
    }

    void shouldSayAProblemWithAtMostOneLink()
    {
        InlineMessage message(Tone::Warning, QStringLiteral("Read at 14:01."), QStringLiteral("Try again"));
        QSignalSpy asked(&message, &InlineMessage::actionTriggered);
        QCOMPARE(said(&message), QStringLiteral("Read at 14:01."));
        QTest::keyClick(message.findChild<QPushButton *>(QStringLiteral("messageButton")), Qt::Key_Space);
        QCOMPARE(asked.count(), 1);
        QVERIFY(!InlineMessage(Tone::Info, QStringLiteral("Done")).findChild<QPushButton *>());
    }

    void shouldGiveEveryToneItsOwnShape()
    {
        QSet<QString> symbols;
        for (const Tone tone : {Tone::Info, Tone::Success, Tone::Warning, Tone::Danger})
            symbols.insert(toneSymbol(tone));
        QCOMPARE(symbols.size(), 4);
    }

    void shouldShowTheLineByWordToo()
    {
        LineLight light;
        QCOMPARE(said(&light), QStringLiteral("Online"));
        light.setLine(true, std::chrono::milliseconds(42));
        QCOMPARE(said(&light), QStringLiteral("Online · 42 ms"));
        light.setLine(false, std::chrono::milliseconds(42));
        QCOMPARE(said(&light), QStringLiteral("Offline"));
    }

    void shouldDropTheLastFactsOfACustomerWhenThereIsLittleRoom()
    {
        IdentityBanner banner(IdentityBanner::Size::Page);
        const std::pair<QString, QString> phone(QStringLiteral("phone"), QStringLiteral("+1 555 010 0101")),
            mail(QStringLiteral("mail"), QStringLiteral("rosa.ruiz.with.a.long.name@example.com"));
        banner.setIdentity({QStringLiteral("Rosa Ruiz"), 0, {phone, mail}});
        banner.resize(320, banner.height());
        const QImage narrow = banner.grab().toImage();
        QCOMPARE(said(&banner), QStringLiteral("Rosa Ruiz, +1 555 010 0101, rosa.ruiz.with.a.long.name@example.com"));

        banner.setIdentity({QStringLiteral("Rosa Ruiz"), 0, {phone}});

        QCOMPARE(banner.grab().toImage(), narrow);
    }

    void shouldShowAChordAsOneCapAKey()
    {
        KeyCap chord(QStringLiteral("Ctrl+Shift+P"));
        const KeyCap plus(QStringLiteral("Ctrl++")), one(QStringLiteral("F1"));
        QCOMPARE(said(&chord), QStringLiteral("Ctrl+Shift+P"));
        QVERIFY(chord.sizeHint().width() > plus.sizeHint().width() && plus.sizeHint().width() > one.sizeHint().width());
        QCOMPARE(said(new Skeleton(3, &chord)), QStringLiteral("Loading"));
    }
};

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
