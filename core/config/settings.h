// SPDX-License-Identifier: Apache-2.0
// What the console is told before it starts: the site it works with, and what is decided on this computer.
#pragma once

#include "config/deploymentprofile.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <utility>

namespace linedesk {

struct Settings {
    DeploymentProfile site;
    std::pair<QByteArray, QByteArray> extraHeader; // the training system's one-time secret; empty elsewhere
    bool asksSecurityCode = true;                  // CONTRACT A8
    std::chrono::seconds idleLimit{900};           // CONTRACT 3.2; 1 to 15 minutes
    QString auditFile;                             // empty: no audit file
};

} // namespace linedesk
