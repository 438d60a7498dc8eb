// SPDX-License-Identifier: Apache-2.0
// What every saving operation of a service answers.
#pragma once

#include "domain/account.h"

#include <QDateTime>
#include <QString>

namespace linedesk {

/// Whom the agent is working for; every account operation carries it (CONTRACT 4.1, D5).
struct CustomerContext {
    ProfileId profileId;
    ContactId contactId;
};

/// A confirmed save.
struct Saved {
    AccountsOfContact accounts; // all accounts as they stand after the save
    QString requestId;
    QDateTime at; // UTC
};

} // namespace linedesk
