// SPDX-License-Identifier: Apache-2.0
#include "assets/assetservices.h"

#include "http/page.h"

#include <QDateTime>
#include <QSet>
#include <QTimeZone>
#include <QUrl>

namespace linedesk::sandbox {

namespace {

constexpr int LongestReason = 255; // CONTRACT 2.9

QString str(const QJsonObject &object, const char *key)
{
    return object[QLatin1String(key)].toString();
}

QString statusOf(const QJsonObject &asset)
{
    return str(asset[QLatin1String("status")].toObject(), "value");
}

int rankOf(const QJsonArray &people, const QString &contactId)
{
    for (const QJsonValue &one : people)
        if (one[QLatin1String("contactId")] == contactId) {
            const QString role = one[QLatin1String("roles")][0].toString();
            return role == QLatin1String("admin") ? 3 : role == QLatin1String("buyer") ? 2 : 1;
        }
    return 0;
}

QStringList actionsIn(const QString &state)
{
    if (state == QLatin1String("ACTIVE"))
        return {QStringLiteral("modify"), QStringLiteral("renew"), QStringLiteral("suspend"), QStringLiteral("terminate")};
    return state == QLatin1String("SUSPENDED") ? QStringList{QStringLiteral("resume"), QStringLiteral("terminate")} : QStringList();
}

Response unreadable(const Response &upstream)
{
    return refusal(502, QStringLiteral("551003"), QStringLiteral("The assets could not be read."),
                   upstream.status == 0 ? QString() : QStringLiteral("upstreamStatus=%1").arg(upstream.status));
}

Response noRight()
{
    return refusal(403, QStringLiteral("551006"), QStringLiteral("The contact has no right to this asset."), {},
                   QStringLiteral("assetId"));
}

Response wrongState(const QString &state, const QString &action)
{
    return refusal(409, QStringLiteral("551008"), QStringLiteral("The action does not fit the state of the asset."),
                   QStringLiteral("state=%1;action=%2").arg(state, action));
}

// What an order for the asset would hold.
QJsonObject configuratorItem(const QJsonObject &asset, const QString &action, const QString &date, const QJsonArray &children)
{
    QJsonArray data;
    for (const QJsonValue &one : asset[QLatin1String("attributes")].toArray()) {
        const QString name = one[QLatin1String("name")].toString();
        data.append(QJsonObject{
            {QLatin1String("name"), name},
            {QLatin1String("values"), QJsonObject{{QLatin1String("name"), name},
                                                  {QLatin1String("label"), QString(name.left(1).toUpper() + name.mid(1))},
                                                  {QLatin1String("displayValue"), one[QLatin1String("label")]}}}});
    }
    QJsonArray items;
    for (const QJsonValue &child : children)
        items.append(configuratorItem(child.toObject(), action, date, {}));
    QJsonObject item{{QLatin1String("actionCode"), action.toUpper()},
                     {QLatin1String("amount"), asset[QLatin1String("price")][QLatin1String("value")]},
                     {QLatin1String("catalogRefId"), asset[QLatin1String("skuId")]},
                     {QLatin1String("configuratorId"), QStringLiteral("cfg-") + str(asset, "assetId")},
                     {QLatin1String("externalPrice"), asset[QLatin1String("price")][QLatin1String("value")]},
                     {QLatin1String("externalRecurringCharge"), asset[QLatin1String("recurringCharge")][QLatin1String("value")]},
                     {QLatin1String("externalRecurringChargeFrequency"), asset[QLatin1String("recurringChargeFrequency")]},
                     {QLatin1String("externalRecurringChargeDuration"), asset[QLatin1String("recurringChargeDuration")]},
                     {QLatin1String("externalData"), data},
                     {QLatin1String("childItems"), items},
                     {QLatin1String("transactionDate"), date}};
    for (const char *same : {"activationDate", "deactivationDate", "assetId", "assetKey", "serviceId", "customerAccountId",
                             "billingAccountId", "billingProfileId", "serviceAccountId", "quantity"})
        item.insert(QLatin1String(same), asset[QLatin1String(same)]);
    return item;
}

} // namespace

void AssetServices::addRoutes(Router &router)
{
    const QString base = QStringLiteral("/ccagentx/custom/v1/services"), one = base + QStringLiteral("/{assetId}/");
    router.add("GET", base, [this](const Request &request) { return list(request); });
    router.add("GET", base + QStringLiteral("/{assetId}"), [this](const Request &request) { return get(request); });
    router.add("POST", one + QStringLiteral("modify"), [this](const Request &request) {
        Caller caller;
        QJsonObject asset;
        QString date;
        if (const auto refused = identify(request, &caller))
            return *refused;
        if (const auto refused = readAsset(request, caller, &asset))
            return *refused;
        if (const auto refused = checkAction(request, QStringLiteral("modify"), caller, asset, &date))
            return *refused;
        return modify(request, asset);
    });
    for (const char *action : {"renew", "suspend", "resume", "terminate"})
        router.add("POST", one + QLatin1String(action),
                   [this, name = QString::fromLatin1(action)](const Request &request) { return act(request, name); });
    router.add("GET", QStringLiteral("/sandbox/configurator"), [this](const Request &request) { return configurator(request); });
}

Response AssetServices::source(const QByteArray &method, const QByteArray &path, const QByteArray &body) const
{
    return call(m_wiring.host, m_wiring.assetPort,
                {method, "/rest/v16/assets" + path, {{"Authorization", m_wiring.assetCredentials}}, body, m_wiring.flowTimeoutMs},
                nullptr);
}

AssetServices::Refusal AssetServices::identify(const Request &request, Caller *caller) const
{
    const auto ask = [&](const QByteArray &path, const QByteArray &authorization) {
        return call(m_wiring.occHost, m_wiring.occPort, {"GET", path, {{"Authorization", authorization}}, {}, 10000}, nullptr);
    };
    const Response user = ask("/ccagentui/v1/adminProfiles/current", request.header("Authorization"));
    if (user.status == 401)
        return refusal(401, QStringLiteral("CAM-1001"), QStringLiteral("The log-in is missing or has ended."));
    if (!user.isSuccess())
        return refusal(502, QStringLiteral("CAM-5001"), QStringLiteral("Commerce did not answer."));
    for (const QJsonValue &role : user.object()[QLatin1String("roles")].toArray())
        caller->isSupervisor =
            caller->isSupervisor || role[QLatin1String("repositoryId")] == QLatin1String("csAgentSupervisorRole");
    const QString profileId = str(QJsonDocument::fromJson(request.header("X-CCAgentContext")).object(), "shopperProfileId");
    if (profileId.isEmpty())
        return refusal(400, QStringLiteral("CAM-1004"), QStringLiteral("The contact in context is missing."), {},
                       QStringLiteral("X-CCAgentContext"));
    const Response profile =
        m_wiring.callCommerceAdministration({"GET", "/ccadmin/v1/profiles/" + QUrl::toPercentEncoding(profileId), {}, {}, 10000});
    if (profile.status == 404)
        return refusal(404, QStringLiteral("551000"), QStringLiteral("There is no profile with this id."), {},
                       QStringLiteral("X-CCAgentContext.shopperProfileId"));
    if (!profile.isSuccess())
        return refusal(502, QStringLiteral("CAM-5001"), QStringLiteral("Commerce did not answer."));
    const QString contactId = str(profile.object(), "customerContactId");
    if (contactId.isEmpty())
        return {}; // nobody to the account system, so without any account
    std::optional<Response> failure;
    const Response found = m_flows.call({.key = "QUERY_ACCOUNTS",
                                         .query = "?profileId=" + QUrl::toPercentEncoding(profileId) + "&contactId=" +
                                                  QUrl::toPercentEncoding(contactId) + "&sourceSystem=COMMERCE_CLOUD",
                                         .expected = "accounts"},
                                        &failure);
    for (const QJsonValue &account : found.object()[QLatin1String("accounts")].toArray()) {
        const QString id = account[QLatin1String("accountId")].toString(),
                      parent = account[QLatin1String("parentAccountId")].toString();
        caller->ranks.insert(id, rankOf(account[QLatin1String("contacts")].toArray(), contactId));
        caller->parents.insert(id, parent.isEmpty() ? id : parent);
        caller->hasServiceAccount = caller->hasServiceAccount || account[QLatin1String("accountType")] == QLatin1String("Service");
    }
    return failure;
}

// As the console gets it: with what may be done by this user for this contact.
QJsonObject AssetServices::offered(QJsonObject asset, const Caller &caller)
{
    QJsonArray allowed;
    const bool isRoot = asset[QLatin1String("parentAsset")].isNull();
    if (isRoot && caller.ranks.value(str(asset, "serviceAccountId")) >= 2)
        for (const QString &action : actionsIn(statusOf(asset)))
            if (caller.isSupervisor || action != QLatin1String("terminate"))
                allowed.append(action);
    asset.insert(QLatin1String("allowedActions"), allowed);
    asset.remove(QLatin1String("productLine"));
    asset.remove(QLatin1String("model"));
    return asset;
}

Response AssetServices::list(const Request &request) const
{
    Caller caller;
    if (const auto refused = identify(request, &caller))
        return *refused;
    const QString account = request.argument(QStringLiteral("serviceAccountId")),
                  status = request.argument(QStringLiteral("status"));
    if (!account.isEmpty() && !caller.ranks.contains(account))
        return refusal(403, QStringLiteral("551006"), QStringLiteral("The contact has no right to this account."), {},
                       QStringLiteral("serviceAccountId"));
    const QSet<QString> customers(caller.parents.cbegin(), caller.parents.cend());
    QStringList ids(customers.begin(), customers.end());
    ids.sort();
    const Response found = ids.isEmpty()
                               ? Response::json({{QLatin1String("items"), QJsonArray()}})
                               : source("GET", "?customerAccountId=" + QUrl::toPercentEncoding(ids.join(QLatin1Char(',')), ","));
    if (!found.isSuccess() || !found.object()[QLatin1String("items")].isArray())
        return unreadable(found);
    QJsonArray mine, all;
    for (const QJsonValue &asset : found.object()[QLatin1String("items")].toArray())
        if (caller.ranks.contains(asset[QLatin1String("serviceAccountId")].toString()))
            mine.append(asset);
    if (mine.isEmpty() && !caller.hasServiceAccount)
        return refusal(404, QStringLiteral("551001"), QStringLiteral("The contact has no service account."));
    for (const QJsonValue &asset : mine)
        if ((account.isEmpty() || asset[QLatin1String("serviceAccountId")] == account) &&
            (status.isEmpty() || statusOf(asset.toObject()) == status))
            all.append(offered(asset.toObject(), caller));
    const Page page = Page::of(request);
    QJsonArray items;
    for (qsizetype i = page.offset; i < all.size() && items.size() < page.limit; ++i)
        items.append(all[i]);
    QJsonObject answer{
        {QLatin1String("items"), items}, {QLatin1String("count"), int(items.size())}, {QLatin1String("links"), request.selfLink()}};
    page.describe(&answer, int(all.size()), items.size());
    return Response::json(answer);
}

AssetServices::Refusal AssetServices::readAsset(const Request &request, const Caller &caller, QJsonObject *asset) const
{
    const Response found = source("GET", '/' + QUrl::toPercentEncoding(request.parameters[QStringLiteral("assetId")]));
    if (found.status == 404)
        return refusal(404, QStringLiteral("551005"), QStringLiteral("The asset id is not valid."), {}, QStringLiteral("assetId"));
    *asset = found.object();
    if (!found.isSuccess() || str(*asset, "assetId").isEmpty())
        return unreadable(found);
    return caller.ranks.contains(str(*asset, "serviceAccountId")) ? Refusal() : noRight();
}

Response AssetServices::get(const Request &request) const
{
    Caller caller;
    QJsonObject asset;
    if (const auto refused = identify(request, &caller))
        return *refused;
    if (const auto refused = readAsset(request, caller, &asset))
        return *refused;
    return Response::json(offered(asset, caller));
}

AssetServices::Refusal AssetServices::checkAction(const Request &request, const QString &action, const Caller &caller,
                                                  const QJsonObject &asset, QString *date) const
{
    if (action == QLatin1String("terminate") && !caller.isSupervisor)
        return refusal(403, QStringLiteral("100091"), QStringLiteral("Your role does not allow this."));
    const QString account = str(asset, "serviceAccountId");
    if (caller.ranks.value(account) < 2)
        return noRight();
    if (caller.parents.value(account) != str(asset, "customerAccountId"))
        return refusal(409, QStringLiteral("551007"), QStringLiteral("The owner of the asset cannot be found."), {},
                       QStringLiteral("assetId"));
    if (!asset[QLatin1String("parentAsset")].isNull())
        return refusal(409, QStringLiteral("551008"), QStringLiteral("The action runs on the root asset only."),
                       QStringLiteral("rootAssetId=") + asset[QLatin1String("rootAsset")][QLatin1String("assetId")].toString());
    const QJsonDocument document = QJsonDocument::fromJson(request.body.trimmed().isEmpty() ? QByteArray("{}") : request.body);
    if (!document.isObject())
        return refusal(400, QStringLiteral("CAM-3001"), QStringLiteral("The request cannot be read."), {}, QStringLiteral("$"));
    for (const QString &member : document.object().keys())
        if (member != QLatin1String("transactionDate") && member != QLatin1String("reason"))
            return refusal(400, QStringLiteral("CAM-3001"), QStringLiteral("This field is not known."), {},
                           QStringLiteral("$.") + member);
    const QJsonValue reason = document[QLatin1String("reason")], wanted = document[QLatin1String("transactionDate")];
    if (!reason.isUndefined() && !reason.isNull() && !reason.isString())
        return refusal(400, QStringLiteral("CAM-3001"), QStringLiteral("The reason is not a text."), {},
                       QStringLiteral("$.reason"));
    if (reason.toString().size() > LongestReason)
        return refusal(400, QStringLiteral("CAM-3002"), QStringLiteral("The reason is too long."), {}, QStringLiteral("$.reason"));
    const QDateTime now = m_wiring.clock->now().toUTC();
    const bool isLeftOut = wanted.isUndefined() || wanted.isNull();
    const QDateTime when = isLeftOut ? now : QDateTime::fromString(wanted.toString(), Qt::ISODateWithMs).toUTC();
    if (!when.isValid() || when.date() < now.date())
        return refusal(400, QStringLiteral("551009"), QStringLiteral("The transaction date is not valid."), {},
                       QStringLiteral("transactionDate"));
    *date = when.toString(Qt::ISODateWithMs);
    if (!actionsIn(statusOf(asset)).contains(action))
        return wrongState(statusOf(asset), action);
    return {};
}

Response AssetServices::act(const Request &request, const QString &action) const
{
    Caller caller;
    QJsonObject asset;
    QString date;
    if (const auto refused = identify(request, &caller))
        return *refused;
    if (const auto refused = readAsset(request, caller, &asset))
        return *refused;
    if (const auto refused = checkAction(request, action, caller, asset, &date))
        return *refused;
    const QJsonObject order{{QLatin1String("sourceIdentifier"), QStringLiteral("CustomerAccountModel")},
                            {QLatin1String("transactionDate"), date},
                            {QLatin1String("transactionId"), randomId()}};
    const Response done = source("POST", '/' + QUrl::toPercentEncoding(str(asset, "assetId")) + "/actions/" + action.toLatin1(),
                                 QJsonDocument(order).toJson(QJsonDocument::Compact));
    if (done.status == 409) // somebody else was faster
        return wrongState(str(done.object(), "message"), action);
    const QJsonObject changed = done.object()[QLatin1String("asset")].toObject();
    if (!done.isSuccess() || changed.isEmpty())
        return refusal(502, QStringLiteral("551008"), QStringLiteral("The asset system did not carry out the action."),
                       done.status == 0 ? QString() : QStringLiteral("upstreamStatus=%1").arg(done.status));
    return Response::json({{QLatin1String("configuratorItem"),
                            configuratorItem(changed, action, date, done.object()[QLatin1String("children")].toArray())},
                           {QLatin1String("service"), offered(changed, caller)}});
}

// The change itself is made in the configurator, in the browser; here its address is given out.
Response AssetServices::modify(const Request &request, const QJsonObject &asset)
{
    const QString key = QStringLiteral("ctx-") + randomId();
    {
        const std::lock_guard lock(m_mutex);
        m_configurations.insert(key, str(asset, "displayName"));
    }
    return Response::json({{QLatin1String("productLine"), asset[QLatin1String("productLine")]},
                           {QLatin1String("segment"), QStringLiteral("consumer")},
                           {QLatin1String("model"), asset[QLatin1String("model")]},
                           {QLatin1String("configuratorUrl"), QString::fromUtf8("http://" + request.header("Host")) +
                                                                  QStringLiteral("/sandbox/configurator?key=") + key},
                           {QLatin1String("configContextKey"), key},
                           {QLatin1String("bomKey"), QStringLiteral("bom-") + str(asset, "assetId")}});
}

Response AssetServices::configurator(const Request &request)
{
    const std::lock_guard lock(m_mutex);
    const auto known = m_configurations.constFind(request.argument(QStringLiteral("key")));
    if (known == m_configurations.constEnd())
        return refusal(404, QStringLiteral("404"), QStringLiteral("This configuration is not known, or has ended."));
    const QString page =
        QStringLiteral("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Configurator</title>"
                       "<h1>%1</h1><p>Here a real site opens its configurator for this service. The training system has"
                       " none; close this page and go on in the console.</p></html>")
            .arg(known->toHtmlEscaped());
    return {200, page.toUtf8(), {}, "text/html; charset=UTF-8"};
}

} // namespace linedesk::sandbox
