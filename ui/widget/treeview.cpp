// SPDX-License-Identifier: Apache-2.0
#include "widget/treeview.h"

#include "widget/treecelldelegate.h"
#include "widget/treerowpainter.h"
#include "widget/treeviewaccessible.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace linedesk {

TreeView::TreeView(QWidget *parent) : QAbstractItemView(parent), m_header(new QHeaderView(Qt::Horizontal, this))
{
    TreeViewAccessible::install();
    setItemDelegate(new TreeCellDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    m_header->hide();
    m_header->setStretchLastSection(true);
    m_header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(m_header, &QHeaderView::sectionResized, this, &TreeView::doItemsLayout);
    connect(m_header, &QHeaderView::geometriesChanged, this, &TreeView::doItemsLayout);
}

void TreeView::setModel(QAbstractItemModel *model)
{
    if (model == m_rows)
        return;
    if (m_rows)
        m_rows->disconnect(this);
    m_rows = qobject_cast<TreeRows *>(model);
    QAbstractItemView::setModel(m_rows);
    m_header->setModel(m_rows);
    if (!m_rows)
        return;
    connect(m_rows, &TreeRows::rowsInserted, this, &TreeView::doItemsLayout);
    connect(m_rows, &TreeRows::rowsRemoved, this, &TreeView::doItemsLayout);
    connect(m_rows, &TreeRows::expandedChanged, this, [this](int row) { TreeViewAccessible::tellExpanded(this, row); });
}

void TreeView::reset()
{
    m_rowHeight = 0;
    m_hoverRow = -1;
    QAbstractItemView::reset();
    doItemsLayout();
    TreeViewAccessible::tellReset(this);
}

QRect TreeView::rowRect(int row) const
{
    return {0, row * rowHeight() - verticalOffset(), viewport()->width(), rowHeight()};
}

QRect TreeView::cellRect(int row, int column) const
{
    return {m_header->sectionViewportPosition(column), row * rowHeight() - verticalOffset(), m_header->sectionSize(column),
            rowHeight()};
}

QRect TreeView::expanderRect(int row) const
{
    const QRect cell = cellRect(row, 0);
    const QRect box(cell.left() + m_rows->branch(row).level * indentation(), cell.top(), indentation(), cell.height());
    return QStyle::visualRect(layoutDirection(), cell, box & cell);
}

QRect TreeView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || m_header->isSectionHidden(index.column()))
        return {};
    const QRect cell = cellRect(index.row(), index.column());
    if (index.column() != 0)
        return cell;
    const int indent = (m_rows->branch(index.row()).level + 1) * indentation();
    return QStyle::visualRect(layoutDirection(), cell, cell.adjusted(std::min(indent, cell.width()), 0, 0, 0));
}

void TreeView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const int height = viewport()->height(), top = index.row() * rowHeight(), bottom = top + rowHeight();
    int offset = verticalOffset();
    if (hint == PositionAtCenter)
        offset = top - (height - rowHeight()) / 2;
    else if (hint == PositionAtTop || (hint == EnsureVisible && top < offset))
        offset = top;
    else if (hint == PositionAtBottom || (hint == EnsureVisible && bottom > offset + height))
        offset = bottom - height;
    verticalScrollBar()->setValue(offset);
}

QModelIndex TreeView::indexAt(const QPoint &point) const
{
    const int row = rowAt(point.y()), column = m_header->logicalIndexAt(point.x());
    return row < 0 || column < 0 ? QModelIndex() : m_rows->index(row, column);
}

QModelIndex TreeView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    if (!m_rows || m_rows->rowCount() == 0)
        return {};
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return m_rows->index(0, 0);
    if (isRightToLeft() && (action == MoveLeft || action == MoveRight))
        action = action == MoveLeft ? MoveRight : MoveLeft;
    const int page = std::max(1, viewport()->height() / rowHeight() - 1); // one row of the old page stays
    int row = current.row();
    switch (action) {
    case MoveUp:
    case MovePrevious: --row; break;
    case MoveDown:
    case MoveNext: ++row; break;
    case MovePageUp: row -= page; break;
    case MovePageDown: row += page; break;
    case MoveHome: row = 0; break;
    case MoveEnd: row = m_rows->rowCount() - 1; break;
    case MoveLeft: row = m_rows->stepOut(row); break;
    case MoveRight: row = m_rows->stepIn(row); break;
    }
    return m_rows->index(std::clamp(row, 0, m_rows->rowCount() - 1), current.column());
}

int TreeView::rowHeight() const
{
    if (m_rowHeight == 0 && m_rows && m_rows->rowCount() > 0) {
        QStyleOptionViewItem option;
        initViewItemOption(&option);
        m_rowHeight = itemDelegate()->sizeHint(option, m_rows->index(0, 0)).height();
    }
    return std::max(m_rowHeight, 1);
}

int TreeView::indentation() const
{
    return style()->pixelMetric(QStyle::PM_TreeViewIndentation, nullptr, this);
}

int TreeView::rowAt(int y) const
{
    const int row = (y + verticalOffset()) / rowHeight();
    return m_rows && y + verticalOffset() >= 0 && row < m_rows->rowCount() ? row : -1;
}

int TreeView::horizontalOffset() const
{
    return m_header->offset();
}
int TreeView::verticalOffset() const
{
    return verticalScrollBar()->value();
}
bool TreeView::isIndexHidden(const QModelIndex &index) const
{
    return m_header->isSectionHidden(index.column());
}

void TreeView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    if (!m_rows)
        return;
    const int first = std::max(0, (rect.normalized().top() + verticalOffset()) / rowHeight());
    const int last = std::min(m_rows->rowCount() - 1, (rect.normalized().bottom() + verticalOffset()) / rowHeight());
    QItemSelection selection;
    if (first <= last)
        selection.select(m_rows->index(first, 0), m_rows->index(last, m_rows->columnCount() - 1));
    selectionModel()->select(selection, command);
}

QRegion TreeView::visualRegionForSelection(const QItemSelection &selection) const
{
    // One rectangle a range: a selection of all rows must not become a rectangle a row.
    QRegion region;
    for (const QItemSelectionRange &range : selection)
        region += rowRect(range.top()) | rowRect(range.bottom());
    return region & viewport()->rect();
}

// A current row that goes is followed by its nearest parent that stays; the inherited choice is a neighbour, and
// rows leave through the end of the list, so that would be the last row of the household.
void TreeView::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    const QModelIndex current = currentIndex();
    if (current.isValid() && current.row() >= first && current.row() <= last) {
        int row = m_rows->parentRow(current.row());
        while (row >= first && row <= last)
            row = m_rows->parentRow(row);
        selectionModel()->setCurrentIndex(row < 0 ? QModelIndex() : m_rows->index(row, current.column()),
                                          QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    QAbstractItemView::rowsAboutToBeRemoved(parent, first, last);
}

void TreeView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    viewport()->update(rowRect(current.row()));
    viewport()->update(rowRect(previous.row()));
    if (current.isValid() && hasFocus())
        TreeViewAccessible::tellFocus(this, current.row());
}

void TreeView::updateGeometries()
{
    // No row has a geometry of its own, so laying out is this much for any number of rows.
    const int headerHeight = m_header->isHidden() ? 0 : m_header->sizeHint().height();
    setViewportMargins(0, headerHeight, 0, 0);
    const QRect area = viewport()->geometry();
    m_header->setGeometry(area.left(), area.top() - headerHeight, area.width(), headerHeight);
    if (m_header->isHidden())
        QMetaObject::invokeMethod(m_header, "updateGeometries"); // a hidden widget is not told that it is resized

    const int height = (m_rows ? m_rows->rowCount() : 0) * rowHeight();
    verticalScrollBar()->setRange(0, std::max(0, height - area.height()));
    verticalScrollBar()->setPageStep(area.height());
    verticalScrollBar()->setSingleStep(rowHeight());
    horizontalScrollBar()->setRange(0, std::max(0, m_header->length() - area.width()));
    horizontalScrollBar()->setPageStep(area.width());
    QAbstractItemView::updateGeometries();
}

void TreeView::scrollContentsBy(int, int dy)
{
    const int before = m_header->offset();
    m_header->setOffset(horizontalScrollBar()->value());
    const int moved = before - m_header->offset();
    viewport()->scroll(isRightToLeft() ? -moved : moved, dy);
}

void TreeView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    if (current.isValid() && !(event->modifiers() & ~Qt::KeypadModifier & ~Qt::ShiftModifier)) {
        switch (event->key()) {
        case Qt::Key_Plus: m_rows->setExpanded(current.row(), true); return;
        case Qt::Key_Minus: m_rows->setExpanded(current.row(), false); return;
        case Qt::Key_Asterisk: m_rows->expandBelow(current.row()); return;
        }
    }
    QAbstractItemView::keyPressEvent(event);
}

void TreeView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !toggleAt(event->position().toPoint()))
        QAbstractItemView::mousePressEvent(event);
}

void TreeView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (event->button() == Qt::LeftButton && toggleAt(point))
        return;
    QAbstractItemView::mouseDoubleClickEvent(event);
    if (const int row = rowAt(point.y()); row >= 0 && event->button() == Qt::LeftButton)
        m_rows->toggle(row);
}

bool TreeView::toggleAt(const QPoint &point)
{
    const int row = rowAt(point.y());
    const bool isHit = row >= 0 && m_rows->branch(row).isExpandable && expanderRect(row).contains(point);
    if (isHit)
        m_rows->toggle(row);
    return isHit;
}

void TreeView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        m_rowHeight = 0;
    QAbstractItemView::changeEvent(event);
    updateGeometries();
}

bool TreeView::viewportEvent(QEvent *event)
{
    // The base class repaints the cell under the mouse; a row lights up as a whole.
    const auto *move = event->type() == QEvent::HoverMove ? static_cast<QHoverEvent *>(event) : nullptr;
    const int row = move ? rowAt(move->position().toPoint().y()) : -1;
    if ((move || event->type() == QEvent::HoverLeave) && row != m_hoverRow) {
        viewport()->update(rowRect(m_hoverRow));
        viewport()->update(rowRect(row));
        m_hoverRow = row;
    }
    return QAbstractItemView::viewportEvent(event);
}

void TreeView::paintEvent(QPaintEvent *event)
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    QPainter painter(viewport());
    if (m_rows)
        TreeRowPainter(*this, painter).paint(option, event->rect(), m_hoverRow);
}

} // namespace linedesk
