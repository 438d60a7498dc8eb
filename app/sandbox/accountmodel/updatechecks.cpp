// SPDX-License-Identifier: Apache-2.0
#include "accountmodel/updatechecks.h"

#include "accountmodel/addresschecks.h"

namespace linedesk::sandbox {

namespace {

const char *const adminMembers[] = {"accountName", "status", "primaryContactId", "contacts", "links"};

} // namespace

bool needsAdmin(const QJsonObject &body)
{
    for (const char *key : adminMembers)
        if (body.contains(QLatin1String(key)))
            return true;
    return false;
}

UpdateCheck checkUpdate(const QJsonObject &given, const QJsonObject &account, const QJsonObject &profile, const Known &known)
{
    static const Members members = {{"version", Kind::Number},
                                    {"accountName", Kind::Text, 100},
                                    {"status"},
                                    {"primaryContactId"},
                                    {"addresses", Kind::List},
                                    {"contacts", Kind::List},
                                    {"billingProfiles", Kind::List},
                                    {"links", Kind::List}};
    UpdateCheck check;
    QJsonObject rest = given;
    for (const char *fixed : {"accountType", "parentAccountId", "accountId"})
        if (!rest.take(QLatin1String(fixed)).isUndefined())
            check.findings.add(QStringLiteral("$.") + QLatin1String(fixed), "CAM-3003", "This field cannot change.");
    const QString root = QStringLiteral("$"), type = str(account, "accountType");
    const QJsonObject body = sandbox::known(rest, members, root, check.findings);
    const auto list = [&](const char *key) { return body[QLatin1String(key)].toArray(); };
    for (const char *key : {"version", "accountName", "status", "primaryContactId"})
        if (body.contains(QLatin1String(key)))
            check.flowBody.insert(QLatin1String(key), body[QLatin1String(key)]);
    if (body.contains(QLatin1String("accountName")) && str(body, "accountName").trimmed().isEmpty())
        check.findings.add(QStringLiteral("$.accountName"), "CAM-3406", "The account name is missing.");
    if (body.contains(QLatin1String("status")) && str(body, "status") != QLatin1String("ACTIVE") &&
        str(body, "status") != QLatin1String("INACTIVE"))
        check.findings.add(QStringLiteral("$.status"), "CAM-3001", "The status is not known.");
    if (body.contains(QLatin1String("primaryContactId")) && str(body, "primaryContactId").isEmpty())
        check.findings.add(QStringLiteral("$.primaryContactId"), "CAM-3410", "An account has a primary contact.");
    const QJsonArray addresses = checkAddresses(list("addresses"), type, account[QLatin1String("addresses")].toArray(),
                                                QStringLiteral("$.addresses"), check.findings);
    if (!addresses.isEmpty())
        check.flowBody.insert(QLatin1String("addresses"), addresses);
    if (body.contains(QLatin1String("contacts")) || body.contains(QLatin1String("primaryContactId"))) {
        const QJsonValue primary = body.contains(QLatin1String("primaryContactId")) ? body[QLatin1String("primaryContactId")]
                                                                                    : account[QLatin1String("primaryContactId")];
        const QJsonArray contacts =
            checkContacts(list("contacts"), account[QLatin1String("contacts")].toArray(), {}, primary, root, known, check.findings);
        if (!contacts.isEmpty())
            check.flowBody.insert(QLatin1String("contacts"), contacts);
    }
    if (body[QLatin1String("links")].isArray()) // an empty list takes all links away
        check.flowBody.insert(QLatin1String("links"), checkLinks(list("links"), type, str(account, "accountId"),
                                                                 QStringLiteral("$.links"), known, check.findings));
    check.profiles =
        checkBillingProfiles(list("billingProfiles"), account, profile, QStringLiteral("$.billingProfiles"), check.findings);
    return check;
}

} // namespace linedesk::sandbox
