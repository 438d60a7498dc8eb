// SPDX-License-Identifier: Apache-2.0
// An organization as the agent sees it for a shopper in context (CONTRACT 3.11): who belongs to it, and its addresses.
#pragma once

#include "occ/profiles.h"

namespace linedesk::sandbox {

class Organizations {
public:
    Organizations(const Database &store, Replays &replays, Profiles &profiles);

    Response listMembers(const Request &request) const;
    Response getMember(const Request &request) const;
    Response changeMember(const Request &request, bool isSupervisor);
    Response listAddresses(const Request &request) const;
    Response addAddress(const Request &request, const QString &userId);

private:
    /// The organization of the request's headers; a refusal when the shopper in context does not belong to it.
    std::optional<Response> identify(const Request &request, QString *organization) const;
    QJsonObject member(const QString &id) const;
    bool isMember(const QString &profile, const QString &organization) const;
    bool writeRoles(const QString &profile, const QString &organization, const QStringList &functions) const;

    const Database &m_store;
    Replays &m_replays;
    Profiles &m_profiles;
    AddressBook m_book;
};

} // namespace linedesk::sandbox
