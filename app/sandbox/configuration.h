// SPDX-License-Identifier: Apache-2.0
// The extension's config.json (CONTRACT 4.8), as Oracle's package has it, and which roles this process plays. Everything that
// is wrong is told at once, in words.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <optional>

namespace linedesk::sandbox {

/// http://127.0.0.1:18080, https://example.com
struct Address {
    QByteArray host = "127.0.0.1";
    int port = 0;

    /// HTTPS, or this computer; `problem` says what is wrong.
    static std::optional<Address> of(const QString &url, QString *problem);
};

struct Configuration {
    Address flows; // port 0: this process has them
    int timeoutMs = 50000;
    QHash<QString, QByteArray> flowPaths; // by the guide's key: QUERY_ACCOUNTS, ...
    QByteArray flowUserVariable, flowPasswordVariable, webhookSecretVariable, applicationKeyVariable;
    QStringList sites;

    static QStringList allRoles(); // occ, accountmodel, oic, crm, payment
    /// What is wrong with the choice of roles, and of addresses of others; empty: nothing.
    static QString checkRoles(const QStringList &roles, const QHash<QString, QString> &addresses);

    /// The mistakes of the file, one a line; empty: there are none.
    QString read(const QString &file, const QStringList &roles);
};

} // namespace linedesk::sandbox
