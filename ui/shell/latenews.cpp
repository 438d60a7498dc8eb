// SPDX-License-Identifier: Apache-2.0
#include "shell/latenews.h"

#include "service/accounts.h"
#include "service/billing.h"

namespace linedesk {

using namespace look;

LateNews::LateNews(const CustomerServices &services, Tell tell, QObject *parent) : QObject(parent), m_tell(std::move(tell))
{
    watchSaves(services);
    watchCards(services);
}

void LateNews::tellFailure(Operation operation, const ProfileId &profile, const Error &error) const
{
    m_tell(error.kind == ErrorKind::Unknown ? Tone::Warning : Tone::Danger, profile, errorText(error, operation).title,
           error.requestId);
}

void LateNews::watchSaves(const CustomerServices &services)
{
    connect(&services.accounts, &Accounts::unwatchedSaveDone, this,
            [this](AccountWrite what, const CustomerContext &customer, const Saved &saved) {
                const QString words = what == AccountWrite::Address   ? tr("Address saved")
                                      : what == AccountWrite::Account ? tr("Account saved")
                                                                      : tr("Accounts made");
                m_tell(Tone::Success, customer.profileId, words, saved.requestId);
            });
    connect(&services.accounts, &Accounts::unwatchedSaveFailed, this,
            [this](AccountWrite what, const CustomerContext &customer, const Error &error) {
                tellFailure(what == AccountWrite::Address   ? Operation::SaveAddress
                            : what == AccountWrite::Account ? Operation::SaveAccount
                                                            : Operation::CreateAccounts,
                            customer.profileId, error);
            });
    connect(&services.billing, &Billing::unwatchedSaveDone, this, [this](const CustomerContext &customer, const Saved &saved) {
        m_tell(Tone::Success, customer.profileId, tr("Billing profile saved"), saved.requestId);
    });
    connect(&services.billing, &Billing::unwatchedSaveFailed, this, [this](const CustomerContext &customer, const Error &error) {
        tellFailure(Operation::SaveBillingProfile, customer.profileId, error);
    });
}

void LateNews::watchCards(const CustomerServices &services)
{
    connect(&services.billing, &Billing::unwatchedCardDone, this,
            [this](const ProfileId &profile, const Card &, const QString &requestId) {
                m_tell(Tone::Success, profile, tr("Card stored with Commerce; no billing profile uses it yet"), requestId);
            });
    connect(&services.billing, &Billing::unwatchedCardFailed, this,
            [this](const ProfileId &profile, const Error &error) { tellFailure(Operation::StoreCard, profile, error); });
}

} // namespace linedesk
