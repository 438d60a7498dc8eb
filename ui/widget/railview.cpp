// SPDX-License-Identifier: Apache-2.0
#include "widget/railview.h"

#include "look/paint.h"
#include "look/symbols.h"
#include "look/tokens.h"
#include "widget/controls.h"
#include "widget/keycap.h"

#include <QKeySequence>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace linedesk {

using namespace look;

namespace {

enum RailRole { StripeRole = Qt::UserRole, SecondRole, UnsavedRole, IndexRole, IsRecentRole };

class RailDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {look::width::railFolded, index.data(StripeRole).isNull()
                                             ? rowHeight(option.font, 28)
                                             : std::max(height::railRow, 2 * rowHeight(option.font, 16, 0) + 8)};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Colors &c = colors(option.palette);
        const QRect r = option.rect;
        const bool isFolded = r.width() <= look::width::railFolded;
        if (index.data(StripeRole).isNull()) {
            if (!isFolded)
                drawText(*painter, r.adjusted(space::m, 4, -space::s, 0), index.data().toString(),
                         typeFont(Type::SmallStrong, option.font), c.muted);
            return;
        }
        const int stripe = index.data(StripeRole).toInt();
        const bool isCurrent = option.state & QStyle::State_Selected;
        if (isCurrent)
            painter->fillRect(r, c.selected);
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(r, c.hover);
        if (isCurrent)
            painter->fillRect(QRect(r.x(), r.y(), 4, r.height()), c.customers[size_t(stripe) % c.customers.size()]);
        drawAvatar(*painter, QRect(r.x() + space::m, r.center().y() - 11, 24, 24), index.data().toString(), stripe, option.palette);
        const bool isUnsaved = index.data(UnsavedRole).toBool();
        if (isFolded) {
            if (isUnsaved)
                drawSymbol(*painter, QRect(r.right() - 13, r.y() + 4, 12, 12), QStringLiteral("pencil"), c.warning.ink);
            return;
        }
        const int x = r.x() + space::m + 24 + space::s;
        const QRect first(x, r.y() + 4, r.right() - space::s - x, r.height() / 2 - 4);
        drawText(*painter, first.adjusted(0, 0, isUnsaved ? -20 : 0, 0), index.data().toString(),
                 isCurrent ? typeFont(Type::Strong, option.font) : option.font, c.text);
        if (isUnsaved)
            drawSymbol(*painter, QRect(r.right() - 20, first.y() + (first.height() - 12) / 2, 12, 12), QStringLiteral("pencil"),
                       c.warning.ink);
        drawText(*painter, first.translated(0, r.height() / 2 - 4), index.data(SecondRole).toString(),
                 typeFont(Type::Small, option.font), c.muted);
    }
};

} // namespace

RailView::RailView(QWidget *parent) : Pane(Ground::Rail, Right, parent), m_list(new QListWidget), m_hint(new QWidget)
{
    setObjectName(QStringLiteral("railView"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::xs, 1, space::s);
    m_list->setObjectName(QStringLiteral("railList"));
    m_list->setAccessibleName(tr("Customers"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setItemDelegate(new RailDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_list, 1);
    auto *hint = new QHBoxLayout(m_hint);
    hint->setContentsMargins(space::m, 0, 0, 0);
    hint->setSpacing(6);
    hint->addWidget(new KeyCap(QKeySequence(QStringLiteral("Ctrl+Tab")).toString(QKeySequence::NativeText)));
    hint->addWidget(makeMutedText(tr("next customer"), true));
    hint->addStretch();
    column->addWidget(m_hint);
    setFolded(false);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) {
        if (item->data(StripeRole).isNull())
            return;
        const int index = item->data(IndexRole).toInt();
        if (item->data(IsRecentRole).toBool())
            Q_EMIT recentClicked(index);
        else
            Q_EMIT openClicked(index);
    });
}

void RailView::setFolded(bool isFolded)
{
    m_hint->setVisible(!isFolded);
    setFixedWidth(isFolded ? look::width::railFolded + 1 : wordWidth(font(), look::width::rail)); // the edge is one more
}

void RailView::setEntries(const std::vector<Entry> &open, const std::vector<Entry> &recent)
{
    m_list->clear();
    const auto add = [this](const QString &title, const std::vector<Entry> &entries, bool isRecent) {
        if (entries.empty())
            return;
        auto *head = new QListWidgetItem(title, m_list);
        head->setFlags(Qt::NoItemFlags);
        for (size_t i = 0; i < entries.size(); ++i) {
            const Entry &entry = entries[i];
            auto *item = new QListWidgetItem(entry.name, m_list);
            item->setData(StripeRole, entry.stripe);
            item->setData(SecondRole, entry.hasUnsavedWork ? tr("Edit not finished") : entry.secondLine);
            item->setData(UnsavedRole, entry.hasUnsavedWork);
            item->setData(IndexRole, int(i));
            item->setData(IsRecentRole, isRecent);
            item->setData(Qt::AccessibleTextRole, entry.name + QStringLiteral(", ") + item->data(SecondRole).toString());
            item->setToolTip(item->data(Qt::AccessibleTextRole).toString());
            item->setSelected(entry.isCurrent);
        }
    };
    add(tr("Open (%1)").arg(open.size()), open, false);
    add(tr("Recent, this shift"), recent, true);
}

} // namespace linedesk
