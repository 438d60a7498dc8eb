// SPDX-License-Identifier: Apache-2.0
#include "model/newaccountsform.h"

#include "model/domainwords.h"
#include "rules/addressrules.h"
#include "service/accounts.h"

#include <algorithm>

namespace linedesk {

namespace {

constexpr int NameLimit = 100; // CONTRACT 2.9

Account accountOf(AccountType type)
{
    Account account; // what the address is for decides which marks it may have
    account.type = type;
    return account;
}

} // namespace

NewAccountsForm::NewAccountsForm(Accounts &accounts, CustomerContext customer, AccountType type, const Account &parent,
                                 std::vector<Account> known, const AddressFormats &formats, QObject *parentObject)
    : AddressForm(accounts, std::move(customer), accountOf(type), Address(), formats, parentObject), m_accounts(accounts),
      m_type(type), m_parent(parent), m_known(std::move(known))
{
    setDefaultShipping(mayShip()); // the first address of an account is its default
    setDefaultBilling(mayBill());
}

const Account *NewAccountsForm::otherHousehold() const
{
    const auto found = std::find_if(m_known.begin(), m_known.end(), [](const Account &one) {
        return one.type == AccountType::Customer && one.isAccessible && one.status == AccountStatus::Active;
    });
    return found == m_known.end() ? nullptr : &*found;
}

void NewAccountsForm::setName(const QString &name)
{
    m_name = name;
    if (issueOf(QStringLiteral("accountName")))
        leaveName();
    Q_EMIT changed();
}

void NewAccountsForm::leaveName()
{
    replaceIssues(QStringLiteral("accountName"), nameIssues(QStringLiteral("accountName"), m_name));
}

void NewAccountsForm::addChild(AccountType type, const QString &name)
{
    m_children.push_back({type, name});
    std::stable_sort(m_children.begin(), m_children.end(), [](const Child &a, const Child &b) { return a.type < b.type; });
    Q_EMIT childrenChanged();
    Q_EMIT changed();
}

void NewAccountsForm::setChildName(size_t child, const QString &name)
{
    m_children[child].name = name;
    if (issueOf(childField(child)))
        replaceIssues(childField(child), nameIssues(childField(child), name));
    Q_EMIT changed();
}

void NewAccountsForm::removeChild(size_t child)
{
    m_children.erase(m_children.begin() + ptrdiff_t(child));
    setIssues({});
    Q_EMIT childrenChanged();
    Q_EMIT changed();
}

std::vector<Account> NewAccountsForm::drafts() const
{
    const auto draft = [this](AccountType type, const QString &name) {
        Account account = accountOf(type);
        account.name = name.trimmed();
        account.role = Role::Admin;
        Address address = outgoing();
        address.isShipTo = rules::mayShip(type);
        address.isBillTo = rules::mayBill(type);
        address.isDefaultShipping = address.isShipTo;
        address.isDefaultBilling = address.isBillTo;
        account.addresses = {address};
        return account;
    };
    std::vector<Account> all{draft(m_type, m_name)};
    for (const Child &child : m_children)
        all.push_back(draft(child.type, child.name));
    return all;
}

bool NewAccountsForm::isDirty() const
{
    return !m_name.trimmed().isEmpty() || !m_children.empty() || AddressForm::isDirty();
}

std::vector<FieldChange> NewAccountsForm::changes() const
{
    std::vector<FieldChange> changes;
    changes.push_back({accountTypeWord(m_type), {}, m_name.trimmed(), !m_name.trimmed().isEmpty()});
    for (const Child &child : m_children)
        changes.push_back({accountTypeWord(child.type), {}, child.name.trimmed(), !child.name.trimmed().isEmpty()});
    for (FieldChange &one : AddressForm::changes())
        if (one.label != AddressForm::tr("Default shipping") && one.label != AddressForm::tr("Default billing"))
            changes.push_back(std::move(one));
    return changes;
}

Issues NewAccountsForm::nameIssues(const QString &field, const QString &name) const
{
    const qsizetype size = name.trimmed().size();
    if (size > 0 && size <= NameLimit)
        return {};
    return {{FieldPath(field),
             Severity::Error,
             size == 0 ? IssueCode::Missing : IssueCode::TooLong,
             size == 0 ? QStringList() : QStringList{QString::number(NameLimit)},
             {},
             {}}};
}

Issues NewAccountsForm::check() const
{
    Issues issues = nameIssues(QStringLiteral("accountName"), m_name);
    for (size_t i = 0; i < m_children.size(); ++i)
        for (Issue &one : nameIssues(childField(i), m_children[i].name))
            issues.push_back(std::move(one));
    for (Issue &one : AddressForm::check())
        issues.push_back(std::move(one));
    return issues;
}

Call<Saved> NewAccountsForm::send()
{
    return m_accounts.createAccounts(customer(), m_parent.id, drafts()).map([this](Saved saved) {
        if (const Account *one = madeOf(drafts().front(), saved.accounts.accounts))
            Q_EMIT made(one->id);
        return saved;
    });
}

// It has no id to look for: it is the one that is like the draft and was not there before.
const Account *NewAccountsForm::madeOf(const Account &draft, const std::vector<Account> &all) const
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const Account &one) {
        const bool isNew = std::none_of(m_known.begin(), m_known.end(), [&](const Account &old) { return old.id == one.id; });
        return isNew && one.type == draft.type && one.name == draft.name &&
               (m_type == AccountType::Customer || one.parentId == m_parent.id) && !one.addresses.empty() &&
               one.addresses.front().values == draft.addresses.front().values;
    });
    return found == all.end() ? nullptr : &*found;
}

void NewAccountsForm::takeRead(const AccountsOfContact &accounts, bool wasUnknown)
{
    if (!wasUnknown)
        return; // there is nothing that somebody else could have changed
    const Account *one = madeOf(drafts().front(), accounts.accounts);
    if (one)
        Q_EMIT made(one->id);
    settle(accounts, one);
}

} // namespace linedesk
