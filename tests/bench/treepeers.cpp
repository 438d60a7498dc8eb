// SPDX-License-Identifier: Apache-2.0
#include "treepeers.h"

#include "look/colors.h"
#include "look/symbols.h"
#include "model/householdmodel.h"
#include "model/householdrow.h"

#include <QHash>
#include <QHeaderView>
#include <QIcon>
#include <QStyleFactory>

namespace linedesk::bench {

namespace {

constexpr int columnRoles[] = {Qt::DisplayRole, HouseholdModel::SecondaryRole, HouseholdModel::KindRole, HouseholdModel::BadgeRole,
                               HouseholdModel::StateRole};

QIcon icon(const QString &name)
{
    static QHash<QString, QIcon> icons;
    auto known = icons.find(name);
    if (known == icons.end())
        known = icons.insert(name, QIcon(look::symbol(name, look::lightColors().muted).pixmap(16)));
    return *known;
}

QVariant iconOf(const Household &household, Household::Position p, int column)
{
    const int role = column == NameColumn    ? HouseholdModel::SymbolRole
                     : column == StateColumn ? HouseholdModel::StateSymbolRole
                                             : 0;
    const QString name = role ? householdRowData(household, p, role).toString() : QString();
    return name.isEmpty() ? QVariant() : QVariant(icon(name));
}

} // namespace

std::unique_ptr<QStandardItemModel> standardModel(const Household &household)
{
    auto model = std::make_unique<QStandardItemModel>(0, PeerColumns);
    std::vector<QStandardItem *> items(household.count());
    for (Household::Position p = 0; p < household.count(); ++p) {
        QList<QStandardItem *> row;
        for (int column = 0; column < PeerColumns; ++column) {
            auto *cell = new QStandardItem(householdRowData(household, p, columnRoles[column]).toString());
            cell->setEditable(false);
            if (const QVariant symbol = iconOf(household, p, column); symbol.isValid())
                cell->setData(symbol, Qt::DecorationRole);
            row << cell;
        }
        items[p] = row.first();
        const auto parent = household.parent(p);
        (parent == Household::None ? model->invisibleRootItem() : items[parent])->appendRow(row);
    }
    return model;
}

HouseholdTree::HouseholdTree(const Household &household)
    : m_household(household), m_first(household.count() + 2, 0), m_row(household.count())
{
    // Slot 0 holds the roots, slot p + 1 the children of p.
    const auto slot = [&](Position p) { return household.parent(p) == Household::None ? 0 : household.parent(p) + 1; };
    for (Position p = 0; p < household.count(); ++p)
        m_row[p] = m_first[slot(p) + 1]++;
    for (size_t i = 1; i < m_first.size(); ++i)
        m_first[i] += m_first[i - 1];
    m_children.resize(household.count());
    for (Position p = 0; p < household.count(); ++p)
        m_children[m_first[slot(p)] + m_row[p]] = p;
}

QModelIndex HouseholdTree::index(int row, int column, const QModelIndex &parent) const
{
    const size_t slot = parent.isValid() ? size_t(parent.internalId()) + 1 : 0;
    const quint32 at = m_first[slot] + quint32(row);
    return row >= 0 && at < m_first[slot + 1] ? createIndex(row, column, quintptr(m_children[at])) : QModelIndex();
}

QModelIndex HouseholdTree::parent(const QModelIndex &child) const
{
    const Position up = m_household.parent(Position(child.internalId()));
    return up == Household::None ? QModelIndex() : createIndex(int(m_row[up]), 0, quintptr(up));
}

int HouseholdTree::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    const size_t slot = parent.isValid() ? size_t(parent.internalId()) + 1 : 0;
    return int(m_first[slot + 1] - m_first[slot]);
}

QVariant HouseholdTree::data(const QModelIndex &index, int role) const
{
    const auto p = Position(index.internalId());
    if (role == Qt::DisplayRole)
        return householdRowData(m_household, p, columnRoles[index.column()]);
    return role == Qt::DecorationRole ? iconOf(m_household, p, index.column()) : QVariant();
}

std::unique_ptr<QTreeView> plainTreeView()
{
    auto view = std::make_unique<QTreeView>();
    QStyle *fusion = QStyleFactory::create(QStringLiteral("fusion"));
    fusion->setParent(view.get());
    view->setStyle(fusion);
    view->setUniformRowHeights(true);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setFrameShape(QFrame::NoFrame);
    view->setHeaderHidden(true);
    view->setIconSize({16, 24});
    view->header()->setStretchLastSection(true);
    return view;
}

} // namespace linedesk::bench
