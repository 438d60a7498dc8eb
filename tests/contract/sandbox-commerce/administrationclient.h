// SPDX-License-Identifier: Apache-2.0
// A sandbox whose application key the test knows, and requests of a set-up script to it.
#pragma once

#include "commerceclient.h"
#include "support/difference.h"
#include "support/example.h"
#include "turnedclock.h"

namespace linedesk::test {

constexpr char ApplicationKey[] = "sandbox-application-key"; // of the examples

class AdministrationClient : public CommerceClient {
public:
    TurnedClock clock;

    bool start()
    {
        qputenv("OCC_APPLICATION_KEY", ApplicationKey);
        options().clock = &clock;
        options().hasTestSwitch = true;
        return CommerceClient::start() && logIn();
    }
    /// As the administration; `key` and `form` as they are sent.
    sandbox::Response tryLogIn(const QByteArray &key, const QByteArray &form)
    {
        setToken(key);
        return send("POST", "/ccadmin/v1/login", form, {{"Content-Type", "application/x-www-form-urlencoded"}});
    }
    bool logIn()
    {
        setToken(tryLogIn(ApplicationKey, "grant_type=client_credentials")
                     .object()[QLatin1String("access_token")]
                     .toString()
                     .toLatin1());
        return !token().isEmpty();
    }
    sandbox::Database store() const { return sandbox::Database(folder() + QStringLiteral("/training.commerce.db"), {}); }
    static QString where(const sandbox::Response &answer) { return answer.object()[QLatin1String("o:errorPath")].toString(); }
};

/// Where the answer is not the example's; empty: nowhere.
inline QString unlikeExample(const Example &example, const sandbox::Response &answer, const QStringList &perRun = {})
{
    if (answer.status != example.status())
        return QStringLiteral("status %1\n").arg(answer.status) + QString::fromUtf8(answer.body);
    for (const auto &[name, value] : example.headers())
        if (CommerceClient::header(answer, name) != value)
            return QString::fromLatin1(name + ": " + CommerceClient::header(answer, name));
    const QJsonValue wanted = example.response[QLatin1String("body")], words = wanted[QLatin1String("message")];
    return words.toString() != answer.object()[QLatin1String("message")].toString() ? QString::fromUtf8(answer.body)
                                                                                    : difference(wanted, answer.object(), perRun);
}

} // namespace linedesk::test
