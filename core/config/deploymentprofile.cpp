// SPDX-License-Identifier: Apache-2.0
#include "config/deploymentprofile.h"

#include <QCoreApplication>
#include <QFile>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <iterator>

namespace linedesk {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(linedesk::DeploymentProfile)
};

struct Capability {
    const char *name;
    bool ServerCapabilities::*flag;
};
constexpr Capability capabilities[] = {{"etag", &ServerCapabilities::etag},
                                       {"idempotency", &ServerCapabilities::idempotency},
                                       {"structure", &ServerCapabilities::structure},
                                       {"accountSearch", &ServerCapabilities::accountSearch},
                                       {"paging", &ServerCapabilities::paging},
                                       {"minimal", &ServerCapabilities::minimal},
                                       {"addressFormats", &ServerCapabilities::addressFormats},
                                       {"mfa", &ServerCapabilities::mfa},
                                       {"assets", &ServerCapabilities::assets}};

constexpr QLatin1String environments[] = {QLatin1String("production"), QLatin1String("test"), QLatin1String("training")};

// Keys of the extension's own configuration (CONTRACT 4.8).
constexpr const char *flowKeys[] = {"QUERY_CONTACTS", "CREATE_CONTACT",    "QUERY_ACCOUNTS", "CREATE_ACCOUNTS",
                                    "UPDATE_ACCOUNT", "ACCOUNT_STRUCTURE", "ACCOUNT_SEARCH"};

/// Takes members out of an object one by one, so that what is left at the end is what nobody knows.
class Members {
public:
    Members(QJsonObject object, QString prefix, QStringList &mistakes)
        : m_object(std::move(object)), m_prefix(std::move(prefix)), m_mistakes(mistakes)
    {}

    QJsonValue take(const char *key)
    {
        m_known << QLatin1String(key);
        return m_object.take(QLatin1String(key));
    }
    void mistake(const char *key, const QString &what) { m_mistakes << m_prefix + QLatin1String(key) + QLatin1String(": ") + what; }

    void text(const char *key, QString &into)
    {
        const QJsonValue value = take(key);
        if (value.isString() && !value.toString().trimmed().isEmpty())
            into = value.toString().trimmed();
        else if (!value.isUndefined())
            mistake(key, Words::tr("a text is wanted here"));
    }

    // Card numbers and passwords travel there: encrypted, or no farther than this computer (CONTRACT section 1, D2).
    void address(const char *key, QUrl &into, bool isRequired)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined()) {
            if (isRequired)
                mistake(key, Words::tr("is missing"));
            return;
        }
        const QUrl url(value.toString(), QUrl::StrictMode);
        const bool isLoopback = url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
        if (!url.isValid() || url.host().isEmpty() ||
            (url.scheme() != QLatin1String("https") && url.scheme() != QLatin1String("http")))
            mistake(key, Words::tr("an address such as https://shop.example is wanted here"));
        else if (url.scheme() == QLatin1String("http") && !isLoopback)
            mistake(key, Words::tr("%1 is reached without encryption; use https").arg(url.host()));
        else if (!url.userInfo().isEmpty())
            mistake(key, Words::tr("a user or a password does not belong into an address"));
        else if (url.hasQuery() || url.hasFragment())
            mistake(key, Words::tr("nothing belongs behind the address"));
        else
            into = url.path() == QLatin1String("/") ? url.adjusted(QUrl::RemovePath) : url.adjusted(QUrl::StripTrailingSlash);
    }

    void path(const char *key, QString &into)
    {
        QString given = into;
        text(key, given);
        if (!given.startsWith(QLatin1Char('/')) || given.endsWith(QLatin1Char('/')) || given.contains(QLatin1Char('?')))
            mistake(key, Words::tr("a path such as %1 is wanted here").arg(into));
        else
            into = given;
    }

    void wait(const char *key, std::chrono::milliseconds &into)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return;
        const double given = value.toDouble(-1);
        if (given < 1000 || given > 600000 || given != int(given))
            mistake(key, Words::tr("milliseconds from 1000 to 600000 are wanted here"));
        else
            into = std::chrono::milliseconds(int(given));
    }

    void finish()
    {
        for (const QString &key : m_object.keys()) {
            const auto meant = std::find_if(m_known.cbegin(), m_known.cend(),
                                            [&](const QString &known) { return known.compare(key, Qt::CaseInsensitive) == 0; });
            m_mistakes << m_prefix + key + QLatin1String(": ") +
                              (meant == m_known.cend()
                                   ? Words::tr("is not known; known are %1").arg(m_known.join(QStringLiteral(", ")))
                                   : Words::tr("is written %1").arg(*meant));
        }
    }

private:
    QJsonObject m_object;
    QString m_prefix;
    QStringList m_known;
    QStringList &m_mistakes;
};

void readCapabilities(const QJsonValue &value, ServerCapabilities &can, QStringList &mistakes)
{
    if (value.isUndefined())
        return;
    if (!value.isObject()) {
        mistakes << Words::tr("capabilities: names with true or false are wanted here");
        return;
    }
    Members members(value.toObject(), QStringLiteral("capabilities."), mistakes);
    for (const Capability &one : capabilities) {
        const QJsonValue given = members.take(one.name);
        if (given.isBool())
            can.*one.flag = given.toBool();
        else if (!given.isUndefined())
            members.mistake(one.name, Words::tr("true or false is wanted here"));
    }
    members.finish();
}

void readFlows(const QJsonValue &value, std::optional<DeploymentProfile::Flows> &into, QStringList &mistakes)
{
    if (value.isUndefined())
        return;
    if (!value.isObject()) {
        mistakes << Words::tr("flows: an object with baseUrl and user is wanted here");
        return;
    }
    Members members(value.toObject(), QStringLiteral("flows."), mistakes);
    DeploymentProfile::Flows flows;
    members.address("baseUrl", flows.baseUrl, true);
    members.text("user", flows.user);
    if (flows.user.isEmpty())
        members.mistake("user", Words::tr("is missing: each agent has an own user there"));
    const QJsonValue paths = members.take("paths");
    if (paths.isObject()) {
        Members known(paths.toObject(), QStringLiteral("flows.paths."), mistakes);
        for (const char *key : flowKeys) {
            QString path = QStringLiteral("/ic/api/integration/v1/flows/rest/NAME/1.0/accounts");
            const QString unset = path;
            known.path(key, path);
            if (path != unset)
                flows.paths.insert(QLatin1String(key), path);
        }
        known.finish();
    } else if (!paths.isUndefined()) {
        members.mistake("paths", Words::tr("keys with paths are wanted here"));
    }
    members.finish();
    into = flows;
}

} // namespace

ServerCapabilities ServerCapabilities::all()
{
    ServerCapabilities can;
    for (const Capability &one : capabilities)
        can.*one.flag = true;
    return can;
}

QStringList ServerCapabilities::names()
{
    QStringList names;
    for (const Capability &one : capabilities)
        names << QLatin1String(one.name);
    return names;
}

bool ServerCapabilities::has(const QString &name) const
{
    return std::any_of(std::begin(capabilities), std::end(capabilities),
                       [&](const Capability &one) { return name == QLatin1String(one.name) && this->*one.flag; });
}

void ServerCapabilities::set(const QString &name, bool isThere)
{
    for (const Capability &one : capabilities)
        if (name == QLatin1String(one.name))
            this->*one.flag = isThere;
}

DeploymentRead readDeployment(const QByteArray &text)
{
    DeploymentRead read;
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text, &problem);
    if (problem.error != QJsonParseError::NoError) {
        const QByteArray before = text.left(problem.offset);
        read.mistakes << Words::tr("line %1, column %2: %3")
                             .arg(before.count('\n') + 1)
                             .arg(before.size() - before.lastIndexOf('\n'))
                             .arg(problem.errorString());
        return read;
    }
    if (!document.isObject()) {
        read.mistakes << Words::tr("the file has to be one JSON object");
        return read;
    }
    DeploymentProfile &profile = read.profile;
    Members members(document.object(), {}, read.mistakes);
    members.text("name", profile.name);
    QString environment = environments[0];
    members.text("environment", environment);
    const auto known = std::find(std::begin(environments), std::end(environments), environment);
    if (known == std::end(environments))
        members.mistake("environment", Words::tr("production, test or training is wanted here"));
    else
        profile.environment = DeploymentProfile::Environment(std::distance(std::begin(environments), known));
    members.address("occ.baseUrl", profile.occBaseUrl, true);
    members.path("occ.path", profile.occPath);
    members.text("occ.siteId", profile.siteId);
    members.text("occ.language", profile.language);
    members.address("cam.baseUrl", profile.camBaseUrl, false);
    members.path("cam.path", profile.camPath);
    members.wait("http.occTimeoutMs", profile.occTimeout);
    members.wait("http.camTimeoutMs", profile.camTimeout);
    readCapabilities(members.take("capabilities"), profile.can, read.mistakes);
    readFlows(members.take("flows"), profile.flows, read.mistakes);
    members.finish();
    return read;
}

DeploymentRead readDeploymentFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {{}, {Words::tr("%1 cannot be read: %2").arg(path, file.errorString())}};
    DeploymentRead read = readDeployment(file.readAll());
    for (QString &mistake : read.mistakes)
        mistake.prepend(path + QLatin1String(": "));
    return read;
}

QByteArray writeDeployment(const DeploymentProfile &profile)
{
    const DeploymentProfile plain;
    QJsonObject object{{QLatin1String("environment"), environments[size_t(profile.environment)]},
                       {QLatin1String("occ.baseUrl"), profile.occBaseUrl.toString()}};
    const auto put = [&](const char *key, const QString &value, const QString &otherwise) {
        if (value != otherwise)
            object.insert(QLatin1String(key), value);
    };
    put("name", profile.name, {});
    put("occ.path", profile.occPath, plain.occPath);
    put("occ.siteId", profile.siteId, {});
    put("occ.language", profile.language, plain.language);
    put("cam.baseUrl", profile.camBaseUrl.toString(), {});
    put("cam.path", profile.camPath, plain.camPath);
    if (profile.occTimeout != plain.occTimeout)
        object.insert(QLatin1String("http.occTimeoutMs"), int(profile.occTimeout.count()));
    if (profile.camTimeout != plain.camTimeout)
        object.insert(QLatin1String("http.camTimeoutMs"), int(profile.camTimeout.count()));
    QJsonObject can;
    for (const Capability &one : capabilities)
        can.insert(QLatin1String(one.name), profile.can.*one.flag);
    object.insert(QLatin1String("capabilities"), can);
    if (profile.flows) {
        QJsonObject paths;
        for (auto one = profile.flows->paths.cbegin(); one != profile.flows->paths.cend(); ++one)
            paths.insert(one.key(), one.value());
        QJsonObject flows{{QLatin1String("baseUrl"), profile.flows->baseUrl.toString()},
                          {QLatin1String("user"), profile.flows->user}};
        if (!paths.isEmpty())
            flows.insert(QLatin1String("paths"), paths);
        object.insert(QLatin1String("flows"), flows);
    }
    return QJsonDocument(object).toJson();
}

} // namespace linedesk
