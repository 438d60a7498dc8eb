// SPDX-License-Identifier: Apache-2.0
#include "accountmodel/findings.h"

#include <algorithm>

namespace linedesk::sandbox {

void Findings::add(const QString &path, const char *code, const char *message, const QString &moreInfo)
{
    if (m_paths.contains(path))
        return;
    m_paths.insert(path);
    QJsonObject error{{QLatin1String("message"), QString::fromLatin1(message)},
                      {QLatin1String("status"), QStringLiteral("400")},
                      {QLatin1String("errorCode"), QString::fromLatin1(code)},
                      {QLatin1String("o:errorPath"), path}};
    if (!moreInfo.isEmpty())
        error.insert(QLatin1String("moreInfo"), moreInfo);
    m_errors.append(error);
}

Response Findings::refusal() const
{
    return Response::json({{QLatin1String("message"), QStringLiteral("The request has errors.")},
                           {QLatin1String("status"), QStringLiteral("400")},
                           {QLatin1String("errorCode"), QStringLiteral("CAM-3000")},
                           {QLatin1String("errors"), m_errors}},
                          400);
}

namespace {

bool isOf(Kind kind, const QJsonValue &value)
{
    switch (kind) {
    case Kind::Text: return value.isString();
    case Kind::Expiry: return value.isString() || value.isDouble();
    case Kind::Flag: return value.isBool();
    case Kind::Number: return value.isDouble() && value.toInt(-1) >= 0;
    case Kind::List: return value.isArray();
    }
    return false;
}

} // namespace

QJsonObject known(const QJsonValue &part, const Members &members, const QString &path, Findings &findings)
{
    if (!part.isObject()) {
        findings.add(path, "CAM-3001", "An object is needed here.");
        return {};
    }
    const QJsonObject object = part.toObject();
    const auto memberOf = [&](const QString &key) {
        return std::find_if(members.begin(), members.end(), [&](const Member &one) { return key == QLatin1String(one.name); });
    };
    QJsonObject right;
    for (const QString &key : object.keys())
        if (memberOf(key) == members.end())
            findings.add(path + QLatin1Char('.') + key, "CAM-3001", "The field is not known.");
    for (auto one = object.begin(); one != object.end(); ++one) {
        const auto member = memberOf(one.key());
        if (member == members.end())
            continue;
        const QString place = path + QLatin1Char('.') + one.key();
        if (!one.value().isNull() && !isOf(member->kind, one.value()))
            findings.add(place, "CAM-3001", "The value is of the wrong kind.");
        else if (one.value().toString().size() > member->longest)
            findings.add(place, "CAM-3002", "The value is too long.");
        else
            right.insert(one.key(), one.value());
    }
    return right;
}

QString str(const QJsonObject &object, const char *key)
{
    const QJsonValue value = object[QLatin1String(key)];
    return value.isDouble() ? QString::number(value.toInt()) : value.toString();
}

QJsonObject byId(const QJsonArray &items, const char *key, const QString &id)
{
    for (const QJsonValue &item : items)
        if (!id.isEmpty() && item[QLatin1String(key)].toString() == id)
            return item.toObject();
    return {};
}

} // namespace linedesk::sandbox
