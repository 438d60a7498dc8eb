// SPDX-License-Identifier: Apache-2.0
#include "occ/administration.h"

#include "configuration.h"
#include "occ/extensionpackage.h"
#include "occ/signin.h"
#include "store/commerce.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <optional>

namespace linedesk::sandbox {

namespace {

constexpr std::chrono::seconds TokenLife{300}; // CONTRACT 3.1
constexpr int LongestTypeName = 40, LongestHostUrl = 255;

Response wrongServer(const QString &message)
{
    return refusal(400, QStringLiteral("990400"), message, {}, QStringLiteral("hostUrl"));
}

Response wrongUpload(const QString &message, const QString &path)
{
    return refusal(400, QStringLiteral("990600"), message, {}, path);
}

Response wrongType(const char *code, const QString &message, int status = 400)
{
    return refusal(status, QLatin1String(code), message, {}, QStringLiteral("displayName"));
}

Response notStored()
{
    return refusal(500, QStringLiteral("990500"), QStringLiteral("It could not be stored. Nothing was changed."));
}

QJsonObject serverOf(const QJsonObject &row, const Request &request)
{
    return {{QLatin1String("id"), row[QLatin1String("id")]},
            {QLatin1String("hostUrl"), row[QLatin1String("host_url")]},
            {QLatin1String("status"), row[QLatin1String("status")]},
            {QLatin1String("nodeVersion"), row[QLatin1String("node_version")]},
            {QLatin1String("links"), request.selfLink()}};
}

QJsonObject typeOf(const QJsonObject &row)
{
    return {{QLatin1String("id"), row[QLatin1String("id")]},
            {QLatin1String("repositoryId"), row[QLatin1String("id")]},
            {QLatin1String("displayName"), row[QLatin1String("name")]}};
}

/// The parts of the form that an upload has, and what is wrong with it as a form.
struct Upload {
    QString name;
    QByteArray archive;
    bool isForced = false, isTracked = false;

    std::optional<Response> read(const Request &request);

private:
    static std::optional<bool> mark(const QByteArray &text);
};

std::optional<bool> Upload::mark(const QByteArray &text)
{
    return text == "true" ? std::optional(true) : text == "false" ? std::optional(false) : std::nullopt;
}

std::optional<Response> Upload::read(const Request &request)
{
    static const QStringList marks = {QStringLiteral("force"), QStringLiteral("restartExtensionServer"),
                                      QStringLiteral("trackProgress")};
    static const QRegularExpression fileName(QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9._-]{0,95}\\.zip\\z"));
    const QString file = QStringLiteral("fileUpload"), nameField = QStringLiteral("filename"), kind = QStringLiteral("uploadType");
    QStringList seen;
    QString ownName;
    for (const Part &part : request.parts) {
        const std::optional<bool> value = mark(part.content);
        if (seen.contains(part.name))
            return wrongUpload(QStringLiteral("The form has this part twice."), part.name);
        seen << part.name;
        if (part.name == file)
            archive = part.content;
        else if (part.name == kind && part.content != "extensions")
            return wrongUpload(QStringLiteral("Only extensions can be uploaded here."), kind);
        else if (marks.contains(part.name) && !value)
            return wrongUpload(QStringLiteral("The value is neither true nor false."), part.name);
        else if (part.name != nameField && part.name != kind && !marks.contains(part.name))
            return wrongUpload(QStringLiteral("The form has no such part."), part.name);
        isForced = isForced || (part.name == marks[0] && *value);
        isTracked = isTracked || (part.name == marks[2] && *value);
        if (part.name == nameField)
            name = QString::fromUtf8(part.content);
        else if (part.name == file)
            ownName = part.fileName;
    }
    if (name.isEmpty())
        name = ownName;
    if (archive.isEmpty())
        return wrongUpload(QStringLiteral("The file part is missing."), file);
    if (!fileName.match(name).hasMatch())
        return wrongUpload(QStringLiteral("The name is not that of a ZIP file."), nameField);
    return {};
}

} // namespace

Administration::Administration(const Database &store, const Wiring &wiring, const Tokens &agents)
    : m_store(store), m_wiring(wiring), m_agents(agents), m_tokens(*wiring.clock, TokenLife)
{}

void Administration::addRoutes(Router &router)
{
    const QString base = QStringLiteral("/ccadmin/v1");
    router.add("POST", base + QStringLiteral("/login"), [this](const Request &request) { return login(request); });
    const auto route = [&](const char *method, const char *path, Response (Administration::*handler)(const Request &) const) {
        router.add(method, base + QLatin1String(path),
                   guarded([this, handler](const Request &request) { return (this->*handler)(request); }));
    };
    route("GET", "/extensionServers", &Administration::listServers);
    route("POST", "/extensionServers", &Administration::addServer);
    route("POST", "/serverExtensions", &Administration::upload);
    route("GET", "/addressTypes", &Administration::listAddressTypes);
    route("POST", "/addressTypes", &Administration::addAddressType);
}

Handler Administration::guarded(Handler handler) const
{
    return [this, handler = std::move(handler)](const Request &request) {
        const QByteArray authorization = request.header("Authorization");
        if (!m_agents.userOf(authorization).isEmpty())
            return refusal(403, QStringLiteral("100091"), QStringLiteral("Your role does not allow this."));
        if (m_tokens.userOf(authorization).isEmpty()) {
            Response refused = refusal(401, QStringLiteral("990406"), QStringLiteral("The session has expired. Log in again."));
            refused.headers.emplace_back("WWW-Authenticate", authorization.isEmpty() ? "Bearer" : "Bearer error=\"invalid_token\"");
            return refused;
        }
        return handler(request);
    };
}

Response Administration::login(const Request &request)
{
    const QString grant = request.formField("grant_type");
    if (grant.isEmpty())
        return loginRefusal(400, "990400", "invalid_request", "A required field is missing.", "grant_type is missing",
                            "grant_type");
    if (grant != QLatin1String("client_credentials"))
        return loginRefusal(400, "990400", "unsupported_grant_type", "This grant type is not supported.", "use client_credentials",
                            "grant_type");
    if (!m_wiring.isApplicationKey(request.header("Authorization")))
        return loginRefusal(401, "990401", "invalid_grant", "The application key is not valid.", "bad credentials");
    return Response::json({{QLatin1String("access_token"), QString::fromLatin1(m_tokens.issue(QStringLiteral("administration")))},
                           {QLatin1String("token_type"), QStringLiteral("bearer")},
                           {QLatin1String("expires_in"), int(TokenLife.count())}});
}

Response Administration::listServers(const Request &request) const
{
    QJsonArray items;
    for (const QJsonValue &row : m_store.rows(QStringLiteral("SELECT * FROM extension_servers ORDER BY rowid")))
        items.append(serverOf(row.toObject(), request));
    return Response::json({{QLatin1String("items"), items}});
}

// It is written down and never called: the extension of this system is a role of its own.
Response Administration::addServer(const Request &request) const
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QString given = body[QLatin1String("hostUrl")].toString();
    if (given.isEmpty() || body.size() != 1)
        return wrongServer(QStringLiteral("The body must have hostUrl alone, which is a text."));
    QString problem;
    if (given.size() > LongestHostUrl)
        return wrongServer(QStringLiteral("The address is too long."));
    if (!Address::of(given, &problem))
        return wrongServer(problem);
    QUrl url(given);
    if (url.port() == (url.scheme() == QLatin1String("https") ? 443 : 80))
        url.setPort(-1); // the same server in other words
    const QString hostUrl = url.toString(QUrl::RemovePath);
    Response answer = notStored();
    m_store.transaction([&] {
        if (!m_store.row(QStringLiteral("SELECT id FROM extension_servers WHERE host_url=?"), {hostUrl}).isEmpty()) {
            answer = refusal(409, QStringLiteral("990409"), QStringLiteral("This extension server exists already."), {},
                             QStringLiteral("hostUrl"));
            return false;
        }
        const int count = m_store.row(QStringLiteral("SELECT count(*) AS n FROM extension_servers"))[QLatin1String("n")].toInt();
        const QJsonObject row{{QLatin1String("id"), QStringLiteral("es-%1").arg(count + 1)},
                              {QLatin1String("host_url"), hostUrl},
                              {QLatin1String("status"), QStringLiteral("RUNNING")},
                              {QLatin1String("node_version"), QStringLiteral("18")}};
        if (!m_store.insert(QStringLiteral("extension_servers"), row))
            return false;
        answer = Response::json(serverOf(row, request));
        return true;
    });
    return answer;
}

// Name, size and digest are kept; the archive is not, and nothing of it runs.
Response Administration::upload(const Request &request) const
{
    Upload given;
    if (const auto refused = given.read(request))
        return *refused;
    if (const QString problem = packageProblem(given.archive); !problem.isEmpty())
        return wrongUpload(problem, QStringLiteral("fileUpload"));
    const QByteArray digest = QCryptographicHash::hash(given.archive, QCryptographicHash::Sha256).toHex();
    const QJsonObject row{{QLatin1String("id"), given.name},
                          {QLatin1String("size"), given.archive.size()},
                          {QLatin1String("sha256"), QString::fromLatin1(digest)},
                          {QLatin1String("uploaded"), m_wiring.clock->now().toString(Qt::ISODateWithMs)}};
    const QString table = QStringLiteral("server_extensions");
    Response answer = notStored();
    m_store.transaction([&] {
        const bool isThere = !m_store.row(QStringLiteral("SELECT id FROM server_extensions WHERE id=?"), {given.name}).isEmpty();
        if (isThere && !given.isForced) {
            answer = wrongUpload(QStringLiteral("There is an extension of this name already. With force it is replaced."),
                                 QStringLiteral("force"));
            return false;
        }
        if (isThere ? !m_store.update(table, given.name, row) : !m_store.insert(table, row))
            return false;
        QJsonObject body{{QLatin1String("result"), QJsonObject{{QLatin1String("unzipped"), false},
                                                               {QLatin1String("failedImages"), 0},
                                                               {QLatin1String("allImagesFailed"), false},
                                                               {QLatin1String("failedImagesReasons"), QJsonObject()},
                                                               {QLatin1String("modifiedImages"), isThere ? 1 : 0},
                                                               {QLatin1String("newImages"), isThere ? 0 : 1},
                                                               {QLatin1String("assignedImages"), 0}}},
                         {QLatin1String("success"), true},
                         {QLatin1String("links"), request.selfLink()},
                         {QLatin1String("token"), randomId()}};
        if (given.isTracked)
            body.insert(QLatin1String("workRequestId"), randomId());
        answer = Response::json(body);
        return true;
    });
    return answer;
}

Response Administration::listAddressTypes(const Request &) const
{
    QJsonArray items;
    for (const QJsonValue &row : m_store.rows(QStringLiteral("SELECT * FROM address_types ORDER BY rowid")))
        items.append(typeOf(row.toObject()));
    return Response::json({{QLatin1String("items"), items}});
}

Response Administration::addAddressType(const Request &request) const
{
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    const QJsonObject body = document.object();
    const QJsonValue given = body[QLatin1String("displayName")];
    const QString name = given.toString().trimmed();
    if (!document.isObject() || (!given.isUndefined() && !given.isNull() && !given.isString()))
        return wrongType("180120", QStringLiteral("The name of the address type is not a text."));
    if (name.isEmpty())
        return wrongType("180112", QStringLiteral("The name of the address type is missing."));
    if (body.size() != 1 || name.size() > LongestTypeName ||
        std::any_of(name.begin(), name.end(), [](QChar c) { return !c.isPrint(); }))
        return wrongType("180113", QStringLiteral("The name of the address type is not valid."));
    Response answer = notStored();
    m_store.transaction([&] {
        if (!m_store.row(QStringLiteral("SELECT id FROM address_types WHERE name_key=?"), {comparable(name)}).isEmpty()) {
            answer = wrongType("180111", QStringLiteral("This address type exists already."), 409);
            return false;
        }
        // The first that is no default is at100001.
        const int count = m_store.row(QStringLiteral("SELECT count(*) AS n FROM address_types"))[QLatin1String("n")].toInt();
        const QJsonObject row{{QLatin1String("id"), QStringLiteral("at%1").arg(100000 + count - 1)},
                              {QLatin1String("name"), name},
                              {QLatin1String("name_key"), comparable(name)}};
        if (!m_store.insert(QStringLiteral("address_types"), row))
            return false;
        QJsonObject made = typeOf(row);
        made.insert(QLatin1String("links"), request.selfLink());
        answer = Response::json(made);
        return true;
    });
    return answer;
}

} // namespace linedesk::sandbox
