// SPDX-License-Identifier: Apache-2.0
// The training base before anybody has worked with it: the contract's fixtures, some households that look real, and as
// many generated people as wanted. The same seed gives the same people. Both stores are filled from it, each with what
// it keeps (CONTRACT 11.3); rows have the columns' names.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace linedesk::sandbox {

struct Population {
    std::vector<QJsonObject> profiles, cards;                                              // Commerce
    std::vector<QJsonObject> contacts, accounts, addresses, roles, billingProfiles, links; // CRM
};

Population populate(int contacts, quint32 seed);

} // namespace linedesk::sandbox
