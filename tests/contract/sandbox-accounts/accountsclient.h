// SPDX-License-Identifier: Apache-2.0
// What the tests of the extension share: requests for a contact in context, the examples played, and what of an answer is
// compared.
#pragma once

#include "../sandbox-commerce/commerceclient.h"
#include "support/difference.h"
#include "support/example.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

namespace linedesk::test {

constexpr char ExampleWebhookSecret[] = "c2FuZGJveC13ZWJob29rLXNlY3JldA=="; // of the examples

using Headers = std::vector<std::pair<QByteArray, QByteArray>>;

inline Headers contextOf(const QByteArray &profileId)
{
    return {{"X-CCAgentContext", "{\"shopperProfileId\":\"" + profileId + "\"}"}};
}

// Made at each start.
inline QByteArray flowCredentials()
{
    return "Basic " + (qgetenv("CRM_USERNAME") + ':' + qgetenv("CRM_PASSWORD")).toBase64();
}

inline sandbox::Response play(const CommerceClient &client, const QJsonObject &request)
{
    Headers headers;
    const QJsonObject given = request[QLatin1String("headers")].toObject();
    for (auto one = given.begin(); one != given.end(); ++one)
        if (one.key() != QLatin1String("Authorization"))
            headers.emplace_back(one.key().toLatin1(), one.value().toString().toLatin1());
    const QString path = request[QLatin1String("path")].toString();
    if (path.startsWith(QLatin1String("/ic/")))
        headers.emplace_back("Authorization", flowCredentials());
    QByteArray target = path.toLatin1();
    const QJsonObject query = request[QLatin1String("query")].toObject();
    for (auto one = query.begin(); one != query.end(); ++one)
        target += (target.contains('?') ? '&' : '?') + one.key().toLatin1() + '=' + QUrl::toPercentEncoding(one.value().toString());
    const QByteArray body = request.contains(QLatin1String("body"))
                                ? QJsonDocument(request[QLatin1String("body")].toObject()).toJson(QJsonDocument::Compact)
                                : QByteArray();
    for (auto &[name, value] : headers) // Qt orders the members of the body anew
        if (name == "x-oracle-cc-webhook-signature-sha512")
            value = QMessageAuthenticationCode::hash(body, QByteArray::fromBase64(ExampleWebhookSecret), QCryptographicHash::Sha512)
                        .toBase64();
    return client.send(request[QLatin1String("method")].toString().toLatin1(), target, body, headers);
}

/// "CAM-3106 $.accounts[0].…" for each error of the answer.
inline QStringList errorsOf(const sandbox::Response &answer)
{
    QStringList all;
    for (const QJsonValue &one : answer.object()[QLatin1String("errors")].toArray())
        all << one[QLatin1String("errorCode")].toString() + QLatin1Char(' ') + one[QLatin1String("o:errorPath")].toString();
    return all;
}

} // namespace linedesk::test
