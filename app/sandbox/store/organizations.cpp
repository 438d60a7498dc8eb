// SPDX-License-Identifier: Apache-2.0
#include "store/organizations.h"

#include "store/addressrows.h"
#include "store/commerce.h"

#include <QJsonDocument>

namespace linedesk::sandbox {

namespace {

struct Member {
    const char *id, *first, *last, *email, *function;
};
const Member members[] = {{"120000", "Morgan", "Works", "morgan.works@example.com", "admin"},
                          {"120001", "Casey", "Member", "casey.member@example.com", "buyer"},
                          {"120002", "Jamie", "Former", "jamie.former@example.com", "buyer"}};

QJsonObject sampleAddress(const char *company)
{
    return {{QLatin1String("address1"), QStringLiteral("100 Sample Street")},
            {QLatin1String("city"), QStringLiteral("Springfield")},
            {QLatin1String("state"), QStringLiteral("IL")},
            {QLatin1String("postalCode"), QStringLiteral("62701")},
            {QLatin1String("country"), QStringLiteral("US")},
            {QLatin1String("firstName"), QStringLiteral("Dana")},
            {QLatin1String("lastName"), QStringLiteral("Sample")},
            {QLatin1String("companyName"), QLatin1String(company)},
            {QLatin1String("phoneNumber"), QStringLiteral("555-0101")}};
}

} // namespace

QStringList organizationTables()
{
    return {QStringLiteral("CREATE TABLE organizations (id TEXT PRIMARY KEY, name TEXT, name_key TEXT, active INTEGER DEFAULT 1)"),
            QStringLiteral("CREATE TABLE members (profile_id TEXT REFERENCES profiles(id), organization_id TEXT,"
                           " is_parent INTEGER, PRIMARY KEY (profile_id, organization_id)) WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE member_roles (id TEXT PRIMARY KEY, profile_id TEXT, organization_id TEXT, function TEXT)"),
            QStringLiteral("CREATE INDEX member_roles_by_profile ON member_roles (profile_id, organization_id)"),
            QStringLiteral("CREATE TABLE profile_requests (id TEXT PRIMARY KEY, status TEXT, first_name TEXT, last_name TEXT,"
                           " email TEXT, requested TEXT, organization_id TEXT, function TEXT, comments TEXT, source TEXT)"),
            QStringLiteral("CREATE TABLE organization_requests (id TEXT PRIMARY KEY, status TEXT, name TEXT, requested TEXT,"
                           " first_name TEXT, last_name TEXT, email TEXT, comments TEXT, source TEXT)")};
}

bool seedOrganizations(const Database &store)
{
    const QString works = QStringLiteral("or-100001");
    bool isDone =
        store.insert(QStringLiteral("organizations"), {{QLatin1String("id"), works},
                                                       {QLatin1String("name"), QStringLiteral("Sample Works")},
                                                       {QLatin1String("name_key"), comparable(QStringLiteral("Sample Works"))}});
    int role = 0;
    for (const Member &one : members) {
        const bool isActive = role < 2;
        isDone = isDone &&
                 insertProfile(store, {{QLatin1String("id"), QLatin1String(one.id)},
                                       {QLatin1String("email"), QLatin1String(one.email)},
                                       {QLatin1String("first_name"), QLatin1String(one.first)},
                                       {QLatin1String("last_name"), QLatin1String(one.last)},
                                       {QLatin1String("phone"), QStringLiteral("555-012%1").arg(role)},
                                       {QLatin1String("version"), 1},
                                       {QLatin1String("type"), QStringLiteral("b2b_user")},
                                       {QLatin1String("active"), int(isActive)},
                                       {QLatin1String("registered"), QStringLiteral("2026-02-01T10:00:00.000Z")},
                                       {QLatin1String("modified"), QStringLiteral("2026-05-20T10:00:00.000Z")}}) &&
                 store.insert(QStringLiteral("members"), {{QLatin1String("profile_id"), QLatin1String(one.id)},
                                                          {QLatin1String("organization_id"), works},
                                                          {QLatin1String("is_parent"), 1}}) &&
                 store.insert(QStringLiteral("member_roles"), {{QLatin1String("id"), QStringLiteral("r-%1").arg(role)},
                                                               {QLatin1String("profile_id"), QLatin1String(one.id)},
                                                               {QLatin1String("organization_id"), works},
                                                               {QLatin1String("function"), QLatin1String(one.function)}});
        ++role;
    }
    QJsonObject office =
        addressRow(QStringLiteral("ad-130001"), works, QStringLiteral("Head office"), sampleAddress("Sample Works"), {});
    office.insert(QLatin1String("default_shipping"), 1);
    isDone = isDone && store.insert(QStringLiteral("addresses"), office) &&
             store.insert(QStringLiteral("addresses"), addressRow(QStringLiteral("ad-140001"), QStringLiteral("orq10001"),
                                                                  QString(), sampleAddress("Example Studio"), {}));
    isDone = isDone && store.insert(QStringLiteral("profile_requests"),
                                    {{QLatin1String("id"), QStringLiteral("pr10001")},
                                     {QLatin1String("status"), QStringLiteral("new")},
                                     {QLatin1String("first_name"), QStringLiteral("Jo")},
                                     {QLatin1String("last_name"), QStringLiteral("Applicant")},
                                     {QLatin1String("email"), QStringLiteral("jo.applicant@example.com")},
                                     {QLatin1String("requested"), QStringLiteral("2026-05-30T12:00:00.000Z")},
                                     {QLatin1String("organization_id"), works},
                                     {QLatin1String("function"), QStringLiteral("buyer")}});
    isDone = isDone && store.insert(QStringLiteral("organization_requests"),
                                    {{QLatin1String("id"), QStringLiteral("orq10001")},
                                     {QLatin1String("status"), QStringLiteral("new")},
                                     {QLatin1String("name"), QStringLiteral("Example Studio")},
                                     {QLatin1String("requested"), QStringLiteral("2026-05-29T12:00:00.000Z")},
                                     {QLatin1String("first_name"), QStringLiteral("Jo")},
                                     {QLatin1String("last_name"), QStringLiteral("Applicant")},
                                     {QLatin1String("email"), QStringLiteral("jo.applicant@example.com")}});
    return isDone;
}

} // namespace linedesk::sandbox
