// SPDX-License-Identifier: Apache-2.0
#include "domain/household.h"

#include <QHash>

#include <algorithm>
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
    QHash<QString, quint32> byId;
    byId.reserve(qsizetype(accounts.size()));
    for (quint32 i = 0; i < accounts.size(); ++i) {
        if (byId.contains(accounts[i].id.text()))
            report(issues, accounts[i], "duplicate");
        else
            byId.insert(accounts[i].id.text(), i);
    }
    std::vector<quint32> parents(accounts.size(), Household::None);
    for (quint32 i = 0; i < accounts.size(); ++i) {
        if (accounts[i].parentId.isEmpty())
            continue;
        parents[i] = byId.value(accounts[i].parentId.text(), Household::None);
        if (parents[i] == Household::None)
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

// CONTRACT 4.4: siblings are customer accounts, then service, then billing accounts, each by name.
std::vector<quint32> inOrder(const Accounts &accounts)
{
    std::vector<quint32> order(accounts.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](quint32 a, quint32 b) {
        if (accounts[a].type != accounts[b].type)
            return accounts[a].type < accounts[b].type;
        return accounts[a].name.compare(accounts[b].name, Qt::CaseInsensitive) < 0;
    });
    return order;
}

QString searchedOf(const Address &address)
{
    QString text = address.nickname;
    for (const QString &value : address.values.texts)
        if (!value.isEmpty())
            text += QLatin1Char(' ') + value;
    return text;
}

QString searchedOf(const BillingProfile &profile)
{
    return cardBrandName(profile.card.brand) + QLatin1Char(' ') + profile.name + QLatin1Char(' ') + profile.card.nickname + QLatin1Char(' ') + profile.card.nameOnCard
        + QLatin1Char(' ') + profile.card.lastFour() + QLatin1Char(' ') + profile.bank.bankName + QLatin1Char(' ')
        + (profile.isCard() ? QString() : profile.bank.accountNumber.right(4));
}

} // namespace

Household Household::from(std::vector<Account> accounts, Issues *issues)
{
    Household household;
    std::vector<quint32> parents = parentsOf(accounts, issues);
    cutLoops(accounts, parents, issues);
    const std::vector<quint32> order = inOrder(accounts);
    household.m_accounts = std::make_shared<const Accounts>(std::move(accounts));

    // Children of account i are children[first[i], first[i + 1]), in sibling order.
    std::vector<quint32> first(parents.size() + 1, 0), children;
    for (const quint32 p : parents)
        if (p != None)
            ++first[p + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    children.resize(first.back());
    std::vector<quint32> next(first.begin(), first.end() - 1);
    for (const quint32 i : order)
        if (parents[i] != None)
            children[next[parents[i]]++] = i;

    // An own stack, not recursion: depth comes from the wire.
    struct Step { quint32 account; Position parent; };
    std::vector<Step> stack;
    for (const quint32 root : order) {
        if (parents[root] != None)
            continue;
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
    return household;
}

void Household::appendAccount(quint32 index, Position parent)
{
    const Account &account = (*m_accounts)[index];
    const Position self = count();
    append(Kind(quint8(account.type)), index, 0, parent, account.name + QLatin1Char(' ') + account.number);
    for (quint32 i = 0; i < account.contacts.size(); ++i) {
        const AccountContact &person = account.contacts[i];
        append(Kind::Person, index, i, self, person.firstName + QLatin1Char(' ') + person.lastName + QLatin1Char(' ') + person.email);
    }
    for (quint32 i = 0; i < account.addresses.size(); ++i)
        append(Kind::Address, index, i, self, searchedOf(account.addresses[i]));
    for (quint32 i = 0; i < account.billingProfiles.size(); ++i)
        append(Kind::BillingProfile, index, i, self, searchedOf(account.billingProfiles[i]));
}

void Household::append(Kind kind, quint32 account, quint32 item, Position parent, const QString &searched)
{
    const quint16 level = parent == None ? 0 : quint16(std::min(m_nodes[parent].level + 1, 0xFFFF));
    m_nodes.push_back({parent, count() + 1, account, item, level, kind});
    m_searchText.append(searched.toUtf8());
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
