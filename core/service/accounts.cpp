// SPDX-License-Identifier: Apache-2.0
#include "service/accounts.h"

#include "api/accountdirectory.h"
#include "service/accountpages.h"
#include "service/auditlog.h"
#include "service/runningwrites.h"
#include "service/settlewrite.h"

namespace linedesk {

namespace {

constexpr int StructurePage = 1000; // up to 10,000 are sent at once (CONTRACT A1); fewer keep the window quick

AccountChange::AddressChange changeOf(const Address &stored, const Address &after)
{
    const bool isNew = stored.id.isEmpty();
    const Address before = isNew ? Address() : stored;
    AccountChange::AddressChange change;
    change.id = before.id;
    if (after.nickname != before.nickname)
        change.nickname = after.nickname;
    for (size_t i = 0; i < size_t(AddressField::Count); ++i) {
        const auto field = AddressField(i);
        if (after.values[field] != before.values[field])
            change.values.emplace_back(field, after.values[field]);
    }
    if (isNew || after.isShipTo != before.isShipTo || after.isBillTo != before.isBillTo)
        change.types = std::pair(after.isShipTo, after.isBillTo);
    if (after.isDefaultShipping != before.isDefaultShipping)
        change.isDefaultShipping = after.isDefaultShipping;
    if (after.isDefaultBilling != before.isDefaultBilling)
        change.isDefaultBilling = after.isDefaultBilling;
    return change;
}

} // namespace

Accounts::Accounts(AccountDirectory &directory, AuditLog &audit, RunningWrites &writes, const ServerCapabilities &can,
                   QObject *parent)
    : QObject(parent), m_directory(directory), m_audit(audit), m_writes(writes), m_can(can)
{}

Call<AccountsOfContact> Accounts::find(const CustomerContext &customer, int offset)
{
    return findAccounts(m_directory, m_can, customer, offset);
}

Call<AccountsOfContact> Accounts::findStructure(const CustomerContext &customer, const AccountId &account, int offset)
{
    return m_directory.readStructure(customer, account, offset, StructurePage);
}

Call<AccountsOfContact> Accounts::readAgain(const CustomerContext &customer)
{
    return findAllAccounts(m_directory, m_can, customer).map([this](AccountsOfContact accounts) {
        Q_EMIT accountsChanged(accounts);
        return accounts;
    });
}

Call<Saved> Accounts::updateAddress(const CustomerContext &customer, const Account &account, const Address &before,
                                    const Address &after)
{
    AccountChange change;
    change.version = account.version;
    change.addresses.push_back(changeOf(before, after));
    const QByteArray entry =
        m_audit.begin("updateAddress", customer, account.id.text(), m_unanswered.keyOf(customer, account.id, change));
    return m_writes.watch<Saved>(asSaved(saveAccount(m_directory, m_can, customer, account, change, entry)),
                                 [this, customer, id = account.id, change, entry](const Result<Saved> &result, bool isWatched) {
                                     settleWrite(m_audit, entry, result);
                                     m_unanswered.note(customer, id, change, entry, result);
                                     if (result)
                                         Q_EMIT accountsChanged(result->accounts);
                                     if (!isWatched && result)
                                         Q_EMIT unwatchedSaveDone(customer, *result);
                                     else if (!isWatched)
                                         Q_EMIT unwatchedSaveFailed(customer, result.error());
                                 });
}

Call<AddressFormats> Accounts::addressFormats()
{
    if (!m_can.addressFormats)
        return finishedCall<AddressFormats>(AddressFormats{});
    return m_directory.addressFormats();
}

} // namespace linedesk
