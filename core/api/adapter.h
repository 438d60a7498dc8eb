// SPDX-License-Identifier: Apache-2.0
// What the adapters share: ids in a path, a page asked for, an answer as a value or as the Error that it is.
#pragma once

#include "api/wireerror.h"
#include "domain/account.h"
#include "net/http.h"

#include <QUrl>

namespace linedesk {

inline QString escaped(const QString &id)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(id));
}

/// Nothing is asked for with a limit of 0: everything comes (CONTRACT A5).
inline void addPage(HttpRequest &request, int offset, int limit)
{
    if (limit <= 0)
        return;
    request.query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    request.query.addQueryItem(QStringLiteral("offset"), QString::number(offset));
}

/// Where the site keeps no versions that can be relied on, there are none (CONTRACT A6).
inline AccountsOfContact withVersions(AccountsOfContact accounts, bool hasVersions)
{
    if (!hasVersions)
        for (Account &account : accounts.accounts)
            account.version = Account::NoVersion;
    return accounts;
}

/// Success is read; an unreadable success of a write is not "failed" but "unknown". `refusal` reads everything else.
template <class T, class Read> auto decoded(bool isWrite, Read read, Error (*refusal)(const HttpResponse &, bool) = errorOf)
{
    return [isWrite, read, refusal](const HttpResponse &response) -> Result<T> {
        if (!response.isSuccess())
            return unexpected(refusal(response, isWrite));
        Result<T> value = read(response);
        if (!value)
            return unexpected(unreadable(response, std::move(value.error()), isWrite));
        return value;
    };
}

} // namespace linedesk
