// SPDX-License-Identifier: Apache-2.0
// The flows about contacts (CONTRACT section 5): find one, match or create one (4.3, D6), and Contact Sync, which does the
// same for a profile that Commerce tells of (section 7) and writes the contact's id back to it.
#pragma once

#include "http/message.h"
#include "wiring.h"

namespace linedesk::sandbox {

class ContactFlows {
public:
    explicit ContactFlows(const Wiring &wiring) : m_wiring(wiring) {}
    void addRoutes(Router &router) const;

private:
    Response find(const Request &request) const;
    Response create(const Request &request) const;
    Response sync(const Request &request) const;
    Response matchOrCreate(const QJsonObject &person) const;

    const Wiring &m_wiring;
};

} // namespace linedesk::sandbox
