// SPDX-License-Identifier: Apache-2.0
// What the product's tree is measured against: the same household, saying the same in five columns, in Qt's own tree view.
#pragma once

#include "domain/household.h"

#include <QAbstractItemModel>
#include <QStandardItemModel>
#include <QTreeView>

#include <memory>

namespace linedesk::bench {

enum PeerColumn { NameColumn, SecondaryColumn, KindColumn, RoleColumn, StateColumn, PeerColumns };

/// Qt's ready-made model: an item a cell, as one would fill it by hand.
std::unique_ptr<QStandardItemModel> standardModel(const Household &household);

/// The same compact household, shown through the interface that QTreeView asks for; eight bytes a node beside it.
class HouseholdTree : public QAbstractItemModel {
    Q_OBJECT
public:
    explicit HouseholdTree(const Household &household);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex & = {}) const override { return PeerColumns; }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    using Position = Household::Position;
    const Household &m_household;
    std::vector<Position> m_children;    // by parent, in their order
    std::vector<quint32> m_first, m_row; // of a node: its first child in m_children, its row below its parent
};

/// Fusion, uniform rows, pixels to scroll by, the product's row height: all that makes it fast.
std::unique_ptr<QTreeView> plainTreeView();

} // namespace linedesk::bench
