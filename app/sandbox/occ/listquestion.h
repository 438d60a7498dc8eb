// SPDX-License-Identifier: Apache-2.0
// What a request asks of a list of Commerce (CONTRACT 2.5, 3.7): a SCIM expression, an order, a page, some fields. And which
// fields the lists have.
#pragma once

#include "http/message.h"
#include "http/page.h"
#include "occ/scim.h"
#include "store/database.h"

#include <functional>
#include <optional>

namespace linedesk::sandbox {

const ScimFields &profileFields(); // over "profiles p"
const ScimFields &addressFields(); // over "addresses a"
const ScimFields &profileRequestFields();
const ScimFields &organizationRequestFields();

/// "lastName:asc,email:desc" as SQL, the `last` column at its end so that pages never overlap; empty when it cannot be read.
QString orderOf(const QString &sort, const ScimFields &fields, const QString &last);
Response unreadableExpression(const QString &problem);
/// "links" of a part of a list: itself, the one before and the one after.
QJsonArray pageLinks(const Request &request, const Page &page, int total);
/// Only the members that the query's `fields` names, "id" or "items.id"; all when it names none.
QJsonObject onlyFields(const Request &request, const QJsonObject &item);

struct ListQuestion {
    ScimSql filter{QStringLiteral("1"), {}, {}, false};
    QString order;
    Page page;

    /// A refusal, or nothing.
    std::optional<Response> read(const Request &request, const ScimFields &fields, const QString &lastOrder);
    Response answer(const Database &store, const Request &request, const QString &from, const QString &where,
                    const QVariantList &arguments, const std::function<QJsonObject(const QJsonObject &)> &item) const;
};

} // namespace linedesk::sandbox
