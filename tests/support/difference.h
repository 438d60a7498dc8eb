// SPDX-License-Identifier: Apache-2.0
// What of an answer is held against an example's.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>
#include <QVariant>

namespace linedesk::test {

/// Where the answer differs from what is wanted; empty: nowhere. Not compared, since they differ per run: dates, links of
/// pages, words.
inline QString difference(const QJsonValue &wanted, const QJsonValue &got, const QStringList &alsoPerRun = {},
                          const QString &path = QStringLiteral("$"))
{
    static const QStringList perRun = {QStringLiteral("lastModified"), QStringLiteral("message"), QStringLiteral("detail"),
                                       QStringLiteral("href")};
    if (wanted.isObject()) {
        const QJsonObject object = wanted.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            if (perRun.contains(member.key()) || alsoPerRun.contains(member.key()))
                continue;
            const QJsonValue value = got[member.key()];
            if (member.value().isNull() && (value.isNull() || value.isUndefined()))
                continue; // the same in answers (CONTRACT 2.2)
            if (const QString inner = difference(member.value(), value, alsoPerRun, path + u'.' + member.key()); !inner.isEmpty())
                return inner;
        }
        return {};
    }
    if (wanted.isArray()) {
        if (wanted.toArray().size() != got.toArray().size())
            return QStringLiteral("%1: %2 elements instead of %3").arg(path).arg(got.toArray().size()).arg(wanted.toArray().size());
        for (int i = 0; i < wanted.toArray().size(); ++i)
            if (const QString inner = difference(wanted[i], got[i], alsoPerRun, QStringLiteral("%1[%2]").arg(path).arg(i));
                !inner.isEmpty())
                return inner;
        return {};
    }
    return wanted == got ? QString()
                         : QStringLiteral("%1: \"%2\" instead of \"%3\"")
                               .arg(path, got.toVariant().toString(), wanted.toVariant().toString());
}

} // namespace linedesk::test
