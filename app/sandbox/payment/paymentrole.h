// SPDX-License-Identifier: Apache-2.0
// The payment gateway behind the Generic Payment webhook (CONTRACT section 6): turns a card into a token, or refuses. Keeps
// nothing of the card.
#pragma once

#include "http/message.h"
#include "wiring.h"

#include <condition_variable>
#include <mutex>

namespace linedesk::sandbox {

class PaymentRole {
public:
    explicit PaymentRole(const Wiring &wiring) : m_wiring(wiring) {}
    void addRoutes(Router &router);
    /// Ends the waiting for which one test card stands; before the servers stop.
    void stop();

private:
    Response tokenize(const Request &request) const;

    const Wiring &m_wiring;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_ending;
    bool m_isEnding = false;
};

} // namespace linedesk::sandbox
