// SPDX-License-Identifier: Apache-2.0
// Bad weather in a test: hands rules to a sandbox that runs with its test switch, and asks how often they fired. Rules are
// written as JSON; app/sandbox/http/weather.cpp lists their members. A test whose weather did not come has shown nothing,
// so it closes with QVERIFY(weather.cameTrue()).
//
//     WeatherScript weather(console->sandbox()->baseUrl().port(), console->sandbox()->secret());
//     QVERIFY(weather.set(R"([{"method": "PUT", "drop": "after", "times": 1}])"));
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

#include <algorithm>

namespace linedesk::test {

class WeatherScript {
public:
    explicit WeatherScript(int port, QByteArray secret = {}) : m_port(quint16(port)), m_secret(std::move(secret)) {}

    /// Instead of the rules there are. False: a rule has a mistake (see problem()), or the sandbox offers no weather.
    bool set(const QByteArray &rules) { return ask("POST", rules); }
    bool clear() { return ask("DELETE"); }
    const QString &problem() const { return m_problem; }

    int fired(qsizetype rule = 0) { return ask("GET") ? m_rules.at(rule)[QLatin1String("fired")].toInt() : -1; }
    /// Each rule fired as often as it says, or at least once when it does not say.
    bool cameTrue()
    {
        return ask("GET") && !m_rules.isEmpty() && std::all_of(m_rules.begin(), m_rules.end(), [](const QJsonValue &rule) {
                   const int times = rule[QLatin1String("times")].toInt(), count = rule[QLatin1String("fired")].toInt();
                   return times > 0 ? count == times : count > 0;
               });
    }

private:
    bool ask(const QByteArray &method, const QByteArray &body = {})
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
        if (!socket.waitForConnected(5000))
            return false;
        socket.write(
            method + " /sandbox/weather HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX-Linedesk-Sandbox: " + m_secret +
            "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QByteArray answer;
        while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(5000))
            answer += socket.readAll();
        const QJsonObject object = QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4)).object();
        m_rules = object[QLatin1String("rules")].toArray();
        m_problem = object[QLatin1String("message")].toString();
        return answer.startsWith("HTTP/1.1 200");
    }

    quint16 m_port;
    QByteArray m_secret;
    QJsonArray m_rules;
    QString m_problem;
};

} // namespace linedesk::test
