// SPDX-License-Identifier: Apache-2.0
#include "occ/organizations.h"

#include "occ/listquestion.h"

#include <QRandomGenerator>

namespace linedesk::sandbox {

namespace {

QString str(const QJsonObject &row, const char *key)
{
    return row[QLatin1String(key)].toString();
}

Response notAllowed()
{
    return refusal(403, QStringLiteral("100091"), QStringLiteral("Your role does not allow this."));
}

Response missingHeader(const char *name)
{
    return refusal(400, QStringLiteral("82001"), QStringLiteral("A required header is missing."), {}, QLatin1String(name));
}

bool isFunction(const QString &word)
{
    return QStringList{QStringLiteral("admin"), QStringLiteral("buyer"), QStringLiteral("approver"),
                       QStringLiteral("accountAddressManager")}
        .contains(word);
}

} // namespace

Organizations::Organizations(const Database &store, Replays &replays, Profiles &profiles)
    : m_store(store), m_replays(replays), m_profiles(profiles), m_book(store)
{}

bool Organizations::isMember(const QString &profile, const QString &organization) const
{
    return !m_store
                .row(QStringLiteral("SELECT profile_id FROM members WHERE profile_id=? AND organization_id=?"),
                     {profile, organization})
                .isEmpty();
}

std::optional<Response> Organizations::identify(const Request &request, QString *organization) const
{
    const QString shopper =
        QJsonDocument::fromJson(request.header("X-CCAgentContext"))[QLatin1String("shopperProfileId")].toString();
    if (shopper.isEmpty())
        return missingHeader("X-CCAgentContext");
    *organization = QString::fromUtf8(request.header("X-CCOrganization"));
    if (organization->isEmpty()) // the shopper's own
        *organization =
            str(m_store.row(QStringLiteral("SELECT organization_id FROM members WHERE profile_id=? AND is_parent"), {shopper}),
                "organization_id");
    if (organization->isEmpty())
        return missingHeader("X-CCOrganization");
    return isMember(shopper, *organization) ? std::optional<Response>() : notAllowed();
}

QJsonObject Organizations::member(const QString &id) const
{
    const QJsonObject profile = m_profiles.read(id);
    QJsonObject some;
    for (const char *name : {"id", "firstName", "lastName", "email", "active", "receiveEmail", "roles", "parentOrganization",
                             "secondaryOrganizations"})
        some.insert(QLatin1String(name), profile[QLatin1String(name)]);
    return some;
}

Response Organizations::listMembers(const Request &request) const
{
    QString organization;
    if (const auto refused = identify(request, &organization))
        return *refused;
    ListQuestion question;
    if (const auto refused = question.read(request, profileFields(), QStringLiteral("p.last_key, p.first_key, p.id")))
        return *refused;
    QString where = QStringLiteral("EXISTS (SELECT 1 FROM members m WHERE m.profile_id=p.id AND m.organization_id=?)");
    QVariantList arguments{organization};
    if (const QStringList roles = request.argument(QStringLiteral("includedRoles")).split(QLatin1Char(','), Qt::SkipEmptyParts);
        !roles.isEmpty()) {
        where += QStringLiteral(" AND EXISTS (SELECT 1 FROM member_roles r WHERE r.profile_id=p.id AND r.organization_id=?"
                                " AND r.function IN (%1))")
                     .arg(QStringList(roles.size(), QStringLiteral("?")).join(QLatin1Char(',')));
        arguments << organization;
        for (const QString &role : roles)
            arguments << role.trimmed();
    }
    return question.answer(m_store, request, QStringLiteral("profiles p"), where, arguments,
                           [this](const QJsonObject &row) { return member(str(row, "id")); });
}

Response Organizations::getMember(const Request &request) const
{
    QString organization;
    if (const auto refused = identify(request, &organization))
        return *refused;
    const QString id = request.parameters[QStringLiteral("id")];
    return isMember(id, organization) ? Response::json(member(id))
                                      : refusal(404, QStringLiteral("22002"), QStringLiteral("There is no member with this id."),
                                                {}, QStringLiteral("id"));
}

Response Organizations::changeMember(const Request &request, bool isSupervisor)
{
    QString organization;
    if (const auto refused = identify(request, &organization))
        return *refused;
    QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QJsonValue roles = body.take(QLatin1String("roles")), active = body.take(QLatin1String("active"));
    if (!roles.isUndefined() && !isSupervisor)
        return notAllowed();
    const QString id = request.parameters[QStringLiteral("id")];
    if (!isMember(id, organization))
        return getMember(request);
    QStringList functions;
    for (const QJsonValue &role : roles.toArray()) {
        const QString path = QStringLiteral("roles[%1]").arg(functions.size());
        functions << role[QLatin1String("function")].toString();
        if (!isFunction(functions.last()))
            return refusal(400, QStringLiteral("22024"), QStringLiteral("The role is not known."), {},
                           path + QStringLiteral(".function"));
        if (role[QLatin1String("relativeTo")][QLatin1String("id")].toString() != organization)
            return refusal(400, QStringLiteral("22024"), QStringLiteral("The role is not of this organization."), {},
                           path + QStringLiteral(".relativeTo.id"));
    }
    if ((!roles.isUndefined() && !roles.isArray()) || (!active.isUndefined() && !active.isBool()))
        return refusal(400, QStringLiteral("22024"), QStringLiteral("The value is of another kind."), {},
                       active.isUndefined() || active.isBool() ? QStringLiteral("roles") : QStringLiteral("active"));
    Request change = request; // the rest is a change of the person as any
    change.body = QJsonDocument(body).toJson();
    const Response answer = m_profiles.change(change, [&] {
        return (active.isUndefined() ||
                m_store.update(QStringLiteral("profiles"), id, {{QLatin1String("active"), int(active.toBool())}})) &&
               (roles.isUndefined() || writeRoles(id, organization, functions));
    });
    return answer.isSuccess() ? Response::json(member(id)) : answer;
}

bool Organizations::writeRoles(const QString &profile, const QString &organization, const QStringList &functions) const
{
    bool isDone =
        m_store.run(QStringLiteral("DELETE FROM member_roles WHERE profile_id=? AND organization_id=?"), {profile, organization});
    for (const QString &function : functions)
        isDone = isDone && m_store.insert(QStringLiteral("member_roles"),
                                          {{QLatin1String("id"),
                                            QStringLiteral("r-%1").arg(500000 + QRandomGenerator::system()->bounded(2000000000))},
                                           {QLatin1String("profile_id"), profile},
                                           {QLatin1String("organization_id"), organization},
                                           {QLatin1String("function"), function}});
    return isDone;
}

Response Organizations::listAddresses(const Request &request) const
{
    QString id;
    if (const auto refused = identify(request, &id))
        return *refused;
    const QJsonObject row = m_store.row(QStringLiteral("SELECT * FROM organizations WHERE id=?"), {id});
    const QJsonArray items = m_book.items(id);
    QJsonObject answer{{QLatin1String("id"), id},
                       {QLatin1String("name"), row[QLatin1String("name")]},
                       {QLatin1String("active"), row[QLatin1String("active")].toInt() != 0},
                       {QLatin1String("billingAddress"), QJsonValue()},
                       {QLatin1String("shippingAddress"), QJsonValue()},
                       {QLatin1String("secondaryAddresses"), items}};
    for (const QJsonValue &item : items) {
        if (item[QLatin1String("isDefaultShippingAddress")].toBool())
            answer[QLatin1String("shippingAddress")] = item[QLatin1String("address")];
        if (item[QLatin1String("isDefaultBillingAddress")].toBool())
            answer[QLatin1String("billingAddress")] = item[QLatin1String("address")];
    }
    return Response::json(answer);
}

Response Organizations::addAddress(const Request &request, const QString &userId)
{
    QString id;
    if (const auto refused = identify(request, &id))
        return *refused;
    return m_replays.answer(request, userId + QLatin1Char(' ') + id, request.body,
                            [&] { return m_book.add(request, id, [] { return true; }); });
}

} // namespace linedesk::sandbox
