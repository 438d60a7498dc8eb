// SPDX-License-Identifier: Apache-2.0
#include "service/billing.h"

#include "api/accountdirectory.h"
#include "api/occagentapi.h"
#include "service/accountpages.h"
#include "service/auditlog.h"
#include "service/runningwrites.h"
#include "service/settlewrite.h"

namespace linedesk {

namespace {

AccountChange::BillingProfileChange changeOf(const BillingProfile &stored, const BillingProfile &after)
{
    const bool isNew = stored.id.isEmpty();
    const BillingProfile before = isNew ? BillingProfile() : stored;
    AccountChange::BillingProfileChange change;
    change.id = before.id;
    change.method = after.method; // named in every change: servers tell the two kinds of profile apart by it
    if (after.name != before.name)
        change.name = after.name;
    if (after.isDefault != before.isDefault)
        change.isDefault = after.isDefault;
    if (after.delivery != before.delivery)
        change.delivery = after.delivery;
    if (after.frequency != before.frequency)
        change.frequency = after.frequency;
    if (after.isCard()) {
        const bool isOtherNickname = after.card.nickname != before.card.nickname;
        if (isOtherNickname)
            change.cardNickname = after.card.nickname;
        // The card's id says which one is meant; with another id this is "replace card" (CONTRACT A11).
        if (isNew || isOtherNickname || after.card.id != before.card.id)
            change.card = after.card;
        return change;
    }
    for (const auto detail :
         {&BankDetails::accountNumber, &BankDetails::routingNumber, &BankDetails::accountType, &BankDetails::accountName,
          &BankDetails::sortCode, &BankDetails::bankName, &BankDetails::bankAddress, &BankDetails::iban, &BankDetails::swiftCode})
        if (after.bank.*detail != before.bank.*detail)
            change.bank.emplace_back(detail, after.bank.*detail);
    return change;
}

} // namespace

Billing::Billing(OccAgentApi &occ, AccountDirectory &directory, AuditLog &audit, RunningWrites &writes,
                 const ServerCapabilities &can, QObject *parent)
    : QObject(parent), m_occ(occ), m_directory(directory), m_audit(audit), m_writes(writes), m_can(can)
{}

Call<std::vector<Card>> Billing::findCards(const ProfileId &profile)
{
    return m_occ.findCards(profile);
}

Call<Card> Billing::addCard(const ProfileId &profile, NewCard card)
{
    const QByteArray entry = m_audit.begin("addCard", {profile, {}}, {});
    const auto settle = [this, profile, entry](const Result<CardAnswer> &result, bool isWatched) {
        settleWrite(m_audit, entry, result);
        if (result)
            Q_EMIT cardAdded(profile, result->card);
        if (!isWatched && result)
            Q_EMIT unwatchedCardDone(profile, result->card, result->requestId);
        else if (!isWatched)
            Q_EMIT unwatchedCardFailed(profile, result.error());
    };
    return m_writes.watch<CardAnswer>(m_occ.addCreditCard(profile, std::move(card), entry), settle)
        .map([](const CardAnswer &answer) { return answer.card; });
}

Call<AccountsOfContact> Billing::readAgain(const CustomerContext &customer)
{
    return findAllAccounts(m_directory, m_can, customer).map([this](AccountsOfContact accounts) {
        Q_EMIT accountsChanged(accounts);
        return accounts;
    });
}

Call<Saved> Billing::updateProfile(const CustomerContext &customer, const Account &account, const BillingProfile &before,
                                   const BillingProfile &after)
{
    if (!canChangeCards() && after.isCard() && (before.id.isEmpty() || after.card.id != before.card.id)) {
        Error refusal; // the window does not offer it
        refusal.kind = ErrorKind::Forbidden;
        refusal.errorCode = QStringLiteral("flows-no-cards");
        return finishedCall<Saved>(unexpected(refusal));
    }
    AccountChange change;
    change.version = account.version;
    change.billingProfiles.push_back(changeOf(before, after));
    const QByteArray entry =
        m_audit.begin("updateBillingProfile", customer, account.id.text(), m_unanswered.keyOf(customer, account.id, change));
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

} // namespace linedesk
