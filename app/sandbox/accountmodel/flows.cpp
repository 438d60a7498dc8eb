// SPDX-License-Identifier: Apache-2.0
#include "accountmodel/flows.h"

#include <QUrl>

namespace linedesk::sandbox {

Response Flows::call(const FlowCall &flow, std::optional<Response> *failure) const
{
    QByteArray path = m_wiring.flowPaths.value(QString::fromLatin1(flow.key));
    for (auto one = flow.parameters.begin(); one != flow.parameters.end(); ++one)
        path.replace('{' + one.key().toLatin1() + '}', QUrl::toPercentEncoding(one.value()));
    CallFailure why = CallFailure::None;
    Call what{flow.method, path + flow.query, {{"Authorization", m_wiring.flowCredentials}}, flow.body, m_wiring.flowTimeoutMs};
    if (flow.isMinimal)
        what.headers.emplace_back("Prefer", "return=minimal");
    Response answer = sandbox::call(m_wiring.host, m_wiring.oicPort, what, &why);
    // A read that ended without an answer is as if nobody had been there; a write may have been done.
    const auto isAway = [&] { return why == CallFailure::Unreachable || (why == CallFailure::Broken && flow.method == "GET"); };
    if (isAway() && flow.method == "GET")
        answer = sandbox::call(m_wiring.host, m_wiring.oicPort, what, &why);
    const QJsonObject fault = answer.object();
    QString facts = QStringLiteral("flow=") + QLatin1String(flow.key);
    if (why == CallFailure::Timeout)
        facts += QStringLiteral(";timeoutMs=%1").arg(m_wiring.flowTimeoutMs);
    else if (answer.status != 0)
        facts += QStringLiteral(";upstreamStatus=%1").arg(answer.status);
    const auto fail = [&](int status, const char *code, const char *message) {
        *failure = refusal(status, QLatin1String(code), QLatin1String(message), facts);
    };
    bool isFromCrm = false;
    for (const QJsonValue &one : fault[QLatin1String("o:errorDetails")].toArray())
        isFromCrm = isFromCrm || one[QLatin1String("o:errorPath")] == QLatin1String("CRM");
    const QString field = fault[QLatin1String("o:errorPath")].toString();
    if (isAway())
        fail(502, "CAM-5001", "The account system cannot be reached.");
    else if (why != CallFailure::None)
        fail(504, "CAM-5002", "The account system did not answer in time.");
    else if (answer.status == 401 || answer.status == 403)
        fail(502, "CAM-5004", "The account system refused this server.");
    else if (answer.status == 503 || (answer.status == 404 && !isFromCrm)) {
        fail(503, "CAM-5003", "This part of the account system is switched off.");
        (*failure)->headers.emplace_back("Retry-After", "30");
    } else if (answer.status == 429) {
        *failure = refusal(429, QStringLiteral("990429"), QStringLiteral("Too many requests."));
        for (const auto &[name, value] : answer.headers)
            if (name.compare("Retry-After", Qt::CaseInsensitive) == 0)
                (*failure)->headers.emplace_back(name, value);
    } else if (answer.status == 400 && !field.isEmpty())
        *failure = refusal(400, QStringLiteral("CAM-3001"), QStringLiteral("The request cannot be read."), facts, field);
    else if (answer.status == 409)
        fail(409, "CAM-2004", "The state of the account does not allow it.");
    else if (answer.status == 404)
        fail(404, "CAM-2002", "The account was not found.");
    else if (answer.status == 412)
        *failure = refusal(412, QStringLiteral("CAM-4001"), QStringLiteral("Somebody else changed this account. Reload it."),
                           answer.object()[QLatin1String("detail")].toString());
    else if (!answer.isSuccess() || fault.isEmpty()) {
        if (const QString code = fault[QLatin1String("o:errorCode")].toString(); !code.isEmpty())
            facts += QStringLiteral(";o:errorCode=") + code;
        fail(502, "CAM-5005", "The account system reported a fault.");
    }
    return answer;
}

} // namespace linedesk::sandbox
