// SPDX-License-Identifier: Apache-2.0
#include "service/accounts.h"

#include "api/accountdirectory.h"
#include "service/accountpages.h"
#include "service/auditlog.h"
#include "service/runningwrites.h"
#include "service/settlewrite.h"

#include <algorithm>

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

AccountChange changeOf(const Account &before, const Account &after)
{
    AccountChange change;
    if (after.name != before.name)
        change.name = after.name;
    if (after.status != before.status)
        change.status = after.status;
    if (after.primaryContactId != before.primaryContactId)
        change.primaryContact = after.primaryContactId;
    if (after.links != before.links)
        change.links = after.links;
    const auto roleIn = [](const Account &account, const ContactId &id) {
        for (const AccountContact &one : account.contacts)
            if (one.contactId == id)
                return one.role;
        return Role::None;
    };
    for (const AccountContact &one : after.contacts)
        if (one.role != roleIn(before, one.contactId))
            change.contacts.push_back({one.contactId, one.role});
    for (const AccountContact &one : before.contacts)
        if (one.role != Role::None && roleIn(after, one.contactId) == Role::None &&
            std::none_of(after.contacts.begin(), after.contacts.end(),
                         [&](const AccountContact &other) { return other.contactId == one.contactId; }))
            change.contacts.push_back({one.contactId, Role::None});
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
    change.addresses.push_back(changeOf(before, after));
    return save(AccountWrite::Address, customer, account, change);
}

Call<Saved> Accounts::updateAccount(const CustomerContext &customer, const Account &before, const Account &after)
{
    return save(AccountWrite::Account, customer, before, changeOf(before, after));
}

Call<Saved> Accounts::save(AccountWrite what, const CustomerContext &customer, const Account &account, const AccountChange &fields)
{
    AccountChange change = fields;
    change.version = account.version;
    const QByteArray entry = m_audit.begin(what == AccountWrite::Address ? "updateAddress" : "updateAccount", customer,
                                           account.id.text(), m_unanswered.keyOf(customer, account.id, change));
    return m_writes.watch<Saved>(
        asSaved(saveAccount(m_directory, m_can, customer, account, change, entry)),
        [this, what, customer, id = account.id, change, entry](const Result<Saved> &result, bool isWatched) {
            settleWrite(m_audit, entry, result);
            m_unanswered.note(customer, id, change, entry, result);
            tell(what, customer, result, isWatched);
        });
}

Call<Saved> Accounts::createAccounts(const CustomerContext &customer, const AccountId &parent, const std::vector<Account> &drafts)
{
    std::vector<NewAccount> accounts;
    for (const Account &draft : drafts) {
        NewAccount &one = accounts.emplace_back();
        one.type = draft.type;
        one.name = draft.name;
        one.parentId = draft.type == AccountType::Customer ? AccountId() : parent;
        for (const Address &address : draft.addresses)
            one.addresses.push_back(changeOf(Address(), address));
    }
    const QByteArray entry =
        m_audit.begin("createAccounts", customer, parent.text(), m_unansweredNew.keyOf(customer, parent, accounts));
    return m_writes.watch<Saved>(asSaved(m_directory.createAccounts(customer, accounts, entry)),
                                 [this, customer, parent, accounts, entry](const Result<Saved> &result, bool isWatched) {
                                     settleWrite(m_audit, entry, result);
                                     m_unansweredNew.note(customer, parent, accounts, entry, result);
                                     tell(AccountWrite::NewAccounts, customer, result, isWatched);
                                 });
}

void Accounts::tell(AccountWrite what, const CustomerContext &customer, const Result<Saved> &result, bool isWatched)
{
    if (result)
        Q_EMIT accountsChanged(result->accounts);
    if (!isWatched && result)
        Q_EMIT unwatchedSaveDone(what, customer, *result);
    else if (!isWatched)
        Q_EMIT unwatchedSaveFailed(what, customer, result.error());
}

Call<ContactId> Accounts::createContact(const Contact &contact)
{
    const QByteArray entry = m_audit.begin("createContact", {contact.profileId, {}}, contact.profileId.text());
    return m_writes.watch<ContactId>(m_directory.createContact(contact, entry),
                                     [this, entry](const Result<ContactId> &result, bool) {
                                         m_audit.close(entry, outcomeOf(result), result ? QString() : result.error().requestId);
                                     });
}

Call<AddressFormats> Accounts::addressFormats()
{
    if (!m_can.addressFormats)
        return finishedCall<AddressFormats>(AddressFormats{});
    return m_directory.addressFormats();
}

} // namespace linedesk
