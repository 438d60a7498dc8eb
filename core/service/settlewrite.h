// SPDX-License-Identifier: Apache-2.0
// The two steps that every save of account data shares: its answer as Saved, its outcome in the audit log.
#pragma once

#include "api/accountdirectory.h"
#include "service/auditlog.h"
#include "service/writes.h"

namespace linedesk {

inline Call<Saved> asSaved(Call<AccountsAnswer> answer)
{
    return std::move(answer).map([](AccountsAnswer a) {
        const QDateTime at = a.accounts.readAt;
        return Saved{std::move(a.accounts), std::move(a.requestId), at};
    });
}

template <class T> void closeEntry(AuditLog &audit, const QByteArray &entry, const Result<T> &result, const QString &requestId)
{
    using Outcome = AuditLog::Outcome;
    audit.close(entry,
                result ? Outcome::Confirmed : result.error().kind == ErrorKind::Unknown ? Outcome::Unknown : Outcome::Failed,
                result ? requestId : result.error().requestId);
}

inline void settleWrite(AuditLog &audit, const QByteArray &entry, const Result<Saved> &result)
{
    closeEntry(audit, entry, result, result ? result->requestId : QString());
}

} // namespace linedesk
