// SPDX-License-Identifier: Apache-2.0
// The last save of a customer, as it can be taken back: the record as it was before, to be saved once more. Not for cards and bank
// numbers, of which only masks are left, and not for what was added: nothing is removed (CONTRACT 4.6).
#pragma once

#include "domain/account.h"

#include <optional>
#include <variant>

namespace linedesk {

using Record = std::variant<Account, Address, BillingProfile>; // an account stands for its own fields alone

struct TakeBack {
    AccountId account;
    Record before;
};

/// The record of that kind and id on the account; none: it is not there.
inline std::optional<Record> recordLike(const Record &wanted, const Account &account)
{
    if (std::holds_alternative<Account>(wanted))
        return account;
    if (const auto *address = std::get_if<Address>(&wanted)) {
        for (const Address &one : account.addresses)
            if (one.id == address->id)
                return one;
    } else if (const auto *profile = std::get_if<BillingProfile>(&wanted)) {
        for (const BillingProfile &one : account.billingProfiles)
            if (one.id == profile->id)
                return one;
    }
    return {};
}

} // namespace linedesk
