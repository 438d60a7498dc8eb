// SPDX-License-Identifier: Apache-2.0
// Whether a request of the client is that of an example, told to the ledger.
#pragma once

#include "support/example.h"
#include "support/faketransport.h"

#include <QUrlQuery>

namespace linedesk::test {

// Body and query as the example shows them, JSON or a form. How much is asked for at once is the console's own choice, and it takes
// the server's own order (CONTRACT 2.5, 3.7).
inline bool isSaid(const Example &example, const FakeTransport::Sent &sent)
{
    const auto said = [](const QUrlQuery &query) {
        QJsonObject all;
        for (const auto &[key, value] : query.queryItems(QUrl::FullyDecoded))
            if (!value.isEmpty())
                all.insert(key, value);
        return all;
    };
    const auto withoutPage = [](QJsonObject query) {
        for (const char *one : {"sort", "limit", "offset", "totalResults", "allCards"})
            query.remove(QLatin1String(one));
        return query;
    };
    QJsonObject body = QJsonDocument::fromJson(sent.body).object();
    if (body.isEmpty() && !sent.body.startsWith('{'))
        body = said(QUrlQuery(QString::fromLatin1(sent.body)));
    const QJsonObject query = withoutPage(said(QUrlQuery(sent.url)));
    const bool isBodySaid = body == example.request.value(QLatin1String("body")).toObject();
    const bool isQuerySaid = query == withoutPage(example.request.value(QLatin1String("query")).toObject());
    if (!isBodySaid)
        qWarning("the body has other members or values than the example's"); // not shown: it may be a card's
    if (!isQuerySaid)
        qWarning().noquote() << "the query is" << QJsonDocument(query).toJson(QJsonDocument::Compact);
    return isBodySaid && isQuerySaid;
}

// The whole request is the example's, but for the headers that are new in each run.
inline bool isAsked(const Example &example, const FakeTransport::Sent &sent)
{
    const QByteArray verb = FakeTransport::verb(sent.method);
    bool isSame = isSaid(example, sent) && verb == example.request.value(QLatin1String("method")).toString().toLatin1() &&
                  sent.url.path() == example.request.value(QLatin1String("path")).toString();
    const QJsonObject headers = example.request.value(QLatin1String("headers")).toObject();
    for (auto one = headers.begin(); one != headers.end(); ++one) {
        const QByteArray name = one.key().toLatin1(), value = sent.header(name);
        const bool isFresh = name == "X-Request-Id" || name == "Authorization" || name == "Idempotency-Key";
        if (name == "Content-Type" || (isFresh ? !value.isEmpty() : value == one.value().toString().toLatin1()))
            continue;
        qWarning("%s is %s", name.constData(), value.constData());
        isSame = false;
    }
    noteExchange("client", verb, sent.url.path(), example.status(), example.body(), isSame);
    return isSame;
}

} // namespace linedesk::test
