// SPDX-License-Identifier: Apache-2.0
// One person of Commerce (CONTRACT 3.8): read, made, changed, and the address book, of which every change is one of the
// profile.
#pragma once

#include "http/message.h"
#include "occ/addressbook.h"
#include "occ/profilewebhook.h"
#include "occ/replays.h"
#include "store/database.h"
#include "wiring.h"

namespace linedesk::sandbox {

class Profiles {
public:
    Profiles(const Database &store, const Wiring &wiring, Replays &replays, ProfileWebhook &webhook);

    QJsonObject read(const QString &id) const; // empty: there is none
    Response get(const Request &request) const;
    Response create(const Request &request, const QString &userId);
    /// `also`: what else is changed with it, or nothing is.
    Response change(const Request &request, const AddressBook::Changed &also = {});
    Response resetPassword(const Request &request) const;

    Response listAddresses(const Request &request) const;
    Response getAddress(const Request &request) const;
    Response addAddress(const Request &request, const QString &userId);
    Response changeAddress(const Request &request);
    Response removeAddress(const Request &request);

    /// Makes one, with the webhook; to be called within a transaction. The new id.
    QString insert(QJsonObject row, const QString &siteId);
    void tell() { m_webhook.wake(); } // after the commit

private:
    bool exists(const QString &id) const;
    Response store(const Request &request);
    AddressBook::Changed addressesChanged(const Request &request);
    /// Runs `work` when there is such a profile, and sends the webhook after a success.
    Response forProfile(const Request &request, const std::function<Response(const QString &)> &work);
    void addTag(Response *response, const QString &id) const;

    const Database &m_store;
    const Wiring &m_wiring;
    Replays &m_replays;
    ProfileWebhook &m_webhook;
    AddressBook m_book;
};

} // namespace linedesk::sandbox
