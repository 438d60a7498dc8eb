// SPDX-License-Identifier: Apache-2.0
// A household as a value: the accounts as they were read, in the order of CONTRACT 4.4, and below each its people,
// addresses and billing profiles. Nodes lie in depth-first order: a branch is the run [position, end), so "all visible
// rows" is one walk and no list of children is kept. Positions are valid for this value only; key() outlives it.
#pragma once

#include "base/foldedtext.h"
#include "base/issue.h"
#include "domain/account.h"

#include <QString>

#include <memory>
#include <span>
#include <vector>

namespace linedesk {

class Household {
public:
    using Position = quint32;
    static constexpr Position None = ~Position(0);

    enum class Kind : quint8 { CustomerAccount, ServiceAccount, BillingAccount, Person, Address, BillingProfile };

    Household() = default;
    /// Nothing vanishes: an account whose parent was not read becomes a root, a loop is cut open, a second account of
    /// the same id stays beside the first; each is told in `issues` (may be null).
    static Household from(std::vector<Account> accounts, Issues *issues);

    Position count() const { return Position(m_nodes.size()); }
    Position parent(Position p) const { return m_nodes[p].parent; }
    Position end(Position p) const { return m_nodes[p].end; }
    int level(Position p) const { return m_nodes[p].level; } // 0 for a root
    Kind kind(Position p) const { return m_nodes[p].kind; }
    bool isAccount(Position p) const { return kind(p) <= Kind::BillingAccount; }

    /// The account that the node is, or that it belongs to.
    const Account &account(Position p) const { return (*m_accounts)[m_nodes[p].account]; }
    // Null for a node of another kind.
    const AccountContact *person(Position p) const;
    const Address *address(Position p) const;
    const BillingProfile *billingProfile(Position p) const;

    /// "accountId" or "accountId/itemId": the same node in every reading of the household.
    QString key(Position p) const;
    Position find(const QString &key) const; // None when it is gone

    /// One record a node: names, numbers, streets, places, last four digits.
    const FoldedText &searchText() const { return m_searchText; }
    bool hasSameShape(const Household &other) const;

private:
    struct Node {
        Position parent, end;
        quint32 account, item; // positions in m_accounts and in the account's list of that kind
        quint16 level;
        Kind kind;
    };
    void appendAccount(quint32 account, Position parent);
    void append(Kind kind, quint32 account, quint32 item, Position parent, std::span<const QStringView> searched);

    std::shared_ptr<const std::vector<Account>> m_accounts = std::make_shared<std::vector<Account>>();
    std::vector<Node> m_nodes;
    FoldedText m_searchText;
};

} // namespace linedesk
