// SPDX-License-Identifier: Apache-2.0
// The payment gateway behind the Generic Payment webhook (CONTRACT section 6): turns a card into a token, or refuses. Keeps
// nothing of the card.
#pragma once

#include "http/message.h"
#include "wiring.h"

namespace linedesk::sandbox {

class PaymentRole {
public:
    explicit PaymentRole(const Wiring &wiring) : m_wiring(wiring) {}
    void addRoutes(Router &router);

private:
    Response tokenize(const Request &request) const;

    const Wiring &m_wiring;
};

} // namespace linedesk::sandbox
