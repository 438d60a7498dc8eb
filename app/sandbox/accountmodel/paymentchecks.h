// SPDX-License-Identifier: Apache-2.0
// The billing profiles of a request (CONTRACT 11.4, 12.2, 12.3, A11), and each as the flow takes it.
#pragma once

#include "accountmodel/findings.h"

#include <optional>

namespace linedesk::sandbox {

struct CheckedProfile {
    QString path;                       // in the request
    QJsonObject flow;                   // for the flow; a new card's members come with its token
    std::optional<QJsonObject> newCard; // as Commerce takes it: to be tokenized first
    std::optional<QJsonValue> nickname; // the stored card is to carry it too (U7)
    QString cardId() const { return flow[QLatin1String("cardId")].toString(); }
    QString storedCardId; // of a profile that keeps its card
};

/// `account` as QUERY_ACCOUNTS answers it, only with its type where it is new; `profile` as Commerce's administration answers
/// it, cards with tokens.
std::vector<CheckedProfile> checkBillingProfiles(const QJsonArray &profiles, const QJsonObject &account, const QJsonObject &profile,
                                                 const QString &path, Findings &findings);

/// A stored card as the flow takes it, with its token.
QJsonObject cardForFlow(const QJsonObject &card);

} // namespace linedesk::sandbox
