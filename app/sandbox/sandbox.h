// SPDX-License-Identifier: Apache-2.0
// The training system: Commerce, the account-model extension, the integration flows, the CRM, the payment gateway and the asset
// system, each with a server of its own, behind one public port. They know one another by address only.
#pragma once

#include "capabilities.h"
#include "configuration.h"
#include "store/database.h"
#include "wiring.h"

#include <QString>

#include <memory>
#include <vector>

namespace linedesk::sandbox {

class Sandbox {
public:
    struct Options {
        int port = 18080; // 0: any free one
        QString dataFile; // "/x/training.db" gives /x/training.commerce.db, .crm.db and .assets.db
        quint32 seed = 1;
        int contacts = 5000;
        QByteArray secret;                                    // one-time secret that public requests must carry; empty: none
        QString password = QStringLiteral("Training-Desk-1"); // of all users, set when the store is new
        QString configFile;                                   // empty: the built-in one
        QStringList roles = Configuration::allRoles();        // of this process
        QHash<QString, QString> addresses;                    // of roles that are elsewhere
        Capabilities can;                                     // what a real site might lack
        bool hasTestSwitch = false;
        QString weatherFile; // rules of http/weather.h from the start; with the test switch only
        bool isLogging = false;
        int paymentTimeoutMs = 10000;
        int triesPerMinute = 0;       // of log-ins; 0: as many as somebody wants
        const Clock *clock = nullptr; // of token life, locks and kept answers; null: the system's
    };

    explicit Sandbox(Options options);
    ~Sandbox();

    /// Answers the public port, or 0 with `problem` saying why and what to do.
    int start(QString *problem);

    /// After a start that did not work: what was said is wrong, not what was found.
    bool isMisconfigured() const { return m_isMisconfigured; }

    /// What the user has on the phone and in the mailbox: the one-time code, the reset code. Empty with `problem` set: the
    /// store has no such user, or cannot be read.
    static QString inbox(const QString &dataFile, const QString &user, QString *problem);

private:
    bool readConfig(QString *problem);
    /// The asset system stands in where both the extension and the accounts are this process's own.
    bool hasAssets() const { return m_options.can.assets && plays("accountmodel") && plays("crm"); }
    bool plays(const char *role) const { return m_options.roles.contains(QLatin1String(role)); }
    bool readCredentials(QString *problem);
    bool openStores(QString *problem);
    bool readWeather(QString *problem);
    void addWeatherRoutes(Router &router);

    struct Roles;
    Options m_options;
    SystemClock m_systemClock;
    Configuration m_configuration;
    bool m_isMisconfigured = false;
    Wiring m_wiring;
    Database m_commerce, m_crm, m_assets;
    Weather m_weather;
    std::unique_ptr<Roles> m_roles;
};

} // namespace linedesk::sandbox
