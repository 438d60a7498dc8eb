// SPDX-License-Identifier: Apache-2.0
#include "sandbox.h"

#include "accountmodel/accountmodelrole.h"
#include "crm/crmrole.h"
#include "occ/occrole.h"
#include "occ/onetimecode.h"
#include "oic/oicrole.h"
#include "payment/paymentrole.h"
#include "rival.h"
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
    Roles(const Database &commerce, const Database &crmStore, const Wiring &wiring)
        : occ(commerce, wiring), accountModel(wiring), oic(wiring), crm(crmStore, wiring), payment(wiring)
    {
        occ.addRoutes(occRouter);
        occ.addInternalRoutes(occRouter);
        oic.addRoutes(oicRouter);
        crm.addRoutes(crmRouter);
        payment.addRoutes(paymentRouter);
        occ.addRoutes(publicRouter);
        accountModel.addRoutes(publicRouter);
        oic.addRoutes(publicRouter);
        crm.addRoutes(publicRouter);
        payment.addRoutes(publicRouter);
    }
    ~Roles() { payment.stop(); }

    OccRole occ;
    AccountModelRole accountModel;
    OicRole oic;
    CrmRole crm;
    PaymentRole payment;
    Router occRouter, oicRouter, crmRouter, paymentRouter, publicRouter;
    std::vector<std::unique_ptr<Server>> servers; // the public one first: it stops before those it calls
};

Sandbox::Sandbox(Options options)
    : m_options(std::move(options)), m_commerce(commerceDatabase(storePath(m_options.dataFile, "commerce"))),
      m_crm(crmDatabase(storePath(m_options.dataFile, "crm"))),
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
    QFile file(m_options.configFile.isEmpty() ? QStringLiteral(":/sandbox/config.json") : m_options.configFile);
    const QJsonObject config = file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    if (config.isEmpty()) {
        *problem = QStringLiteral("%1 cannot be read as JSON. Mend it, or leave --config out.").arg(file.fileName());
        return false;
    }
    m_wiring.oicPort = config[QLatin1String("port")].toVariant().toInt(); // text or number; 0: this sandbox's own flows
    if (m_wiring.oicPort != 0)
        m_wiring.oicHost = config[QLatin1String("hostname")].toString().toLatin1();
    m_wiring.flowTimeoutMs = config[QLatin1String("timeout")].toInt(50000);
    for (const char *key : {"QUERY_CONTACTS", "CREATE_CONTACT", "QUERY_ACCOUNTS", "CREATE_ACCOUNTS", "UPDATE_ACCOUNT",
                            "ACCOUNT_STRUCTURE", "ACCOUNT_SEARCH"})
        m_wiring.flowPaths.insert(QLatin1String(key), config[QLatin1String(key)].toString().toLatin1());
    // A configuration of the guide's five keys is that of a site without these two.
    m_wiring.can = m_options.can;
    m_wiring.can.structure = m_wiring.can.structure && !m_wiring.flowPaths[QStringLiteral("ACCOUNT_STRUCTURE")].isEmpty();
    m_wiring.can.accountSearch = m_wiring.can.accountSearch && !m_wiring.flowPaths[QStringLiteral("ACCOUNT_SEARCH")].isEmpty();
    // The config names environment variables, not secrets. For our own flows they are made at each start.
    const QByteArray userVariable = config[QLatin1String("username_env_var")].toString().toLatin1(),
                     passwordVariable = config[QLatin1String("password_env_var")].toString().toLatin1();
    if (m_wiring.oicPort == 0) {
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
    m_wiring.applicationKey = randomText();
    m_wiring.webhookSecret = qgetenv(config[QLatin1String("webhook_secret_env_var")].toString().toLatin1().constData());
    if (m_wiring.webhookSecret.isEmpty())
        m_wiring.webhookSecret = randomText(); // nobody outside of this process signs or checks
    for (const QJsonValue &site : config[QLatin1String("sites")].toArray())
        m_wiring.sites << site.toString();
    m_wiring.paymentTimeoutMs = m_options.paymentTimeoutMs;
    return true;
}

bool Sandbox::openStores(QString *problem)
{
    const QDir folder = QFileInfo(m_options.dataFile).dir();
    if (!QDir().mkpath(folder.path())) {
        *problem = QStringLiteral("The folder %1 cannot be made. Choose another file with --data.").arg(folder.path());
        return false;
    }
    bool isNewCommerce = false, isNewCrm = false;
    if (!m_commerce.open(problem, &isNewCommerce) || !m_crm.open(problem, &isNewCrm))
        return false;
    if (!isNewCommerce && !isNewCrm)
        return true;
    const Population population = populate(m_options.contacts, m_options.seed);
    bool isCrmDone = true;
    std::thread crm([&] { isCrmDone = !isNewCrm || seedCrm(m_crm, population); });
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
    if (sodium_init() < 0 || !readConfig(problem) || !readWeather(problem) || !openStores(problem))
        return 0;
    m_roles = std::make_unique<Roles>(m_commerce, m_crm, m_wiring);
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
                wipe(m_commerce,
                     {QStringLiteral("replays"), QStringLiteral("cards"), QStringLiteral("profiles"), QStringLiteral("users")}) &&
                seedCrm(m_crm, population) && seedCommerce(m_commerce, population, m_options.password);
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
    m_wiring.crmPort = add(m_roles->crmRouter, "crm");
    m_wiring.paymentPort = add(m_roles->paymentRouter, "payment");
    m_wiring.occPort = add(m_roles->occRouter, "occ");
    if (m_wiring.oicPort == 0)
        m_wiring.oicPort = add(m_roles->oicRouter, "oic");
    const int port = add(open, "", {m_options.port, 16, m_options.secret, m_options.isLogging});
    std::reverse(m_roles->servers.begin(), m_roles->servers.end());
    if (port == 0)
        *problem = QStringLiteral("Port %1 is taken. Choose another one with --port, or 0 for any free one.").arg(m_options.port);
    return port;
}

} // namespace linedesk::sandbox
