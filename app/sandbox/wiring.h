// SPDX-License-Identifier: Apache-2.0
// How the roles of one sandbox reach one another: addresses, paths and credentials, as config.json and the start give them
// (CONTRACT 4.8, A14). A role knows another only through this.
#pragma once

#include "base/clock.h"
#include "capabilities.h"
#include "http/server.h"

#include <QHash>
#include <QStringList>

#include <chrono>
#include <mutex>

namespace linedesk::sandbox {

struct Wiring {
    const Clock *clock = nullptr;  // of the whole sandbox; set before the roles are made
    Capabilities can;              // of the whole sandbox; set before the roles are made
    QByteArray host = "127.0.0.1"; // of the roles of this process
    QByteArray oicHost = "127.0.0.1", occHost = "127.0.0.1", crmHost = "127.0.0.1";
    int occPort = 0, oicPort = 0, crmPort = 0, paymentPort = 0, assetPort = 0;
    int flowTimeoutMs = 50000, paymentTimeoutMs = 10000;
    int triesPerMinute = 0;               // of log-ins; 0: as many as somebody wants
    QHash<QString, QByteArray> flowPaths; // by the guide's key: QUERY_ACCOUNTS, ...
    QByteArray flowCredentials;           // "Basic ..." for the integration flows and the CRM
    QByteArray assetCredentials;          // "Basic ..." for the asset system
    QByteArray applicationKey;            // for the administration, and for occ's reads that only the extension may make
    QByteArray webhookSecret;             // base64; what it encodes is the key
    QStringList sites;                    // that Commerce knows; a request that names none means the first

    bool isApplicationKey(const QByteArray &authorization) const;
    QByteArray webhookSignature(const QByteArray &body) const; // CONTRACT section 6
    bool isSignedByCommerce(const QByteArray &signature, const QByteArray &body) const;
    Response callCommerce(const Call &what) const;
    /// With a token for the application key (CONTRACT section 9); only the extension and Contact Sync may.
    Response callCommerceAdministration(const Call &what) const;
    /// Commerce's customerContactId, which only the extension and Contact Sync write (CONTRACT 3.8).
    Response writeContactId(const QString &profileId, const QString &contactId) const;

private:
    QByteArray administrationToken(const QByteArray &refused) const;

    mutable std::mutex m_mutex;
    mutable QByteArray m_token;
    mutable std::chrono::milliseconds m_tokenEnd{0};
};

} // namespace linedesk::sandbox
