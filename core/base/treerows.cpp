// SPDX-License-Identifier: Apache-2.0
#include "base/treerows.h"

namespace linedesk {

TreeRows::Place TreeRows::place(int row) const
{
    const int parent = parentRow(row);
    const int end = parent < 0 ? rowCount() : rowAfter(parent);
    Place place;
    for (int sibling = parent + 1; sibling < end; sibling = rowAfter(sibling)) {
        ++place.count;
        if (sibling == row)
            place.position = place.count;
    }
    return place;
}

int TreeRows::childCount(int row) const
{
    const int end = row < 0 ? rowCount() : rowAfter(row);
    int count = 0;
    for (int child = row + 1; child < end; child = rowAfter(child))
        ++count;
    return count;
}

int TreeRows::childRow(int row, int nth) const
{
    const int end = row < 0 ? rowCount() : rowAfter(row);
    int child = row + 1;
    while (child < end && nth-- > 0)
        child = rowAfter(child);
    return child < end ? child : -1;
}

int TreeRows::stepOut(int row)
{
    if (branch(row).isExpanded) {
        setExpanded(row, false);
        return row;
    }
    const int parent = parentRow(row);
    return parent < 0 ? row : parent;
}

int TreeRows::stepIn(int row)
{
    const Branch here = branch(row);
    if (here.isExpanded)
        return row + 1;
    if (here.isExpandable)
        setExpanded(row, true);
    return row;
}

} // namespace linedesk
