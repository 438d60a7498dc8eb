// SPDX-License-Identifier: Apache-2.0
#include "store/assets.h"

#include <QHash>

namespace linedesk::sandbox {

namespace {

struct Product {
    const char *name, *sku, *line, *model, *attributes;
    double charge;
    const char *childName, *childSku; // delivered with it; null: nothing is
};
const Product products[] = {
    {"Home Broadband", "sku-1", "broadband", "homeBroadband", R"([{"name":"speed","value":"200","label":"200 Mbit/s"}])", 39.5,
     "Router", "sku-2"},
    {"Mobile Plan", "sku-3", "mobile", "mobilePlan", R"([{"name":"data","value":"20","label":"20 GB"}])", 24.9, nullptr, nullptr},
    {"Television", "sku-4", "television", "homeTelevision", R"([{"name":"channels","value":"120","label":"120 channels"}])", 18,
     "Set-top box", "sku-5"},
    {"Home Telephone", "sku-6", "voice", "homeVoice", "[]", 12, nullptr, nullptr}};

QString str(const QJsonObject &row, const char *key)
{
    return row[QLatin1String(key)].toString();
}

class Shelf {
public:
    explicit Shelf(const Population &population)
    {
        for (const QJsonObject &account : population.accounts)
            if (str(account, "type") == QLatin1String("Billing") && !m_billing.contains(str(account, "parent_id")))
                m_billing.insert(str(account, "parent_id"), str(account, "id"));
        for (const QJsonObject &profile : population.billingProfiles)
            if (!m_profiles.contains(str(profile, "account_id")))
                m_profiles.insert(str(profile, "account_id"), str(profile, "id"));
    }
    void put(const Product &product, const QJsonObject &account, const QString &id, const QString &serviceId, const char *status)
    {
        const QString customer = account[QLatin1String("parent_id")].isNull() ? str(account, "id") : str(account, "parent_id"),
                      billing = m_billing.value(customer, customer);
        QJsonObject row{
            {QLatin1String("id"), id},
            {QLatin1String("service_id"), serviceId},
            {QLatin1String("name"), QLatin1String(product.name)},
            {QLatin1String("sku"), QLatin1String(product.sku)},
            {QLatin1String("line"), QLatin1String(product.line)},
            {QLatin1String("model"), QLatin1String(product.model)},
            {QLatin1String("attributes"), QLatin1String(product.attributes)},
            {QLatin1String("charge"), product.charge},
            {QLatin1String("service_account_id"), account[QLatin1String("id")]},
            {QLatin1String("customer_account_id"), customer},
            {QLatin1String("billing_account_id"), billing},
            {QLatin1String("billing_profile_id"), m_profiles.contains(billing) ? QJsonValue(m_profiles[billing]) : QJsonValue()},
            {QLatin1String("status"), QLatin1String(status)},
            {QLatin1String("added"), QStringLiteral("2026-03-01T00:00:00.000Z")},
            {QLatin1String("modified"), QStringLiteral("2026-03-01T00:00:00.000Z")},
            {QLatin1String("activated"), QStringLiteral("2026-03-01T00:00:00.000Z")},
            {QLatin1String("suspended"), QJsonValue()},
            {QLatin1String("parent_id"), QJsonValue()},
            {QLatin1String("root_id"), id}};
        if (qstrcmp(status, "SUSPENDED") == 0)
            row[QLatin1String("suspended")] = QStringLiteral("2026-05-01T00:00:00.000Z");
        all.push_back(row);
    }
    /// Of the one that was put last.
    void putChild(const Product &product, const QString &id, const QString &serviceId)
    {
        QJsonObject row = all.back();
        row[QLatin1String("parent_id")] = row[QLatin1String("id")];
        row[QLatin1String("id")] = id;
        row[QLatin1String("service_id")] = serviceId;
        row[QLatin1String("name")] = QLatin1String(product.childName);
        row[QLatin1String("sku")] = QLatin1String(product.childSku);
        row[QLatin1String("attributes")] = QStringLiteral("[]");
        all.push_back(row);
    }
    std::vector<QJsonObject> all;

private:
    QHash<QString, QString> m_billing, m_profiles; // by customer account; by account
};

} // namespace

Database assetDatabase(const QString &path)
{
    return Database(
        path,
        {QStringLiteral("CREATE TABLE assets (id TEXT PRIMARY KEY, service_id TEXT, name TEXT, sku TEXT, line TEXT, model TEXT,"
                        " attributes TEXT, charge REAL, service_account_id TEXT, customer_account_id TEXT,"
                        " billing_account_id TEXT, billing_profile_id TEXT, status TEXT, added TEXT, modified TEXT,"
                        " activated TEXT, deactivated TEXT, suspended TEXT, transaction_date TEXT, parent_id TEXT, root_id TEXT)"),
         QStringLiteral("CREATE INDEX assets_by_customer ON assets (customer_account_id)"),
         QStringLiteral("CREATE INDEX assets_by_root ON assets (root_id)")});
}

std::vector<QJsonObject> assetsOf(const Population &population)
{
    Shelf shelf(population);
    int next = 90100001, service = 1001;
    for (const QJsonObject &account : population.accounts) {
        const QString id = str(account, "id"), type = str(account, "type");
        if (id == QLatin1String("300100000000202")) { // as in the examples
            shelf.put(products[0], account, QStringLiteral("90000001"), QStringLiteral("SVC-1"), "ACTIVE");
            shelf.putChild(products[0], QStringLiteral("90000002"), QStringLiteral("SVC-2"));
            shelf.all.back()[QLatin1String("charge")] = shelf.all.front()[QLatin1String("charge")];
            continue;
        }
        // The fixtures have no others; a customer account delivers itself when nothing below it does (here: every other one).
        const bool isFixture = id.startsWith(QLatin1String("300100000000")) ||
                               str(account, "primary_contact_id").startsWith(QLatin1String("300100000000"));
        const int number = id.right(6).toInt();
        if (isFixture || type == QLatin1String("Billing") || (type == QLatin1String("Customer") && number % 2 == 1))
            continue;
        const Product &product = products[size_t(number) % std::size(products)];
        shelf.put(product, account, QString::number(next++), QStringLiteral("SVC-%1").arg(service++),
                  number % 11 == 0 ? "SUSPENDED" : "ACTIVE");
        if (product.childName)
            shelf.putChild(product, QString::number(next++), QStringLiteral("SVC-%1").arg(service++));
    }
    return shelf.all;
}

bool seedAssets(const Database &store, const Population &population)
{
    return store.transaction([&] {
        bool isDone = store.create();
        for (const QJsonObject &asset : assetsOf(population))
            isDone = isDone && store.insert(QStringLiteral("assets"), asset);
        return isDone;
    });
}

} // namespace linedesk::sandbox
