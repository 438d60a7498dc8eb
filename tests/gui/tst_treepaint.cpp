// SPDX-License-Identifier: Apache-2.0
// What the household tree paints, and what it does not even ask for.
#include "opentree.h"

#include <QHoverEvent>
#include <QRegularExpression>

using namespace linedesk;
using namespace linedesk::test;

namespace {

class CountingModel final : public HouseholdModel {
public:
    QVariant data(const QModelIndex &index, int role) const override
    {
        asked.insert(index.row());
        return HouseholdModel::data(index, role);
    }
    mutable QSet<int> asked;
};

} // namespace

class TestTreePaint : public QObject, OpenTree {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanup() { close(); }

    void shouldAskTheModelForNoRowOutOfSight()
    {
        CountingModel model;
        model.setHousehold(Household::from(makeFamily(5000), nullptr));
        TreeView view;
        view.setModel(&model);
        view.resize(600, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.scrollTo(model.index(9000, 0), QAbstractItemView::PositionAtTop);
        model.asked.clear();

        view.grab();

        QVERIFY(!model.asked.isEmpty() && model.asked.size() <= 15);
        for (const int row : std::as_const(model.asked))
            QVERIFY(view.rowRect(row).intersects(view.viewport()->rect()));
    }

    void shouldPaintEverySchemeDirectionAndWidth()
    {
        QVERIFY(open(makeFamily(6)));
        QSet<QByteArray> pictures;
        for (const look::Colors *colors : {&look::lightColors(), &look::darkColors()})
            for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft})
                for (const int width : {330, 480, 700}) {
                    m_view->setPalette(look::toPalette(*colors));
                    m_view->setLayoutDirection(direction);
                    m_view->resize(width, 300);
                    const QImage picture = m_view->grab().toImage().convertToFormat(QImage::Format_RGB32);
                    QCOMPARE(picture.pixelColor(width / 2, 290), colors->page); // below the rows
                    pictures.insert(QByteArray(reinterpret_cast<const char *>(picture.constBits()), picture.sizeInBytes()));
                }
        QCOMPARE(pictures.size(), 12);
    }

    void shouldShowTheDepthFromTheSideThatIsReadFirst()
    {
        QVERIFY(open(makeFamily(3), {700, 300}));
        const int depot = rowOfName("Depot 001"), wide = m_view->viewport()->width(), column = 40; // a child's symbol stands there
        const auto hasInk = [&](int row, int x) {
            const QImage picture = m_view->viewport()->grab().toImage();
            const QRect rect = m_view->rowRect(row).adjusted(0, 4, 0, -4);
            for (int y = rect.top(); y <= rect.bottom(); ++y)
                if (picture.pixelColor(x, y) != look::lightColors().page)
                    return true;
            return false;
        };
        for (const bool isRightToLeft : {false, true}) {
            m_view->setLayoutDirection(isRightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
            const int step = isRightToLeft ? -1 : 1, edge = isRightToLeft ? wide - 1 : 0;
            int first = 0;
            while (first < 100 && !hasInk(depot + 1, edge + step * first))
                ++first;
            QVERIFY2(first > column && first < column + 30, qPrintable(QString::number(first)));
        }
    }

    void shouldShowWhereItIsWithAndWithoutTheKeyboard()
    {
        QVERIFY(open(makeFamily(6)));
        QApplication::setActiveWindow(m_view.get());
        QTRY_VERIFY(m_view->hasFocus());
        const auto ground = [&](int row) {
            return m_view->viewport()->grab().toImage().pixelColor(m_view->viewport()->width() - 6,
                                                                   m_view->rowRect(row).center().y());
        };
        QCOMPARE(ground(0), look::lightColors().selected);
        QCOMPARE(ground(1), look::lightColors().page);

        m_view->clearFocus();

        QCOMPARE(ground(0), look::lightColors().selectedIdle);
        QHoverEvent hover(QEvent::HoverMove, middleOf(2), m_view->viewport()->mapToGlobal(middleOf(2)), QPointF());
        QCoreApplication::sendEvent(m_view->viewport(), &hover);
        QCOMPARE(ground(2), look::lightColors().hover);
        QCOMPARE(ground(1), look::lightColors().page);
    }
};

QTEST_MAIN(TestTreePaint)
#include "tst_treepaint.moc"
