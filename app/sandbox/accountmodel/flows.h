// SPDX-License-Identifier: Apache-2.0
// The integration flows as the extension calls them, and what a flow's refusal is for the console (CONTRACT section 5).
#pragma once

#include "http/message.h"
#include "wiring.h"

#include <optional>

namespace linedesk::sandbox {

struct FlowCall {
    const char *key; // of the configuration: QUERY_ACCOUNTS, ...
    QByteArray method = "GET";
    QByteArray query; // with its question mark, encoded
    QByteArray body;
    QHash<QString, QString> parameters; // of the flow's path
    bool isMinimal = false;             // only what changed is wanted back
    const char *expected = "";          // the member without which an answer is unreadable
};

class Flows {
public:
    explicit Flows(const Wiring &wiring) : m_wiring(wiring) {}

    /// Whether the configuration names a path for it.
    bool isOffered(const char *key) const;
    /// The flow's answer; when it is of no use, `failure` is what the console gets instead.
    Response call(const FlowCall &flow, std::optional<Response> *failure) const;

private:
    const Wiring &m_wiring;
};

} // namespace linedesk::sandbox
