// SPDX-License-Identifier: Apache-2.0
// People and organizations that want to be registered (CONTRACT 3.11). An agent reads them and marks what is in progress; a
// supervisor decides, and what is approved is there at once.
#pragma once

#include "occ/profiles.h"

namespace linedesk::sandbox {

class RegistrationRequests {
public:
    enum class Kind { Person, Organization };

    RegistrationRequests(const Database &store, Profiles &profiles) : m_store(store), m_profiles(profiles) {}

    Response list(const Request &request, Kind kind) const;
    Response get(const Request &request, Kind kind) const;
    Response decide(const Request &request, Kind kind, bool isApproval, bool isSupervisor);
    Response markInProgress(const Request &request); // organizations alone

private:
    QJsonObject itemOf(const QJsonObject &row, Kind kind) const;
    bool enroll(const QJsonObject &row, Kind kind, const QString &siteId);
    bool join(const QJsonObject &person, const QString &organization, const QString &function, const QString &siteId);

    const Database &m_store;
    Profiles &m_profiles;
};

} // namespace linedesk::sandbox
