// SPDX-License-Identifier: Apache-2.0
// The ground of a list or tree row: hover, selection with an accent bar. One place for all row painting.
#pragma once

#include <QStyleOptionViewItem>

class QPainter;

namespace linedesk {

void drawRowGround(QPainter &painter, const QStyleOptionViewItem &option, const QRect &row);

} // namespace linedesk
