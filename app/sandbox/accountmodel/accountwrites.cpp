// SPDX-License-Identifier: Apache-2.0
#include "accountmodel/accountwrites.h"

#include "accountmodel/accountwords.h"
#include "accountmodel/createchecks.h"
#include "accountmodel/newcards.h"
#include "accountmodel/updatechecks.h"

#include <QUrl>

namespace linedesk::sandbox {

namespace {

constexpr int Buyer = 2, Admin = 3;

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

Response unknownAccount(const QString &path)
{
    return refusal(404, QStringLiteral("CAM-2002"), QStringLiteral("The account was not found."), {}, path);
}

Response roleTooLow(const QString &path)
{
    return refusal(403, QStringLiteral("CAM-2003"),
                   QStringLiteral("The contact has no direct role that allows this on the account."), {}, path);
}

Response unreadable(const QString &path = QStringLiteral("$"))
{
    Findings findings;
    findings.add(path, "CAM-3001",
                 path == QLatin1String("If-Match") ? "If-Match and version disagree." : "The request cannot be read.");
    return findings.refusal();
}

QJsonArray flowProfiles(const std::vector<CheckedProfile> &profiles)
{
    QJsonArray all;
    for (const CheckedProfile &one : profiles)
        all.append(one.flow);
    return all;
}

std::vector<CheckedProfile *> pointers(std::vector<CheckedProfile> &profiles)
{
    std::vector<CheckedProfile *> all;
    all.reserve(profiles.size());
    for (CheckedProfile &one : profiles)
        all.push_back(&one);
    return all;
}

} // namespace

QJsonObject AccountWrites::envelope(const Caller &caller, const QJsonArray &accounts)
{
    QJsonArray items;
    for (const QJsonValue &one : accounts)
        items.append(one[QLatin1String("accessible")] == false ? one // its name and place alone (A1)
                                                               : accountFromFlow(one.toObject(), caller.contactId()));
    return {{QLatin1String("profileId"), orNull(caller.profileId)},
            {QLatin1String("contactId"), orNull(caller.contactId())},
            {QLatin1String("total"), int(items.size())},
            {QLatin1String("items"), items}};
}

Response AccountWrites::accountsOf(const Caller &caller, const QByteArray &page, std::optional<Response> *failure) const
{
    return m_flows.call({.key = "QUERY_ACCOUNTS",
                         .query = "?profileId=" + QUrl::toPercentEncoding(caller.profileId) + "&contactId=" +
                                  QUrl::toPercentEncoding(caller.contactId()) + "&sourceSystem=COMMERCE_CLOUD" + page,
                         .expected = "accounts"},
                        failure);
}

Response AccountWrites::create(const Request &request)
{
    return once(request, &AccountWrites::created);
}

Response AccountWrites::update(const Request &request)
{
    return once(request, &AccountWrites::updated);
}

Response AccountWrites::once(const Request &request, Write write)
{
    Caller caller;
    if (const auto refused = m_callers.identify(request, &caller))
        return *refused;
    if (request.parameters[QStringLiteral("currentContactId")] != caller.contactId())
        return refusal(409, QStringLiteral("CAM-2004"), QStringLiteral("The contact in the address is not the contact in context."),
                       {}, QStringLiteral("currentContactId"));
    if (request.header("Idempotency-Key").isEmpty() || !m_wiring.can.idempotency)
        return (this->*write)(request, caller);
    QJsonObject user;
    if (const auto refused = m_callers.readUser(request, &user))
        return *refused;
    return m_kept.once(request, user[QLatin1String("id")].toString(), [&] { return (this->*write)(request, caller); });
}

std::optional<Response> AccountWrites::checkParents(const QJsonObject &body, Directory &directory) const
{
    for (const auto &[parent, path] : parentsOf(body)) {
        if (rankOf(directory.rolesOn(parent)) == Admin)
            continue;
        return directory.isInSight(parent) ? roleTooLow(path) : directory.failure() ? *directory.failure() : unknownAccount(path);
    }
    return {};
}

Response AccountWrites::created(const Request &request, const Caller &caller)
{
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return unreadable();
    std::optional<Response> failure;
    const Response found = accountsOf(caller, {}, &failure);
    if (failure)
        return *failure;
    Directory directory(m_flows, found.object()[QLatin1String("accounts")].toArray(), caller.contactId());
    if (const auto refused = checkParents(document.object(), directory))
        return *refused;
    CreateCheck check = checkCreate(document.object(), caller.profile, directory.known());
    if (directory.failure())
        return *directory.failure();
    if (!check.findings.isEmpty())
        return check.findings.refusal();
    std::vector<CheckedProfile *> profiles;
    for (NewAccount &one : check.accounts)
        for (CheckedProfile &profile : one.profiles)
            profiles.push_back(&profile);
    NewCards cards(m_wiring, m_callers, request.header("Authorization"), "CREATE_ACCOUNTS");
    if (const auto refused = cards.store(profiles, caller))
        return *refused;
    QJsonArray accounts;
    for (NewAccount &one : check.accounts) {
        if (!one.profiles.empty())
            one.flow.insert(QLatin1String("billingProfiles"), flowProfiles(one.profiles));
        accounts.append(one.flow);
    }
    const bool isMinimal = m_wiring.can.minimal && request.prefersMinimal();
    const Response done = m_flows.call(
        {.key = "CREATE_ACCOUNTS",
         .method = "POST",
         .body = QJsonDocument(QJsonObject{{QLatin1String("profileId"), caller.profileId}, {QLatin1String("accounts"), accounts}})
                     .toJson(QJsonDocument::Compact),
         .parameters = {{QStringLiteral("currentContactId"), caller.contactId()}},
         .isMinimal = isMinimal,
         .expected = "accounts"},
        &failure);
    if (failure) {
        cards.removeAgain(caller.profileId);
        return *failure;
    }
    renameCards(request, caller, profiles);
    // A flow that does not know the preference answers all accounts; the new ones are those that were not there.
    QJsonArray all = done.object()[QLatin1String("accounts")].toArray(), fresh;
    for (const QJsonValue &one : all)
        if (byId(found.object()[QLatin1String("accounts")].toArray(), "accountId", one[QLatin1String("accountId")].toString())
                .isEmpty())
            fresh.append(one);
    Response answer = Response::json(envelope(caller, isMinimal ? fresh : all), 201);
    if (isMinimal)
        answer.headers.emplace_back("Preference-Applied", "return=minimal");
    return answer;
}

std::optional<Response> AccountWrites::checkRights(const Request &request, const QJsonObject &body, const QJsonObject &account,
                                                   Directory &directory) const
{
    const QString accountId = request.parameters[QStringLiteral("accountId")];
    if (account.isEmpty()) {
        const bool isInSight = directory.isInSight(accountId);
        return directory.failure() ? *directory.failure()
               : isInSight         ? roleTooLow(QStringLiteral("accountId"))
                                   : unknownAccount(QStringLiteral("accountId"));
    }
    if (body.contains(QLatin1String("contacts"))) {
        QJsonObject user;
        if (const auto refused = m_callers.readUser(request, &user))
            return refused;
        if (!Callers::isSupervisor(user))
            return refusal(403, QStringLiteral("CAM-1003"), QStringLiteral("Changing roles needs a supervisor."), {},
                           QStringLiteral("$.contacts"));
    }
    if (rankOf(account[QLatin1String("accountRoles")].toArray()) < (needsAdmin(body) ? Admin : Buyer))
        return roleTooLow(QStringLiteral("accountId"));
    return {};
}

Response AccountWrites::updated(const Request &request, const Caller &caller)
{
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return unreadable();
    QJsonObject body = document.object();
    if (!m_wiring.can.etag) {
        body.remove(QLatin1String("version"));
    } else if (const QByteArray tag = request.header("If-Match"); !tag.isEmpty()) {
        const int version = QByteArray(tag).replace('"', "").toInt();
        if (body.contains(QLatin1String("version")) && body.value(QLatin1String("version")).toInt() != version)
            return unreadable(QStringLiteral("If-Match"));
        body.insert(QLatin1String("version"), version);
    }
    std::optional<Response> failure;
    const Response found = accountsOf(caller, {}, &failure);
    if (failure)
        return *failure;
    const QString accountId = request.parameters[QStringLiteral("accountId")];
    const QJsonArray mine = found.object()[QLatin1String("accounts")].toArray();
    QJsonObject account = byId(mine, "accountId", accountId);
    if (!account.isEmpty())
        account = accountFromFlow(account, caller.contactId());
    Directory directory(m_flows, mine, caller.contactId());
    if (const auto refused = checkRights(request, body, account, directory))
        return *refused;
    const int version = account[QLatin1String("version")].toInt();
    if (body.value(QLatin1String("version")).isDouble() && body.value(QLatin1String("version")).toInt() != version)
        return refusal(412, QStringLiteral("CAM-4001"), QStringLiteral("Somebody else changed this account. Reload it."),
                       QStringLiteral("currentVersion=%1").arg(version));
    UpdateCheck check = checkUpdate(body, account, caller.profile, directory.known());
    if (directory.failure())
        return *directory.failure();
    if (!check.findings.isEmpty())
        return check.findings.refusal();
    const std::vector<CheckedProfile *> profiles = pointers(check.profiles);
    NewCards cards(m_wiring, m_callers, request.header("Authorization"), "UPDATE_ACCOUNT");
    if (const auto refused = cards.store(profiles, caller))
        return *refused;
    if (!check.profiles.empty())
        check.flowBody.insert(QLatin1String("billingProfiles"), flowProfiles(check.profiles));
    check.flowBody.insert(QLatin1String("profileId"), caller.profileId);
    const bool isMinimal = m_wiring.can.minimal && request.prefersMinimal();
    const Response done = m_flows.call(
        {.key = "UPDATE_ACCOUNT",
         .method = "PUT",
         .body = QJsonDocument(check.flowBody).toJson(QJsonDocument::Compact),
         .parameters = {{QStringLiteral("currentContactId"), caller.contactId()}, {QStringLiteral("accountId"), accountId}},
         .isMinimal = isMinimal,
         .expected = "accounts"},
        &failure);
    if (failure) {
        cards.removeAgain(caller.profileId);
        return *failure;
    }
    renameCards(request, caller, profiles);
    const QJsonArray accounts = done.object()[QLatin1String("accounts")].toArray();
    const QJsonObject changed = byId(accounts, "accountId", accountId);
    Response answer = Response::json(envelope(caller, isMinimal && !changed.isEmpty() ? QJsonArray{changed} : accounts));
    if (isMinimal)
        answer.headers.emplace_back("Preference-Applied", "return=minimal");
    if (m_wiring.can.etag && !changed.isEmpty())
        answer.headers.emplace_back("ETag", '"' + QByteArray::number(changed[QLatin1String("version")].toInt()) + '"');
    return answer;
}

// U7: the stored card carries the same name. Best effort: the billing profile has it already.
void AccountWrites::renameCards(const Request &request, const Caller &caller, const std::vector<CheckedProfile *> &profiles) const
{
    for (const CheckedProfile *one : profiles) {
        const QString cardId = one->cardId().isEmpty() ? one->storedCardId : one->cardId();
        if (!one->nickname || cardId.isEmpty())
            continue;
        m_wiring.callCommerce(
            {"PUT",
             "/ccagentui/v1/profiles/" + QUrl::toPercentEncoding(caller.profileId) + "/creditCards/" +
                 QUrl::toPercentEncoding(cardId),
             {{"Authorization", request.header("Authorization")}},
             QJsonDocument(QJsonObject{{QLatin1String("nickname"), *one->nickname}}).toJson(QJsonDocument::Compact),
             10000});
    }
}

} // namespace linedesk::sandbox
