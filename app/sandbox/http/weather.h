// SPDX-License-Identifier: Apache-2.0
// Scripted bad weather (CONTRACT 16.6, A14): rules that say which request meets which misfortune. Every server of the
// sandbox is given the same weather and the name of its role; no role knows of it. A rule counts how often it fired: a
// test in which it did not fire has shown nothing. The members of a rule are listed in weather.cpp.
#pragma once

#include "http/message.h"

#include <QJsonValue>
#include <QSet>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <vector>

namespace linedesk::sandbox {

class Weather {
public:
    /// How the answer leaves: whole, not at all, or broken in the middle.
    enum class Ending { Whole, None, CutByLength, CutByChunk, CutInGzip };
    struct Outcome {
        Response response;
        Ending ending = Ending::Whole;
    };
    /// Somebody else changes what the request is about, just before it; with what a rule says, or with values of its own.
    using Rival = std::function<void(const Request &, const QJsonObject &change)>;

    explicit Weather(Rival rival) : m_rival(std::move(rival)) {}

    /// Takes a JSON list of rules instead of those there are. Answers what is wrong with it, or nothing; a list with a
    /// mistake changes nothing.
    QString replace(const QByteArray &json);
    void clear();
    /// The rules as given, each with "fired".
    QJsonArray report() const;

    /// One request at a role, or at the public port when `role` is empty. The handler runs or does not run.
    Outcome meet(const QByteArray &role, const Request &request, const Handler &handler);
    /// Ends every waiting, now and later; before the servers stop.
    void end();

private:
    struct Rule {
        QJsonObject given;
        QByteArray role, method;
        QStringList path;
        QString query;
        int after = 0, times = 0, delayMs = 0; // times 0: until the rules are replaced
        std::optional<Response> answer;
        bool dropsBefore = false, endsToken = false, refusesRefresh = false;
        std::optional<QJsonObject> rivalChange;
        Ending ending = Ending::Whole;
        int seen = 0, fired = 0;

        QString read(const QJsonObject &object);
        QString readAnswer(const QJsonObject &object);
        bool fits(const QByteArray &role, const Request &request) const;
    };
    std::optional<Rule> next(const QByteArray &role, const Request &request);

    Rival m_rival;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Rule> m_rules;
    QSet<QByteArray> m_unrefreshable; // tokens whose refresh is refused too
    int m_generation = 0;
    bool m_isEnding = false;
};

} // namespace linedesk::sandbox
