// SPDX-License-Identifier: Apache-2.0
// Stored cards and billing profiles (CONTRACT 3.10, 11.4, 12, D3a, A11). A card number goes to Commerce alone, in a body
// that can be read once; what comes back is a Card, which cannot hold a number.
#pragma once

#include "api/accountdirectory.h"
#include "base/call.h"
#include "config/deploymentprofile.h"
#include "domain/newcard.h"
#include "service/unansweredsaves.h"
#include "service/writes.h"

#include <QObject>

#include <vector>

namespace linedesk {

class AuditLog;
class OccAgentApi;
class RunningWrites;

class Billing : public QObject {
    Q_OBJECT
public:
    Billing(OccAgentApi &occ, AccountDirectory &directory, AuditLog &audit, RunningWrites &writes, const ServerCapabilities &can,
            QObject *parent = nullptr);

    /// Cards can be taken into billing profiles, and replaced there; else only their nickname changes (CONTRACT A7).
    bool canChangeCards() const { return m_directory.canChangeCards(); }

    /// Cards that Commerce keeps for the profile; expired ones too.
    Call<std::vector<Card>> findCards(const ProfileId &profile);

    /// addCreditCard. Never repeated by itself: after Unknown the agent is asked for the card again. 28391 declined,
    /// 990301 the holder would have to confirm (CONTRACT 3.10).
    Call<Card> addCard(const ProfileId &profile, NewCard card);

    /// All accounts of the customer, read again for every page that shows them.
    Call<AccountsOfContact> readAgain(const CustomerContext &customer);

    /// Changes `before` into `after` on the account, or adds `after` when `before` has no id. A card profile names its
    /// stored card: another id than before is "replace card" (A11). The call only watches.
    Call<Saved> updateProfile(const CustomerContext &customer, const Account &account, const BillingProfile &before,
                              const BillingProfile &after);

Q_SIGNALS:
    void accountsChanged(const linedesk::AccountsOfContact &accounts);
    void cardAdded(const linedesk::ProfileId &profile, const linedesk::Card &card);
    /// What came out after the page was gone.
    void unwatchedSaveDone(const linedesk::CustomerContext &customer, const linedesk::Saved &saved);
    void unwatchedCardDone(const linedesk::ProfileId &profile, const linedesk::Card &card, const QString &requestId);
    void unwatchedCardFailed(const linedesk::ProfileId &profile, const linedesk::Error &error);
    void unwatchedSaveFailed(const linedesk::CustomerContext &customer, const linedesk::Error &error);

private:
    OccAgentApi &m_occ;
    AccountDirectory &m_directory;
    AuditLog &m_audit;
    RunningWrites &m_writes;
    ServerCapabilities m_can;
    UnansweredSaves<AccountChange> m_unanswered;
};

} // namespace linedesk
