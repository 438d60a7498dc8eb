// SPDX-License-Identifier: Apache-2.0
#include "assets/assetsource.h"

#include <QDateTime>

namespace linedesk::sandbox {

namespace {

QString str(const QJsonObject &row, const char *key)
{
    return row[QLatin1String(key)].toString();
}

QJsonObject money(const QJsonValue &value)
{
    return {{QLatin1String("currency"), QStringLiteral("USD")}, {QLatin1String("value"), value}};
}

Response noAsset()
{
    return refusal(404, QStringLiteral("404"), QStringLiteral("no such asset"));
}

} // namespace

void AssetSource::addRoutes(Router &router)
{
    const auto route = [&](const char *method, const char *path, Response (AssetSource::*handler)(const Request &) const) {
        router.add(method, QStringLiteral("/rest/v16/assets") + QLatin1String(path), [this, handler](const Request &request) {
            return request.header("Authorization") == m_wiring.assetCredentials
                       ? (this->*handler)(request)
                       : refusal(401, QStringLiteral("401"), QStringLiteral("Unauthorized"));
        });
    };
    route("GET", "", &AssetSource::list);
    route("GET", "/{id}", &AssetSource::get);
    route("POST", "/{id}/actions/{action}", &AssetSource::act);
}

QJsonObject AssetSource::assetOf(const QJsonObject &row) const
{
    const auto reference = [&](const QString &id) -> QJsonObject {
        return {{QLatin1String("assetId"), id},
                {QLatin1String("serviceId"),
                 m_store.row(QStringLiteral("SELECT service_id FROM assets WHERE id=?"), {id})[QLatin1String("service_id")]}};
    };
    const auto nameOf = [&](const QString &id) -> QJsonValue {
        return m_store.row(QStringLiteral("SELECT name FROM assets WHERE id=?"), {id})[QLatin1String("name")];
    };
    const QString status = str(row, "status"), parent = str(row, "parent_id"), root = str(row, "root_id");
    const bool isRoot = root == str(row, "id");
    return {{QLatin1String("assetId"), row[QLatin1String("id")]},
            {QLatin1String("assetKey"), row[QLatin1String("id")]},
            {QLatin1String("serviceId"), row[QLatin1String("service_id")]},
            {QLatin1String("displayName"), row[QLatin1String("name")]},
            {QLatin1String("skuId"), row[QLatin1String("sku")]},
            {QLatin1String("serviceAccountId"), row[QLatin1String("service_account_id")]},
            {QLatin1String("customerAccountId"), row[QLatin1String("customer_account_id")]},
            {QLatin1String("billingAccountId"), row[QLatin1String("billing_account_id")]},
            {QLatin1String("billingProfileId"), row[QLatin1String("billing_profile_id")]},
            {QLatin1String("quantity"), 1},
            {QLatin1String("price"), money(0)},
            {QLatin1String("currency"), QJsonObject{{QLatin1String("currencyCode"), QStringLiteral("USD")}}},
            {QLatin1String("recurringCharge"), money(row[QLatin1String("charge")])},
            {QLatin1String("recurringChargeFrequency"), QStringLiteral("MONTHLY")},
            {QLatin1String("recurringChargeDuration"), QStringLiteral("12 MONTHS")},
            {QLatin1String("discountAmount"), 0},
            {QLatin1String("discountPercent"), 0},
            {QLatin1String("status"), QJsonObject{{QLatin1String("value"), status},
                                                  {QLatin1String("label"), QString(status.left(1) + status.mid(1).toLower())}}},
            {QLatin1String("activationDate"), row[QLatin1String("activated")]},
            {QLatin1String("deactivationDate"), row[QLatin1String("deactivated")]},
            {QLatin1String("suspendDate"), row[QLatin1String("suspended")]},
            {QLatin1String("dateAdded"), row[QLatin1String("added")]},
            {QLatin1String("dateModified"), row[QLatin1String("modified")]},
            {QLatin1String("transactionDate"), row[QLatin1String("transaction_date")]},
            {QLatin1String("parentAsset"), parent.isEmpty() ? QJsonValue() : QJsonValue(reference(parent))},
            {QLatin1String("parentDisplay"), parent.isEmpty() ? QJsonValue() : nameOf(parent)},
            {QLatin1String("rootAsset"), reference(root)},
            {QLatin1String("rootDisplay"), isRoot ? row[QLatin1String("name")] : nameOf(root)},
            {QLatin1String("usageNetAmount"), QJsonValue()},
            {QLatin1String("usageUnitOfMeasure"), QJsonValue()},
            {QLatin1String("attributes"), QJsonDocument::fromJson(str(row, "attributes").toUtf8()).array()},
            // Of the system alone; the extension takes them off.
            {QLatin1String("productLine"), row[QLatin1String("line")]},
            {QLatin1String("model"), row[QLatin1String("model")]}};
}

// Of customer accounts: "customerAccountId=A,B". A root comes before what belongs to it.
Response AssetSource::list(const Request &request) const
{
    const QStringList customers = request.argument(QStringLiteral("customerAccountId")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    QJsonArray items;
    for (const QString &customer : customers)
        for (const QJsonValue &row : m_store.rows(
                 QStringLiteral("SELECT * FROM assets WHERE customer_account_id=? ORDER BY root_id, id<>root_id, id"), {customer}))
            items.append(assetOf(row.toObject()));
    return Response::json({{QLatin1String("items"), items}});
}

Response AssetSource::get(const Request &request) const
{
    const QJsonObject row =
        m_store.row(QStringLiteral("SELECT * FROM assets WHERE id=?"), {request.parameters[QStringLiteral("id")]});
    return row.isEmpty() ? noAsset() : Response::json(assetOf(row));
}

// renew, suspend, resume, terminate of a root; what belongs to it follows. In a real system this starts an order.
Response AssetSource::act(const Request &request) const
{
    const QString id = request.parameters[QStringLiteral("id")], action = request.parameters[QStringLiteral("action")];
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QString date = str(body, "transactionDate"), now = m_wiring.clock->now().toString(Qt::ISODateWithMs);
    Response answer = refusal(500, QStringLiteral("500"), QStringLiteral("the asset could not be written"));
    const bool isDone = m_store.transaction([&] {
        const QJsonObject row = m_store.row(QStringLiteral("SELECT * FROM assets WHERE id=? AND root_id=id"), {id});
        const QString status = str(row, "status");
        const bool isActive = status == QLatin1String("ACTIVE"), isSuspended = status == QLatin1String("SUSPENDED");
        const bool isAllowed = action == QLatin1String("resume")      ? isSuspended
                               : action == QLatin1String("terminate") ? isActive || isSuspended
                                                                      : isActive;
        if (row.isEmpty() || !isAllowed) {
            answer = row.isEmpty() ? noAsset() : refusal(409, QStringLiteral("409"), status);
            return false;
        }
        const auto set = [&](const char *columns, const QVariantList &values) {
            return m_store.run(QStringLiteral("UPDATE assets SET modified=?, %1 WHERE root_id=? AND status<>'TERMINATED'")
                                   .arg(QLatin1String(columns)),
                               QVariantList{now} + values + QVariantList{id});
        };
        if (action == QLatin1String("renew"))
            return set("transaction_date=?", {date});
        if (action == QLatin1String("suspend"))
            return set("status='SUSPENDED', suspended=?, transaction_date=?", {date, date});
        if (action == QLatin1String("resume"))
            return set("status='ACTIVE', suspended=NULL, transaction_date=NULL", {});
        if (action == QLatin1String("terminate"))
            return set("status='TERMINATED', deactivated=?, suspended=NULL, transaction_date=NULL", {date});
        answer = noAsset();
        return false;
    });
    if (!isDone)
        return answer;
    QJsonArray children;
    for (const QJsonValue &child :
         m_store.rows(QStringLiteral("SELECT * FROM assets WHERE root_id=? AND id<>root_id ORDER BY id"), {id}))
        children.append(assetOf(child.toObject()));
    return Response::json({{QLatin1String("asset"), assetOf(m_store.row(QStringLiteral("SELECT * FROM assets WHERE id=?"), {id}))},
                           {QLatin1String("children"), children}});
}

} // namespace linedesk::sandbox
