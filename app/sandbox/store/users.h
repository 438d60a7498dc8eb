// SPDX-License-Identifier: Apache-2.0
// The users who sign in at Commerce: passwords as hashes only, until when each is good, the secret of the one-time codes.
// Beside the two whom the sign-in card names there is one for each trouble of a sign-in (CONTRACT 3.1).
#pragma once

#include "store/database.h"

namespace linedesk::sandbox {

extern const QString usersTable;
/// Step of the store: what a store of version 2 does not know of its users, and the users it lacks.
bool addSignInTroubles(const Database &store);
bool seedUsers(const Database &store, const QString &password);

QString hashOf(const QByteArray &password); // empty: out of memory
bool isPassword(const QByteArray &password, const QString &hash);

} // namespace linedesk::sandbox
