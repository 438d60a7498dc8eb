// SPDX-License-Identifier: Apache-2.0
#include "widget/linelight.h"

#include "look/colors.h"
#include "look/paint.h"
#include "look/symbols.h"
#include "look/tokens.h"

#include <QPainter>

#include <algorithm>

namespace linedesk {

using namespace look;

LineLight::LineLight(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("lineLight"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setLine(true, std::chrono::milliseconds(0));
}

void LineLight::setLine(bool isOnline, std::chrono::milliseconds took)
{
    m_isOnline = isOnline;
    m_took = took;
    setAccessibleName(text());
    updateGeometry();
    update();
}

QString LineLight::text() const
{
    if (!m_isOnline)
        return tr("Offline");
    return m_took.count() > 0 ? tr("Online · %1 ms").arg(m_took.count()) : tr("Online");
}

QSize LineLight::sizeHint() const
{
    // Room for the longest, so that nothing beside it moves with the figures.
    const QFontMetrics metrics(typeFont(Type::Small, font()));
    return {std::max(metrics.horizontalAdvance(tr("Offline")), metrics.horizontalAdvance(tr("Online · %1 ms").arg(99999))) + 28,
            height::controlDense};
}

void LineLight::paintEvent(QPaintEvent *)
{
    const Colors &c = colors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_isOnline) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.success.ink);
        painter.drawEllipse(QRectF(4, QWidget::height() / 2.0 - 4, 8, 8));
    } else {
        drawSymbol(painter, QRect(0, (QWidget::height() - 16) / 2, 16, 16), QStringLiteral("triangle-alert"), c.warning.ink);
    }
    drawText(painter, rect().adjusted(20, 0, 0, 0), text(), typeFont(Type::Small, font()), m_isOnline ? c.muted : c.warning.ink);
}

} // namespace linedesk
