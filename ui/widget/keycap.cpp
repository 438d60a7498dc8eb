// SPDX-License-Identifier: Apache-2.0
#include "widget/keycap.h"

#include "look/paint.h"
#include "look/tokens.h"

#include <QPainter>

#include <algorithm>

namespace linedesk {

using namespace look;

KeyCap::KeyCap(const QString &keys, QWidget *parent) : QWidget(parent)
{
    // "Ctrl++" is the plus key itself: an empty part at the end stands for it.
    m_keys = keys.split(QLatin1Char('+'));
    if (m_keys.size() > 1 && m_keys.last().isEmpty()) {
        m_keys.removeLast();
        m_keys.last() = QStringLiteral("+");
    }
    setAccessibleName(keys);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize KeyCap::sizeHint() const
{
    const QFontMetrics metrics(typeFont(Type::Small, font()));
    int wide = -space::xs;
    for (const QString &key : m_keys)
        wide += std::max(metrics.horizontalAdvance(key) + 10, 20) + space::xs;
    return {wide, rowHeight(font(), 20, 2)};
}

void KeyCap::paintEvent(QPaintEvent *)
{
    const Colors &c = colors(palette());
    const QFont small = typeFont(Type::Small, font());
    QPainter painter(this);
    int x = 0;
    for (const QString &key : m_keys) {
        const QRect cap(x, 0, std::max(QFontMetrics(small).horizontalAdvance(key) + 10, 20), QWidget::height());
        drawPanel(painter, cap, radius::badge, c.sunken, c.lineStrong);
        drawText(painter, cap, key, small, c.muted, Qt::AlignHCenter);
        x += cap.width() + space::xs;
    }
}

} // namespace linedesk
