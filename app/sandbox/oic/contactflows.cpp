// SPDX-License-Identifier: Apache-2.0
#include "oic/contactflows.h"

#include "oic/flowparts.h"

#include <QUrl>

namespace linedesk::sandbox {

namespace {

QString str(const QJsonObject &object, const char *key)
{
    return object[QLatin1String(key)].toString();
}

QJsonArray itemsOf(const Response &answer)
{
    return answer.object()[QLatin1String("items")].toArray();
}

Response result(bool isNew, const QJsonObject &contact)
{
    return Response::json({{QLatin1String("created"), isNew}, {QLatin1String("contact"), contact}}, isNew ? 201 : 200);
}

const char *const copied[] = {"firstName", "lastName", "email", "phoneNumber"};

} // namespace

void ContactFlows::addRoutes(Router &router) const
{
    const QString base = QStringLiteral("/ic/api/integration/v1/flows/rest");
    const auto flow = [&](const char *method, const char *path, Response (ContactFlows::*handler)(const Request &) const) {
        router.add(method, base + QLatin1String(path),
                   guardedFlow(m_wiring, [this, handler](const Request &request) { return (this->*handler)(request); }));
    };
    flow("GET", "/OCC_OEC_GET_PROFILE_SSE/1.0/contacts", &ContactFlows::find);
    flow("POST", "/OCC_OEC_CONTACT_CREATE_SSE/1.0/contacts", &ContactFlows::create);
    flow("POST", "/OCC_OEC_CONTACT_SYNC/1.0/profile", &ContactFlows::sync);
}

// By the profile, and by the CRM's id where somebody who is on no account yet is to get a role.
Response ContactFlows::find(const Request &request) const
{
    const QString id = request.argument(QStringLiteral("contactId"));
    const QByteArray query =
        id.isEmpty() ? "SourceSystemReferenceValue=" + QUrl::toPercentEncoding(request.argument(QStringLiteral("profileId")))
                     : "PartyNumber=" + QUrl::toPercentEncoding(id);
    const Response found = callCrm(m_wiring, "GET", "/contacts?" + query);
    return found.isSuccess() ? Response::json({{QLatin1String("contacts"), itemsOf(found)}}) : faultOfCrm(found);
}

Response ContactFlows::create(const Request &request) const
{
    return matchOrCreate(QJsonDocument::fromJson(request.body).object());
}

Response ContactFlows::matchOrCreate(const QJsonObject &person) const
{
    const QString profileId = str(person, "profileId"), email = str(person, "email");
    for (const char *needed : {"profileId", "lastName", "email"})
        if (str(person, needed).isEmpty())
            return flowFault(400, QStringLiteral("Bad Request"), QLatin1String(needed) + QStringLiteral(" is missing"), false,
                             QLatin1String(needed));
    QJsonObject wanted;
    for (const char *key : copied)
        if (const QString value = str(person, key); !value.isEmpty())
            wanted.insert(QLatin1String(key), value);
    Response answer;
    for (int round = 0; round < 3; ++round) { // somebody may be faster; then the match is made anew
        const Response linked =
            callCrm(m_wiring, "GET", "/contacts?SourceSystemReferenceValue=" + QUrl::toPercentEncoding(profileId));
        if (!linked.isSuccess())
            return faultOfCrm(linked);
        if (const QJsonObject contact = itemsOf(linked).first().toObject(); !contact.isEmpty()) {
            QJsonObject change; // what is sent is newer than what is there (CONTRACT A9)
            for (const QString &key : wanted.keys())
                if (wanted[key] != contact[key])
                    change.insert(key, wanted[key]);
            if (change.isEmpty())
                return result(false, contact);
            answer = callCrm(m_wiring, "PATCH", "/contacts/" + QUrl::toPercentEncoding(str(contact, "contactId")), change);
            return answer.isSuccess() ? result(false, answer.object()) : faultOfCrm(answer);
        }
        const Response alike = callCrm(m_wiring, "GET", "/contacts?EmailAddress=" + QUrl::toPercentEncoding(email));
        if (!alike.isSuccess())
            return faultOfCrm(alike);
        QJsonArray free;
        for (const QJsonValue &one : itemsOf(alike))
            if (str(one.toObject(), "sourceSystemReference").isEmpty())
                free.append(one);
        if (free.size() > 1)
            return flowFault(409, QStringLiteral("Conflict"), QStringLiteral("more than one contact has this email"), true);
        QJsonObject change{{QLatin1String("sourceSystemReference"), profileId}};
        const QJsonObject before = free.first().toObject();
        for (const QString &key : wanted.keys()) // somebody else's entry is completed, not overwritten
            if (before[key].toString().isEmpty())
                change.insert(key, wanted[key]);
        answer = before.isEmpty()
                     ? callCrm(m_wiring, "POST", "/contacts", change)
                     : callCrm(m_wiring, "PATCH", "/contacts/" + QUrl::toPercentEncoding(str(before, "contactId")), change);
        if (answer.isSuccess())
            return result(before.isEmpty(), answer.object());
        if (answer.status != 409)
            return faultOfCrm(answer);
    }
    return faultOfCrm(answer);
}

Response ContactFlows::sync(const Request &request) const
{
    if (!m_wiring.isSignedByCommerce(request.header("x-oracle-cc-webhook-signature-sha512"), request.body))
        return flowFault(401, QStringLiteral("Unauthorized"), QStringLiteral("The signature is not valid"), false);
    const QJsonObject event = QJsonDocument::fromJson(request.body).object();
    const QJsonObject profile = event[QLatin1String("profile")].toObject();
    const QString profileId = str(event, "profileId");
    Response done = matchOrCreate({{QLatin1String("profileId"), profileId},
                                   {QLatin1String("firstName"), profile[QLatin1String("firstName")]},
                                   {QLatin1String("lastName"), profile[QLatin1String("lastName")]},
                                   {QLatin1String("email"), profile[QLatin1String("email")]},
                                   {QLatin1String("phoneNumber"), profile[QLatin1String("daytimeTelephoneNumber")]}});
    if (!done.isSuccess())
        return done;
    const QString contactId = str(done.object()[QLatin1String("contact")].toObject(), "contactId");
    if (contactId != str(profile, "customerContactId")) {
        const Response written = m_wiring.writeContactId(profileId, contactId);
        if (!written.isSuccess()) // the event is told again, and this is tried again
            return flowFault(500, QStringLiteral("Internal Server Error"), QStringLiteral("Commerce did not take the id"), false);
    }
    done.status = 200;
    return done;
}

} // namespace linedesk::sandbox
