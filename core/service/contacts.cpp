// SPDX-License-Identifier: Apache-2.0
#include "service/contacts.h"

#include "api/accountdirectory.h"
#include "api/occagentapi.h"
#include "api/scimquery.h"

namespace linedesk {

Contacts::Contacts(OccAgentApi &occ, AccountDirectory &directory, QObject *parent)
    : QObject(parent), m_occ(occ), m_directory(directory)
{}

Call<ContactsFound> Contacts::find(const QString &text, int limit)
{
    const QString scim = scimQuery(text);
    return scim.isEmpty() ? finishedCall<ContactsFound>(ContactsFound{}) : m_occ.findProfiles(scim, limit);
}

Call<Contact> Contacts::get(const ProfileId &id)
{
    return m_occ.getProfile(id).andThen([this](Contact contact) {
        return m_directory.queryContact(contact.profileId).map([contact](ContactId link) mutable {
            contact.contactId = std::move(link); // the CRM's word, not the copy that Commerce has noted
            return contact;
        });
    });
}

} // namespace linedesk
