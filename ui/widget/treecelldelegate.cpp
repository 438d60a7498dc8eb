// SPDX-License-Identifier: Apache-2.0
#include "widget/treecelldelegate.h"

#include "look/paint.h"
#include "look/symbols.h"
#include "look/tokens.h"
#include "widget/rowground.h"
#include "widget/treeview.h"

#include <QPainter>

#include <algorithm>

namespace linedesk {

using namespace look;

namespace {

// HouseholdModel::Role by number: a widget knows roles, not the model that answers them.
enum Role {
    SymbolRole = Qt::UserRole + 1,
    SecondaryRole,
    KindRole,
    BadgeRole,
    StateRole,
    StateSymbolRole,
    StateToneRole,
    AccountRole
};

constexpr int SymbolSide = 16;
constexpr int Roomy = 560;   // narrower: tighter columns, no secondary text
constexpr int Cramped = 400; // narrower still: the state shows its symbol alone; the tool tip has the words

QString text(const QModelIndex &index, int role)
{
    return index.data(role).toString();
}

} // namespace

QSize TreeCellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {400, rowHeight(option.font, height::treeRow)};
}

void TreeCellDelegate::useFont(const QFont &body) const
{
    if (m_fonts[Body] == body && m_fonts[Small] != body)
        return;
    m_fonts[Body] = body;
    m_fonts[Strong] = typeFont(Type::Strong, body);
    m_fonts[Small] = typeFont(Type::Small, body);
    for (auto &texts : m_texts)
        texts.clear();
}

const QStaticText &TreeCellDelegate::laidOut(const QString &words, Weight weight) const
{
    if (const QStaticText *known = m_texts[weight].object(words))
        return *known;
    auto *fresh = new QStaticText(words);
    fresh->setTextFormat(Qt::PlainText);
    fresh->prepare({}, m_fonts[weight]);
    m_texts[weight].insert(words, fresh);
    return *fresh;
}

int TreeCellDelegate::drawText(QPainter &painter, const QRect &room, const QString &words, Weight weight, const QColor &ink,
                               Qt::TextElideMode elide) const
{
    if (words.isEmpty() || room.width() <= 0)
        return 0;
    const QStaticText *laid = &laidOut(words, weight);
    if (laid->size().width() > room.width())
        laid = &laidOut(QFontMetrics(m_fonts[weight]).elidedText(words, elide, room.width()), weight);
    const int wide = int(laid->size().width() + 0.999);
    painter.setFont(m_fonts[weight]);
    painter.setPen(ink);
    painter.drawStaticText(QPointF(painter.layoutDirection() == Qt::RightToLeft ? room.right() + 1 - wide : room.x(),
                                   room.y() + int((room.height() - laid->size().height()) / 2)),
                           *laid);
    return wide;
}

void TreeCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    useFont(option.font);
    const Colors &c = colors(option.palette);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int paneWidth = view ? view->viewport()->width() : option.rect.right();
    const QRect row(0, option.rect.y(), paneWidth, option.rect.height());
    // Laid out from left to right; `at` puts a part where it stands when read from right to left.
    const auto at = [&](const QRect &part) { return QStyle::visualRect(option.direction, row, part); };
    const auto square = [&](int left, int side) { return at(QRect(left, row.y() + (row.height() - side) / 2, side, side)); };
    painter->setLayoutDirection(option.direction);

    const bool wide = paneWidth >= wordWidth(option.font, Roomy), words = paneWidth >= wordWidth(option.font, Cramped);
    const int stateWidth = words ? wordWidth(option.font, wide ? width::stateColumn : 88) : SymbolSide + space::s;
    const int roleWidth = wordWidth(option.font, wide ? width::roleColumn : 60),
              kindWidth = wordWidth(option.font, wide ? width::kindColumn : 104);
    // Measured from the pane's edge, so that the depth of a row does not move its columns.
    const QRect state(row.right() - space::m - stateWidth, row.y(), stateWidth, row.height());
    const QRect role(state.x() - roleWidth, row.y(), roleWidth, row.height());
    const QRect kind(role.x() - kindWidth, row.y(), kindWidth, row.height());

    const bool isAccount = index.data(AccountRole).toBool();
    int x = at(option.rect).x() + space::xs / 2;
    drawSymbol(*painter, square(x, SymbolSide), text(index, SymbolRole), isAccount ? c.accentTone.ink : c.muted);
    x += SymbolSide + space::s;
    const QRect label(x, row.y(), kind.x() - space::m - x, row.height());
    // The end of a name tells it from its neighbours, so names give way in the middle.
    x += drawText(*painter, at(label), text(index, Qt::DisplayRole), isAccount ? Strong : Body, c.text, Qt::ElideMiddle);
    const QRect rest(x + space::s, row.y(), label.right() - x - space::s, row.height());
    if (wide && rest.width() > 40)
        drawText(*painter, at(rest), text(index, SecondaryRole), Body, c.muted);
    drawText(*painter, at(kind.adjusted(0, 0, -space::s, 0)), text(index, KindRole), Small, c.muted);
    if (const Badge badge{text(index, BadgeRole), {}, Tone::Neutral, false}; !badge.text.isEmpty())
        drawBadge(*painter,
                  at(QRect(role.x(), role.y(), std::min(badgeWidth(badge, option.font), role.width() - space::s), role.height())),
                  badge, option.font, option.palette);
    if (const QString symbolName = text(index, StateSymbolRole); !symbolName.isEmpty()) {
        const int tone = index.data(StateToneRole).toInt();
        const QColor ink = tone == 0 ? c.muted : c.tone(tone == 1 ? Tone::Warning : Tone::Danger).ink;
        drawSymbol(*painter, square(state.x(), 14), symbolName, ink);
        if (words)
            drawText(*painter, at(state.adjusted(14 + 6, 0, 0, 0)), text(index, StateRole), Small, ink);
    }
    if (option.state & QStyle::State_HasFocus)
        drawFocusRing(*painter, row, radius::badge, option.palette);
}

} // namespace linedesk
