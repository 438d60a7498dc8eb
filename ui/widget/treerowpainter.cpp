// SPDX-License-Identifier: Apache-2.0
#include "widget/treerowpainter.h"

#include "look/colors.h"
#include "widget/rowground.h"
#include "widget/treeview.h"

#include <QAbstractItemDelegate>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace linedesk {

TreeRowPainter::TreeRowPainter(const TreeView &view, QPainter &painter)
    : m_view(view), m_painter(painter), m_isFocused(view.hasFocus())
{
    const QHeaderView &header = *view.header();
    const int left = header.visualIndexAt(view.isRightToLeft() ? view.viewport()->width() - 1 : 0);
    const int right = header.visualIndexAt(view.isRightToLeft() ? 0 : view.viewport()->width() - 1);
    m_firstColumn = std::max(left, 0);
    m_lastColumn = right < 0 ? header.count() - 1 : right;
}

void TreeRowPainter::paint(const QStyleOptionViewItem &option, const QRect &area, int hoverRow)
{
    const int bottom = m_view.rowAt(area.bottom());
    const int last = bottom < 0 ? m_view.rows()->rowCount() - 1 : bottom;
    QStyleOptionViewItem base = option;
    base.showDecorationSelected = true;
    base.state.setFlag(QStyle::State_HasFocus, false);
    for (int row = m_view.rowAt(area.top()); row >= 0 && row <= last; ++row) {
        base.state.setFlag(QStyle::State_MouseOver, row == hoverRow);
        paintRow(base, row);
    }
}

void TreeRowPainter::paintRow(QStyleOptionViewItem option, int row)
{
    const TreeRows &rows = *m_view.rows();
    const QItemSelectionModel &selection = *m_view.selectionModel();
    if (m_view.alternatingRowColors())
        option.features.setFlag(QStyleOptionViewItem::Alternate, row % 2);

    const QStyle::State state = option.state;
    option.rect = m_view.rowRect(row);
    option.state.setFlag(QStyle::State_Selected, selection.isSelected(rows.index(row, 0)));
    QStyleOptionViewItem ground = option;
    ground.state.setFlag(QStyle::State_Active, m_isFocused);
    drawRowGround(m_painter, ground, option.rect);
    // A hairline starts each account below the first, so that the eye finds the groups.
    const TreeRows::Branch branch = rows.branch(row);
    if (row > 0 && rows.index(row, 0).data(Qt::UserRole + 8).toBool()) {
        const QRect line = branch.level > 0 ? m_view.visualRect(rows.index(row, 0)) : option.rect;
        m_painter.fillRect(QRect(line.x(), option.rect.y(), line.width(), 1), look::colors(option.palette).line);
    }
    for (int visual = m_firstColumn; visual <= m_lastColumn; ++visual) {
        const int column = m_view.header()->logicalIndex(visual);
        const QModelIndex index = rows.index(row, column);
        option.rect = m_view.visualRect(index);
        if (option.rect.isEmpty())
            continue;
        option.state = state;
        option.state.setFlag(QStyle::State_Selected, selection.isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, m_isFocused && index == m_view.currentIndex());
        option.viewItemPosition = m_view.header()->count() == 1            ? QStyleOptionViewItem::OnlyOne
                                  : visual == 0                            ? QStyleOptionViewItem::Beginning
                                  : visual == m_view.header()->count() - 1 ? QStyleOptionViewItem::End
                                                                           : QStyleOptionViewItem::Middle;
        if (column == 0)
            paintExpander(option, row);
        m_view.itemDelegateForIndex(index)->paint(&m_painter, option, index);
    }
}

void TreeRowPainter::paintExpander(const QStyleOptionViewItem &option, int row)
{
    const TreeRows::Branch branch = m_view.rows()->branch(row);
    if (!branch.isExpandable)
        return;
    QStyleOptionViewItem expander = option;
    expander.rect = m_view.expanderRect(row);
    expander.state |= QStyle::State_Children;
    expander.state.setFlag(QStyle::State_Open, branch.isExpanded);
    m_view.style()->drawPrimitive(QStyle::PE_IndicatorBranch, &expander, &m_painter, &m_view);
}

} // namespace linedesk
