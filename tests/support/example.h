// SPDX-License-Identifier: Apache-2.0
// One of the contract's example pairs, by the name of its file.
#pragma once

#include "support/wirelog.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>
#include <vector>

namespace linedesk {

struct Example {
    explicit Example(const char *name)
    {
        QFile file(QStringLiteral(LINEDESK_TEST_DATA "/contract/examples/%1.json").arg(QLatin1String(name)));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no example %s", name);
        test::noteOpenedExample(name);
        const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
        request = root[QLatin1String("request")].toObject();
        response = root[QLatin1String("response")].toObject();
    }
    int status() const { return response[QLatin1String("status")].toInt(); }
    QByteArray body() const { return QJsonDocument(response[QLatin1String("body")].toObject()).toJson(QJsonDocument::Compact); }
    std::vector<std::pair<QByteArray, QByteArray>> headers() const
    {
        std::vector<std::pair<QByteArray, QByteArray>> all;
        const QJsonObject object = response[QLatin1String("headers")].toObject();
        for (auto one = object.begin(); one != object.end(); ++one)
            all.emplace_back(one.key().toLatin1(), one.value().toString().toLatin1());
        return all;
    }
    QJsonObject request, response;
};

} // namespace linedesk
