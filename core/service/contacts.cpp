// SPDX-License-Identifier: Apache-2.0
#include "service/contacts.h"

#include "api/accountdirectory.h"
#include "api/occagentapi.h"
#include "api/scimquery.h"

#include <algorithm>
#include <memory>
#include <optional>

namespace linedesk {

namespace {

constexpr int ShortestNumber = 4; // CONTRACT A2

// One word with a digit in it, of letters, digits and what stands between them in numbers.
bool canBeAccountNumber(const QString &text)
{
    return text.size() >= ShortestNumber && std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); }) &&
           std::all_of(text.begin(), text.end(), [](QChar c) {
               return c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('_') || c == QLatin1Char('.') ||
                      c == QLatin1Char('/');
           });
}

// Both are asked at the same time. People are what counts: without the accounts the answer says so.
Call<ContactsFound> besidePeople(Call<ContactsFound> people, Call<std::vector<AccountFound>> accounts)
{
    struct Both {
        Promise<ContactsFound> promise;
        Call<ContactsFound> people;
        Call<std::vector<AccountFound>> accounts;
        std::optional<Result<ContactsFound>> found;
        std::optional<Result<std::vector<AccountFound>>> byNumber;

        void finishWhenComplete()
        {
            if (!found || (*found && !byNumber))
                return;
            if (*found && *byNumber)
                (*found)->accounts = std::move(**byNumber);
            else if (*found)
                (*found)->accountsError = std::move(byNumber->error());
            accounts.cancel();
            promise.finish(std::move(*found));
        }
    };
    const auto both = std::make_shared<Both>();
    Promise<ContactsFound> promise = both->promise;
    promise.onCancel([both] {
        both->people.cancel();
        both->accounts.cancel();
    });
    const std::weak_ptr<Both> weak = both; // the promise keeps it
    const auto tell = [promise](std::chrono::seconds pause) mutable { promise.tellPause(pause); };
    both->people = std::move(people).onPause(tell).then([weak](Result<ContactsFound> answer) {
        if (const auto kept = weak.lock()) {
            kept->found = std::move(answer);
            kept->finishWhenComplete();
        }
    });
    both->accounts = std::move(accounts).then([weak](Result<std::vector<AccountFound>> answer) {
        if (const auto kept = weak.lock()) {
            kept->byNumber = std::move(answer);
            kept->finishWhenComplete();
        }
    });
    return promise.call();
}

} // namespace

Contacts::Contacts(OccAgentApi &occ, AccountDirectory &directory, const ServerCapabilities &can, QObject *parent)
    : QObject(parent), m_occ(occ), m_directory(directory), m_can(can)
{}

Call<ContactsFound> Contacts::find(const QString &text, int limit)
{
    const QString scim = scimQuery(text);
    if (scim.isEmpty())
        return finishedCall<ContactsFound>(ContactsFound{});
    Call<ContactsFound> people = m_occ.findProfiles(scim, limit);
    const QString number = text.trimmed();
    if (!m_can.accountSearch || !canBeAccountNumber(number))
        return people;
    return besidePeople(std::move(people), m_directory.findByNumber(number, limit));
}

Call<std::vector<AccountFound>> Contacts::findByNumber(const QString &number, int limit)
{
    return m_directory.findByNumber(number, limit);
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
