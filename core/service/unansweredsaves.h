// SPDX-License-Identifier: Apache-2.0
// Saves that were sent and whose answer never came. When the agent sends the very same change once more, it carries the same
// key, so that a server which has done it answers instead of doing it again (CONTRACT 2.6, A12). Any other change is another
// intention and gets a key of its own. Keeps the last such save of an account until one has been confirmed.
#pragma once

#include "api/accountdirectory.h"
#include "service/writes.h"

#include <map>

namespace linedesk {

/// `Change`: what was to be done on the account; on none (an empty id), what was to be made.
template <class Change> class UnansweredSaves {
public:
    /// The key that exactly this change was sent with; empty: never, or it was answered.
    QByteArray keyOf(const CustomerContext &customer, const AccountId &account, const Change &change) const
    {
        const auto found = m_last.find({customer.contactId, account});
        return found != m_last.end() && found->second.change == change ? found->second.key : QByteArray();
    }

    void note(const CustomerContext &customer, const AccountId &account, const Change &change, const QByteArray &key,
              const Result<Saved> &result)
    {
        if (result)
            m_last.erase({customer.contactId, account});
        else if (result.error().kind == ErrorKind::Unknown)
            m_last[{customer.contactId, account}] = {change, key};
    }

private:
    struct Sent {
        Change change;
        QByteArray key;
    };
    std::map<std::pair<ContactId, AccountId>, Sent> m_last;
};

} // namespace linedesk
