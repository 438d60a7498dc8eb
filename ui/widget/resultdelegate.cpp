// SPDX-License-Identifier: Apache-2.0
#include "widget/resultdelegate.h"

#include "look/paint.h"
#include "look/tokens.h"
#include "widget/rowground.h"

#include <QPainter>

#include <algorithm>

namespace linedesk {

using namespace look;

namespace {

// ContactListModel::Role by number.
enum Role { SecondLineRole = Qt::UserRole + 1 };

// Draws `whole` with each word that begins like a word of the query strong and underlined.
void drawMatched(QPainter &painter, QRect rect, const QString &whole, const QStringList &query, const QFont &body,
                 const QColor &ink)
{
    QFont match = typeFont(Type::Strong, body);
    match.setUnderline(true);
    qsizetype at = 0;
    while (at < whole.size() && rect.width() > 0) {
        qsizetype start = whole.size(), length = 0;
        for (const QString &word : query) {
            qsizetype found = whole.indexOf(word, at, Qt::CaseInsensitive);
            while (found > 0 && whole[found - 1].isLetterOrNumber())
                found = whole.indexOf(word, found + 1, Qt::CaseInsensitive);
            if (found >= 0 && (found < start || (found == start && word.size() > length))) {
                start = found;
                length = word.size();
            }
        }
        rect.setLeft(rect.x() + drawText(painter, rect, whole.mid(at, start - at), body, ink));
        if (length > 0)
            rect.setLeft(rect.x() + drawText(painter, rect, whole.mid(start, length), match, ink));
        at = start + length;
    }
}

} // namespace

QSize ResultDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {400, std::max(height::resultRow, 2 * rowHeight(option.font, 20, 2) + space::s)};
}

void ResultDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colors &c = colors(option.palette);
    const QRect row = option.rect;
    QStyleOptionViewItem ground = option;
    ground.state |= QStyle::State_Active; // the keyboard stays in the search field; the popup is as good as focused
    drawRowGround(*painter, ground, row);
    const int avatar = 28;
    drawAvatar(*painter, QRect(row.x() + space::m, row.center().y() - avatar / 2, avatar, avatar),
               index.data(Qt::DisplayRole).toString(), index.row(), option.palette);
    const int left = row.x() + space::m + avatar + space::m, half = row.height() / 2;
    const QRect first(left, row.y() + 4, row.right() - space::m - left, half - 4);
    const QStringList query = m_query.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    drawMatched(*painter, first, index.data(Qt::DisplayRole).toString(), query, option.font, c.text);
    drawMatched(*painter, first.translated(0, half - 4), index.data(SecondLineRole).toString(), query,
                typeFont(Type::Small, option.font), c.muted);
}

} // namespace linedesk
