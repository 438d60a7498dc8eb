// SPDX-License-Identifier: Apache-2.0
// What is wrong with an address that an agent sends (CONTRACT 3.9, 10): by the formats of the countries that the console
// has too; the server decides.
#pragma once

#include "http/message.h"

#include <optional>

namespace linedesk::sandbox {

class AddressProblems {
public:
    /// `kinds`: the ids of the address types that there are.
    explicit AddressProblems(QStringList kinds) : m_kinds(std::move(kinds)) {}

    /// Puts what `body` (`{address, addressType, ...}`) says into `address`, and keeps what is wrong with the result.
    void readInto(QJsonObject *address, const QJsonObject &body, bool isNew);
    void add(const char *code, const QString &message, const QString &path);
    std::optional<Response> refusal() const; // nothing: all is right

private:
    void check(const QJsonObject &address, const QJsonObject &sent, bool isNew);
    QStringList m_kinds;
    QJsonArray m_errors;
};

} // namespace linedesk::sandbox
