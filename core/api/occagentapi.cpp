// SPDX-License-Identifier: Apache-2.0
#include "api/occagentapi.h"

#include "api/adapter.h"
#include "api/wirecommerce.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace linedesk {

OccAgentApi::OccAgentApi(HttpClient &http, DeploymentProfile site) : m_http(http), m_site(std::move(site)) {}

HttpRequest OccAgentApi::requestOf(const DeploymentProfile &site, Method method, const QString &path, const QString &pathTemplate)
{
    HttpRequest request;
    request.method = method;
    request.path = site.occPath + path;
    request.pathTemplate = site.occPath + pathTemplate;
    request.headers.emplace_back("X-CCProfileType", "agentUI");
    if (!site.siteId.isEmpty())
        request.headers.emplace_back("X-CCSite", site.siteId.toLatin1());
    request.headers.emplace_back("X-CCAsset-Language", site.language.toLatin1());
    request.deadline = site.occTimeout;
    return request;
}

HttpRequest OccAgentApi::request(Method method, const QString &path, const QString &pathTemplate) const
{
    return requestOf(m_site, method, path, pathTemplate);
}

HttpRequest OccAgentApi::refreshRequest(const DeploymentProfile &site)
{
    HttpRequest refresh = requestOf(site, Method::Post, QStringLiteral("/refresh"), QStringLiteral("/refresh"));
    refresh.changesNothing = true;
    refresh.text = "{}";
    return refresh;
}

Call<HttpResponse> OccAgentApi::sendLogin(const QString &path, const QString &user, SecretString password, const QString &code)
{
    HttpRequest login = request(Method::Post, path, path);
    login.needsToken = false;
    login.changesNothing = true;
    login.contentType = "application/x-www-form-urlencoded";
    login.body = writeLogin(user, std::move(password), code);
    return m_http.send(std::move(login));
}

// A server without the address for codes takes them where it takes the password (CONTRACT 3.1).
Call<Token> OccAgentApi::login(const QString &user, SecretString password, const QString &code)
{
    const auto read = decoded<Token>(false, [](const HttpResponse &r) { return AuthSession::parse(r.body); });
    const QString plain = QStringLiteral("/login");
    if (code.isEmpty() || !m_site.can.mfa)
        return sendLogin(plain, user, std::move(password), code).map(read);
    const auto spare = std::make_shared<SecretString>(password.size());
    for (const char c : password.view())
        spare->append(c);
    return sendLogin(QStringLiteral("/mfalogin"), user, std::move(password), code)
        .andThen([this, plain, user, spare, code](HttpResponse answer) {
            return answer.status == 404 ? sendLogin(plain, user, std::move(*spare), code)
                                        : finishedCall<HttpResponse>(std::move(answer));
        })
        .map(read);
}

Call<Done> OccAgentApi::requestPasswordReset(const QString &user)
{
    const QString path = QStringLiteral("/adminProfiles/requestPasswordReset");
    HttpRequest ask = request(Method::Post, path, path);
    ask.needsToken = false;
    ask.changesNothing = true;
    ask.text = QJsonDocument(QJsonObject{{QLatin1String("email"), user}}).toJson(QJsonDocument::Compact);
    return m_http.send(std::move(ask)).map(decoded<Done>(false, [](const HttpResponse &) { return Done{}; }));
}

Call<Done> OccAgentApi::sendPasswordReset(const QString &user, const QString &resetCode, SecretString password)
{
    const QString path = QStringLiteral("/adminProfiles/sendPasswordReset");
    HttpRequest change = request(Method::Post, path, path);
    change.needsToken = false;
    change.body = writePasswordReset(user, resetCode, std::move(password));
    return m_http.send(std::move(change)).map(decoded<Done>(true, [](const HttpResponse &) { return Done{}; }));
}

Call<Done> OccAgentApi::logout(const QByteArray &token)
{
    HttpRequest logout = request(Method::Post, QStringLiteral("/logout"), QStringLiteral("/logout"));
    logout.needsToken = false;
    logout.changesNothing = true;
    logout.headers.emplace_back("Authorization", "Bearer " + token);
    logout.text = "{}";
    return m_http.send(std::move(logout)).map([](const HttpResponse &) { return Done{}; });
}

Call<Done> OccAgentApi::probe()
{
    HttpRequest verify = request(Method::Post, QStringLiteral("/verify"), QStringLiteral("/verify"));
    verify.needsToken = false;
    verify.changesNothing = true;
    verify.text = "{}";
    verify.deadline = std::chrono::seconds(5);
    return m_http.send(std::move(verify)).map([](const HttpResponse &) { return Done{}; });
}

Call<AgentProfile> OccAgentApi::currentUser(const QByteArray &token)
{
    const QString path = QStringLiteral("/adminProfiles/current");
    HttpRequest current = request(Method::Get, path, path);
    current.needsToken = false;
    current.headers.emplace_back("Authorization", "Bearer " + token);
    return m_http.send(std::move(current)).map(decoded<AgentProfile>(false, [](const HttpResponse &r) {
        return readAgentProfile(r.body);
    }));
}

Call<ContactsFound> OccAgentApi::findProfiles(const QString &scim, int limit)
{
    HttpRequest find = request(Method::Get, QStringLiteral("/profiles"), QStringLiteral("/profiles"));
    find.query.addQueryItem(QStringLiteral("q"), QString::fromLatin1(QUrl::toPercentEncoding(scim)));
    find.query.addQueryItem(QStringLiteral("queryFormat"), QStringLiteral("SCIM"));
    find.query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    find.query.addQueryItem(QStringLiteral("offset"), QStringLiteral("0"));
    find.query.addQueryItem(QStringLiteral("totalResults"), QStringLiteral("true"));
    return m_http.send(std::move(find)).map(decoded<ContactsFound>(false, [](const HttpResponse &r) { return readFound(r.body); }));
}

Call<Contact> OccAgentApi::getProfile(const ProfileId &id)
{
    return m_http.send(request(Method::Get, QStringLiteral("/profiles/") + escaped(id.text()), QStringLiteral("/profiles/{id}")))
        .map(decoded<Contact>(false, [](const HttpResponse &r) {
            return readProfile(r.body).map([&](Contact contact) {
                contact.etag = r.header("ETag");
                return contact;
            });
        }));
}

Call<std::vector<Card>> OccAgentApi::findCards(const ProfileId &profile)
{
    HttpRequest find = request(Method::Get, QStringLiteral("/profiles/%1/creditCards").arg(escaped(profile.text())),
                               QStringLiteral("/profiles/{id}/creditCards"));
    find.query.addQueryItem(QStringLiteral("allCards"), QStringLiteral("true"));
    find.query.addQueryItem(QStringLiteral("limit"), QStringLiteral("250")); // the most that is sent at once (CONTRACT 2.5)
    return m_http.send(std::move(find)).map(decoded<std::vector<Card>>(false, [](const HttpResponse &r) {
        return readCards(r.body);
    }));
}

Call<CardAnswer> OccAgentApi::addCreditCard(const ProfileId &profile, NewCard card, const QByteArray &key)
{
    HttpRequest add = request(Method::Post, QStringLiteral("/profiles/%1/creditCards").arg(escaped(profile.text())),
                              QStringLiteral("/profiles/{id}/creditCards"));
    add.headers.emplace_back("Idempotency-Key", key);
    add.body = writeCard(std::move(card));
    return m_http.send(std::move(add)).map(decoded<CardAnswer>(true, [](const HttpResponse &r) {
        return readCard(r.body).map([&](Card stored) { return CardAnswer{std::move(stored), r.requestId}; });
    }));
}

} // namespace linedesk
