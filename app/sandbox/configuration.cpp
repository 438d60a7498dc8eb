// SPDX-License-Identifier: Apache-2.0
#include "configuration.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

namespace linedesk::sandbox {

namespace {

constexpr int LongestWaitMs = 600000;

struct Path {
    const char *key;
    bool isNeeded;
    QStringList parameters;
};
const std::vector<Path> &paths()
{
    static const QString contact = QStringLiteral("currentContactId"), account = QStringLiteral("accountId");
    static const std::vector<Path> all = {{"QUERY_CONTACTS", true, {}},
                                          {"CREATE_CONTACT", true, {}},
                                          {"QUERY_ACCOUNTS", true, {}},
                                          {"CREATE_ACCOUNTS", true, {contact}},
                                          {"UPDATE_ACCOUNT", true, {contact, account}},
                                          {"ACCOUNT_STRUCTURE", false, {account}},
                                          {"ACCOUNT_SEARCH", false, {}}};
    return all;
}

// Who asks whom (CONTRACT A14): in this process, and wherever it is.
const QHash<QString, QStringList> &insideOf()
{
    static const QHash<QString, QStringList> all = {
        {QStringLiteral("occ"), {QStringLiteral("oic"), QStringLiteral("crm"), QStringLiteral("payment")}}};
    return all;
}
const QHash<QString, QStringList> &asked()
{
    static const QHash<QString, QStringList> all = {{QStringLiteral("accountmodel"), {QStringLiteral("occ")}},
                                                    {QStringLiteral("oic"), {QStringLiteral("crm"), QStringLiteral("occ")}}};
    return all;
}

class Reader {
public:
    Reader(QJsonObject config, QStringList *mistakes) : m_config(std::move(config)), m_mistakes(mistakes) {}

    void mistake(const QString &text) { *m_mistakes << text; }
    QString text(const char *key, bool isNeeded)
    {
        const QJsonValue value = m_config.value(QLatin1String(key));
        if (value.isUndefined() || value == QLatin1String("")) {
            if (isNeeded)
                mistake(QStringLiteral("\"%1\" is missing.").arg(QLatin1String(key)));
            return {};
        }
        if (!value.isString())
            mistake(QStringLiteral("\"%1\" must be a text.").arg(QLatin1String(key)));
        return value.toString();
    }
    QByteArray variable(const char *key, bool isNeeded)
    {
        static const QRegularExpression name(QStringLiteral("\\A[A-Za-z_][A-Za-z0-9_]*\\z"));
        const QString value = text(key, isNeeded);
        if (!value.isEmpty() && !name.match(value).hasMatch())
            mistake(QStringLiteral("\"%1\" must be the name of an environment variable, not the value itself.")
                        .arg(QLatin1String(key)));
        return value.toLatin1();
    }
    /// A number, also as a text: the guide prints "7003".
    int number(const char *key, int least, int most, int otherwise)
    {
        const QJsonValue value = m_config.value(QLatin1String(key));
        if (value.isUndefined() && otherwise >= 0)
            return otherwise;
        bool isNumber = value.isDouble();
        const int read = value.isString() ? value.toString().toInt(&isNumber) : value.toInt(-1);
        if (!isNumber || read < least || read > most)
            mistake(QStringLiteral("\"%1\" must be a whole number from %2 to %3.").arg(QLatin1String(key)).arg(least).arg(most));
        return read;
    }
    QByteArray path(const Path &wanted)
    {
        const QString key = QLatin1String(wanted.key), value = text(wanted.key, wanted.isNeeded);
        if (value.isEmpty())
            return {};
        static const QRegularExpression right(QStringLiteral("\\A/[A-Za-z0-9_.~/{}-]*\\z")),
            braces(QStringLiteral("\\{([^}]*)\\}"));
        if (!right.match(value).hasMatch())
            mistake(QStringLiteral("\"%1\" must be a path that begins with a slash, without host and question mark.").arg(key));
        QStringList found;
        for (auto one = braces.globalMatch(value); one.hasNext();)
            found << one.next().captured(1);
        for (const QString &parameter : wanted.parameters)
            if (!found.contains(parameter))
                mistake(QStringLiteral("\"%1\" must contain {%2}.").arg(key, parameter));
        for (const QString &parameter : found)
            if (!wanted.parameters.contains(parameter))
                mistake(QStringLiteral("\"%1\" contains {%2}, which nobody fills.").arg(key, parameter));
        return value.toLatin1();
    }
    const QJsonObject &config() const { return m_config; }

private:
    QJsonObject m_config;
    QStringList *m_mistakes;
};

} // namespace

std::optional<Address> Address::of(const QString &text, QString *problem)
{
    const QUrl url(text, QUrl::StrictMode);
    const QString host = url.host();
    const bool isHere = host == QLatin1String("127.0.0.1") || host == QLatin1String("localhost") || host == QLatin1String("::1");
    const bool isSecure = url.scheme() == QLatin1String("https");
    if (!url.isValid() || host.isEmpty() || (!isSecure && url.scheme() != QLatin1String("http")))
        *problem = QStringLiteral("\"%1\" is no address like https://example.com or http://127.0.0.1:18080.").arg(text);
    else if (url.path().size() > 1 || url.hasQuery() || url.hasFragment() || !url.userInfo().isEmpty())
        *problem = QStringLiteral("\"%1\" must end behind the host and its port.").arg(text);
    else if (!isHere && !isSecure)
        *problem = QStringLiteral("\"%1\": another computer is reached by HTTPS only.").arg(text);
    else if (isHere && isSecure)
        *problem = QStringLiteral("\"%1\": this computer is reached by HTTP.").arg(text);
    else
        return Address{host.toLatin1(), url.port(isSecure ? 443 : 80)};
    return {};
}

QStringList Configuration::allRoles()
{
    return {QStringLiteral("occ"), QStringLiteral("accountmodel"), QStringLiteral("oic"), QStringLiteral("crm"),
            QStringLiteral("payment")};
}

QString Configuration::checkRoles(const QStringList &roles, const QHash<QString, QString> &addresses)
{
    if (roles.isEmpty())
        return QStringLiteral("--roles names none.");
    for (const QString &role : roles) {
        if (!allRoles().contains(role))
            return QStringLiteral("--roles knows %1, not \"%2\".").arg(allRoles().join(QStringLiteral(", ")), role);
        for (const QString &one : insideOf().value(role))
            if (!roles.contains(one))
                return QStringLiteral("The role %1 needs %2 in the same process: name it in --roles too.").arg(role, one);
        for (const QString &one : asked().value(role))
            if (!roles.contains(one) && !addresses.contains(one))
                return QStringLiteral("The role %1 asks %2, which is not among --roles: say where it is with --at %2=URL.")
                    .arg(role, one);
    }
    for (auto one = addresses.begin(); one != addresses.end(); ++one) {
        QString problem;
        if (one.key() != QLatin1String("occ") && one.key() != QLatin1String("crm"))
            return QStringLiteral("--at says where occ and crm are, not \"%1\". The flows are in the configuration.")
                .arg(one.key());
        if (roles.contains(one.key()))
            return QStringLiteral("--at says where %1 is, but it is among the roles of this process.").arg(one.key());
        if (!Address::of(one.value(), &problem))
            return QStringLiteral("--at: ") + problem;
    }
    return {};
}

QString Configuration::read(const QString &name, const QStringList &roles)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("%1 cannot be read: %2").arg(name, file.errorString());
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &parsed);
    if (parsed.error != QJsonParseError::NoError)
        return QStringLiteral("%1 is not JSON: %2 at byte %3.").arg(name, parsed.errorString()).arg(parsed.offset);
    QStringList mistakes;
    Reader reader(document.object(), &mistakes);
    const bool hasExtension = roles.contains(QLatin1String("accountmodel")), hasFlows = roles.contains(QLatin1String("oic"));
    flowUserVariable = reader.variable("username_env_var", true);
    flowPasswordVariable = reader.variable("password_env_var", true);
    webhookSecretVariable = reader.variable("webhook_secret_env_var", false);
    applicationKeyVariable = reader.variable("application_key_env_var", false);
    if (applicationKeyVariable.isEmpty())
        applicationKeyVariable = "OCC_APPLICATION_KEY";
    for (const QJsonValue &site : reader.config()[QLatin1String("sites")].toArray())
        sites << site.toString();
    if (hasExtension) {
        static const QRegularExpression hostName(
            QStringLiteral("\\A[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?\\z|\\A[0-9A-Fa-f:]+\\z"));
        const QString host = reader.text("hostname", true);
        if (!host.isEmpty() && !hostName.match(host).hasMatch())
            reader.mistake(QStringLiteral("\"hostname\" must be a host's name alone, without https:// and path."));
        flows.host = host.toLatin1();
        flows.port = reader.number("port", hasFlows ? 0 : 1, 65535, -1);
        timeoutMs = reader.number("timeout", 1, LongestWaitMs, timeoutMs);
        for (const Path &one : paths())
            flowPaths.insert(QLatin1String(one.key), reader.path(one));
    }
    return mistakes.isEmpty() ? QString() : name + QStringLiteral(":\n  ") + mistakes.join(QStringLiteral("\n  "));
}

} // namespace linedesk::sandbox
