// SPDX-License-Identifier: Apache-2.0
// Every request of the console passes here: common headers, request id, token, the one refresh and the one repeat after
// a 401, the wait for the next sign-in while the desk is locked, the retry policy, one allow-listed line for the log.
// Answers of any status are values for the caller to read.
#pragma once

#include "net/authsession.h"
#include "net/transport.h"

#include <QObject>

namespace linedesk {

class HttpClient : public QObject {
    Q_OBJECT
public:
    struct Options {
        QUrl baseUrl;
        std::vector<std::pair<QByteArray, QByteArray>> headers; // on every request
        HttpRequest refresh;                                    // asks for a new token (CONTRACT 3.2)
    };

    HttpClient(Transport &transport, AuthSession &auth, Options options, QObject *parent = nullptr);

    Call<HttpResponse> send(HttpRequest request);
    /// Asks for a new token with the present one.
    Call<Done> refreshToken();

Q_SIGNALS:
    /// Any answer at all, and how long it took.
    void answered(std::chrono::milliseconds took);
    void unreachable();
    /// Method, path template, status, milliseconds, request id: nothing else may be logged.
    void logged(const QString &line);

private:
    struct Flight;
    void start(const std::shared_ptr<Flight> &flight);
    void launch(const std::shared_ptr<Flight> &flight);
    bool isOver(const Flight &flight) const;
    bool waitForSignIn(const std::shared_ptr<Flight> &flight);
    void launchWithNewToken(const std::shared_ptr<Flight> &flight);
    void finishUnsent(const std::shared_ptr<Flight> &flight, const Error &error);
    void finish(const std::shared_ptr<Flight> &flight, Result<HttpResponse> answer);
    void land(const std::shared_ptr<Flight> &flight, Result<HttpResponse> answer);
    Call<Token> askForToken();

    Transport &m_transport;
    AuthSession &m_auth;
    Options m_options;
};

} // namespace linedesk
