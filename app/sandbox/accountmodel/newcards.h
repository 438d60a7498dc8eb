// SPDX-License-Identifier: Apache-2.0
// Cards that a request brings with their full number (CONTRACT 12.1): each goes to Commerce and becomes a stored card; what
// this request stored is removed again where the request fails.
#pragma once

#include "accountmodel/callers.h"
#include "accountmodel/paymentchecks.h"

namespace linedesk::sandbox {

class NewCards {
public:
    /// `bearer`: the user's; `flowKey`: of the operation, for what is told of a failure.
    NewCards(const Wiring &wiring, Callers &callers, QByteArray bearer, const char *flowKey)
        : m_wiring(wiring), m_callers(callers), m_bearer(std::move(bearer)), m_flowKey(flowKey)
    {}

    /// Stores them one by one and completes the profiles with mask, expiry and token. A refusal, or nothing.
    std::optional<Response> store(const std::vector<CheckedProfile *> &profiles, const Caller &caller);
    /// Best effort: Commerce keeps a card that a billing profile uses all the same.
    void removeAgain(const QString &profileId);

private:
    std::optional<Response> storeOne(CheckedProfile *profile, const QString &profileId);

    const Wiring &m_wiring;
    Callers &m_callers;
    QByteArray m_bearer;
    const char *m_flowKey;
    QStringList m_stored;
};

} // namespace linedesk::sandbox
