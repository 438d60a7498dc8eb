// SPDX-License-Identifier: Apache-2.0
// The rules of UPDATE_ACCOUNT (CONTRACT 11 to 13), and the change as the flow takes it. Everything that is wrong is found
// before anything is sent on; the server's own table of codes lives here.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace linedesk::sandbox {

struct UpdateCheck {
    QJsonArray errors;    // of CONTRACT 2.3, each with its path; empty: the change may go on
    QJsonObject flowBody; // the change in the flow's words (section 5), with card tokens
    QJsonArray nicknames; // {cardId, nickname}: stored cards to rename in Commerce (12.3 U7)
    bool needsAdmin = false;
};

/// `account` as QUERY_ACCOUNTS answers it; `profile` as Commerce's administration answers it, cards with tokens.
UpdateCheck checkUpdate(const QJsonObject &body, const QJsonObject &account, const QJsonObject &profile);

/// An account of the flow in the extension's words, seen by this contact.
QJsonObject accountFromFlow(QJsonObject account, const QString &contactId);

/// US, DE and the other countries this extension knows (CONTRACT section 10).
QJsonObject addressFormats();

} // namespace linedesk::sandbox
