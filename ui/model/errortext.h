// SPDX-License-Identifier: Apache-2.0
// The only place that turns an error into words: what failed, whether anything was saved, what to do next.
#pragma once

#include "base/error.h"

#include <QString>

namespace linedesk {

enum class Operation {
    SignIn,
    ChangePassword,
    Find,
    Open,
    SaveAddress,
    SaveBillingProfile,
    SaveAccount,
    CreateAccounts,
    CreateContact,
    StoreCard
};

struct ErrorText {
    QString title, text;
};

ErrorText errorText(const Error &error, Operation operation);

/// One issue at its field, as a sentence that says what is missing and shows an example.
QString issueText(const Issue &issue, const QString &label);

} // namespace linedesk
