// SPDX-License-Identifier: Apache-2.0
#include "widget/treeviewaccessible.h"

#include "widget/treeview.h"

#include <QHeaderView>
#include <QWindow>

namespace linedesk {

namespace {

QAccessibleInterface *makeTree(const QString &className, QObject *object)
{
    auto *view = className == QLatin1String("linedesk::TreeView") ? qobject_cast<TreeView *>(object) : nullptr;
    return view ? new TreeViewAccessible(view) : nullptr;
}

TreeViewAccessible *treeOf(TreeView *view)
{
    return view ? static_cast<TreeViewAccessible *>(QAccessible::queryAccessibleInterface(view)) : nullptr;
}

int rowOfItem(const QAccessibleInterface *item)
{
    return item && item->role() == QAccessible::TreeItem ? static_cast<const TreeItemAccessible *>(item)->row() : -1;
}

int nthOf(const TreeView *view, int row, int parentRow)
{
    if (!view->rows() || row < 0 || view->rows()->parentRow(row) != parentRow)
        return -1;
    return view->rows()->place(row).position - 1;
}

} // namespace

void TreeViewAccessible::install()
{
    static const bool once = (QAccessible::installFactory(makeTree), true);
    Q_UNUSED(once);
}

// Nothing is built for events as long as nobody listens.
void TreeViewAccessible::tellFocus(TreeView *view, int row)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(treeOf(view)->item(row), QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

void TreeViewAccessible::tellExpanded(TreeView *view, int row)
{
    if (!QAccessible::isActive())
        return;
    QAccessible::State changed;
    changed.expanded = true;
    QAccessibleStateChangeEvent event(treeOf(view)->item(row), changed);
    QAccessible::updateAccessibility(&event);
}

// Keys mean other accounts after a reset, so the items go even while nobody listens.
void TreeViewAccessible::tellReset(TreeView *view)
{
    treeOf(view)->forgetItems();
}

TreeViewAccessible::TreeViewAccessible(TreeView *view) : QAccessibleWidget(view, QAccessible::Tree) {}

TreeView *TreeViewAccessible::view() const
{
    return static_cast<TreeView *>(widget());
}

void TreeViewAccessible::forgetItems()
{
    const auto items = std::exchange(m_items, {});
    for (const QAccessible::Id id : items)
        QAccessible::deleteAccessibleInterface(id);
}

QAccessibleInterface *TreeViewAccessible::item(int row) const
{
    if (!view() || !view()->rows() || row < 0 || row >= view()->rows()->rowCount())
        return nullptr;
    const TreeRows::Key key = view()->rows()->index(row, 0).internalId();
    const auto known = m_items.constFind(key);
    if (known != m_items.constEnd())
        return QAccessible::accessibleInterface(*known);
    auto *item = new TreeItemAccessible(view(), key);
    m_items.insert(key, QAccessible::registerAccessibleInterface(item));
    return item;
}

int TreeViewAccessible::childCount() const
{
    return view() && view()->rows() ? view()->rows()->childCount(-1) : 0;
}

QAccessibleInterface *TreeViewAccessible::child(int nth) const
{
    return view() && view()->rows() ? item(view()->rows()->childRow(-1, nth)) : nullptr;
}

QAccessibleInterface *TreeViewAccessible::childAt(int x, int y) const
{
    return view() ? item(view()->indexAt(view()->viewport()->mapFromGlobal(QPoint(x, y))).row()) : nullptr;
}

QAccessibleInterface *TreeViewAccessible::focusChild() const
{
    return view() ? item(view()->currentIndex().row()) : nullptr;
}

int TreeViewAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    return view() ? nthOf(view(), rowOfItem(child), -1) : -1;
}

TreeItemAccessible::TreeItemAccessible(TreeView *view, TreeRows::Key key) : m_view(view), m_key(key) {}

int TreeItemAccessible::row() const
{
    return m_view && m_view->rows() ? m_view->rows()->rowOf(m_key) : -1;
}
TreeViewAccessible *TreeItemAccessible::tree() const
{
    return treeOf(m_view);
}
QWindow *TreeItemAccessible::window() const
{
    return m_view ? m_view->window()->windowHandle() : nullptr;
}

QAccessible::State TreeItemAccessible::state() const
{
    QAccessible::State state;
    const int at = row();
    if (at < 0) {
        state.invalid = true;
        return state;
    }
    const TreeRows::Branch branch = m_view->rows()->branch(at);
    const QModelIndex index = m_view->rows()->index(at, 0);
    state.expandable = branch.isExpandable;
    state.expanded = branch.isExpanded;
    state.collapsed = branch.isExpandable && !branch.isExpanded;
    state.selectable = state.focusable = true;
    state.selected = m_view->selectionModel()->isSelected(index);
    state.focused = m_view->hasFocus() && m_view->currentIndex().row() == at;
    state.offscreen = !m_view->rowRect(at).intersects(m_view->viewport()->rect());
    return state;
}

QString TreeItemAccessible::text(QAccessible::Text kind) const
{
    const int at = row();
    if (at < 0)
        return {};
    const TreeRows &rows = *m_view->rows();
    if (kind == QAccessible::Name) {
        QStringList cells;
        for (int column = 0; column < rows.columnCount(); ++column) {
            const QModelIndex cell = rows.index(at, column);
            const QString words = cell.data(Qt::AccessibleTextRole).toString(),
                          text = words.isEmpty() ? cell.data().toString() : words;
            if (!text.isEmpty() && !m_view->header()->isSectionHidden(column))
                cells += text;
        }
        return cells.join(QLatin1String(", "));
    }
    if (kind == QAccessible::Description) {
        const TreeRows::Place place = rows.place(at);
        return TreeView::tr("level %1, %2 of %3").arg(rows.branch(at).level + 1).arg(place.position).arg(place.count);
    }
    return {};
}

QRect TreeItemAccessible::rect() const
{
    const int at = row();
    return at < 0 ? QRect() : m_view->rowRect(at).translated(m_view->viewport()->mapToGlobal(QPoint()));
}

QAccessibleInterface *TreeItemAccessible::parent() const
{
    const int at = row();
    const int parentRow = at < 0 ? -1 : m_view->rows()->parentRow(at);
    return parentRow < 0 ? tree() : tree()->item(parentRow);
}

int TreeItemAccessible::childCount() const
{
    const int at = row();
    return at < 0 ? 0 : m_view->rows()->childCount(at);
}

QAccessibleInterface *TreeItemAccessible::child(int nth) const
{
    const int at = row();
    return at < 0 ? nullptr : tree()->item(m_view->rows()->childRow(at, nth));
}

int TreeItemAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const int at = row();
    return at < 0 ? -1 : nthOf(m_view, rowOfItem(child), at);
}

void *TreeItemAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
}

QStringList TreeItemAccessible::actionNames() const
{
    const int at = row();
    if (at < 0)
        return {};
    QStringList names{setFocusAction()};
    if (m_view->rows()->branch(at).isExpandable)
        names.prepend(toggleAction());
    return names;
}

void TreeItemAccessible::doAction(const QString &name)
{
    const int at = row();
    if (at < 0)
        return;
    if (name == setFocusAction())
        m_view->setCurrentIndex(m_view->rows()->index(at, 0));
    else if (name == toggleAction())
        m_view->rows()->toggle(at);
}

} // namespace linedesk
