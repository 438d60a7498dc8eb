// SPDX-License-Identifier: Apache-2.0
// The site that the console works with: where its servers are, and what they can do on top of the ground operations (CONTRACT
// section 1, A6, A7). A capability that the file does not name is not there; then the console does what A6 says instead.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <optional>

namespace linedesk {

/// CONTRACT A6, with what happens without it.
struct ServerCapabilities {
    bool etag = false;           // else: read again before a save, and compare
    bool idempotency = false;    // else: after an unknown outcome look first, never send again by itself
    bool structure = false;      // else: only the accounts on which the contact has a role
    bool accountSearch = false;  // else: the search field does not offer account numbers
    bool paging = false;         // else: all accounts in one answer
    bool minimal = false;        // else: a save is answered with all accounts
    bool addressFormats = false; // else: the built-in table
    bool mfa = false;            // else: the one-time code goes to the plain log-in
    bool assets = false;         // else: no services in the tree

    static ServerCapabilities all();
    static QStringList names();
    bool has(const QString &name) const; // false for a name that is none
    void set(const QString &name, bool isThere);
    friend bool operator==(const ServerCapabilities &, const ServerCapabilities &) = default;
};

struct DeploymentProfile {
    enum class Environment { Production, Test, Training };

    /// The integration flows, called by the console itself instead of the extension (CONTRACT A7).
    struct Flows {
        QUrl baseUrl;
        QString user;
        QMap<QString, QString> paths; // by the guide's keys (CONTRACT 4.8); those not named have the guide's own
        friend bool operator==(const Flows &, const Flows &) = default;
    };

    QString name; // shown at sign-in; empty: the host's name
    Environment environment = Environment::Production;
    QUrl occBaseUrl, camBaseUrl; // the extension is mostly reached at Commerce's origin: then camBaseUrl is empty
    QString occPath = QStringLiteral("/ccagentui/v1"), camPath = QStringLiteral("/ccagentx/custom/v1");
    QString siteId, language = QStringLiteral("en");
    std::chrono::milliseconds occTimeout{30000}, camTimeout{60000};
    ServerCapabilities can;
    std::optional<Flows> flows;

    QUrl accountsUrl() const { return camBaseUrl.isEmpty() ? occBaseUrl : camBaseUrl; }
    friend bool operator==(const DeploymentProfile &, const DeploymentProfile &) = default;
};

/// What was read, and every mistake in plain words, each with the place it is at; with mistakes the profile is not to be used.
struct DeploymentRead {
    DeploymentProfile profile;
    QStringList mistakes;
};
DeploymentRead readDeployment(const QByteArray &text);
DeploymentRead readDeploymentFile(const QString &path);
/// The file that reads back as `profile`.
QByteArray writeDeployment(const DeploymentProfile &profile);

} // namespace linedesk
