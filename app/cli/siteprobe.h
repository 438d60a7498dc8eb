// SPDX-License-Identifier: Apache-2.0
// What a site can do, found out request by request (CONTRACT A6).
#pragma once

#include "config/deploymentprofile.h"
#include "domain/ids.h"
#include "net/httpclient.h"

#include <vector>

namespace linedesk::cli {

enum class Presence { There, Missing, NotKnown };

struct Finding {
    QString capability;
    Presence presence = Presence::NotKnown;
    QString why; // what the answer was, or what would be needed to know
};

struct ProbeOptions {
    ProfileId customer;   // of whom accounts may be read; empty: what needs one stays unknown
    bool maySave = false; // one account of the customer is saved twice, with no change in it
};

/// One finding for each of the nine capabilities, in their order. Signed in.
std::vector<Finding> probeSite(HttpClient &http, const DeploymentProfile &site, const ProbeOptions &options);

} // namespace linedesk::cli
