// SPDX-License-Identifier: Apache-2.0
// What is wrong with one request of the extension (CONTRACT section 13), each with its path, and which members a part of it
// may have.
#pragma once

#include "http/message.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QString>

#include <vector>

namespace linedesk::sandbox {

class Findings {
public:
    /// The first thing that is wrong with a path is told, not what follows from it.
    void add(const QString &path, const char *code, const char *message, const QString &moreInfo = {});
    bool isEmpty() const { return m_errors.isEmpty(); }
    qsizetype count() const { return m_errors.size(); }
    Response refusal() const; // CAM-3000 with all of them

private:
    QJsonArray m_errors;
    QSet<QString> m_paths;
};

enum class Kind { Text, Expiry /* text or number */, Flag, Number, List };

struct Member {
    const char *name;
    Kind kind = Kind::Text;
    int longest = 64; // of a text; ids have up to 64 characters
};
using Members = std::vector<Member>;

/// The members that are known and of the right kind; the others are findings. Null is as good as absent.
QJsonObject known(const QJsonValue &part, const Members &members, const QString &path, Findings &findings);

QString str(const QJsonObject &object, const char *key); // empty: absent
QJsonObject byId(const QJsonArray &items, const char *key, const QString &id);

} // namespace linedesk::sandbox
