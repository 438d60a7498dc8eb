// SPDX-License-Identifier: Apache-2.0
#include "widget/badgelabel.h"

#include "look/tokens.h"

#include <QPainter>

namespace linedesk {

BadgeLabel::BadgeLabel(look::Badge badge, QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setBadge(std::move(badge));
}

void BadgeLabel::setBadge(look::Badge badge)
{
    m_badge = std::move(badge);
    setAccessibleName(m_badge.text);
    updateGeometry();
    update();
}

QSize BadgeLabel::sizeHint() const
{
    return {look::badgeWidth(m_badge, font()), look::rowHeight(font(), 24)};
}

void BadgeLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    look::drawBadge(painter, rect(), m_badge, font(), palette());
}

} // namespace linedesk
