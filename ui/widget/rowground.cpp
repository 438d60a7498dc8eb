// SPDX-License-Identifier: Apache-2.0
#include "widget/rowground.h"

#include "look/colors.h"

#include <QPainter>
#include <QStyle>

namespace linedesk {

void drawRowGround(QPainter &painter, const QStyleOptionViewItem &option, const QRect &row)
{
    const look::Colors &c = look::colors(option.palette);
    const bool isActive = option.state & QStyle::State_Active;
    if (option.state & QStyle::State_Selected) {
        painter.fillRect(row, isActive ? c.selected : c.selectedIdle);
        painter.fillRect(QStyle::visualRect(option.direction, row, QRect(row.x(), row.y(), 3, row.height())),
                         isActive ? c.accent : c.lineStrong);
    } else if (option.state & QStyle::State_MouseOver) {
        painter.fillRect(row, c.hover);
    }
}

} // namespace linedesk
