// SPDX-License-Identifier: Apache-2.0
// A sandbox of its own in a temporary folder, and requests to its public port over real HTTP. Nothing in here knows the
// sandbox's inside; only its start and its address.
#pragma once

#include "http/server.h"
#include "sandbox.h"
#include "support/wirelog.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>
#include <QUrl>

#include <memory>

namespace linedesk::test {

class CommerceClient {
public:
    explicit CommerceClient(int contacts = 0) { m_options.contacts = contacts; }

    sandbox::Sandbox::Options &options() { return m_options; }
    QString folder() const { return m_folder.path(); }
    int port() const { return m_port; }
    const QString &problem() const { return m_problem; }

    bool start()
    {
        m_options.port = 0;
        m_options.dataFile = m_folder.filePath(QStringLiteral("training.db"));
        m_sandbox = std::make_unique<sandbox::Sandbox>(m_options);
        m_port = m_sandbox->start(&m_problem);
        return m_port != 0;
    }
    void stop() { m_sandbox.reset(); }

    sandbox::Response send(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                           std::vector<std::pair<QByteArray, QByteArray>> headers = {}) const
    {
        if (!m_token.isEmpty())
            headers.emplace_back("Authorization", "Bearer " + m_token);
        sandbox::Response answer = sandbox::call("127.0.0.1", m_port, {method, path, std::move(headers), body, 20000}, nullptr);
        noteExchange("sandbox", method, QString::fromLatin1(path), answer.status, answer.body);
        return answer;
    }
    sandbox::Response get(const QByteArray &path) const { return send("GET", path); }
    sandbox::Response post(const QByteArray &path, const QJsonObject &body) const
    {
        return send("POST", path, QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    sandbox::Response tryLogin(const QByteArray &user, const QByteArray &password, const QByteArray &code = {}) const
    {
        return send("POST", code.isEmpty() ? "/ccagentui/v1/login" : "/ccagentui/v1/mfalogin",
                    "grant_type=password&username=" + user + "&password=" + password +
                        (code.isEmpty() ? QByteArray() : "&totp_code=" + code),
                    {{"Content-Type", "application/x-www-form-urlencoded"}});
    }
    /// Brings the store behind the running sandbox into a state that the wire cannot.
    bool changeStore(const QString &sql, const char *which = "commerce") const
    {
        return sandbox::Database(m_folder.filePath(QStringLiteral("training.%1.db").arg(QLatin1String(which))), {}).run(sql);
    }
    QString inbox(const QString &user) const
    {
        QString problem;
        return sandbox::Sandbox::inbox(m_options.dataFile, user, &problem);
    }
    bool login(const QByteArray &user = "agent@example.com")
    {
        m_token.clear();
        m_token = tryLogin(user, "Training-Desk-1").object()[QLatin1String("access_token")].toString().toLatin1();
        return !m_token.isEmpty();
    }
    void setToken(const QByteArray &token) { m_token = token; }
    const QByteArray &token() const { return m_token; }

    sandbox::Response findScim(const QString &q, const QByteArray &more = {}) const
    {
        return get("/ccagentui/v1/profiles?queryFormat=SCIM&totalResults=true&q=" + QUrl::toPercentEncoding(q) + more);
    }

    static QByteArray header(const sandbox::Response &response, const QByteArray &name)
    {
        for (const auto &[key, value] : response.headers)
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        return {};
    }
    static QString code(const sandbox::Response &response) { return response.object()[QLatin1String("errorCode")].toString(); }

private:
    QTemporaryDir m_folder;
    sandbox::Sandbox::Options m_options;
    QString m_problem;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    int m_port = 0;
    QByteArray m_token;
};

} // namespace linedesk::test
