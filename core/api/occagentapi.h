// SPDX-License-Identifier: Apache-2.0
// Commerce's agent API, as far as the console uses it (CONTRACT section 3). A success is decoded, anything else is an Error.
#pragma once

#include "base/call.h"
#include "base/secret.h"
#include "config/deploymentprofile.h"
#include "domain/contact.h"
#include "domain/newcard.h"
#include "net/httpclient.h"

#include <vector>

namespace linedesk {

struct AgentProfile {
    Agent agent;
    QStringList roles;
};

struct CardAnswer {
    Card card;
    QString requestId;
};

class OccAgentApi {
public:
    OccAgentApi(HttpClient &http, DeploymentProfile site);

    /// A new token for the present one (3.2): the HTTP client asks for it by itself.
    static HttpRequest refreshRequest(const DeploymentProfile &site);

    Call<Token> login(const QString &user, SecretString password, const QString &code); // 3.1
    /// 3.6: a mail with a reset code goes to the user; the answer is the same whether there is such a user or not.
    Call<Done> requestPasswordReset(const QString &user);
    Call<Done> sendPasswordReset(const QString &user, const QString &resetCode, SecretString password);
    Call<Done> logout(const QByteArray &token);              // 3.4: with a token already thrown away
    Call<AgentProfile> currentUser(const QByteArray &token); // 3.5: before the token is taken into use
    /// Any answer says that the server is there; needs no token (3.3).
    Call<Done> probe();
    Call<ContactsFound> findProfiles(const QString &scim, int limit);                              // 3.7
    Call<Contact> getProfile(const ProfileId &id);                                                 // 3.8
    Call<std::vector<Card>> findCards(const ProfileId &profile);                                   // 3.10, expired ones too
    Call<CardAnswer> addCreditCard(const ProfileId &profile, NewCard card, const QByteArray &key); // 3.10

private:
    Call<HttpResponse> sendLogin(const QString &path, const QString &user, SecretString password, const QString &code);
    static HttpRequest requestOf(const DeploymentProfile &site, Method method, const QString &path, const QString &pathTemplate);
    HttpRequest request(Method method, const QString &path, const QString &pathTemplate) const;

    HttpClient &m_http;
    DeploymentProfile m_site;
};

} // namespace linedesk
