// SPDX-License-Identifier: Apache-2.0
// What every saving operation of a service answers.
#pragma once

#include "domain/account.h"
#include "domain/customercontext.h"

#include <QDateTime>
#include <QString>

namespace linedesk {

/// A confirmed save.
struct Saved {
    AccountsOfContact accounts; // all accounts as they stand after the save
    QString requestId;
    QDateTime at; // UTC
};

} // namespace linedesk
