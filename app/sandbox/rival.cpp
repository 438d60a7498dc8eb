// SPDX-License-Identifier: Apache-2.0
#include "rival.h"

#include "http/server.h"

#include <QUrl>

namespace linedesk::sandbox {

namespace {

QJsonObject otherValues(const QJsonObject &mine, const char *id, std::initializer_list<std::pair<const char *, const char *>> texts)
{
    QJsonObject theirs;
    if (!mine.contains(QLatin1String(id)))
        return theirs; // mine is new: they cannot know of it
    for (const auto &[key, text] : texts)
        if (mine.contains(QLatin1String(key)))
            theirs.insert(QLatin1String(key), QLatin1String(text));
    if (theirs.isEmpty())
        theirs.insert(QLatin1String(texts.begin()->first), QLatin1String(texts.begin()->second));
    theirs.insert(QLatin1String(id), mine[QLatin1String(id)]);
    return theirs;
}

QJsonObject otherChange(const QJsonObject &mine)
{
    QJsonObject theirs;
    QJsonArray addresses, profiles;
    for (const QJsonValue &one : mine[QLatin1String("addresses")].toArray())
        if (const QJsonObject other =
                otherValues(one.toObject(), "addressId",
                            {{"address1", "9 Other Avenue"}, {"address2", "Flat 9"}, {"city", "Othertown"}, {"nickname", "Other"}});
            !other.isEmpty())
            addresses.append(other);
    for (const QJsonValue &one : mine[QLatin1String("billingProfiles")].toArray())
        if (const QJsonObject other = otherValues(one.toObject(), "billingProfileId", {{"billingProfileName", "Other bills"}});
            !other.isEmpty())
            profiles.append(other);
    if (!addresses.isEmpty())
        theirs.insert(QLatin1String("addresses"), addresses);
    if (!profiles.isEmpty())
        theirs.insert(QLatin1String("billingProfiles"), profiles);
    if (mine.contains(QLatin1String("accountName")))
        theirs.insert(QLatin1String("accountName"), QStringLiteral("Other Name"));
    return theirs;
}

} // namespace

void changeByRival(const Wiring &wiring, const Request &request, QJsonObject change)
{
    const qsizetype place = request.segments.indexOf(QStringLiteral("accounts"));
    if (place < 0 || place + 1 >= request.segments.size())
        return;
    if (change.isEmpty())
        change = otherChange(QJsonDocument::fromJson(request.body).object());
    call(wiring.crmHost, wiring.crmPort,
         {"PATCH",
          "/crmRestApi/resources/11.13.18.05/accounts/" + QUrl::toPercentEncoding(request.segments[place + 1]),
          {{"Authorization", wiring.flowCredentials}},
          QJsonDocument(change).toJson(QJsonDocument::Compact),
          10000},
         nullptr);
}

} // namespace linedesk::sandbox
