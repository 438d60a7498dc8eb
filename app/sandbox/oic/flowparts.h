// SPDX-License-Identifier: Apache-2.0
// What every integration flow has: its faults, its caller, the CRM behind it, and the guard that lets no card number in.
#pragma once

#include "http/message.h"
#include "wiring.h"

namespace linedesk::sandbox {

/// The body of CONTRACT section 5; `path` names a field of the request, or "CRM" within the details.
Response flowFault(int status, const QString &title, const QString &detail, bool isFromCrm, const QString &path = {});
/// What the CRM's refusal is to the flow's caller.
Response faultOfCrm(const Response &answer);

/// The handler for callers with the flows' credentials, and for bodies without a card number.
Handler guardedFlow(const Wiring &wiring, Handler handler);

/// Where in the body the first card number stands, "accounts[0].accountName"; empty: nowhere. Brand, length and check digit
/// together (CONTRACT A13).
QString cardNumberIn(const QJsonObject &body);

Response callCrm(const Wiring &wiring, const QByteArray &method, const QByteArray &path, const QJsonObject &body = {});

/// OCC-OEC_ROLE_LOOKUP: "admin" and "Admin".
QString relationshipOf(const QString &role);
QString roleOf(const QString &relationship);
QJsonArray effectiveRolesOf(const QString &role);

} // namespace linedesk::sandbox
