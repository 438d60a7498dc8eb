// SPDX-License-Identifier: Apache-2.0
// What a role of the sandbox sees of HTTP: a request, an answer, a table of routes. No library shows through.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QUrlQuery>

#include <functional>
#include <utility>
#include <vector>

namespace linedesk::sandbox {

/// One part of a multipart form.
struct Part {
    QString name, fileName;
    QByteArray content;
};

struct Request {
    QByteArray method;
    QString path;                          // decoded
    QStringList segments;                  // of the path, decoded one by one: an encoded slash does not part
    QByteArray target;                     // path and query as they came
    QUrlQuery query;                       // decoded
    QHash<QByteArray, QByteArray> headers; // lower-case names
    QByteArray body;                       // empty for a multipart form, which is in
    std::vector<Part> parts;
    QHash<QString, QString> parameters; // of the route's template

    QByteArray header(const QByteArray &name) const { return headers.value(name.toLower()); }
    bool prefersMinimal() const; // Prefer: return=minimal (RFC 7240)
    QJsonArray selfLink() const; // "links" of an answer that can be read again at this address
    /// A field of a body that is an URL-encoded form; empty: none.
    QString formField(const char *name) const;
    QString argument(const QString &name) const { return query.queryItemValue(name, QUrl::FullyDecoded); }
};

struct Response {
    int status = 200;
    QByteArray body;
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray contentType = "application/json; charset=UTF-8";

    static Response json(const QJsonObject &object, int status = 200)
    {
        return {status, QJsonDocument(object).toJson(QJsonDocument::Compact), {}};
    }
    QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    bool isSuccess() const { return status >= 200 && status < 300; }
};

/// The error body of CONTRACT 2.3.
Response refusal(int status, const QString &errorCode, const QString &message, const QString &moreInfo = {},
                 const QString &errorPath = {});

/// 32 hexadecimal digits that nobody can guess.
QString randomId();

using Handler = std::function<Response(const Request &)>;

/// "/profiles/{id}": a part in braces takes one path segment and names it.
class Router {
public:
    void add(const QByteArray &method, const QString &pathTemplate, Handler handler);
    /// 404 for an unknown path, 405 for an unknown method on a known one. `matched` names the template, for the log.
    Response answer(Request request, QString *matched) const;

private:
    struct Route {
        QByteArray method;
        QStringList parts;
        QString pathTemplate;
        Handler handler;
    };
    std::vector<Route> m_routes;
};

} // namespace linedesk::sandbox
