// SPDX-License-Identifier: Apache-2.0
// The wire as a list of answers given beforehand; keeps what was sent. An answer that nobody prepared is a failure of the test.
#pragma once

#include "net/transport.h"

#include <deque>
#include <vector>

namespace linedesk {

class FakeTransport : public Transport {
public:
    struct Sent {
        Method method;
        QUrl url;
        QByteArray body;
        std::vector<std::pair<QByteArray, QByteArray>> headers;
        QByteArray header(const QByteArray &name) const
        {
            for (const auto &[key, value] : headers)
                if (key.compare(name, Qt::CaseInsensitive) == 0)
                    return value;
            return {};
        }
    };

    void answer(int status, QByteArray body, std::vector<std::pair<QByteArray, QByteArray>> headers = {})
    {
        HttpResponse response;
        response.status = status;
        response.body = std::move(body);
        response.headers = std::move(headers);
        m_answers.emplace_back(std::move(response));
    }
    void fail(ErrorKind kind)
    {
        Error error;
        error.kind = kind;
        m_answers.emplace_back(unexpected(error));
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
        Result<HttpResponse> next = std::move(m_answers.front());
        m_answers.pop_front();
        return finishedCall<HttpResponse>(std::move(next));
    }

private:
    std::deque<Result<HttpResponse>> m_answers;
    std::vector<Sent> m_sent;
};

} // namespace linedesk
