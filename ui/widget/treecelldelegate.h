// SPDX-License-Identifier: Apache-2.0
// Paints a row of the household tree: symbol, name, secondary text; then kind word, role badge and state in three
// columns that line up at every depth. Texts are laid out once and kept, so that a page scrolls at a fraction of the
// cost of laying every text out again. A narrow pane gives up the secondary text first, then the words of the state.
#pragma once

#include <QCache>
#include <QStaticText>
#include <QStyledItemDelegate>

namespace linedesk {

class TreeCellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    enum Weight { Body, Strong, Small };
    int drawText(QPainter &painter, const QRect &room, const QString &text, Weight weight, const QColor &ink,
                 Qt::TextElideMode elide = Qt::ElideRight) const;
    const QStaticText &laidOut(const QString &text, Weight weight) const;
    void useFont(const QFont &body) const;

    mutable QFont m_fonts[3];
    mutable QCache<QString, QStaticText> m_texts[3]{QCache<QString, QStaticText>{1024}, QCache<QString, QStaticText>{256},
                                                    QCache<QString, QStaticText>{256}};
};

} // namespace linedesk
