// SPDX-License-Identifier: Apache-2.0
#include "base/treerows.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace linedesk;

namespace {

// A tree that is written down as the level of each node, in depth-first order.
class LevelTree : public TreeRows {
public:
    explicit LevelTree(std::vector<int> levels) : m_levels(std::move(levels)), m_open(m_levels.size(), true) { show(); }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return index.isValid() && role == Qt::DisplayRole ? QVariant(int(m_rows[size_t(index.row())])) : QVariant();
    }
    Branch branch(int row) const override
    {
        const size_t node = m_rows[size_t(row)];
        const bool isExpandable = end(node) > node + 1;
        return {m_levels[node], isExpandable, isExpandable && m_open[node]};
    }
    int parentRow(int row) const override
    {
        for (int up = row - 1; up >= 0; --up)
            if (branch(up).level < branch(row).level)
                return up;
        return -1;
    }
    int rowAfter(int row) const override
    {
        int next = row + 1;
        while (next < rowCount() && branch(next).level > branch(row).level)
            ++next;
        return next;
    }
    int rowOf(Key key) const override
    {
        const auto found = std::find(m_rows.begin(), m_rows.end(), size_t(key));
        return found == m_rows.end() ? -1 : int(found - m_rows.begin());
    }
    void setExpanded(int row, bool expanded) override
    {
        beginResetModel();
        m_open[m_rows[size_t(row)]] = expanded;
        show();
        endResetModel();
    }
    void expandBelow(int) override {}

private:
    size_t end(size_t node) const
    {
        size_t next = node + 1;
        while (next < m_levels.size() && m_levels[next] > m_levels[node])
            ++next;
        return next;
    }
    void show()
    {
        m_rows.clear();
        for (size_t node = 0; node < m_levels.size(); node = m_open[node] ? node + 1 : end(node))
            m_rows.push_back(node);
    }

    std::vector<int> m_levels;
    std::vector<bool> m_open;
    std::vector<size_t> m_rows;
};

} // namespace

class TestTreeRows : public QObject {
    Q_OBJECT
    // 0: first root with the children 1 (which has 2 and 3), 4 and 5; 6: second root without children; 7: third, with 8
    std::unique_ptr<LevelTree> m_tree;

private Q_SLOTS:
    void init() { m_tree = std::make_unique<LevelTree>(std::vector<int>{0, 1, 2, 2, 1, 1, 0, 0, 1}); }

    void shouldBeAFlatModel()
    {
        QAbstractItemModelTester tester(m_tree.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(m_tree->rowCount(), 9);
        QCOMPARE(m_tree->rowCount(m_tree->index(0, 0)), 0);
    }

    void shouldTellThePlaceAmongVisibleSiblings_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("position");
        QTest::addColumn<int>("count");
        QTest::newRow("first root") << 0 << 1 << 3;
        QTest::newRow("root without children") << 6 << 2 << 3;
        QTest::newRow("last root") << 7 << 3 << 3;
        QTest::newRow("first child") << 1 << 1 << 3;
        QTest::newRow("last child") << 5 << 3 << 3;
        QTest::newRow("grandchild") << 3 << 2 << 2;
        QTest::newRow("only child at the very end") << 8 << 1 << 1;
    }
    void shouldTellThePlaceAmongVisibleSiblings()
    {
        QFETCH(int, row);
        QFETCH(int, position);
        QFETCH(int, count);

        QCOMPARE(m_tree->place(row).position, position);
        QCOMPARE(m_tree->place(row).count, count);
    }

    void shouldCountAndFindChildren()
    {
        QCOMPARE(m_tree->childCount(-1), 3);
        QCOMPARE(m_tree->childCount(0), 3);
        QCOMPARE(m_tree->childCount(6), 0);
        QCOMPARE(m_tree->childRow(-1, 2), 7);
        QCOMPARE(m_tree->childRow(0, 1), 4);
        QCOMPARE(m_tree->childRow(1, 1), 3);
        QCOMPARE(m_tree->childRow(0, 3), -1);
        QCOMPARE(m_tree->childRow(6, 0), -1);
        QCOMPARE(m_tree->childRow(-1, 3), -1);
    }

    void shouldCountOnlyWhatIsVisible()
    {
        m_tree->setExpanded(1, false);

        QCOMPARE(m_tree->rowCount(), 7);
        QCOMPARE(m_tree->childCount(1), 0);
        QCOMPARE(m_tree->place(2).position, 2); // what was row 4
        QCOMPARE(m_tree->rowOf(2), -1);
        QCOMPARE(m_tree->rowOf(4), 2);
    }

    void shouldCloseTheRowAndThenGoToItsParentOnTheLeftKey()
    {
        QCOMPARE(m_tree->stepOut(1), 1);
        QVERIFY(!m_tree->branch(1).isExpanded);
        QCOMPARE(m_tree->stepOut(1), 0);
        QCOMPARE(m_tree->stepOut(4), 4); // a root without children stays where it is
    }

    void shouldOpenTheRowAndThenGoToItsFirstChildOnTheRightKey()
    {
        m_tree->setExpanded(0, false);

        QCOMPARE(m_tree->stepIn(0), 0);
        QVERIFY(m_tree->branch(0).isExpanded);
        QCOMPARE(m_tree->stepIn(0), 1);
        QCOMPARE(m_tree->stepIn(8), 8); // a leaf at the end
    }

    void shouldToggle()
    {
        m_tree->toggle(0);
        QVERIFY(!m_tree->branch(0).isExpanded);
        m_tree->toggle(0);
        QVERIFY(m_tree->branch(0).isExpanded);
    }
};

QTEST_GUILESS_MAIN(TestTreeRows)
#include "tst_treerows.moc"
