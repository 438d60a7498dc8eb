// SPDX-License-Identifier: Apache-2.0
// A person as Commerce knows them (CONTRACT 3.8): what search answers hold and what the banner shows.
#pragma once

#include "base/error.h"
#include "domain/account.h"
#include "domain/address.h"
#include "domain/ids.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

namespace linedesk {

struct Contact {
    ProfileId profileId;
    ContactId contactId; // the CRM's id as Commerce has noted it; empty: unknown to the CRM
    QString firstName, middleName, lastName, email, phone, organization;
    AddressValues place; // default shipping address of the profile, may be empty
    QDateTime registered;
    QByteArray etag; // empty in search answers

    QString fullName() const { return (firstName + QLatin1Char(' ') + lastName).trimmed(); }
    /// "R. Ruiz": how a save button names the customer.
    QString shortName() const
    {
        if (firstName.isEmpty() || lastName.isEmpty())
            return firstName + lastName;
        return firstName.left(firstName[0].isHighSurrogate() ? 2 : 1) + QLatin1String(". ") + lastName;
    }
    friend bool operator==(const Contact &, const Contact &) = default;
};

struct ContactsFound {
    std::vector<Contact> contacts;
    int total = 0;                      // may be more than were sent
    std::vector<AccountFound> accounts; // by the account's number (CONTRACT A2)
    std::optional<Error> accountsError; // numbers could not be searched, people could
};

/// Who the console user is (CONTRACT 3.5).
struct Agent {
    QString id, email, firstName, lastName;
    bool isSupervisor = false;
};

} // namespace linedesk
