// SPDX-License-Identifier: Apache-2.0
// Two-line rows of the search popup: name, then what tells people apart. Matched text is strong and underlined, so that
// a match shows without colour.
#pragma once

#include <QStyledItemDelegate>

namespace linedesk {

class ResultDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setQuery(const QString &query) { m_query = query; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    QString m_query;
};

} // namespace linedesk
