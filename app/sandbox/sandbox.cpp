// SPDX-License-Identifier: Apache-2.0
#include "sandbox.h"

#include "accountmodel/accountmodelrole.h"
#include "assets/assetservices.h"
#include "assets/assetsource.h"
#include "crm/crmrole.h"
#include "occ/occrole.h"
#include "occ/onetimecode.h"
#include "oic/oicrole.h"
#include "payment/paymentrole.h"
#include "rival.h"
#include "store/assets.h"
#include "store/commerce.h"
#include "store/crm.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <sodium.h>

#include <algorithm>
#include <thread>

namespace linedesk::sandbox {

namespace {

QString storePath(const QString &dataFile, const char *which)
{
    const QFileInfo file(dataFile);
    return file.dir().filePath(file.completeBaseName() + QLatin1Char('.') + QLatin1String(which) + QStringLiteral(".db"));
}

QByteArray randomText()
{
    unsigned char bytes[24];
    randombytes_buf(bytes, sizeof bytes);
    return QByteArray(reinterpret_cast<char *>(bytes), sizeof bytes).toBase64();
}

} // namespace

struct Sandbox::Roles {
    Roles(const Database &commerce, const Database &crmStore, const Database &assetStore, const Wiring &wiring)
        : occ(commerce, wiring), accountModel(wiring), oic(wiring), crm(crmStore, wiring), payment(wiring), assetServices(wiring),
          assetSource(assetStore, wiring)
    {
        occ.addRoutes(occRouter);
        occ.addInternalRoutes(occRouter);
        oic.addRoutes(oicRouter);
        crm.addRoutes(crmRouter);
        payment.addRoutes(paymentRouter);
        assetSource.addRoutes(assetRouter);
    }
    void open(const QStringList &roles, bool hasAssets)
    {
        const auto has = [&](const char *role) { return roles.contains(QLatin1String(role)); };
        if (has("occ"))
            occ.addRoutes(publicRouter);
        if (has("occ") && !has("accountmodel"))
            occ.addInternalRoutes(publicRouter); // the extension is elsewhere, and has the application key
        if (has("accountmodel"))
            accountModel.addRoutes(publicRouter);
        if (has("oic"))
            oic.addRoutes(publicRouter);
        if (has("crm"))
            crm.addRoutes(publicRouter);
        if (has("payment"))
            payment.addRoutes(publicRouter);
        if (hasAssets)
            assetServices.addRoutes(publicRouter);
    }
    ~Roles()
    {
        occ.stopDelivery();
        payment.stop();
    }

    OccRole occ;
    AccountModelRole accountModel;
    OicRole oic;
    CrmRole crm;
    PaymentRole payment;
    AssetServices assetServices;
    AssetSource assetSource;
    Router occRouter, oicRouter, crmRouter, paymentRouter, assetRouter, publicRouter;
    std::vector<std::unique_ptr<Server>> servers; // the public one first: it stops before those it calls
};

Sandbox::Sandbox(Options options)
    : m_options(std::move(options)), m_commerce(commerceDatabase(storePath(m_options.dataFile, "commerce"))),
      m_crm(crmDatabase(storePath(m_options.dataFile, "crm"))), m_assets(assetDatabase(storePath(m_options.dataFile, "assets"))),
      m_weather([this](const Request &request, const QJsonObject &change) { changeByRival(m_wiring, request, change); })
{
    m_wiring.clock = m_options.clock ? m_options.clock : &m_systemClock;
}

Sandbox::~Sandbox()
{
    m_weather.end(); // the servers wait for whoever waits in it
}

bool Sandbox::readConfig(QString *problem)
{
    *problem = Configuration::checkRoles(m_options.roles, m_options.addresses);
    if (problem->isEmpty())
        *problem = m_configuration.read(
            m_options.configFile.isEmpty() ? QStringLiteral(":/sandbox/config.json") : m_options.configFile, m_options.roles);
    if (!problem->isEmpty() || !readCredentials(problem))
        return false;
    QString unused; // they were checked
    for (auto one = m_options.addresses.begin(); one != m_options.addresses.end(); ++one) {
        const Address at = Address::of(one.value(), &unused).value_or(Address());
        const bool isCommerce = one.key() == QLatin1String("occ");
        (isCommerce ? m_wiring.occHost : m_wiring.crmHost) = at.host;
        (isCommerce ? m_wiring.occPort : m_wiring.crmPort) = at.port;
    }
    if (m_configuration.flows.port != 0) {
        m_wiring.oicHost = m_configuration.flows.host;
        m_wiring.oicPort = m_configuration.flows.port;
    }
    m_wiring.flowTimeoutMs = m_configuration.timeoutMs;
    m_wiring.flowPaths = m_configuration.flowPaths;
    // A configuration of the guide's five keys is that of a site without these two.
    m_wiring.can = m_options.can;
    if (plays("accountmodel")) {
        m_wiring.can.structure = m_wiring.can.structure && !m_wiring.flowPaths[QStringLiteral("ACCOUNT_STRUCTURE")].isEmpty();
        m_wiring.can.accountSearch = m_wiring.can.accountSearch && !m_wiring.flowPaths[QStringLiteral("ACCOUNT_SEARCH")].isEmpty();
    }
    m_wiring.sites = m_configuration.sites;
    m_wiring.paymentTimeoutMs = m_options.paymentTimeoutMs;
    m_wiring.triesPerMinute = m_options.triesPerMinute;
    return true;
}

// The configuration names environment variables, not secrets. What stays in this process is made at each start.
bool Sandbox::readCredentials(QString *problem)
{
    const QByteArray &userVariable = m_configuration.flowUserVariable, &passwordVariable = m_configuration.flowPasswordVariable;
    const bool isAlone = m_options.roles.size() == Configuration::allRoles().size();
    if (isAlone && m_configuration.flows.port == 0) {
        qputenv(userVariable.constData(), "training");
        qputenv(passwordVariable.constData(), randomText());
    }
    const QByteArray user = qgetenv(userVariable.constData()), password = qgetenv(passwordVariable.constData());
    if (user.isEmpty() || password.isEmpty()) {
        *problem = QStringLiteral("The environment variables %1 and %2 must hold the flows' credentials.")
                       .arg(QLatin1String(userVariable), QLatin1String(passwordVariable));
        return false;
    }
    m_wiring.flowCredentials = "Basic " + (user + ':' + password).toBase64();
    m_wiring.applicationKey = qgetenv(m_configuration.applicationKeyVariable.constData());
    if (m_wiring.applicationKey.isEmpty() && isAlone)
        m_wiring.applicationKey = randomText(); // then the administration is for the roles of this process alone
    if (m_wiring.applicationKey.isEmpty() && (plays("accountmodel") || plays("oic") || plays("occ"))) {
        *problem = QStringLiteral("The environment variable %1 must hold the application key of Commerce.")
                       .arg(QLatin1String(m_configuration.applicationKeyVariable));
        return false;
    }
    m_wiring.webhookSecret =
        m_configuration.webhookSecretVariable.isEmpty() ? QByteArray() : qgetenv(m_configuration.webhookSecretVariable.constData());
    if (m_wiring.webhookSecret.isEmpty())
        m_wiring.webhookSecret = randomText(); // nobody outside of this process signs or checks
    m_wiring.assetCredentials = "Basic " + ("extension:" + randomText()).toBase64();
    return true;
}

bool Sandbox::openStores(QString *problem)
{
    if (!plays("occ") && !plays("crm"))
        return true; // the other roles keep nothing
    const QDir folder = QFileInfo(m_options.dataFile).dir();
    if (!QDir().mkpath(folder.path())) {
        *problem = QStringLiteral("The folder %1 cannot be made. Choose another file with --data.").arg(folder.path());
        return false;
    }
    bool isNewCommerce = false, isNewCrm = false, isNewAssets = false;
    if ((plays("occ") && !m_commerce.open(problem, &isNewCommerce)) || (plays("crm") && !m_crm.open(problem, &isNewCrm)) ||
        (hasAssets() && !m_assets.open(problem, &isNewAssets)))
        return false;
    if (!isNewCommerce && !isNewCrm && !isNewAssets)
        return true;
    const Population population = populate(m_options.contacts, m_options.seed);
    bool isCrmDone = true;
    std::thread crm(
        [&] { isCrmDone = (!isNewCrm || seedCrm(m_crm, population)) && (!isNewAssets || seedAssets(m_assets, population)); });
    const bool isCommerceDone = !isNewCommerce || seedCommerce(m_commerce, population, m_options.password);
    crm.join();
    if (!isCommerceDone || !isCrmDone)
        *problem = QStringLiteral("The training base could not be written below %1: the disk may be full.").arg(folder.path());
    return isCommerceDone && isCrmDone;
}

bool Sandbox::readWeather(QString *problem)
{
    if (m_options.weatherFile.isEmpty())
        return true;
    QFile file(m_options.weatherFile);
    if (!m_options.hasTestSwitch)
        *problem = QStringLiteral("Bad weather is for tests: --weather needs --test-switch.");
    else if (!file.open(QIODevice::ReadOnly))
        *problem = QStringLiteral("%1 cannot be read: %2").arg(file.fileName(), file.errorString());
    else if (const QString wrong = m_weather.replace(file.readAll()); !wrong.isEmpty())
        *problem = QStringLiteral("%1: %2").arg(file.fileName(), wrong);
    else
        return true;
    return false;
}

void Sandbox::addWeatherRoutes(Router &router)
{
    const QString path = QStringLiteral("/sandbox/weather");
    const auto report = [this] { return Response::json({{QLatin1String("rules"), m_weather.report()}}); };
    router.add("GET", path, [report](const Request &) { return report(); });
    router.add("POST", path, [this, report](const Request &request) {
        const QString wrong = m_weather.replace(request.body);
        return wrong.isEmpty() ? report() : refusal(400, QStringLiteral("990400"), wrong);
    });
    router.add("DELETE", path, [this, report](const Request &) {
        m_weather.clear();
        return report();
    });
}

QString Sandbox::inbox(const QString &dataFile, const QString &user, QString *problem)
{
    Database store = commerceDatabase(storePath(dataFile, "commerce"));
    bool isNew = false;
    if (!QFileInfo::exists(store.path()) || !store.open(problem, &isNew)) {
        if (problem->isEmpty())
            *problem =
                QStringLiteral("%1 is not there. Start the training system once, or name its file with --data.").arg(store.path());
        return {};
    }
    const QJsonObject row = store.row(QStringLiteral("SELECT * FROM users WHERE email=?"), {user});
    if (row.isEmpty()) {
        *problem = QStringLiteral("%1 has no user %2.").arg(store.path(), user);
        return {};
    }
    const QDateTime now = QDateTime::currentDateTimeUtc(),
                    until = QDateTime::fromString(row[QLatin1String("reset_until")].toString(), Qt::ISODateWithMs);
    QStringList lines;
    if (const QByteArray secret = QByteArray::fromHex(row[QLatin1String("code_secret")].toString().toLatin1()); !secret.isEmpty())
        lines << QStringLiteral("One-time code: %1").arg(QLatin1String(oneTimeCode(secret, codeStep(now))));
    if (until > now)
        lines << QStringLiteral("Reset code: %1").arg(row[QLatin1String("reset_token")].toString());
    return lines.isEmpty() ? QStringLiteral("Nothing has come for %1.").arg(user) : lines.join(QLatin1Char('\n'));
}

int Sandbox::start(QString *problem)
{
    m_isMisconfigured = sodium_init() >= 0 && !readConfig(problem);
    if (m_isMisconfigured || !readWeather(problem) || !openStores(problem))
        return 0;
    m_roles = std::make_unique<Roles>(m_commerce, m_crm, m_assets, m_wiring);
    m_roles->open(m_options.roles, hasAssets());
    Router &open = m_roles->publicRouter;
    open.add("GET", QStringLiteral("/sandbox/health"), [](const Request &) {
        return Response::json({{QLatin1String("status"), QStringLiteral("UP")},
                               {QLatin1String("contractVersion"), QStringLiteral("1.1.0")},
                               {QLatin1String("store"), QStringLiteral("sqlite")},
                               {QLatin1String("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}});
    });
    if (m_options.hasTestSwitch)
        addWeatherRoutes(open);
    if (m_options.hasTestSwitch)
        open.add("POST", QStringLiteral("/sandbox/reset"), [this](const Request &) {
            const Population population = populate(m_options.contacts, m_options.seed);
            const auto wipe = [](const Database &store, const QStringList &tables) {
                return store.transaction([&] {
                    for (const QString &table : tables)
                        if (!store.run(QStringLiteral("DELETE FROM ") + table))
                            return false;
                    return true;
                });
            };
            const bool isDone =
                wipe(m_crm, {QStringLiteral("links"), QStringLiteral("billing_profiles"), QStringLiteral("addresses"),
                             QStringLiteral("roles"), QStringLiteral("accounts"), QStringLiteral("contacts")}) &&
                m_commerce.run(QStringLiteral("INSERT INTO profile_words(profile_words) VALUES('delete-all')")) &&
                wipe(m_commerce, commerceTables()) && seedCrm(m_crm, population) &&
                seedCommerce(m_commerce, population, m_options.password);
            return isDone ? Response::json({{QLatin1String("success"), true}})
                          : refusal(500, QStringLiteral("990500"), QStringLiteral("The reset did not work."));
        });
    const auto add = [&](const Router &router, const char *role, Server::Options options = {}) {
        options.role = role;
        options.weather = m_options.hasTestSwitch ? &m_weather : nullptr;
        m_roles->servers.push_back(std::make_unique<Server>(router, std::move(options)));
        return m_roles->servers.back()->start();
    };
    // Inner roles first; the outer ones wait for them, never the other way round.
    if (plays("crm"))
        m_wiring.crmPort = add(m_roles->crmRouter, "crm");
    if (plays("payment"))
        m_wiring.paymentPort = add(m_roles->paymentRouter, "payment");
    if (hasAssets())
        m_wiring.assetPort = add(m_roles->assetRouter, "assets");
    if (plays("occ"))
        m_wiring.occPort = add(m_roles->occRouter, "occ");
    if (plays("oic") && m_wiring.oicPort == 0)
        m_wiring.oicPort = add(m_roles->oicRouter, "oic");
    const int port = add(open, "",
                         {.port = m_options.port,
                          .secret = m_options.secret,
                          .openPath = "/sandbox/configurator",
                          .isLogging = m_options.isLogging});
    if (plays("occ"))
        m_roles->occ.startDelivery();
    std::reverse(m_roles->servers.begin(), m_roles->servers.end());
    if (port == 0)
        *problem = QStringLiteral("Port %1 is taken. Choose another one with --port, or 0 for any free one.").arg(m_options.port);
    return port;
}

} // namespace linedesk::sandbox
