// SPDX-License-Identifier: Apache-2.0
// Commerce's answers as domain values (CONTRACT 3.5 to 3.10), and the bodies that hold a secret.
#pragma once

#include "api/occagentapi.h"

namespace linedesk {

Result<AgentProfile> readAgentProfile(QByteArrayView body);
Result<ContactsFound> readFound(QByteArrayView body);
Result<Contact> readProfile(QByteArrayView body);
Result<std::vector<Card>> readCards(QByteArrayView body);
Result<Card> readCard(QByteArrayView body);

/// Number and code first: what is written behind them overwrites the buffers that they passed through.
std::shared_ptr<RequestBody> writeCard(NewCard card);
/// grant_type, user, password and code as a form; the password is escaped as it is copied, in locked memory.
std::shared_ptr<RequestBody> writeLogin(const QString &user, SecretString password, const QString &code);
/// The new password twice, as the contract wants it, escaped in locked memory like the log-in's.
std::shared_ptr<RequestBody> writePasswordReset(const QString &user, const QString &resetCode, SecretString password);

} // namespace linedesk
