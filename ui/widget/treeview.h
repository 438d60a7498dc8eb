// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/treerows.h"

#include <QAbstractItemView>
#include <QPointer>

class QHeaderView;

namespace linedesk {

/// A tree view over TreeRows that costs nothing for rows it does not show: no cache per row, all rows equally high.
/// Keys, mouse, selection and painting follow QTreeView (Left, Right, +, -, *, Home, End, page keys, typing a name).
/// Screen readers see tree items with parents, level, place and expanded state: see treeviewaccessible.h.
class TreeView : public QAbstractItemView {
    Q_OBJECT
public:
    explicit TreeView(QWidget *parent = nullptr);

    /// Takes a TreeRows only; anything else counts as none.
    void setModel(QAbstractItemModel *model) override;
    void reset() override;
    TreeRows *rows() const { return m_rows; }
    QHeaderView *header() const { return m_header; }

    QRect visualRect(const QModelIndex &index) const override;
    QRect rowRect(int row) const;
    QRect expanderRect(int row) const;
    int rowAt(int y) const; // -1 below the last row
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint &point) const override;

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override;
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &index) const override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    int rowHeight() const;
    int indentation() const;
    QRect cellRect(int row, int column) const;
    bool toggleAt(const QPoint &point);

    QPointer<TreeRows> m_rows;
    QHeaderView *m_header;
    mutable int m_rowHeight = 0; // 0: ask the delegate again
    int m_hoverRow = -1;
};

} // namespace linedesk
