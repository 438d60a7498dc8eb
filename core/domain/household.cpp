// SPDX-License-Identifier: Apache-2.0
#include "domain/household.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <numeric>

namespace linedesk {

namespace {

using Accounts = std::vector<Account>;

void report(Issues *issues, const Account &account, const char *what)
{
    if (issues)
        issues->push_back({FieldPath(account.id.text()), Severity::Warning, IssueCode::Structure, {QLatin1String(what)}, {}, {}});
}

std::vector<quint32> parentsOf(const Accounts &accounts, Issues *issues)
{
    QHash<QString, quint32> byId; // counted from 1
    byId.reserve(qsizetype(accounts.size()));
    for (quint32 i = 0; i < accounts.size(); ++i) {
        quint32 &known = byId[accounts[i].id.text()];
        if (known)
            report(issues, accounts[i], "duplicate");
        else
            known = i + 1;
    }
    std::vector<quint32> parents(accounts.size(), Household::None);
    for (quint32 i = 0; i < accounts.size(); ++i) {
        if (accounts[i].parentId.isEmpty())
            continue;
        if (const quint32 known = byId.value(accounts[i].parentId.text()))
            parents[i] = known - 1;
        else
            report(issues, accounts[i], "parent");
    }
    return parents;
}

// Cuts one link of every loop. `stamp` marks the walk that passed an account first; meeting the own stamp is a loop.
void cutLoops(const Accounts &accounts, std::vector<quint32> &parents, Issues *issues)
{
    std::vector<quint32> stamp(parents.size(), Household::None);
    for (quint32 start = 0; start < parents.size(); ++start) {
        for (quint32 at = start; at != Household::None && stamp[at] == Household::None; at = parents[at]) {
            stamp[at] = start;
            if (parents[at] != Household::None && stamp[parents[at]] == start) {
                report(issues, accounts[at], "loop");
                parents[at] = Household::None;
            }
        }
    }
}

// CONTRACT 4.4: siblings are customer accounts, then service, then billing accounts, each by name. Each family by itself:
// a household is wide and flat, so that is far less to compare than all at once.
void sortSiblings(const Accounts &accounts, std::vector<quint32> &indexes, quint32 begin, quint32 end)
{
    std::stable_sort(indexes.begin() + begin, indexes.begin() + end, [&](quint32 a, quint32 b) {
        if (accounts[a].type != accounts[b].type)
            return accounts[a].type < accounts[b].type;
        return accounts[a].name.compare(accounts[b].name, Qt::CaseInsensitive) < 0;
    });
}

size_t nodesOf(const Accounts &accounts)
{
    size_t nodes = accounts.size();
    for (const Account &account : accounts)
        nodes += account.contacts.size() + account.addresses.size() + account.billingProfiles.size();
    return nodes;
}

} // namespace

Household Household::from(std::vector<Account> accounts, Issues *issues)
{
    Household household;
    std::vector<quint32> parents = parentsOf(accounts, issues);
    cutLoops(accounts, parents, issues);
    household.m_nodes.reserve(nodesOf(accounts));
    household.m_searchText.reserve(qsizetype(household.m_nodes.capacity()));
    household.m_accounts = std::make_shared<const Accounts>(std::move(accounts));

    // Children of account i are children[first[i], first[i + 1]), in sibling order.
    std::vector<quint32> first(parents.size() + 1, 0), children, roots;
    for (quint32 i = 0; i < parents.size(); ++i)
        if (parents[i] == None)
            roots.push_back(i);
        else
            ++first[parents[i] + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    children.resize(first.back());
    std::vector<quint32> next(first.begin(), first.end() - 1);
    for (quint32 i = 0; i < parents.size(); ++i)
        if (parents[i] != None)
            children[next[parents[i]]++] = i;
    for (size_t i = 0; i < parents.size(); ++i)
        if (first[i + 1] - first[i] > 1)
            sortSiblings(*household.m_accounts, children, first[i], first[i + 1]);
    sortSiblings(*household.m_accounts, roots, 0, quint32(roots.size()));

    // An own stack, not recursion: depth comes from the wire.
    struct Step {
        quint32 account;
        Position parent;
    };
    std::vector<Step> stack;
    for (const quint32 root : roots) {
        stack.push_back({root, None});
        while (!stack.empty()) {
            const Step step = stack.back();
            stack.pop_back();
            const Position position = household.count();
            household.appendAccount(step.account, step.parent);
            for (quint32 c = first[step.account + 1]; c > first[step.account]; --c)
                stack.push_back({children[c - 1], position});
        }
    }
    // Children lie behind their parent, so walking back every branch is complete before its parent needs it.
    for (Position p = household.count(); p-- > 0;)
        if (const Position up = household.m_nodes[p].parent; up != None)
            household.m_nodes[up].end = std::max(household.m_nodes[up].end, household.m_nodes[p].end);
    household.m_searchText.squeeze();
    return household;
}

void Household::appendAccount(quint32 index, Position parent)
{
    const Account &account = (*m_accounts)[index];
    const Position self = count();
    append(Kind(quint8(account.type)), index, 0, parent, std::array<QStringView, 2>{account.name, account.number});
    for (quint32 i = 0; i < account.contacts.size(); ++i) {
        const AccountContact &one = account.contacts[i];
        append(Kind::Person, index, i, self, std::array<QStringView, 3>{one.firstName, one.lastName, one.email});
    }
    for (quint32 i = 0; i < account.addresses.size(); ++i) {
        const Address &one = account.addresses[i];
        std::array<QStringView, 1 + size_t(AddressField::Count)> words{one.nickname};
        std::copy(one.values.texts.begin(), one.values.texts.end(), words.begin() + 1);
        append(Kind::Address, index, i, self, words);
    }
    for (quint32 i = 0; i < account.billingProfiles.size(); ++i) {
        const BillingProfile &one = account.billingProfiles[i];
        const QString brand = cardBrandName(one.card.brand);
        const QStringView number = one.isCard() ? one.card.maskedNumber : one.bank.accountNumber;
        append(Kind::BillingProfile, index, i, self,
               std::array<QStringView, 6>{brand, one.name, one.card.nickname, one.card.nameOnCard,
                                          number.last(std::min<qsizetype>(4, number.size())), one.bank.bankName});
    }
}

void Household::append(Kind kind, quint32 account, quint32 item, Position parent, std::span<const QStringView> searched)
{
    const quint16 level = parent == None ? 0 : quint16(std::min(m_nodes[parent].level + 1, 0xFFFF));
    m_nodes.push_back({parent, count() + 1, account, item, level, kind});
    m_searchText.append(searched);
}

const AccountContact *Household::person(Position p) const
{
    return kind(p) == Kind::Person ? &account(p).contacts[m_nodes[p].item] : nullptr;
}

const Address *Household::address(Position p) const
{
    return kind(p) == Kind::Address ? &account(p).addresses[m_nodes[p].item] : nullptr;
}

const BillingProfile *Household::billingProfile(Position p) const
{
    return kind(p) == Kind::BillingProfile ? &account(p).billingProfiles[m_nodes[p].item] : nullptr;
}

QString Household::key(Position p) const
{
    const QString id = account(p).id.text();
    if (const AccountContact *one = person(p))
        return id + QLatin1Char('/') + one->contactId.text();
    if (const Address *one = address(p))
        return id + QLatin1Char('/') + one->id.text();
    if (const BillingProfile *one = billingProfile(p))
        return id + QLatin1Char('/') + one->id.text();
    return id;
}

Household::Position Household::find(const QString &wanted) const
{
    const QString id = wanted.section(QLatin1Char('/'), 0, 0);
    for (Position p = 0; p < count(); ++p)
        if (account(p).id.text() == id && key(p) == wanted)
            return p;
    return None;
}

bool Household::hasSameShape(const Household &other) const
{
    if (count() != other.count())
        return false;
    for (Position p = 0; p < count(); ++p)
        if (level(p) != other.level(p) || key(p) != other.key(p))
            return false;
    return true;
}

} // namespace linedesk
