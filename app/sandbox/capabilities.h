// SPDX-License-Identifier: Apache-2.0
// What this site can do on top of the ground operations (CONTRACT A6). A role asks here before it offers one of them; what is
// off is as if it had never been built.
#pragma once

#include <QStringList>

#include <optional>

namespace linedesk::sandbox {

struct Capabilities {
    bool etag = true;           // entity tags and versions; without them the last writer wins
    bool idempotency = true;    // Idempotency-Key
    bool structure = true;      // the whole tree of a customer account (A1)
    bool accountSearch = true;  // by account number (A2)
    bool paging = true;         // limit and offset of QUERY_ACCOUNTS (A5)
    bool minimal = true;        // Prefer: return=minimal (A5)
    bool addressFormats = true; // by country
    bool mfa = true;            // the address for sign-ins with a code; without it the log-in takes the code (3.1)
    bool assets = true;         // services of the asset system

    static Capabilities stock(); // none of them
    static QStringList names();
    /// Turns off those that are named; answers the first name that is none, or nothing.
    std::optional<QString> turnOff(const QStringList &names);
};

} // namespace linedesk::sandbox
