// SPDX-License-Identifier: Apache-2.0
#include "service/accountpages.h"

#include <algorithm>
#include <iterator>

namespace linedesk {

namespace {

constexpr int PageSize = 250; // the most that is sent at once (CONTRACT 2.5)

Call<AccountsOfContact> readOn(AccountDirectory &directory, const ServerCapabilities &can, const CustomerContext &customer,
                               std::shared_ptr<AccountsOfContact> before)
{
    return findAccounts(directory, can, customer, int(before->accounts.size()))
        .andThen([&directory, can, customer, before](AccountsOfContact page) {
            const bool isLast = !page.hasMore || page.accounts.empty();
            std::move(page.accounts.begin(), page.accounts.end(), std::back_inserter(before->accounts));
            page.accounts = {};
            if (!isLast)
                return readOn(directory, can, customer, before);
            page.accounts = std::move(before->accounts);
            page.hasMore = false;
            return finishedCall<AccountsOfContact>(std::move(page));
        });
}

template <class Record, class Id> const Record *recordOf(const std::vector<Record> &records, const Id &id)
{
    const auto found = std::find_if(records.begin(), records.end(), [&](const Record &one) { return one.id == id; });
    return found == records.end() ? nullptr : &*found;
}

template <class Record, class Change>
bool areAsTheyWere(const std::vector<Record> &before, const std::vector<Record> &now, const std::vector<Change> &changes)
{
    return std::all_of(changes.begin(), changes.end(), [&](const Change &change) {
        if (change.id.isEmpty())
            return true; // an added one stands beside whatever is there
        const Record *was = recordOf(before, change.id), *is = recordOf(now, change.id);
        return was && is && *was == *is;
    });
}

bool isAsItWas(const Account &before, const std::vector<Account> &all, const AccountChange &change)
{
    const Account *now = recordOf(all, before.id);
    const auto is = [&](const auto &wanted, auto Account::*member) { return !wanted || before.*member == now->*member; };
    return now && is(change.name, &Account::name) && is(change.status, &Account::status) &&
           is(change.primaryContact, &Account::primaryContactId) && is(change.links, &Account::links) &&
           (change.contacts.empty() || before.contacts == now->contacts) &&
           areAsTheyWere(before.addresses, now->addresses, change.addresses) &&
           areAsTheyWere(before.billingProfiles, now->billingProfiles, change.billingProfiles);
}

Error outdated()
{
    Error error;
    error.kind = ErrorKind::Conflict;
    error.httpStatus = 412; // what a server with versions answers (CONTRACT 2.7)
    error.detail = QStringLiteral("read again before the save: the record is not as it was");
    return error;
}

} // namespace

Call<AccountsOfContact> findAccounts(AccountDirectory &directory, const ServerCapabilities &can, const CustomerContext &customer,
                                     int offset)
{
    return directory.queryAccounts(customer, offset, can.paging ? PageSize : 0);
}

Call<AccountsOfContact> findAllAccounts(AccountDirectory &directory, const ServerCapabilities &can, const CustomerContext &customer)
{
    return readOn(directory, can, customer, std::make_shared<AccountsOfContact>());
}

Call<AccountsAnswer> saveAccount(AccountDirectory &directory, const ServerCapabilities &can, const CustomerContext &customer,
                                 const Account &account, const AccountChange &change, const QByteArray &key)
{
    if (change.version != Account::NoVersion)
        return directory.updateAccount(customer, account.id, change, key);
    return findAllAccounts(directory, can, customer)
        .andThen([&directory, customer, account, change, key](const AccountsOfContact &now) {
            return isAsItWas(account, now.accounts, change) ? directory.updateAccount(customer, account.id, change, key)
                                                            : finishedCall<AccountsAnswer>(unexpected(outdated()));
        });
}

} // namespace linedesk
