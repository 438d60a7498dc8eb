// SPDX-License-Identifier: Apache-2.0
#include "service/billing.h"

#include "api/accountdirectory.h"
#include "api/occagentapi.h"
#include "service/auditlog.h"
#include "service/runningwrites.h"
#include "service/settlewrite.h"

namespace linedesk {

namespace {

AccountChange::BillingProfileChange changeOf(const BillingProfile &before, const BillingProfile &after)
{
    AccountChange::BillingProfileChange change;
    change.id = before.id;
    const bool isNew = before.id.isEmpty();
    if (after.name != before.name)
        change.name = after.name;
    if (after.isDefault != before.isDefault)
        change.isDefault = after.isDefault;
    if (after.delivery != before.delivery)
        change.delivery = after.delivery;
    if (after.frequency != before.frequency)
        change.frequency = after.frequency;
    const bool isOtherCard = after.isCard() && after.card.id != before.card.id;
    const bool isOtherNickname = after.isCard() && after.card.nickname != before.card.nickname;
    if (isNew || isOtherCard || isOtherNickname) {
        // The card's id says which one is meant; with another id this is "replace card" (CONTRACT A11).
        if (after.isCard() || isNew)
            change.method = after.method;
        if (after.isCard())
            change.card = after.card;
    }
    if (isOtherNickname)
        change.cardNickname = after.card.nickname;
    if (!after.isCard() && (isNew || after.bank != before.bank)) {
        change.method = after.method;
        BankDetails bank = after.bank;
        const auto dropUnchanged = [&](QString BankDetails::*member) {
            if (!isNew && bank.*member == before.bank.*member)
                (bank.*member).clear();
        };
        for (auto member : {&BankDetails::accountNumber, &BankDetails::routingNumber, &BankDetails::accountType,
                            &BankDetails::accountName, &BankDetails::sortCode, &BankDetails::bankName,
                            &BankDetails::bankAddress, &BankDetails::iban, &BankDetails::swiftCode})
            dropUnchanged(member);
        change.bank = bank;
    }
    return change;
}

} // namespace

Billing::Billing(OccAgentApi &occ, AccountDirectory &directory, AuditLog &audit, RunningWrites &writes, QObject *parent)
    : QObject(parent), m_occ(occ), m_directory(directory), m_audit(audit), m_writes(writes)
{
}

Call<std::vector<Card>> Billing::findCards(const ProfileId &profile)
{
    return m_occ.findCards(profile);
}

Call<Card> Billing::addCard(const ProfileId &profile, NewCard card)
{
    const QByteArray entry = m_audit.begin("addCard", {profile, {}}, {});
    return m_writes.watch<Card>(m_occ.addCreditCard(profile, std::move(card), entry),
                                [this, profile, entry](const Result<Card> &result, bool isWatched) {
                                    closeEntry(m_audit, entry, result, {});
                                    if (result)
                                        Q_EMIT cardAdded(profile, *result);
                                    else if (!isWatched)
                                        Q_EMIT unwatchedCardFailed(profile, result.error());
                                });
}

Call<AccountsOfContact> Billing::readAgain(const CustomerContext &customer)
{
    return m_directory.queryAccounts(customer.profileId).map([this](AccountsOfContact accounts) {
        Q_EMIT accountsChanged(accounts);
        return accounts;
    });
}

Call<Saved> Billing::updateProfile(const CustomerContext &customer, const Account &account, const BillingProfile &before,
                                   const BillingProfile &after)
{
    AccountChange change;
    change.version = account.version;
    change.billingProfiles.push_back(changeOf(before, after));
    const QByteArray entry = m_audit.begin("updateBillingProfile", customer, account.id.text());
    return m_writes.watch<Saved>(asSaved(m_directory.updateAccount(customer, account.id, change, entry)),
                                 [this, customer, entry](const Result<Saved> &result, bool isWatched) {
                                     settleWrite(m_audit, entry, result);
                                     if (result)
                                         Q_EMIT accountsChanged(result->accounts);
                                     if (!isWatched && result)
                                         Q_EMIT unwatchedSaveDone(customer, *result);
                                     else if (!isWatched)
                                         Q_EMIT unwatchedSaveFailed(customer, result.error());
                                 });
}

} // namespace linedesk
