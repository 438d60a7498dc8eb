// SPDX-License-Identifier: Apache-2.0
#include "http/message.h"

#include <QStringList>
#include <sodium.h>

namespace linedesk::sandbox {

Response refusal(int status, const QString &errorCode, const QString &message, const QString &moreInfo, const QString &errorPath)
{
    QJsonObject body{{QLatin1String("message"), message},
                     {QLatin1String("status"), QString::number(status)},
                     {QLatin1String("errorCode"), errorCode}};
    if (!moreInfo.isEmpty())
        body.insert(QLatin1String("moreInfo"), moreInfo);
    if (!errorPath.isEmpty())
        body.insert(QLatin1String("o:errorPath"), errorPath);
    return Response::json(body, status);
}

QString randomId()
{
    unsigned char random[16];
    randombytes_buf(random, sizeof random);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(random), sizeof random).toHex());
}

bool Request::prefersMinimal() const
{
    for (const QByteArray &preference : header("Prefer").toLower().split(','))
        if (preference.split(';')[0].simplified().replace(' ', "").replace('"', "") == "return=minimal")
            return true;
    return false;
}

QJsonArray Request::selfLink() const
{
    return {QJsonObject{{QLatin1String("rel"), QStringLiteral("self")},
                        {QLatin1String("href"), QString::fromUtf8("http://" + header("Host") + target)}}};
}

QString Request::formField(const char *name) const
{
    const QUrlQuery form(QString::fromUtf8(body).replace(QLatin1Char('+'), QLatin1String("%20")));
    return form.queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
}

void Router::add(const QByteArray &method, const QString &pathTemplate, Handler handler)
{
    m_routes.push_back({method, pathTemplate.split(QLatin1Char('/')), pathTemplate, std::move(handler)});
}

Response Router::answer(Request request, QString *matched) const
{
    const QStringList parts = request.segments;
    bool isKnownPath = false;
    for (const Route &route : m_routes) {
        if (route.parts.size() != parts.size())
            continue;
        QHash<QString, QString> parameters;
        bool fits = true;
        for (qsizetype i = 0; fits && i < parts.size(); ++i) {
            const QString &part = route.parts[i];
            if (part.startsWith(QLatin1Char('{')))
                parameters.insert(part.mid(1, part.size() - 2), parts[i]);
            else
                fits = part == parts[i];
        }
        if (!fits)
            continue;
        isKnownPath = true;
        if (route.method != request.method)
            continue;
        *matched = route.pathTemplate;
        request.parameters = std::move(parameters);
        return route.handler(request);
    }
    *matched = QStringLiteral("(no route)");
    return isKnownPath ? refusal(405, QStringLiteral("990405"), QStringLiteral("This method is not offered here."))
                       : refusal(404, QStringLiteral("990404"), QStringLiteral("There is nothing at this address."));
}

} // namespace linedesk::sandbox
