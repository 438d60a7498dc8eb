// SPDX-License-Identifier: Apache-2.0
#include "widget/skeleton.h"

#include "look/colors.h"
#include "look/paint.h"
#include "look/tokens.h"

#include <QPainter>

namespace linedesk {

using namespace look;

Skeleton::Skeleton(int rows, QWidget *parent) : QWidget(parent), m_rows(rows)
{
    setMinimumHeight(rows * height::treeRow + space::l);
    setAccessibleName(tr("Loading"));
}

void Skeleton::paintEvent(QPaintEvent *)
{
    // Widths differ as real names do; fixed, so that the picture does not jump when it is painted again.
    static constexpr int indents[] = {0, 20, 20, 40, 40, 20, 40, 40, 40, 20, 40};
    static constexpr int widths[] = {168, 132, 104, 196, 148, 120, 176, 92, 140, 112, 156};
    const Colors &c = colors(palette());
    QPainter painter(this);
    for (int i = 0; i < m_rows; ++i) {
        const int y = space::s + i * height::treeRow + 7, x = space::m + indents[i % 11];
        const QColor fill = c.selectedIdle;
        drawPanel(painter, QRect(x, y - 1, 12, 12), 3, fill, {});
        drawPanel(painter, QRect(x + 20, y, std::min(widths[i % 11], QWidget::width() / 2 - indents[i % 11]), 10), 4, fill, {});
        drawPanel(painter, QRect(QWidget::width() - 120, y, 72 - (i % 3) * 12, 10), 4, fill, {});
    }
}

} // namespace linedesk
