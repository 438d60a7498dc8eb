// SPDX-License-Identifier: Apache-2.0
// Whether an address is well formed in its country (CONTRACT 2.9, 10, 11.1). No I/O, no words.
#pragma once

#include "base/issue.h"
#include "domain/account.h"
#include "rules/addressformat.h"

namespace linedesk::rules {

/// How a value is stored: without blanks around it, a postal code in capitals.
QString normalized(const AddressFieldFormat &format, const QString &value);
int lengthLimit(const AddressFieldFormat &format);
/// One field, as it would be stored; nothing when it is right.
Issues checkField(const AddressFieldFormat &format, const QString &value);
Issues check(const AddressValues &values, const AddressFormat &format);
/// Which uses an address may have on an account of this type (R8, R9).
bool mayShip(AccountType type);
bool mayBill(AccountType type);

} // namespace linedesk::rules
