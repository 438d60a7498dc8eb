// SPDX-License-Identifier: Apache-2.0
// What the console is told before it starts: where the servers are and how long it waits for them (CONTRACT section 1).
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <chrono>
#include <utility>

namespace linedesk {

struct Settings {
    QUrl occBaseUrl; // Commerce and the extension share an origin (CONTRACT section 1)
    QString siteId, language = QStringLiteral("en");
    std::chrono::milliseconds occTimeout{30000}, camTimeout{60000};
    std::pair<QByteArray, QByteArray> extraHeader; // the training system's one-time secret; empty elsewhere
    bool asksSecurityCode = true;                  // CONTRACT A8
    std::chrono::seconds idleLimit{900};           // CONTRACT 3.2; 1 to 15 minutes
    QString auditFile;                             // empty: no audit file
};

} // namespace linedesk
