// SPDX-License-Identifier: Apache-2.0
#include "occ/registrationrequests.h"

#include "occ/listquestion.h"
#include "store/commerce.h"

#include <QRandomGenerator>

namespace linedesk::sandbox {

namespace {

constexpr int LongestComment = 1000; // CONTRACT 2.9

QString str(const QJsonObject &row, const char *key)
{
    return row[QLatin1String(key)].toString();
}

bool isPerson(RegistrationRequests::Kind kind)
{
    return kind == RegistrationRequests::Kind::Person;
}

QString tableOf(RegistrationRequests::Kind kind)
{
    return isPerson(kind) ? QStringLiteral("profile_requests") : QStringLiteral("organization_requests");
}

Response unknown(RegistrationRequests::Kind kind)
{
    return refusal(404, isPerson(kind) ? QStringLiteral("102000") : QStringLiteral("101000"),
                   QStringLiteral("There is no request with this id."), {}, QStringLiteral("id"));
}

Response decidedAlready(const QString &status)
{
    return refusal(409, QStringLiteral("101008"), QStringLiteral("The request has been decided already."),
                   QStringLiteral("status=") + status);
}

bool isDecided(const QString &status)
{
    return status == QLatin1String("approved") || status == QLatin1String("rejected");
}

// What is wrong with the body of a decision or a mark, or nothing.
std::optional<Response> mistakeIn(const Request &request, RegistrationRequests::Kind kind)
{
    const QString code = isPerson(kind) ? QStringLiteral("102001") : QStringLiteral("10001");
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return refusal(400, code, QStringLiteral("The request body is not a JSON object."));
    const QJsonValue comments = document[QLatin1String("approverComments")], source = document[QLatin1String("approvedSource")];
    const bool isText = comments.isUndefined() || comments.isNull() || comments.isString();
    if (!isText || comments.toString().size() > LongestComment)
        return refusal(400, code, QStringLiteral("The comments are a text of up to %1 characters.").arg(LongestComment), {},
                       QStringLiteral("approverComments"));
    if (!source.isUndefined() && source != QLatin1String("agent"))
        return refusal(400, QStringLiteral("89101"), QStringLiteral("The source of a decision here is the agent."), {},
                       QStringLiteral("approvedSource"));
    return {};
}

} // namespace

QJsonObject RegistrationRequests::itemOf(const QJsonObject &row, Kind kind) const
{
    QJsonObject item{{QLatin1String("id"), row[QLatin1String("id")]},
                     {QLatin1String("status"), row[QLatin1String("status")]},
                     {QLatin1String("requestDate"), row[QLatin1String("requested")]},
                     {QLatin1String("approverComments"), row[QLatin1String("comments")]}};
    if (isPerson(kind)) {
        const QString id = str(row, "organization_id");
        const QJsonValue name =
            m_store.row(QStringLiteral("SELECT name FROM organizations WHERE id=?"), {id})[QLatin1String("name")];
        item.insert(QLatin1String("firstName"), row[QLatin1String("first_name")]);
        item.insert(QLatin1String("lastName"), row[QLatin1String("last_name")]);
        item.insert(QLatin1String("email"), row[QLatin1String("email")]);
        item.insert(QLatin1String("profileOrganization"),
                    QJsonObject{{QLatin1String("id"), id}, {QLatin1String("repositoryId"), id}, {QLatin1String("name"), name}});
        item.insert(QLatin1String("roles"),
                    QJsonArray{QJsonObject{{QLatin1String("function"), row[QLatin1String("function")]},
                                           {QLatin1String("relativeTo"), QJsonObject{{QLatin1String("id"), id}}}}});
        return item;
    }
    item.insert(QLatin1String("name"), row[QLatin1String("name")]);
    item.insert(QLatin1String("requesterFirstName"), row[QLatin1String("first_name")]);
    item.insert(QLatin1String("requesterLastName"), row[QLatin1String("last_name")]);
    item.insert(QLatin1String("requesterEmail"), row[QLatin1String("email")]);
    const QJsonArray addresses = AddressBook(m_store).items(str(row, "id"));
    item.insert(QLatin1String("address"), addresses.isEmpty() ? QJsonValue() : addresses.first()[QLatin1String("address")]);
    return item;
}

Response RegistrationRequests::list(const Request &request, Kind kind) const
{
    ListQuestion question;
    if (const auto refused = question.read(request, isPerson(kind) ? profileRequestFields() : organizationRequestFields(),
                                           QStringLiteral("r.requested, r.id")))
        return *refused;
    return question.answer(m_store, request, tableOf(kind) + QStringLiteral(" r"), QStringLiteral("1"), {},
                           [&](const QJsonObject &row) { return itemOf(row, kind); });
}

Response RegistrationRequests::get(const Request &request, Kind kind) const
{
    const QJsonObject row =
        m_store.row(QStringLiteral("SELECT * FROM %1 WHERE id=?").arg(tableOf(kind)), {request.parameters[QStringLiteral("id")]});
    return row.isEmpty() ? unknown(kind) : Response::json(itemOf(row, kind));
}

Response RegistrationRequests::decide(const Request &request, Kind kind, bool isApproval, bool isSupervisor)
{
    if (!isSupervisor)
        return refusal(403, QStringLiteral("100091"), QStringLiteral("Your role does not allow this."));
    const QString id = request.parameters[QStringLiteral("id")],
                  status = isApproval ? QStringLiteral("approved") : QStringLiteral("rejected");
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    Response answer =
        refusal(500, QStringLiteral("990500"), QStringLiteral("The decision could not be stored. Nothing was changed."));
    const bool isDone = m_store.transaction([&] {
        const QJsonObject row = m_store.row(QStringLiteral("SELECT * FROM %1 WHERE id=?").arg(tableOf(kind)), {id});
        std::optional<Response> refused;
        if (row.isEmpty())
            refused = unknown(kind);
        else if (isDecided(str(row, "status")))
            refused = decidedAlready(str(row, "status"));
        else
            refused = mistakeIn(request, kind);
        if (refused) {
            answer = *refused;
            return false;
        }
        QJsonObject changes{{QLatin1String("status"), status}, {QLatin1String("source"), QStringLiteral("agent")}};
        if (body.contains(QLatin1String("approverComments")))
            changes.insert(QLatin1String("comments"), body[QLatin1String("approverComments")]);
        return m_store.update(tableOf(kind), id, changes) &&
               (!isApproval || enroll(row, kind, QString::fromUtf8(request.header("X-CCSite"))));
    });
    if (!isDone)
        return answer;
    m_profiles.tell();
    return Response::json({{QLatin1String("id"), id}, {QLatin1String("status"), status}});
}

bool RegistrationRequests::enroll(const QJsonObject &row, Kind kind, const QString &siteId)
{
    if (isPerson(kind))
        return join(row, str(row, "organization_id"), str(row, "function"), siteId);
    const QString id = QStringLiteral("or-%1").arg(500000 + QRandomGenerator::system()->bounded(2000000000));
    return m_store.insert(QStringLiteral("organizations"), {{QLatin1String("id"), id},
                                                            {QLatin1String("name"), row[QLatin1String("name")]},
                                                            {QLatin1String("name_key"), comparable(str(row, "name"))}}) &&
           join(row, id, QStringLiteral("admin"), siteId);
}

// Who has a log-in already joins with it.
bool RegistrationRequests::join(const QJsonObject &person, const QString &organization, const QString &function,
                                const QString &siteId)
{
    QString id = str(m_store.row(QStringLiteral("SELECT id FROM profiles WHERE email=?"), {str(person, "email")}), "id");
    const bool isNew = id.isEmpty();
    if (isNew)
        id = m_profiles.insert({{QLatin1String("first_name"), person[QLatin1String("first_name")]},
                                {QLatin1String("last_name"), person[QLatin1String("last_name")]},
                                {QLatin1String("email"), person[QLatin1String("email")]},
                                {QLatin1String("type"), QStringLiteral("b2b_user")}},
                               siteId);
    const bool isFirst =
        m_store.row(QStringLiteral("SELECT profile_id FROM members WHERE profile_id=? AND is_parent"), {id}).isEmpty();
    return !id.isEmpty() &&
           m_store.run(QStringLiteral("INSERT OR IGNORE INTO members (profile_id, organization_id, is_parent) VALUES (?, ?, ?)"),
                       {id, organization, int(isFirst)}) &&
           m_store.insert(
               QStringLiteral("member_roles"),
               {{QLatin1String("id"), QStringLiteral("r-%1").arg(500000 + QRandomGenerator::system()->bounded(2000000000))},
                {QLatin1String("profile_id"), id},
                {QLatin1String("organization_id"), organization},
                {QLatin1String("function"), function}});
}

Response RegistrationRequests::markInProgress(const Request &request)
{
    const QString id = request.parameters[QStringLiteral("id")];
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QString status = str(body, "status");
    Response answer =
        refusal(500, QStringLiteral("990500"), QStringLiteral("The request could not be stored. Nothing was changed."));
    const bool isDone = m_store.transaction([&] {
        const QJsonObject row = m_store.row(QStringLiteral("SELECT * FROM organization_requests WHERE id=?"), {id});
        std::optional<Response> refused;
        if (row.isEmpty())
            refused = unknown(Kind::Organization);
        else if (isDecided(str(row, "status")))
            refused = decidedAlready(str(row, "status"));
        else if (refused = mistakeIn(request, Kind::Organization);
                 !refused && status != QLatin1String("review") && status != QLatin1String("moreInfoNeeded"))
            refused = refusal(400, QStringLiteral("10001"), QStringLiteral("A request in progress is review or moreInfoNeeded."),
                              {}, QStringLiteral("status"));
        if (refused) {
            answer = *refused;
            return false;
        }
        QJsonObject changes{{QLatin1String("status"), status}};
        if (body.contains(QLatin1String("approverComments")))
            changes.insert(QLatin1String("comments"), body[QLatin1String("approverComments")]);
        return m_store.update(QStringLiteral("organization_requests"), id, changes);
    });
    return isDone ? get(request, Kind::Organization) : answer;
}

} // namespace linedesk::sandbox
