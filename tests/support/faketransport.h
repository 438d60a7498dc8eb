// SPDX-License-Identifier: Apache-2.0
// The wire as a list of answers given beforehand; keeps what was sent. An answer that nobody prepared is a failure of the
// test. A held request gets its answer later, in any order, or never.
#pragma once

#include "net/transport.h"
#include "support/wirelog.h"

#include <deque>
#include <optional>
#include <vector>

namespace linedesk {

class FakeTransport : public Transport {
public:
    using Headers = std::vector<std::pair<QByteArray, QByteArray>>;
    struct Sent {
        Method method;
        QUrl url;
        QByteArray body;
        Headers headers;
        QByteArray header(const QByteArray &name) const
        {
            for (const auto &[key, value] : headers)
                if (key.compare(name, Qt::CaseInsensitive) == 0)
                    return value;
            return {};
        }
    };

    void answer(int status, QByteArray body, Headers headers = {})
    {
        m_answers.emplace_back(responseOf(status, std::move(body), std::move(headers)));
    }
    void fail(ErrorKind kind) { m_answers.emplace_back(failureOf(kind)); }
    /// The next request stays without an answer until answerHeld() or failHeld() names it; they count from 0.
    void hold() { m_answers.emplace_back(std::nullopt); }
    void answerHeld(size_t nth, int status, QByteArray body, Headers headers = {})
    {
        m_held.at(nth).finish(responseOf(status, std::move(body), std::move(headers)));
    }
    void failHeld(size_t nth, ErrorKind kind) { m_held.at(nth).finish(failureOf(kind)); }
    /// Its owner dropped it, or its answer has been taken.
    bool isOver(size_t nth) const { return m_held.at(nth).isCancelled(); }

    static QByteArray verb(Method method)
    {
        switch (method) {
        case Method::Get: return "GET";
        case Method::Post: return "POST";
        case Method::Put: return "PUT";
        }
        return {};
    }
    const std::vector<Sent> &sent() const { return m_sent; }
    bool isUsedUp() const { return m_answers.empty(); }

    Call<HttpResponse> send(const QUrl &url, HttpRequest request) override
    {
        m_sent.push_back({request.method, url, request.body ? request.body->readAll() : request.text, request.headers});
        if (m_answers.empty()) {
            Error error;
            error.kind = ErrorKind::Protocol;
            error.detail = QStringLiteral("no answer was prepared");
            return finishedCall<HttpResponse>(unexpected(error));
        }
        std::optional<Result<HttpResponse>> next = std::move(m_answers.front());
        m_answers.pop_front();
        if (next && *next)
            test::noteExchange("client", verb(request.method), url.path(), (*next)->status, (*next)->body);
        if (next)
            return finishedCall<HttpResponse>(*std::move(next));
        m_held.emplace_back();
        return m_held.back().call();
    }

private:
    static Result<HttpResponse> responseOf(int status, QByteArray body, Headers headers)
    {
        HttpResponse response;
        response.status = status;
        response.body = std::move(body);
        response.headers = std::move(headers);
        return response;
    }
    static Result<HttpResponse> failureOf(ErrorKind kind)
    {
        Error error;
        error.kind = kind;
        return unexpected(error);
    }

    std::deque<std::optional<Result<HttpResponse>>> m_answers; // nothing: held
    std::vector<Sent> m_sent;
    std::vector<Promise<HttpResponse>> m_held;
};

} // namespace linedesk
