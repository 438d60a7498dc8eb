// SPDX-License-Identifier: Apache-2.0
// A request and its answer as plain values. Paths are below the server's base address; the template of a path ("…/{id}")
// is what the log may show.
#pragma once

#include "net/requestbody.h"

#include <QByteArray>
#include <QString>
#include <QUrl>
#include <QUrlQuery>

#include <chrono>
#include <memory>
#include <utility>
#include <vector>

namespace linedesk {

enum class Method { Get, Post, Put };

struct HttpRequest {
    Method method = Method::Get;
    QUrl baseUrl; // empty: the client's own; a body that holds a secret goes nowhere else
    QString path, pathTemplate;
    QUrlQuery query;
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray contentType = "application/json";
    QByteArray text;                   // body of a write that may be repeated after a 401
    std::shared_ptr<RequestBody> body; // body that holds a secret: sent once, never repeated
    bool needsToken = true;
    bool changesNothing = false;               // a POST all the same: log-in, refresh, log-out
    std::chrono::milliseconds deadline{30000}; // from the first byte to the last; repeats by itself share it

    bool isWrite() const { return method != Method::Get; }
    /// Without an answer nobody knows whether it was done.
    bool isChange() const { return isWrite() && !changesNothing; }
    bool hasSecrets() const { return body != nullptr; }
};

struct HttpResponse {
    int status = 0;
    QByteArray body;
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QString requestId;

    QByteArray header(QByteArrayView name) const
    {
        for (const auto &[key, value] : headers)
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        return {};
    }
    bool isSuccess() const { return status >= 200 && status < 300; }
};

} // namespace linedesk
