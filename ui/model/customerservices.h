// SPDX-License-Identifier: Apache-2.0
// The services that a page's models work with, as one argument. References only: the backend owns them.
#pragma once

namespace linedesk {

class Accounts;
class Billing;
class Contacts;

struct CustomerServices {
    Contacts &contacts;
    Accounts &accounts;
    Billing &billing;
    bool isSupervisor = false; // the agent is one: may change roles (CONTRACT 11.2)
};

} // namespace linedesk
