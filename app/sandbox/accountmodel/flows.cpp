// SPDX-License-Identifier: Apache-2.0
#include "accountmodel/flows.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QUrl>

namespace linedesk::sandbox {

namespace {

// Only what looks like what it should be goes on: no text of the other system reaches the console (CONTRACT 4.7).
QString plain(const QString &text, const char *pattern)
{
    return QRegularExpression(QLatin1String("\\A(?:") + QLatin1String(pattern) + QLatin1String(")\\z")).match(text).hasMatch()
               ? text
               : QString();
}

QByteArray headerOf(const Response &answer, const char *wanted)
{
    for (const auto &[name, value] : answer.headers)
        if (name.compare(wanted, Qt::CaseInsensitive) == 0)
            return value;
    return {};
}

// A flow's refusal: section 5's form, HTML or nothing at all.
struct Fault {
    explicit Fault(const QJsonObject &body)
        : field(plain(body[QLatin1String("o:errorPath")].toString(), "[$A-Za-z][A-Za-z0-9_.\\[\\]-]{0,120}")),
          code(plain(body[QLatin1String("o:errorCode")].toString(), "[A-Za-z0-9_.-]{1,40}")),
          version(plain(body[QLatin1String("detail")].toString(), "currentVersion=[0-9]{1,9}"))
    {
        for (const QJsonValue &one : body[QLatin1String("o:errorDetails")].toArray())
            isFromCrm = isFromCrm || one[QLatin1String("o:errorPath")] == QLatin1String("CRM");
    }
    QString field, code, version;
    bool isFromCrm = false;
};

bool isAbout(const FlowCall &flow, std::initializer_list<const char *> keys)
{
    for (const char *key : keys)
        if (qstrcmp(flow.key, key) == 0)
            return true;
    return false;
}

Response noAnswer(CallFailure why, bool isAway, const FlowCall &flow, int timeoutMs)
{
    const QString facts = QStringLiteral("flow=") + QLatin1String(flow.key);
    if (isAway)
        return refusal(502, QStringLiteral("CAM-5001"), QStringLiteral("The account system cannot be reached."), facts);
    return refusal(504, QStringLiteral("CAM-5002"), QStringLiteral("The account system did not answer in time."),
                   why == CallFailure::Timeout ? facts + QStringLiteral(";timeoutMs=%1").arg(timeoutMs) : facts);
}

// The table of CONTRACT section 5.
Response refusalOf(const Response &answer, const FlowCall &flow)
{
    const Fault fault(answer.object());
    const QString facts = QStringLiteral("flow=%1;upstreamStatus=%2").arg(QLatin1String(flow.key)).arg(answer.status);
    const auto refuse = [&](int status, const char *code, const char *message, const QString &path = {}) {
        return refusal(status, QLatin1String(code), QLatin1String(message), facts, path);
    };
    switch (answer.status) {
    case 400:
        if (!fault.field.isEmpty())
            return refuse(400, "CAM-3001", "The account system does not take this value.",
                          fault.field.startsWith(QLatin1Char('$')) ? fault.field : QStringLiteral("$.") + fault.field);
        break;
    case 401:
    case 403: return refuse(502, "CAM-5004", "The account system refused this server.");
    case 404:
        if (!fault.isFromCrm)
            break;
        if (isAbout(flow, {"QUERY_CONTACTS", "CREATE_CONTACT", "QUERY_ACCOUNTS", "CREATE_ACCOUNTS"}))
            return refuse(404, "CAM-2001", "The contact was not found.");
        return refuse(404, "CAM-2002", "The account was not found.");
    case 409:
        if (isAbout(flow, {"CREATE_CONTACT"}))
            return refuse(409, "CAM-2005", "More than one contact has this email. Pick one in the customer system.",
                          QStringLiteral("email"));
        return refuse(409, "CAM-2004", "The state of the account does not allow it.");
    case 412:
        return refusal(412, QStringLiteral("CAM-4001"), QStringLiteral("Somebody else changed this account. Reload it."),
                       fault.version.isEmpty() ? facts : fault.version + QLatin1Char(';') + facts);
    case 429: {
        Response refused = refusal(429, QStringLiteral("990429"), QStringLiteral("Too many requests."));
        if (const QByteArray wait = headerOf(answer, "Retry-After"); wait.toInt() > 0)
            refused.headers.emplace_back("Retry-After", wait);
        return refused;
    }
    default: break;
    }
    if (answer.status == 503 || answer.status == 404) {
        Response refused = refuse(503, "CAM-5003", "This part of the account system is switched off.");
        refused.headers.emplace_back("Retry-After", "30");
        return refused;
    }
    return refusal(502, QStringLiteral("CAM-5005"), QStringLiteral("The account system reported a fault."),
                   fault.code.isEmpty() ? facts : facts + QStringLiteral(";o:errorCode=") + fault.code);
}

} // namespace

bool Flows::isOffered(const char *key) const
{
    return !m_wiring.flowPaths.value(QLatin1String(key)).isEmpty() &&
           (m_wiring.can.structure || qstrcmp(key, "ACCOUNT_STRUCTURE") != 0);
}

Response Flows::call(const FlowCall &flow, std::optional<Response> *failure) const
{
    QByteArray path = m_wiring.flowPaths.value(QString::fromLatin1(flow.key));
    for (auto one = flow.parameters.begin(); one != flow.parameters.end(); ++one)
        path.replace('{' + one.key().toLatin1() + '}', QUrl::toPercentEncoding(one.value()));
    CallFailure why = CallFailure::None;
    Call what{flow.method, path + flow.query, {{"Authorization", m_wiring.flowCredentials}}, flow.body, m_wiring.flowTimeoutMs};
    if (flow.isMinimal)
        what.headers.emplace_back("Prefer", "return=minimal");
    Response answer = sandbox::call(m_wiring.oicHost, m_wiring.oicPort, what, &why);
    // A read that ended without an answer is as if nobody had been there; a write may have been done.
    const auto isAway = [&] { return why == CallFailure::Unreachable || (why == CallFailure::Broken && flow.method == "GET"); };
    if (isAway() && flow.method == "GET")
        answer = sandbox::call(m_wiring.oicHost, m_wiring.oicPort, what, &why);
    if (why != CallFailure::None)
        *failure = noAnswer(why, isAway(), flow, m_wiring.flowTimeoutMs);
    else if (!answer.isSuccess() || !answer.object().contains(QLatin1String(flow.expected)))
        *failure = refusalOf(answer, flow);
    return answer;
}

} // namespace linedesk::sandbox
