// SPDX-License-Identifier: Apache-2.0
#include "accountmodel/contactchecks.h"

#include "accountmodel/accountwords.h"

#include <QMap>

namespace linedesk::sandbox {

namespace {

const Members contactMembers = {{"contactId"}, {"roles", Kind::List}};
const Members linkMembers = {{"accountId"}, {"accountName", Kind::Text, 100}, {"relationshipType"}};
constexpr int Admin = 3;

// Several are reduced to the highest.
QJsonArray oneRole(int rank)
{
    static const char *const names[] = {"", "user", "buyer", "admin"};
    return rank > 0 ? QJsonArray{QLatin1String(names[rank])} : QJsonArray();
}

} // namespace

QJsonArray checkContacts(const QJsonArray &contacts, const QJsonArray &stored, const QString &owner, const QJsonValue &primary,
                         const QString &path, const Known &known, Findings &findings)
{
    const QString list = path + QStringLiteral(".contacts");
    QMap<QString, int> ranks; // who has what afterwards
    for (const QJsonValue &one : stored)
        ranks.insert(one[QLatin1String("contactId")].toString(), rankOf(one[QLatin1String("roles")].toArray()));
    const QMap<QString, int> before = ranks;
    QJsonArray checked;
    QString lost; // where an admin goes
    const qsizetype told = findings.count();
    for (int i = 0; i < contacts.size(); ++i) {
        const QString place = QStringLiteral("%1[%2]").arg(list).arg(i);
        const QJsonObject one = sandbox::known(contacts[i], contactMembers, place, findings);
        const QString id = str(one, "contactId");
        const QJsonArray roles = one[QLatin1String("roles")].toArray();
        if (id.isEmpty() || !(ranks.contains(id) || known.hasContact(id)))
            findings.add(place + QStringLiteral(".contactId"), "CAM-3409", "The contact is not known.");
        for (int n = 0; n < roles.size(); ++n)
            if (rankOf({roles[n]}) == 0)
                findings.add(QStringLiteral("%1.roles[%2]").arg(place).arg(n), "CAM-3408", "The role is not known.");
        const int rank = rankOf(roles);
        if (!one.contains(QLatin1String("roles")) || (roles.isEmpty() && before.value(id) == 0))
            findings.add(place + QStringLiteral(".roles"), "CAM-3408", "A role is missing.");
        if (rank < Admin && (before.value(id) == Admin || id == owner) && lost.isEmpty())
            lost = place + QStringLiteral(".roles");
        if (rank == 0 && roles.isEmpty())
            ranks.remove(id);
        else
            ranks.insert(id, rank);
        checked.append(QJsonObject{{QLatin1String("contactId"), id}, {QLatin1String("roles"), oneRole(rank)}});
    }
    if (!owner.isEmpty() && !ranks.contains(owner)) {
        ranks.insert(owner, Admin);
        checked.append(QJsonObject{{QLatin1String("contactId"), owner}, {QLatin1String("roles"), oneRole(Admin)}});
    }
    const bool hasOwner = owner.isEmpty() ? ranks.values().contains(Admin) : ranks.value(owner) == Admin;
    if (!contacts.isEmpty() && !hasOwner && findings.count() == told)
        findings.add(lost.isEmpty() ? list : lost, "CAM-3405", "An account must keep one admin.");
    if (const QString id = primary.toString(); !id.isEmpty() && !ranks.contains(id))
        findings.add(path + QStringLiteral(".primaryContactId"), "CAM-3410", "The primary contact has no role on the account.");
    return checked;
}

QJsonArray checkLinks(const QJsonArray &links, const QString &accountType, const QString &accountId, const QString &path,
                      const Known &known, Findings &findings)
{
    static const QStringList types = {QStringLiteral("Family"), QStringLiteral("Household"), QStringLiteral("FamilyAndFriends"),
                                      QStringLiteral("Corporation"), QStringLiteral("Group")};
    if (!links.isEmpty() && accountType != QLatin1String("Customer")) {
        findings.add(path, "CAM-3411", "Only customer accounts can be linked.");
        return {};
    }
    QJsonArray checked;
    QSet<QString> others;
    for (int i = 0; i < links.size(); ++i) {
        const QString place = QStringLiteral("%1[%2]").arg(path).arg(i);
        const QJsonObject one = sandbox::known(links[i], linkMembers, place, findings);
        const QString other = str(one, "accountId"), type = str(one, "relationshipType");
        if (other.isEmpty() || other == accountId ||
            known.accountType(other).value_or(QStringLiteral("Customer")) != QLatin1String("Customer"))
            findings.add(place + QStringLiteral(".accountId"), "CAM-3411", "Only customer accounts can be linked.");
        else if (others.contains(other))
            findings.add(place + QStringLiteral(".accountId"), "CAM-3001", "This account is linked twice.");
        if (!types.contains(type))
            findings.add(place + QStringLiteral(".relationshipType"), "CAM-3001", "The kind of link is not known.");
        others.insert(other);
        checked.append(QJsonObject{{QLatin1String("accountId"), other}, {QLatin1String("relationshipType"), type}});
    }
    return checked;
}

} // namespace linedesk::sandbox
