// SPDX-License-Identifier: Apache-2.0
// What an agent may write on a profile, and what is wrong with it (CONTRACT 3.8).
#pragma once

#include "http/message.h"

#include <optional>

namespace linedesk::sandbox {

struct ProfileFields {
    QJsonObject columns;    // of the store, to be written
    QJsonObject properties; // of the site's own, null for those that are cleared
    QJsonArray errors;

    static ProfileFields of(const QByteArray &body, bool isNew);
    void add(const char *code, const char *message, const QString &path);
    std::optional<Response> refusal() const; // nothing: all is right
};

} // namespace linedesk::sandbox
