// SPDX-License-Identifier: Apache-2.0
// Stored cards (CONTRACT 3.10): the one place of the sandbox that sees a clear number, on its way to the payment step. It is
// kept in no store and no log; what is stored is mask, expiry and token.
#pragma once

#include "http/message.h"
#include "occ/replays.h"
#include "store/database.h"
#include "wiring.h"

namespace linedesk::sandbox {

class OccCards {
public:
    OccCards(const Database &store, const Wiring &wiring, Replays &replays);

    Response list(const Request &request) const;
    Response get(const Request &request) const;
    Response add(const Request &request, const QString &userId);
    Response change(const Request &request) const;
    /// Not while a billing profile of the CRM pays with it, and not when the CRM cannot be asked.
    Response remove(const Request &request) const;

    static QJsonObject toJson(const QJsonObject &row);

private:
    Response store(const Request &request);

    const Database &m_store;
    const Wiring &m_wiring;
    Replays &m_replays;
};

} // namespace linedesk::sandbox
