// SPDX-License-Identifier: Apache-2.0
// The steps that writes share: the answer to a save of account data as Saved, any write's outcome in the audit log.
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

template <class T> AuditLog::Outcome outcomeOf(const Result<T> &result)
{
    using Outcome = AuditLog::Outcome;
    return result ? Outcome::Confirmed : result.error().kind == ErrorKind::Unknown ? Outcome::Unknown : Outcome::Failed;
}

/// T has a requestId.
template <class T> void settleWrite(AuditLog &audit, const QByteArray &entry, const Result<T> &result)
{
    audit.close(entry, outcomeOf(result), result ? result->requestId : result.error().requestId);
}

} // namespace linedesk
