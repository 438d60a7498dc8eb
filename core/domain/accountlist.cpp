// SPDX-License-Identifier: Apache-2.0
#include "domain/accountlist.h"

#include <QHash>
#include <QSet>

namespace linedesk {

void takeAccounts(std::vector<Account> &known, std::vector<Account> changed)
{
    QHash<QString, size_t> places;
    places.reserve(qsizetype(known.size()));
    for (size_t i = 0; i < known.size(); ++i)
        places.insert(known[i].id.text(), i);
    for (Account &account : changed) {
        const auto place = places.constFind(account.id.text());
        if (place == places.constEnd())
            known.push_back(std::move(account));
        else if (account.version == Account::NoVersion || account.version >= known[*place].version)
            known[*place] = std::move(account);
    }
}

std::vector<Account> withUnseen(std::vector<Account> accounts, const std::vector<Account> &unseen)
{
    QSet<QString> ids;
    ids.reserve(qsizetype(accounts.size()) + qsizetype(unseen.size()));
    for (const Account &account : accounts)
        ids.insert(account.id.text());
    for (const Account &account : unseen)
        if (!ids.contains(account.id.text())) {
            ids.insert(account.id.text());
            accounts.push_back(account);
        }
    for (size_t i = 0, count = accounts.size(); i < count; ++i) {
        const AccountId parent = accounts[i].parentId;
        if (parent.isEmpty() || ids.contains(parent.text()))
            continue;
        ids.insert(parent.text());
        Account placeholder;
        placeholder.id = parent;
        placeholder.isAccessible = false;
        accounts.push_back(std::move(placeholder));
    }
    return accounts;
}

} // namespace linedesk
