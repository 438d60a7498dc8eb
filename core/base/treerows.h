// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>

namespace linedesk {

/// A tree as the list of its visible rows. Expanding inserts rows, collapsing and filtering remove them; the model has
/// one level, so a view needs no book-keeping per row. `QModelIndex::internalId()` is the node's key: it stays while
/// rows move and changes only with a reset. Columns and data are those of any table model.
class TreeRows : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    using Key = quintptr;

    struct Branch {
        int level = 0; // 0 for a root
        bool isExpandable = false;
        bool isExpanded = false;
    };
    /// "2 of 5" among the visible siblings; position counts from 1.
    struct Place {
        int position = 0;
        int count = 0;
    };

    virtual Branch branch(int row) const = 0;
    virtual int parentRow(int row) const = 0; // -1 for a root
    virtual int rowAfter(int row) const = 0;  // first row behind the branch of `row`
    virtual int rowOf(Key key) const = 0;     // -1 while hidden
    virtual void setExpanded(int row, bool expanded) = 0;
    virtual void expandBelow(int row) = 0; // the row and everything under it

    // These walk the siblings, so they are for one row at a time (accessibility), never for painting.
    Place place(int row) const;
    int childCount(int row) const; // row -1: the roots
    int childRow(int row, int nth) const;

    void toggle(int row) { setExpanded(row, !branch(row).isExpanded); }
    int stepOut(int row); // the Left key: closes the row, or answers its parent
    int stepIn(int row);  // the Right key: opens the row, or answers its first child

Q_SIGNALS:
    void expandedChanged(int row, bool expanded);
};

} // namespace linedesk
