// SPDX-License-Identifier: Apache-2.0
#include "accountmodel/contacts.h"

#include "accountmodel/findings.h"

#include <QUrl>

namespace linedesk::sandbox {

namespace {

// Names of the request, and where the profile has the value.
struct Copied {
    const char *key, *inProfile;
};
const Copied copied[] = {
    {"firstName", "firstName"}, {"lastName", "lastName"}, {"email", "email"}, {"phoneNumber", "daytimeTelephoneNumber"}};

} // namespace

QJsonArray Contacts::find(const Caller &caller, std::optional<Response> *failure) const
{
    const Response found =
        m_flows.call({.key = "QUERY_CONTACTS",
                      .query = "?profileId=" + QUrl::toPercentEncoding(caller.profileId) + "&sourceSystem=COMMERCE_CLOUD",
                      .expected = "contacts"},
                     failure);
    return *failure ? QJsonArray() : found.object()[QLatin1String("contacts")].toArray();
}

// The CRM's id is the one that counts. Commerce may miss it for now: the next reading tells it again.
void Contacts::link(const Caller &caller, const QString &contactId) const
{
    if (!contactId.isEmpty() && contactId != caller.contactId())
        m_wiring.writeContactId(caller.profileId, contactId);
}

Response Contacts::query(const Request &request) const
{
    Caller caller;
    if (const auto refused = m_callers.identify(request, &caller))
        return *refused;
    std::optional<Response> failure;
    const QJsonArray contacts = find(caller, &failure);
    if (failure)
        return *failure;
    const QJsonValue id = contacts.isEmpty() ? QJsonValue() : contacts.first()[QLatin1String("contactId")];
    link(caller, id.toString());
    return Response::json({{QLatin1String("profileId"), caller.profileId},
                           {QLatin1String("externalContactId"), id},
                           {QLatin1String("items"), contacts}});
}

Response Contacts::create(const Request &request) const
{
    Caller caller;
    if (const auto refused = m_callers.identify(request, &caller))
        return *refused;
    if (request.header("Idempotency-Key").isEmpty() || !m_wiring.can.idempotency)
        return created(request, caller);
    QJsonObject user;
    if (const auto refused = m_callers.readUser(request, &user))
        return *refused;
    return m_kept.once(request, user[QLatin1String("id")].toString() + QLatin1Char(' ') + caller.profileId,
                       [&] { return created(request, caller); });
}

// What the request names is newer than what anybody has (A9). The rest comes from the contact that there is, and from the
// profile only for a contact that is not linked yet: a change in the CRM is not undone unseen.
Response Contacts::created(const Request &request, const Caller &caller) const
{
    Findings findings;
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    const QJsonObject body = known(
        document.isNull() && request.body.trimmed().isEmpty() ? QJsonValue(QJsonObject()) : QJsonValue(document.object()),
        {{"firstName", Kind::Text, 40}, {"lastName", Kind::Text, 40}, {"email", Kind::Text, 254}, {"phoneNumber", Kind::Text, 30}},
        QStringLiteral("$"), findings);
    if (!request.body.trimmed().isEmpty() && !document.isObject())
        findings.add(QStringLiteral("$"), "CAM-3001", "The request cannot be read.");
    for (const char *needed : {"lastName", "email"})
        if (body.contains(QLatin1String(needed)) && str(body, needed).trimmed().isEmpty())
            findings.add(QStringLiteral("$.") + QLatin1String(needed), "CAM-3001", "This field cannot be empty.");
    if (!findings.isEmpty())
        return findings.refusal();
    std::optional<Response> failure;
    const QJsonObject before = find(caller, &failure).first().toObject();
    if (failure)
        return *failure;
    QJsonObject person{{QLatin1String("profileId"), caller.profileId},
                       {QLatin1String("sourceSystem"), QStringLiteral("COMMERCE_CLOUD")},
                       {QLatin1String("primaryAddress"), caller.profile[QLatin1String("shippingAddress")]}};
    for (const auto &[key, inProfile] : copied)
        person.insert(QLatin1String(key), !str(body, key).isEmpty() ? body[QLatin1String(key)]
                                          : before.isEmpty()        ? caller.profile[QLatin1String(inProfile)]
                                                                    : before[QLatin1String(key)]);
    const Response done = m_flows.call({.key = "CREATE_CONTACT",
                                        .method = "POST",
                                        .body = QJsonDocument(person).toJson(QJsonDocument::Compact),
                                        .expected = "contact"},
                                       &failure);
    if (failure)
        return *failure;
    const QJsonObject contact = done.object()[QLatin1String("contact")].toObject();
    const bool isNew = done.object()[QLatin1String("created")].toBool();
    link(caller, str(contact, "contactId"));
    return Response::json({{QLatin1String("profileId"), caller.profileId},
                           {QLatin1String("externalContactId"), contact[QLatin1String("contactId")]},
                           {QLatin1String("created"), isNew},
                           {QLatin1String("contact"), contact}},
                          isNew ? 201 : 200);
}

} // namespace linedesk::sandbox
