// SPDX-License-Identifier: Apache-2.0
// Finding and opening customers (CONTRACT 3.7, 3.8, 4.2, A4).
#pragma once

#include "base/call.h"
#include "config/deploymentprofile.h"
#include "domain/contact.h"

#include <QObject>

namespace linedesk {

class AccountDirectory;
class OccAgentApi;

class Contacts : public QObject {
    Q_OBJECT
public:
    Contacts(OccAgentApi &occ, AccountDirectory &directory, const ServerCapabilities &can, QObject *parent = nullptr);

    /// The one search field: words of a name or an e-mail address, or digits of a phone number, each matched at the
    /// beginning of a word; at most `limit` answers, ordered by name. Text without a letter or digit finds nothing. A text that
    /// can be the beginning of an account number finds accounts too, where the site can (CONTRACT A2).
    Call<ContactsFound> find(const QString &text, int limit);
    bool canFindByNumber() const { return m_can.accountSearch; }

    /// Accounts whose number begins so; at least four characters.
    Call<std::vector<AccountFound>> findByNumber(const QString &number, int limit);

    /// The profile, with the CRM's contact id beside it (QUERY_CONTACTS). An empty contactId means that the CRM does
    /// not know this person yet.
    Call<Contact> get(const ProfileId &id);

private:
    OccAgentApi &m_occ;
    AccountDirectory &m_directory;
    ServerCapabilities m_can;
};

} // namespace linedesk
