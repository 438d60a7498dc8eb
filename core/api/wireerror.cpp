// SPDX-License-Identifier: Apache-2.0
#include "api/wireerror.h"

#include "api/wirereader.h"
#include "net/retrypolicy.h"

#include <iterator>

namespace linedesk {

namespace {

// The console's own table of the codes it acts on (CONTRACT 3.10, 13). Every other code shows the server's words.
struct CodeMeaning {
    const char *code;
    IssueCode meaning;
} const meanings[] = {{"990302", IssueCode::Checksum},
                      {"990303", IssueCode::WrongBrand},
                      {"990304", IssueCode::Expired},
                      {"990305", IssueCode::Missing},
                      {"990306", IssueCode::Pattern},
                      {"990301", IssueCode::HolderMustConfirm},
                      {"28391", IssueCode::Declined},
                      {"CAM-3003", IssueCode::NotAllowed},
                      {"CAM-3101", IssueCode::Unknown},
                      {"CAM-3102", IssueCode::WrongBrand},
                      {"CAM-3107", IssueCode::Missing},
                      {"CAM-3108", IssueCode::Expired},
                      {"CAM-3109", IssueCode::Missing},
                      {"CAM-3120", IssueCode::Missing},
                      {"CAM-3121", IssueCode::Pattern},
                      {"CAM-3122", IssueCode::Checksum},
                      {"CAM-3123", IssueCode::Checksum},
                      {"CAM-3124", IssueCode::Pattern},
                      {"CAM-3125", IssueCode::Pattern},
                      {"CAM-3126", IssueCode::Unknown},
                      {"CAM-3210", IssueCode::NotAllowed},
                      {"CAM-3211", IssueCode::Mismatch},
                      {"CAM-3213", IssueCode::NotAllowed},
                      {"CAM-3301", IssueCode::Declined},
                      {"CAM-3302", IssueCode::HolderMustConfirm},
                      {"CAM-3303", IssueCode::NotAllowed},
                      {"CAM-3502", IssueCode::Missing},
                      {"CAM-3503", IssueCode::Pattern},
                      {"CAM-3504", IssueCode::Unknown},
                      {"CAM-3507", IssueCode::NotAllowed}};

IssueCode meaningOf(const QString &code)
{
    for (const CodeMeaning &one : meanings)
        if (code == QLatin1String(one.code))
            return one.meaning;
    return IssueCode::Other;
}

ErrorKind kindOf(int status)
{
    switch (status) {
    case 400: return ErrorKind::Invalid;
    case 401: return ErrorKind::SignedOut;
    case 403: return ErrorKind::Forbidden;
    case 404: return ErrorKind::NotFound;
    case 409:
    case 412: return ErrorKind::Conflict;
    case 429:
    case 503: return ErrorKind::Busy;
    default: return ErrorKind::Server;
    }
}

Issue readIssue(const WireObject &object)
{
    Issue issue;
    issue.field = FieldPath(object.optionalText("o:errorPath"));
    issue.serverCode = object.optionalText("errorCode");
    issue.serverText = object.optionalText("message");
    issue.code = meaningOf(issue.serverCode);
    return issue;
}

} // namespace

Error errorOf(const HttpResponse &response, bool isWrite)
{
    Error error;
    error.httpStatus = response.status;
    error.kind = kindOf(response.status);
    error.requestId = response.requestId;
    error.retryAfter = RetryPolicy::askedPause(response);
    const auto read = readWire(response.body, [&](const WireObject &body) {
        error.errorCode = body.optionalText("errorCode");
        error.serverText = body.optionalText("message");
        error.moreInfo = body.optionalText("moreInfo");
        error.detail = body.optionalText("devMessage");
        if (body.has("unlockAt")) // a member of its own in the log-in's refusal (CONTRACT 3.1)
            error.moreInfo = QStringLiteral("unlockAt=") + body.optionalText("unlockAt");
        body.each("errors", [&](const WireObject &one) { error.issues.push_back(readIssue(one)); });
        if (error.issues.empty() && body.has("o:errorPath"))
            error.issues.push_back(readIssue(body));
    });
    if (!read)
        error.detail = QStringLiteral("HTTP %1 without a readable body").arg(response.status);
    if (isWrite && (response.status == 504 || error.errorCode == QLatin1String("CAM-5005")))
        error.kind = ErrorKind::Unknown;
    return error;
}

Error unreadable(const HttpResponse &response, Error problem, bool isWrite)
{
    problem.kind = isWrite ? ErrorKind::Unknown : ErrorKind::Protocol;
    problem.httpStatus = response.status;
    problem.requestId = response.requestId;
    return problem;
}

} // namespace linedesk
