// SPDX-License-Identifier: Apache-2.0
// CREATE_ACCOUNTS and UPDATE_ACCOUNT (CONTRACT 4.5, 4.6): who may, what is wrong, new cards, one call of a flow.
#pragma once

#include "accountmodel/callers.h"
#include "accountmodel/directory.h"
#include "accountmodel/flows.h"
#include "accountmodel/keptanswers.h"
#include "accountmodel/paymentchecks.h"

namespace linedesk::sandbox {

class AccountWrites {
public:
    AccountWrites(const Wiring &wiring, Callers &callers, KeptAnswers &kept, const Flows &flows)
        : m_wiring(wiring), m_callers(callers), m_kept(kept), m_flows(flows)
    {}
    Response create(const Request &request);
    Response update(const Request &request);

    /// The envelope of CONTRACT 4.4.
    static QJsonObject envelope(const Caller &caller, const QJsonArray &accounts);
    Response accountsOf(const Caller &caller, const QByteArray &page, std::optional<Response> *failure) const;

private:
    using Write = Response (AccountWrites::*)(const Request &, const Caller &);
    Response once(const Request &request, Write write);
    Response created(const Request &request, const Caller &caller);
    Response updated(const Request &request, const Caller &caller);
    std::optional<Response> checkParents(const QJsonObject &body, Directory &directory) const;
    std::optional<Response> checkRights(const Request &request, const QJsonObject &body, const QJsonObject &account,
                                        Directory &directory) const;
    void renameCards(const Request &request, const Caller &caller, const std::vector<CheckedProfile *> &profiles) const;

    const Wiring &m_wiring;
    Callers &m_callers;
    KeptAnswers &m_kept;
    const Flows &m_flows;
};

} // namespace linedesk::sandbox
