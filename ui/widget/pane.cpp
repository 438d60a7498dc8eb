// SPDX-License-Identifier: Apache-2.0
#include "widget/pane.h"

#include "look/colors.h"
#include "look/paint.h"

#include <QPainter>

namespace linedesk {

Pane::Pane(Ground ground, int edges, QWidget *parent) : QWidget(parent), m_ground(ground), m_edges(edges) {}

void Pane::setPanelRadius(int radius)
{
    m_panelRadius = radius;
    update();
}

void Pane::paintEvent(QPaintEvent *)
{
    const look::Colors &c = look::colors(palette());
    const QColor fill = m_ground == Ground::Chrome ? c.chrome
                        : m_ground == Ground::Rail ? c.rail
                        : m_ground == Ground::Page ? c.page
                                                   : c.raised;
    QPainter painter(this);
    if (m_panelRadius > 0) {
        look::drawPanel(painter, rect(), m_panelRadius, fill, c.lineStrong);
        return;
    }
    painter.fillRect(rect(), fill);
    if (m_edges & Top)
        painter.fillRect(0, 0, width(), 1, c.line);
    if (m_edges & Bottom)
        painter.fillRect(0, height() - 1, width(), 1, c.line);
    if (m_edges & Left)
        painter.fillRect(0, 0, 1, height(), c.line);
    if (m_edges & Right)
        painter.fillRect(width() - 1, 0, 1, height(), c.line);
}

} // namespace linedesk
