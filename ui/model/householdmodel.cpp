// SPDX-License-Identifier: Apache-2.0
#include "model/householdmodel.h"

#include "model/householdrow.h"

#include <QSet>

#include <algorithm>
#include <iterator>

namespace linedesk {

namespace {

using Positions = std::vector<Household::Position>;

// Hits ascend and positions are depth-first: a parent not seen yet lies between the last hit and this one, so the
// result comes out sorted without a sort.
Positions withParents(const Household &household, const Positions &hits)
{
    Positions kept, path;
    kept.reserve(hits.size() + hits.size() / 4);
    for (const auto hit : hits) {
        path.clear();
        for (auto p = hit; p != Household::None && (kept.empty() || p > kept.back()); p = household.parent(p))
            path.push_back(p);
        kept.insert(kept.end(), path.rbegin(), path.rend());
    }
    return kept;
}

// The nodes of the wanted kind, among `hits` or among all.
Positions wantedOf(const Household &household, HouseholdModel::Shown shown, const Positions *hits)
{
    using Kind = Household::Kind;
    const auto fits = [&](Household::Position p) {
        return shown == HouseholdModel::Shown::All ||
               household.kind(p) == (shown == HouseholdModel::Shown::People ? Kind::Person : Kind::BillingProfile);
    };
    Positions wanted;
    if (hits) {
        std::copy_if(hits->begin(), hits->end(), std::back_inserter(wanted), fits);
    } else {
        for (Household::Position p = 0; p < household.count(); ++p)
            if (fits(p))
                wanted.push_back(p);
    }
    return wanted;
}

QSet<QString> closedAccounts(const Household &household, const std::vector<bool> &open)
{
    QSet<QString> closed;
    for (Household::Position p = 0; p < open.size(); ++p)
        if (!open[p] && household.isAccount(p))
            closed.insert(household.key(p));
    return closed;
}

std::vector<bool> allBut(const Household &household, const QSet<QString> &closed)
{
    std::vector<bool> open(household.count(), true);
    if (!closed.isEmpty())
        for (Household::Position p = 0; p < household.count(); ++p)
            open[p] = !household.isAccount(p) || !closed.contains(household.key(p));
    return open;
}

} // namespace

void HouseholdModel::setHousehold(Household household)
{
    if (m_household.count() > 0 && household.hasSameShape(m_household)) {
        m_household = std::move(household);
        findAgain(false);
        showOpen();
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
        return;
    }
    const QSet<QString> closed = closedAccounts(m_household, m_open), closedInFilter = closedAccounts(m_household, m_openInFilter);
    beginResetModel();
    m_household = std::move(household);
    m_open = allBut(m_household, closed);
    m_openInFilter = isFiltered() ? allBut(m_household, closedInFilter) : std::vector<bool>();
    findAgain(false);
    m_rows.clear();
    appendVisible(0, m_household.count(), m_rows);
    m_sorted = m_rows.size();
    endResetModel();
}

void HouseholdModel::setFilter(const QString &text)
{
    const QByteArray needle = FoldedText::fold(text.trimmed());
    if (needle == m_needle)
        return;
    const bool isRefined = !m_needle.isEmpty() && needle.contains(m_needle);
    m_needle = needle;
    filterAgain(isRefined);
}

void HouseholdModel::setShown(Shown shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    filterAgain(false);
}

void HouseholdModel::filterAgain(bool isRefined)
{
    findAgain(isRefined);
    m_openInFilter.assign(isFiltered() ? m_household.count() : 0, true);
    showOpen();
}

void HouseholdModel::findAgain(bool isRefined)
{
    const FoldedText &texts = m_household.searchText();
    m_textHits = isRefined ? texts.findAmong(m_textHits, m_needle) : texts.find(m_needle);
    m_hits.clear();
    m_kept.clear();
    if (isFiltered()) {
        m_hits = wantedOf(m_household, m_shown, m_needle.isEmpty() ? nullptr : &m_textHits);
        m_kept = withParents(m_household, m_hits);
    }
}

void HouseholdModel::expandAll()
{
    openAll(0, m_household.count(), true);
    showOpen();
}

void HouseholdModel::collapseAll()
{
    openAll(0, m_household.count(), false);
    showOpen();
}

int HouseholdModel::reveal(Position position)
{
    for (Position p = m_household.parent(position); p != Household::None; p = m_household.parent(p))
        openBits()[p] = true;
    showOpen();
    return rowOf(position);
}

int HouseholdModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int HouseholdModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QModelIndex HouseholdModel::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column, quintptr(m_rows[size_t(row)])) : QModelIndex();
}

QVariant HouseholdModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    return householdRowData(m_household, Position(index.internalId()), role);
}

// Typing a name jumps to it. The inherited search builds a QVariant for every row: 100,000 of them stall the window. The
// searched text of accounts and people begins with their name; the others begin with words that the row does not show.
QModelIndexList HouseholdModel::match(const QModelIndex &start, int role, const QVariant &value, int hits,
                                      Qt::MatchFlags flags) const
{
    const bool isJump = role == Qt::DisplayRole && start.column() == 0 && hits == 1 &&
                        (flags & Qt::MatchTypeMask) == Qt::MatchStartsWith && !(flags & Qt::MatchCaseSensitive);
    if (!isJump)
        return TreeRows::match(start, role, value, hits, flags);
    const QByteArray needle = FoldedText::fold(value.toString());
    const int count = rowCount();
    const int steps = flags & Qt::MatchWrap ? count : count - start.row();
    for (int step = 0; step < steps; ++step) {
        const int row = (start.row() + step) % count;
        const Position p = m_rows[size_t(row)];
        const bool isNamedFirst = m_household.isAccount(p) || m_household.person(p);
        if (isNamedFirst ? m_household.searchText().startsWith(p, needle)
                         : FoldedText::fold(householdRowData(m_household, p, Qt::DisplayRole).toString()).startsWith(needle))
            return {index(row, 0)};
    }
    return {};
}

TreeRows::Branch HouseholdModel::branch(int row) const
{
    const Position p = m_rows[size_t(row)];
    const bool isExpandable = hasShownChild(p);
    return {m_household.level(p), isExpandable, isExpandable && openBits()[p]};
}

int HouseholdModel::parentRow(int row) const
{
    const Position up = m_household.parent(m_rows[size_t(row)]);
    return up == Household::None ? -1 : rowOf(up);
}

int HouseholdModel::rowAfter(int row) const
{
    const auto from = m_rows.begin() + row;
    return int(std::lower_bound(from, m_rows.end(), m_household.end(*from)) - m_rows.begin());
}

int HouseholdModel::rowOf(Key key) const
{
    const auto border = m_rows.begin() + std::ptrdiff_t(m_sorted);
    for (const auto &[from, to] : {std::pair(m_rows.begin(), border), std::pair(border, m_rows.end())}) {
        const auto at = std::lower_bound(from, to, Position(key));
        if (at != to && *at == Position(key))
            return int(at - m_rows.begin());
    }
    return -1;
}

void HouseholdModel::setExpanded(int row, bool expanded)
{
    const Position p = m_rows[size_t(row)];
    if (openBits()[p] == expanded || !hasShownChild(p))
        return;
    openBits()[p] = expanded;
    const auto behind = m_rows.begin() + row + 1;
    if (expanded) {
        Positions added;
        appendVisible(p + 1, m_household.end(p), added);
        beginInsertRows({}, row + 1, row + int(added.size()));
        m_rows.insert(behind, added.begin(), added.end());
        m_sorted = m_rows.size();
        endInsertRows();
    } else {
        const int after = rowAfter(row);
        beginRemoveRows({}, row + 1, after - 1);
        m_rows.erase(behind, m_rows.begin() + after);
        m_sorted = m_rows.size();
        endRemoveRows();
    }
    Q_EMIT expandedChanged(row, expanded);
}

void HouseholdModel::expandBelow(int row)
{
    const Position p = m_rows[size_t(row)];
    if (!hasShownChild(p))
        return;
    openAll(p, m_household.end(p), true);
    showOpen();
    Q_EMIT expandedChanged(row, true);
}

bool HouseholdModel::hasShownChild(Position p) const
{
    if (!isFiltered())
        return m_household.end(p) > p + 1;
    const auto next = std::upper_bound(m_kept.begin(), m_kept.end(), p);
    return next != m_kept.end() && *next < m_household.end(p);
}

void HouseholdModel::appendVisible(Position begin, Position end, Positions &rows) const
{
    if (!isFiltered()) {
        for (Position p = begin; p < end; p = m_open[p] ? p + 1 : m_household.end(p))
            rows.push_back(p);
        return;
    }
    auto at = std::lower_bound(m_kept.begin(), m_kept.end(), begin);
    while (at != m_kept.end() && *at < end) {
        rows.push_back(*at);
        at = m_openInFilter[*at] ? at + 1 : std::lower_bound(at, m_kept.end(), m_household.end(*at));
    }
}

void HouseholdModel::openAll(Position begin, Position end, bool open)
{
    std::fill(openBits().begin() + begin, openBits().begin() + end, open);
}

// Any change of many rows at once, in time linear to the rows: the leaving ones are moved to the end and removed there,
// the arriving ones are appended and moved to their places. Persistent indexes, and so the selection, follow.
void HouseholdModel::showOpen()
{
    Positions next, kept, moved;
    appendVisible(0, m_household.count(), next);
    std::set_intersection(m_rows.begin(), m_rows.end(), next.begin(), next.end(), std::back_inserter(kept));
    const size_t keptCount = kept.size();
    if (keptCount < m_rows.size()) {
        moved = kept;
        std::set_difference(m_rows.begin(), m_rows.end(), kept.begin(), kept.end(), std::back_inserter(moved));
        arrange(std::move(moved), keptCount);
        beginRemoveRows({}, int(keptCount), int(m_rows.size()) - 1);
        m_rows.resize(keptCount);
        endRemoveRows();
    }
    if (keptCount < next.size()) {
        moved = kept;
        std::set_difference(next.begin(), next.end(), kept.begin(), kept.end(), std::back_inserter(moved));
        beginInsertRows({}, int(keptCount), int(moved.size()) - 1);
        m_rows = std::move(moved);
        m_sorted = keptCount;
        endInsertRows();
        arrange(std::move(next), m_rows.size());
    }
    m_rows.shrink_to_fit();
}

void HouseholdModel::arrange(Positions rows, size_t sorted)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    m_rows = std::move(rows);
    m_sorted = sorted;
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &i : before)
        after.append(index(rowOf(i.internalId()), i.column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

} // namespace linedesk
