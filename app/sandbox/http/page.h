// SPDX-License-Identifier: Apache-2.0
// Which part of a list a request wants, and what the answer says of it (CONTRACT 2.5, by offset).
#pragma once

#include "http/message.h"

#include <algorithm>

namespace linedesk::sandbox {

constexpr int LongestStructure = 10000; // accounts of a customer in one answer (A1)

struct Page {
    int limit = 25, offset = 0;

    static bool isAsked(const Request &request)
    {
        return request.query.hasQueryItem(QStringLiteral("limit")) || request.query.hasQueryItem(QStringLiteral("offset"));
    }
    /// What is too large is lowered, what is missing or no number is the default.
    static Page of(const Request &request, int most = 250)
    {
        Page page;
        bool isNumber = false;
        if (const int limit = request.argument(QStringLiteral("limit")).toInt(&isNumber); isNumber)
            page.limit = std::clamp(limit, 1, most);
        page.offset = std::max(0, request.argument(QStringLiteral("offset")).toInt());
        return page;
    }
    /// For the next role.
    QByteArray query() const { return "limit=" + QByteArray::number(limit) + "&offset=" + QByteArray::number(offset); }
    void describe(QJsonObject *answer, int total, qsizetype count) const
    {
        answer->insert(QLatin1String("totalResults"), total);
        answer->insert(QLatin1String("offset"), offset);
        answer->insert(QLatin1String("limit"), limit);
        answer->insert(QLatin1String("hasMore"), offset + count < total);
    }
};

} // namespace linedesk::sandbox
