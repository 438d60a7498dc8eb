// SPDX-License-Identifier: Apache-2.0
#include "crm/crmrole.h"

namespace linedesk::sandbox {

// Which billing profiles pay with a stored card of Commerce: it asks before it removes one (CONTRACT 3.10).
Response CrmRole::findBillingProfiles(const Request &request) const
{
    QJsonArray items;
    for (const QJsonValue &row :
         m_store.rows(QStringLiteral("SELECT id, account_id FROM billing_profiles WHERE card_id=? ORDER BY id"),
                      {request.argument(QStringLiteral("cardId"))}))
        items.append(QJsonObject{{QLatin1String("billingProfileId"), row[QLatin1String("id")]},
                                 {QLatin1String("accountId"), row[QLatin1String("account_id")]}});
    return Response::json({{QLatin1String("items"), items}, {QLatin1String("count"), int(items.size())}});
}

} // namespace linedesk::sandbox
