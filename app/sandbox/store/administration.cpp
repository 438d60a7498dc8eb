// SPDX-License-Identifier: Apache-2.0
#include "store/administration.h"

#include "store/commerce.h"

namespace linedesk::sandbox {

QStringList administrationTables()
{
    return {QStringLiteral("CREATE TABLE extension_servers (id TEXT PRIMARY KEY, host_url TEXT UNIQUE, status TEXT,"
                           " node_version TEXT)"),
            QStringLiteral("CREATE TABLE server_extensions (id TEXT PRIMARY KEY, size INTEGER, sha256 TEXT, uploaded TEXT)"),
            QStringLiteral("CREATE TABLE address_types (id TEXT PRIMARY KEY, name TEXT, name_key TEXT UNIQUE)")};
}

bool seedAddressTypes(const Database &store)
{
    bool isDone = true;
    for (const auto &[id, name] :
         {std::pair("shipping", QStringLiteral("Shipping")), std::pair("billing", QStringLiteral("Billing"))})
        isDone = isDone && store.insert(QStringLiteral("address_types"), {{QLatin1String("id"), QLatin1String(id)},
                                                                          {QLatin1String("name"), name},
                                                                          {QLatin1String("name_key"), comparable(name)}});
    return isDone;
}

bool addAdministration(const Database &store)
{
    bool isDone = true;
    for (const QString &statement : administrationTables())
        isDone = isDone && store.run(statement);
    return isDone && seedAddressTypes(store);
}

QHash<QString, QString> addressTypeNames(const Database &store)
{
    QHash<QString, QString> names;
    store.each(QStringLiteral("SELECT id, name FROM address_types"), {},
               [&](const QStringList &row) { names.insert(row[0], row[1]); });
    return names;
}

} // namespace linedesk::sandbox
