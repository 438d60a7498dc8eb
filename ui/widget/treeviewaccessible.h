// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/treerows.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace linedesk {

class TreeView;

/// What a screen reader sees of a TreeView: a tree whose items nest as the accounts do. Level and place are also in
/// the description ("level 3, 2 of 5"), because QAccessible has no attribute for them before Qt 6.8.
class TreeViewAccessible : public QAccessibleWidget {
public:
    static void install(); // once is enough, more does no harm
    static void tellFocus(TreeView *view, int row);
    static void tellExpanded(TreeView *view, int row);
    static void tellReset(TreeView *view);

    explicit TreeViewAccessible(TreeView *view);
    ~TreeViewAccessible() override { forgetItems(); }

    /// The item of a visible row. It belongs to the key, not to the row, and lives until the model is reset.
    QAccessibleInterface *item(int row) const;

    int childCount() const override;
    QAccessibleInterface *child(int nth) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;
    int indexOfChild(const QAccessibleInterface *child) const override;

private:
    TreeView *view() const;
    void forgetItems();

    mutable QHash<TreeRows::Key, QAccessible::Id> m_items;
};

/// One account in the tree. Answers for its key at the moment of the question, so rows may move under it.
class TreeItemAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    TreeItemAccessible(TreeView *view, TreeRows::Key key);

    int row() const; // -1 while hidden

    bool isValid() const override { return row() >= 0; }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override;
    QAccessible::Role role() const override { return QAccessible::TreeItem; }
    QAccessible::State state() const override;
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override;
    QAccessibleInterface *parent() const override;
    int childCount() const override;
    QAccessibleInterface *child(int nth) const override;
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int indexOfChild(const QAccessibleInterface *child) const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    QStringList actionNames() const override;
    void doAction(const QString &name) override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    TreeViewAccessible *tree() const;

    QPointer<TreeView> m_view;
    TreeRows::Key m_key;
};

} // namespace linedesk
