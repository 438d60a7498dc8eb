// SPDX-License-Identifier: Apache-2.0
// The household tree under keys, mouse and changes of its rows.
#include "opentree.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QTreeView>

using namespace linedesk;
using namespace linedesk::test;

namespace {

QStringList shown(const QTreeView &view)
{
    QStringList names;
    for (QModelIndex i = view.model()->index(0, 0); i.isValid(); i = view.indexBelow(i))
        names << i.data().toString();
    return names;
}

} // namespace

class TestTreeView : public QObject, OpenTree {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanup() { close(); }

    void shouldDoWithKeysWhatQTreeViewDoes_data()
    {
        QTest::addColumn<int>("seed");
        for (const int seed : {3, 17, 2026})
            QTest::addRow("seed %d", seed) << seed;
    }
    void shouldDoWithKeysWhatQTreeViewDoes()
    {
        QFETCH(int, seed);
        QVERIFY(open(makeTree(300, 4)));
        m_model->collapseAll();
        QStandardItemModel standard;
        std::vector<QStandardItem *> items;
        const Household &household = m_model->household();
        for (Household::Position p = 0; p < household.count(); ++p) {
            items.push_back(new QStandardItem(household.account(p).name));
            if (household.parent(p) == Household::None)
                standard.appendRow(items.back());
            else
                items[household.parent(p)]->appendRow(items.back());
        }
        // Without this QTreeView calls a leaf expanded after '+' or '*', and Left then stays on it once.
        for (QStandardItem *item : items)
            if (!item->hasChildren())
                item->setFlags(item->flags() | Qt::ItemNeverHasChildren);
        QTreeView theirs;
        theirs.setModel(&standard);
        theirs.show();
        QVERIFY(QTest::qWaitForWindowExposed(&theirs));
        theirs.setCurrentIndex(standard.index(0, 0));
        const Qt::Key keys[] = {Qt::Key_Down, Qt::Key_Up,    Qt::Key_Left,     Qt::Key_Right, Qt::Key_Right, Qt::Key_Down,
                                Qt::Key_Plus, Qt::Key_Minus, Qt::Key_Asterisk, Qt::Key_Home,  Qt::Key_End};
        QRandomGenerator random{quint32(seed)};
        for (int step = 0; step < 1500; ++step) {
            const int k = int(random.bounded(random.bounded(20) ? 9 : 11));
            if (keys[k] == Qt::Key_Asterisk && random.bounded(4)) // rarely, or everything is soon open
                continue;

            press(keys[k]);
            QTest::keyClick(&theirs, keys[k]);

            QCOMPARE(currentName(), theirs.currentIndex().data().toString());
            QVERIFY(m_view->selectionModel()->isSelected(m_view->currentIndex()));
            QVERIFY(isInSight(current()));
            if (step % 10 == 0)
                QCOMPARE(shown(*m_model), shown(theirs));
        }
        QCOMPARE(shown(*m_model), shown(theirs));
    }

    void shouldMoveByPagesThatShareOneRow()
    {
        QVERIFY(open(makeFamily(60)));
        QVERIFY(isInSight(0));
        int last = 0;
        for (int row = 0; isInSight(row); ++row)
            last = row;

        press(Qt::Key_PageDown);
        QCOMPARE(current(), last); // the last row that was in sight
        press(Qt::Key_PageDown);
        QCOMPARE(current(), 2 * last);
        QVERIFY(isInSight(current()) && isInSight(last + 1));
        press(Qt::Key_PageUp);
        QCOMPARE(current(), last);
        for (int page = 0; page < 40; ++page)
            press(Qt::Key_PageDown);
        QCOMPARE(current(), m_model->rowCount() - 1);
        for (int page = 0; page < 40; ++page)
            press(Qt::Key_PageUp);
        QCOMPARE(current(), 0);
    }

    void shouldGoToBothEnds()
    {
        QVERIFY(open(makeFamily(60)));
        press(Qt::Key_End);
        QCOMPARE(current(), m_model->rowCount() - 1);
        QVERIFY(isInSight(current()) && !isInSight(0));
        press(Qt::Key_Home);
        QCOMPARE(current(), 0);
        QVERIFY(isInSight(0));
        press(Qt::Key_Up);
        QCOMPARE(current(), 0);
    }

    void shouldJumpToATypedNameWithoutAccents()
    {
        QVERIFY(open(makeFamily(5)));
        QTest::keyClicks(m_view.get(), QStringLiteral("depot 003"));
        QCOMPARE(currentName(), QStringLiteral("Depot 003"));
        m_view->keyboardSearch({});
        QTest::keyClicks(m_view.get(), QStringLiteral("jose"));
        QCOMPARE(currentName(), QStringLiteral("José Novák"));
        QVERIFY(isInSight(current()));
    }

    void shouldTurnTheArrowsWhenReadFromRightToLeft()
    {
        QVERIFY(open(makeFamily(3)));
        m_view->setLayoutDirection(Qt::RightToLeft);
        const int all = m_model->rowCount();

        press(Qt::Key_Right);
        QCOMPARE(m_model->rowCount(), 1);
        press(Qt::Key_Left);
        QCOMPARE(m_model->rowCount(), all);
        press(Qt::Key_Left);
        QCOMPARE(current(), 1);
        press(Qt::Key_Right);
        QCOMPARE(current(), 0);
    }

    void shouldOpenAndCloseByTheExpander_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("left to right") << Qt::LeftToRight;
        QTest::newRow("right to left") << Qt::RightToLeft;
    }
    void shouldOpenAndCloseByTheExpander()
    {
        QFETCH(Qt::LayoutDirection, direction);
        QVERIFY(open(makeFamily(3)));
        m_view->setLayoutDirection(direction);
        const int all = m_model->rowCount(), depot = rowOfName("Depot 001");
        click(middleOf(depot + 1)); // its person
        QCOMPARE(current(), depot + 1);

        click(m_view->expanderRect(depot).center());

        QCOMPARE(m_model->rowCount(), all - 2);
        QCOMPARE(current(), depot); // its child was current
        click(m_view->expanderRect(depot).center());
        QCOMPARE(m_model->rowCount(), all);
        click(m_view->expanderRect(1).center()); // a person has none: the row is chosen
        QCOMPARE(current(), 1);
    }

    void shouldToggleByADoubleClickAndTellIt()
    {
        QVERIFY(open(makeFamily(3)));
        QSignalSpy doubleClicked(m_view.get(), &QAbstractItemView::doubleClicked);
        click(middleOf(0));
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, middleOf(0));
        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(doubleClicked.count(), 1);
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, m_view->expanderRect(0).center());
        QVERIFY(m_model->rowCount() > 1);
        QCOMPARE(doubleClicked.count(), 1);
    }

    void shouldChooseNothingBelowTheLastRow()
    {
        QVERIFY(open({makeAccount(QStringLiteral("a"), {}, QStringLiteral("A"))}));
        QCOMPARE(m_view->rowAt(m_view->rowRect(m_model->rowCount()).center().y()), -1);
        QVERIFY(!m_view->indexAt({10, 290}).isValid());
        click({10, 290});
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, {10, 290});
        QCOMPARE(m_model->rowCount(), 4);
    }

    void shouldKeepTheCurrentWhileOthersComeAndGo()
    {
        QVERIFY(open(makeTree(2000, 4)));
        m_view->setCurrentIndex(m_model->index(m_model->reveal(700), 0));
        const QString name = currentName();
        QSignalSpy moved(m_view->selectionModel(), &QItemSelectionModel::currentChanged);

        m_model->expandAll();
        m_model->setFilter(name);
        m_model->setFilter({});

        QCOMPARE(moved.count(), 0);
        QCOMPARE(currentName(), name);
        QVERIFY(m_view->selectionModel()->isSelected(m_view->currentIndex()));
    }

    void shouldHandTheCurrentToTheNearestParentThatStays()
    {
        QVERIFY(open(makeFamily(6)));
        m_view->setCurrentIndex(m_model->index(rowOfName("Depot 004 street"), 0));
        m_model->setFilter(QStringLiteral("100-s4")); // the account, not its address
        QCOMPARE(currentName(), QStringLiteral("Depot 004"));
        m_model->setFilter(QStringLiteral("100-s5"));
        QCOMPARE(currentName(), QStringLiteral("Top"));
        m_model->setFilter({});
        press(Qt::Key_End);
        m_model->collapseAll();
        QCOMPARE(currentName(), QStringLiteral("Top"));
        m_model->setFilter(QStringLiteral("zzz"));
        QVERIFY(!m_view->currentIndex().isValid());
        press(Qt::Key_Down); // nothing there, nothing happens
        m_model->setFilter({});
        press(Qt::Key_Down);
        QCOMPARE(current(), 0);
    }

    void shouldTakeOtherModelsForNone()
    {
        QVERIFY(open(makeFamily(3)));
        QStandardItemModel other(3, 1);

        for (QAbstractItemModel *model : {static_cast<QAbstractItemModel *>(&other), static_cast<QAbstractItemModel *>(nullptr)}) {
            m_view->setModel(model);
            QVERIFY(!m_view->rows());
            press(Qt::Key_Down);
            click({20, 20});
            m_view->grab();
        }
        m_view->setModel(m_model.get());
        press(Qt::Key_Down);
        QCOMPARE(current(), 0);
        QCOMPARE(m_view->verticalScrollBar()->maximum() > 0,
                 m_model->rowCount() * m_view->rowRect(0).height() > m_view->viewport()->height());
    }

    void shouldScrollARowToWhereItIsWanted()
    {
        QVERIFY(open(makeFamily(60)));
        const int height = m_view->viewport()->height();
        m_view->scrollTo(m_model->index(50, 0), QAbstractItemView::PositionAtTop);
        QCOMPARE(m_view->rowRect(50).top(), 0);
        m_view->scrollTo(m_model->index(50, 0), QAbstractItemView::PositionAtBottom);
        QCOMPARE(m_view->rowRect(50).bottom(), height - 1);
        m_view->scrollTo(m_model->index(50, 0), QAbstractItemView::PositionAtCenter);
        QVERIFY(qAbs(m_view->rowRect(50).center().y() - height / 2) <= 1);
        const int before = m_view->verticalScrollBar()->value();
        m_view->scrollTo(m_model->index(50, 0));
        QCOMPARE(m_view->verticalScrollBar()->value(), before);
    }

    void shouldGrowWithTheFont()
    {
        QVERIFY(open(makeFamily(30)));
        const int before = m_view->rowRect(0).height(), range = m_view->verticalScrollBar()->maximum();
        QFont large = m_view->font();
        large.setPointSizeF(large.pointSizeF() * 3);
        m_view->setFont(large);
        QVERIFY(m_view->rowRect(0).height() >= QFontMetrics(large).height());
        QVERIFY(m_view->rowRect(0).height() > before && m_view->verticalScrollBar()->maximum() > range);
    }

    void shouldShowNoHorizontalBarForWhatFits()
    {
        QVERIFY(open(makeFamily(3)));
        for (const int width : {600, 330, 900, 331}) {
            for (const bool isLong : {true, false}) {
                isLong ? m_model->expandAll() : m_model->collapseAll(); // the other bar comes and goes
                m_view->resize(width, 200);
                QTRY_COMPARE(m_view->horizontalScrollBar()->maximum(), 0);
                QTRY_VERIFY(!m_view->horizontalScrollBar()->isVisible());
                QTRY_COMPARE(m_view->verticalScrollBar()->isVisible(), isLong);
                QCOMPARE(m_view->visualRect(m_model->index(0, 0)).right(), m_view->viewport()->width() - 1);
            }
        }
    }
};

QTEST_MAIN(TestTreeView)
#include "tst_treeview.moc"
