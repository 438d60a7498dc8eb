// SPDX-License-Identifier: Apache-2.0
#include "widget/identitybanner.h"

#include "look/paint.h"
#include "look/symbols.h"
#include "look/tokens.h"

#include <QPainter>

namespace linedesk {

using namespace look;

IdentityBanner::IdentityBanner(Size size, QWidget *parent) : QWidget(parent)
{
    setFixedHeight(rowHeight(typeFont(Type::Title, font()), size == Size::Page ? height::banner : 48,
                             QFontMetrics(typeFont(Type::Small, font())).height() + 4));
}

void IdentityBanner::setIdentity(Identity identity)
{
    m_identity = std::move(identity);
    QStringList words{m_identity.name};
    for (const auto &[symbolName, text] : m_identity.facts)
        words << text;
    setAccessibleName(words.join(QStringLiteral(", ")));
    update();
}

void IdentityBanner::paintEvent(QPaintEvent *)
{
    const Colors &c = colors(palette());
    const int wide = QWidget::width(), high = QWidget::height(), avatar = 32;
    QPainter painter(this);
    painter.fillRect(rect(), c.page);
    painter.fillRect(QRect(0, high - 1, wide, 1), c.line);
    painter.fillRect(QRect(0, 0, width::stripe, high), c.customers[size_t(m_identity.stripe) % c.customers.size()]);
    drawAvatar(painter, QRect(width::stripe + space::m, (high - avatar) / 2, avatar, avatar), m_identity.name, m_identity.stripe,
               palette());
    const int left = width::stripe + space::m + avatar + space::m, right = wide - space::m;
    const QFont title = typeFont(Type::Title, font()), small = typeFont(Type::Small, font());
    const int nameHeight = QFontMetrics(title).height(), factHeight = QFontMetrics(small).height(),
              top = (high - 1 - nameHeight - factHeight) / 2;
    drawText(painter, QRect(left, top, right - left, nameHeight), m_identity.name, title, c.text);
    const QRect facts(left, top + nameHeight, right - left, factHeight);
    int x = left;
    for (const auto &[symbolName, text] : m_identity.facts) {
        const int needed = 12 + 6 + QFontMetrics(small).horizontalAdvance(text);
        if (x + needed > right)
            break;
        drawSymbol(painter, QRect(x, facts.center().y() - 5, 12, 12), symbolName, c.muted);
        drawText(painter, QRect(x + 18, facts.y(), needed, factHeight), text, small, c.muted);
        x += needed + space::l;
    }
}

} // namespace linedesk
