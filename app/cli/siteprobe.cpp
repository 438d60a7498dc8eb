// SPDX-License-Identifier: Apache-2.0
#include "cli/siteprobe.h"

#include "cli/terminal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

namespace linedesk::cli {

namespace {

struct Answer {
    int status = 0; // 0: none came
    QJsonObject body;
    HttpResponse raw;

    bool isSuccess() const { return raw.isSuccess(); }
    QString code() const { return body[QLatin1String("errorCode")].toString(); }
    QString words() const
    {
        return status == 0        ? QStringLiteral("no answer came")
               : code().isEmpty() ? QStringLiteral("answers %1").arg(status)
                                  : QStringLiteral("answers %1 with %2").arg(status).arg(code());
    }
};

class Prober {
public:
    Prober(HttpClient &http, const DeploymentProfile &site, const ProbeOptions &options)
        : m_http(http), m_site(site), m_options(options)
    {}

    std::vector<Finding> run()
    {
        readCustomer();
        std::vector<Finding> all{etag()};
        const auto [idempotency, minimal] = saves();
        all.push_back(idempotency);
        all.push_back(structure());
        all.push_back(route("accountSearch", "/accountSearch", {{QStringLiteral("accountNumber"), QStringLiteral("0000")}}, false));
        all.push_back(paging());
        all.push_back(minimal);
        all.push_back(route("addressFormats", "/addressFormats", {}, false));
        all.push_back(mfa());
        all.push_back(m_options.customer.isEmpty()
                          ? needsCustomer("assets")
                          : route("assets", "/services", {{QStringLiteral("limit"), QStringLiteral("1")}}, true));
        return all;
    }

private:
    Answer send(HttpRequest request)
    {
        request.pathTemplate = request.path;
        request.headers.emplace_back("X-CCProfileType", "agentUI");
        if (!m_site.siteId.isEmpty())
            request.headers.emplace_back("X-CCSite", m_site.siteId.toLatin1());
        const Result<HttpResponse> response = wait(m_http.send(std::move(request)));
        if (!response)
            return {};
        return {response->status, QJsonDocument::fromJson(response->body).object(), *response};
    }
    HttpRequest extension(Method method, const QString &path, bool hasContext) const
    {
        HttpRequest request;
        request.method = method;
        request.baseUrl = m_site.camBaseUrl;
        request.path = m_site.camPath + path;
        request.deadline = m_site.camTimeout;
        if (hasContext)
            request.headers.emplace_back("X-CCAgentContext",
                                         QJsonDocument(QJsonObject{{QLatin1String("shopperProfileId"), m_options.customer.text()}})
                                             .toJson(QJsonDocument::Compact));
        return request;
    }
    Answer get(const QString &path, const QList<std::pair<QString, QString>> &query, bool hasContext)
    {
        HttpRequest request = extension(Method::Get, path, hasContext);
        for (const auto &[key, value] : query)
            request.query.addQueryItem(key, value);
        return send(std::move(request));
    }
    static Finding needsCustomer(const char *capability)
    {
        return {QLatin1String(capability), Presence::NotKnown, QStringLiteral("needs a customer with accounts: --customer")};
    }

    // A path that is not there answers 404 without a code of its operation.
    Finding route(const char *capability, const char *path, const QList<std::pair<QString, QString>> &query, bool hasContext)
    {
        const Answer answer = get(QLatin1String(path), query, hasContext);
        const bool isOwn404 = answer.code().startsWith(QLatin1String("CAM-")) || answer.code().startsWith(QLatin1String("551"));
        return {QLatin1String(capability),
                answer.isSuccess() || (answer.status == 404 && isOwn404) ? Presence::There
                : answer.status == 404                                   ? Presence::Missing
                                                                         : Presence::NotKnown,
                answer.words()};
    }

    void readCustomer()
    {
        if (m_options.customer.isEmpty())
            return;
        m_accounts = get(QStringLiteral("/accounts"), {}, true);
        m_contactId = m_accounts.body[QLatin1String("contactId")].toString();
        m_account = m_accounts.body[QLatin1String("items")][0].toObject();
    }

    Finding etag() const
    {
        if (m_account.isEmpty())
            return needsCustomer("etag");
        const bool isThere = m_account[QLatin1String("version")].isDouble();
        return {QStringLiteral("etag"), isThere ? Presence::There : Presence::Missing,
                isThere ? QStringLiteral("accounts have a version") : QStringLiteral("accounts have no version")};
    }

    Finding structure()
    {
        if (m_account.isEmpty())
            return needsCustomer("structure");
        const QByteArray path =
            "/accounts/" + QUrl::toPercentEncoding(m_account[QLatin1String("accountId")].toString()) + "/structure";
        return route("structure", path.constData(), {{QStringLiteral("limit"), QStringLiteral("1")}}, true);
    }

    Finding paging()
    {
        if (m_account.isEmpty())
            return needsCustomer("paging");
        const Answer page =
            get(QStringLiteral("/accounts"),
                {{QStringLiteral("limit"), QStringLiteral("1")}, {QStringLiteral("offset"), QStringLiteral("0")}}, true);
        if (!page.isSuccess())
            return {QStringLiteral("paging"), Presence::NotKnown, page.words()};
        const bool isThere = page.body.contains(QLatin1String("hasMore")) || page.body.contains(QLatin1String("totalResults"));
        return {QStringLiteral("paging"), isThere ? Presence::There : Presence::Missing,
                isThere ? QStringLiteral("a page says whether there is more") : QStringLiteral("limit is ignored")};
    }

    // An empty form is refused before anything is looked up: no try of anybody's is counted.
    Finding mfa()
    {
        HttpRequest request;
        request.method = Method::Post;
        request.path = m_site.occPath + QStringLiteral("/mfalogin");
        request.contentType = "application/x-www-form-urlencoded";
        request.needsToken = false;
        request.changesNothing = true;
        request.text = "grant_type=password";
        const Answer answer = send(std::move(request));
        return {QStringLiteral("mfa"),
                answer.status == 404                           ? Presence::Missing
                : answer.status == 400 || answer.status == 401 ? Presence::There
                                                               : Presence::NotKnown,
                answer.words()};
    }

    // The same save of nothing, twice with one key.
    std::pair<Finding, Finding> saves()
    {
        Finding idempotency = needsCustomer("idempotency"), minimal = needsCustomer("minimal");
        if (m_account.isEmpty())
            return {idempotency, minimal};
        if (!m_options.maySave) {
            idempotency.why = minimal.why = QStringLiteral("needs a save that changes nothing: --try-save");
            return {idempotency, minimal};
        }
        const QByteArray key = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
        Answer answers[2];
        for (Answer &answer : answers) {
            HttpRequest save =
                extension(Method::Put,
                          QStringLiteral("/contacts/%1/accounts/%2")
                              .arg(QString::fromLatin1(QUrl::toPercentEncoding(m_contactId)),
                                   QString::fromLatin1(QUrl::toPercentEncoding(m_account[QLatin1String("accountId")].toString()))),
                          true);
            save.headers.emplace_back("Idempotency-Key", key);
            save.headers.emplace_back("Prefer", "return=minimal");
            save.text = "{}";
            answer = send(std::move(save));
            if (!answer.isSuccess()) {
                idempotency.why = minimal.why = QStringLiteral("the save ") + answer.words();
                return {idempotency, minimal};
            }
        }
        const bool isReplayed = answers[1].raw.header("Idempotency-Replayed") == "true";
        const bool isMinimal = answers[0].raw.header("Preference-Applied").contains("return=minimal");
        idempotency.presence = isReplayed ? Presence::There : Presence::Missing;
        idempotency.why = isReplayed ? QStringLiteral("the second save with one key is the first's answer")
                                     : QStringLiteral("the second save with one key is done again");
        minimal.presence = isMinimal ? Presence::There : Presence::Missing;
        minimal.why = isMinimal ? QStringLiteral("a save is answered with its changes") : QStringLiteral("Prefer is ignored");
        return {idempotency, minimal};
    }

    HttpClient &m_http;
    const DeploymentProfile &m_site;
    const ProbeOptions &m_options;
    Answer m_accounts;
    QString m_contactId;
    QJsonObject m_account;
};

} // namespace

std::vector<Finding> probeSite(HttpClient &http, const DeploymentProfile &site, const ProbeOptions &options)
{
    return Prober(http, site, options).run();
}

} // namespace linedesk::cli
