// SPDX-License-Identifier: Apache-2.0
// Ids of the systems behind the console: opaque text of up to 64 characters (CONTRACT 2.2). One type per thing, so that
// a contact's id cannot be passed for an account's.
#pragma once

#include <QHashFunctions>
#include <QString>

namespace linedesk {

template <class Tag> class Id {
public:
    Id() = default;
    explicit Id(QString text) : m_text(std::move(text)) {}

    const QString &text() const { return m_text; }
    bool isEmpty() const { return m_text.isEmpty(); }
    friend bool operator==(const Id &, const Id &) = default;
    friend bool operator<(const Id &a, const Id &b) { return a.m_text < b.m_text; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    QString m_text;
};

using ProfileId = Id<struct ProfileTag>;               // Commerce profile, "110001"
using ContactId = Id<struct ContactTag>;               // CRM contact, "300100000000101"
using AccountId = Id<struct AccountTag>;               // CRM account
using AddressId = Id<struct AddressTag>;               // address of an account
using BillingProfileId = Id<struct BillingProfileTag>; // "BP-500001"
using CardId = Id<struct CardTag>;                     // stored card, "usercc10001"

} // namespace linedesk
