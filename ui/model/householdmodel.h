// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/treerows.h"
#include "domain/household.h"

#include <vector>

namespace linedesk {

/// The household as visible rows, four bytes a row. Holds what is expanded and what the filter keeps; the household
/// itself is never touched. Current and selected rows live through every change but a new household, because rows
/// leave and arrive by removal, insertion and one permutation, never by a reset.
class HouseholdModel : public TreeRows {
    Q_OBJECT
public:
    /// What a row says besides its name (Qt::DisplayRole); painted by TreeCellDelegate.
    enum Role {
        SymbolRole = Qt::UserRole + 1, // name of an icon
        SecondaryRole,                 // muted, elided first
        KindRole,                      // the kind in words
        BadgeRole,                     // a role, empty = none
        StateRole,
        StateSymbolRole,
        StateToneRole, // 0 neutral, 1 warning, 2 danger
        AccountRole    // bool: heads its rows
    };
    enum class Shown { All, People, Pay };
    using Position = Household::Position;

    using TreeRows::TreeRows;

    /// A household of the same shape changes its rows in place; any other resets, and what was open before stays open.
    /// New accounts are open. The filter stays.
    void setHousehold(Household household);
    const Household &household() const { return m_household; }

    /// Keeps nodes whose text contains `text` and their parents, all open; case and accents do not matter.
    /// An empty text brings back what was expanded before.
    void setFilter(const QString &text);
    /// People: rows of people; Pay: rows of billing profiles; both with the accounts above them.
    void setShown(Shown shown);
    bool isFiltered() const { return !m_needle.isEmpty() || m_shown != Shown::All; }
    int matchCount() const { return int(m_hits.size()); }

    void expandAll();
    void collapseAll();
    /// Opens the parents of an account; its row, or -1 while the filter hides it.
    int reveal(Position position);
    Position positionAt(int row) const { return m_rows[size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QModelIndexList match(const QModelIndex &start, int role, const QVariant &value, int hits, Qt::MatchFlags flags) const override;

    Branch branch(int row) const override;
    int parentRow(int row) const override;
    int rowAfter(int row) const override;
    int rowOf(Key key) const override;
    void setExpanded(int row, bool expanded) override;
    void expandBelow(int row) override;

private:
    using Positions = std::vector<Position>;

    void filterAgain(bool isRefined);
    void findAgain(bool isRefined);
    bool hasShownChild(Position position) const;
    std::vector<bool> &openBits() { return isFiltered() ? m_openInFilter : m_open; }
    const std::vector<bool> &openBits() const { return isFiltered() ? m_openInFilter : m_open; }
    void appendVisible(Position begin, Position end, Positions &rows) const;
    void openAll(Position begin, Position end, bool open);
    void showOpen();
    void arrange(Positions rows, size_t sorted);

    Household m_household;
    Positions m_rows; // [0, m_sorted) ascends and [m_sorted, end) ascends; at rest all of it does
    size_t m_sorted = 0;
    std::vector<bool> m_open, m_openInFilter;
    QByteArray m_needle; // folded
    Shown m_shown = Shown::All;
    Positions m_textHits; // nodes that contain the needle, of whatever kind
    Positions m_hits;     // nodes that are wanted
    Positions m_kept;     // the hits and their parents
};

} // namespace linedesk
