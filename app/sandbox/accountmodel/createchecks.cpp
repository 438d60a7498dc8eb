// SPDX-License-Identifier: Apache-2.0
#include "accountmodel/createchecks.h"

#include "accountmodel/addresschecks.h"

#include <QHash>

namespace linedesk::sandbox {

namespace {

constexpr int MostAccounts = 50;

const Members accountMembers = {{"accountType"},
                                {"accountName", Kind::Text, 100},
                                {"parentAccountId"},
                                {"parentRef", Kind::Text, 40},
                                {"clientRef", Kind::Text, 40},
                                {"primaryContactId"},
                                {"addresses", Kind::List},
                                {"contacts", Kind::List},
                                {"billingProfiles", Kind::List},
                                {"links", Kind::List}};

bool isAccountType(const QString &type)
{
    return type == QLatin1String("Customer") || type == QLatin1String("Service") || type == QLatin1String("Billing");
}

// R1 to R4. `types`: of the accounts of this request, by their clientRef.
void checkPlace(const QJsonObject &account, const QHash<QString, QString> &types, const QString &path, const Known &known,
                Findings &findings)
{
    const QString type = str(account, "accountType"), parent = str(account, "parentAccountId"),
                  reference = str(account, "parentRef");
    const QString idPath = path + QStringLiteral(".parentAccountId"), referencePath = path + QStringLiteral(".parentRef");
    if (!parent.isEmpty() && !reference.isEmpty())
        findings.add(referencePath, "CAM-3407", "An account has one parent.");
    if (type == QLatin1String("Customer")) {
        if (!parent.isEmpty() || !reference.isEmpty())
            findings.add(parent.isEmpty() ? referencePath : idPath, "CAM-3404", "A customer account has no parent.");
    } else if (!isAccountType(type)) {
        findings.add(path + QStringLiteral(".accountType"), "CAM-3401", "The account type is missing or not known.");
    } else if (parent.isEmpty() && reference.isEmpty()) {
        findings.add(idPath, "CAM-3402", "A service or billing account needs a customer account as parent.");
    } else if (!reference.isEmpty() && !types.contains(reference)) {
        findings.add(referencePath, "CAM-3407", "The parent reference is not known in this request.");
    } else if (!reference.isEmpty() && types[reference] != QLatin1String("Customer")) {
        findings.add(referencePath, "CAM-3403", "The parent is not a customer account.");
    } else if (!parent.isEmpty() && known.accountType(parent) != QStringLiteral("Customer")) {
        findings.add(idPath, "CAM-3403", "The parent is not a customer account.");
    }
}

} // namespace

std::vector<std::pair<QString, QString>> parentsOf(const QJsonObject &body)
{
    std::vector<std::pair<QString, QString>> parents;
    const QJsonArray accounts = body[QLatin1String("accounts")].toArray();
    for (int i = 0; i < accounts.size(); ++i)
        if (const QString parent = accounts[i][QLatin1String("parentAccountId")].toString();
            !parent.isEmpty() && accounts[i][QLatin1String("accountType")] != QLatin1String("Customer"))
            parents.emplace_back(parent, QStringLiteral("$.accounts[%1].parentAccountId").arg(i));
    return parents;
}

CreateCheck checkCreate(const QJsonObject &given, const QJsonObject &profile, const Known &known)
{
    CreateCheck check;
    Findings &findings = check.findings;
    const QJsonObject body = sandbox::known(given, {{"accounts", Kind::List}}, QStringLiteral("$"), findings);
    const QJsonArray accounts = body[QLatin1String("accounts")].toArray();
    if (accounts.isEmpty() || accounts.size() > MostAccounts)
        findings.add(QStringLiteral("$.accounts"), "CAM-3001", "One request makes 1 to 50 accounts.");
    const QString owner = str(profile, "customerContactId");
    QHash<QString, QString> types;
    for (const QJsonValue &one : accounts.size() > MostAccounts ? QJsonArray() : accounts)
        if (const QString reference = one[QLatin1String("clientRef")].toString();
            !reference.isEmpty() && !types.contains(reference))
            types.insert(reference, one[QLatin1String("accountType")].toString());
    QSet<QString> references;
    for (int i = 0; i < accounts.size() && accounts.size() <= MostAccounts; ++i) {
        const QString path = QStringLiteral("$.accounts[%1]").arg(i);
        for (const char *fixed : {"accountId", "version", "status"})
            if (accounts[i].toObject().contains(QLatin1String(fixed)))
                findings.add(path + QLatin1Char('.') + QLatin1String(fixed), "CAM-3003", "This field cannot be set.");
        const QJsonObject account = sandbox::known(accounts[i], accountMembers, path, findings);
        const auto list = [&](const char *key) { return account[QLatin1String(key)].toArray(); };
        const QString type = str(account, "accountType"), reference = str(account, "clientRef");
        if (!reference.isEmpty() && references.contains(reference))
            findings.add(path + QStringLiteral(".clientRef"), "CAM-3407", "This reference is used twice.");
        references.insert(reference);
        checkPlace(account, types, path, known, findings);
        if (str(account, "accountName").trimmed().isEmpty())
            findings.add(path + QStringLiteral(".accountName"), "CAM-3406", "The account name is missing.");
        NewAccount made;
        for (const char *key : {"accountType", "accountName", "parentAccountId", "parentRef", "clientRef"})
            if (!str(account, key).isEmpty())
                made.flow.insert(QLatin1String(key), account[QLatin1String(key)]);
        const QString primary = str(account, "primaryContactId");
        made.flow.insert(QLatin1String("primaryContactId"), primary.isEmpty() ? owner : primary);
        const QJsonArray addresses = checkAddresses(list("addresses"), type, {}, path + QStringLiteral(".addresses"), findings);
        if (list("addresses").isEmpty()) // R8 to R10
            findings.add(path + QStringLiteral(".addresses"), "CAM-3501", "An account needs an address.");
        made.flow.insert(QLatin1String("addresses"), addresses);
        made.flow.insert(
            QLatin1String("contacts"),
            checkContacts(list("contacts"), {}, owner, account[QLatin1String("primaryContactId")], path, known, findings));
        if (!list("links").isEmpty())
            made.flow.insert(QLatin1String("links"),
                             checkLinks(list("links"), type, {}, path + QStringLiteral(".links"), known, findings));
        made.profiles = checkBillingProfiles(list("billingProfiles"), {{QLatin1String("accountType"), type}}, profile,
                                             path + QStringLiteral(".billingProfiles"), findings);
        check.accounts.push_back(std::move(made));
    }
    return check;
}

} // namespace linedesk::sandbox
