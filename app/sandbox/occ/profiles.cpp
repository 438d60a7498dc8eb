// SPDX-License-Identifier: Apache-2.0
#include "occ/profiles.h"

#include "occ/profilefields.h"
#include "occ/profiletext.h"
#include "store/commerce.h"

#include <QDateTime>
#include <QRandomGenerator>

namespace linedesk::sandbox {

namespace {

QString str(const QJsonObject &row, const char *key)
{
    return row[QLatin1String(key)].toString();
}

Response noProfile()
{
    return refusal(404, QStringLiteral("22002"), QStringLiteral("There is no profile with this id."), {}, QStringLiteral("id"));
}

QByteArray tagOf(const QString &id, int version)
{
    return "\"p" + id.toUtf8() + '-' + QByteArray::number(version) + '"';
}

// What was there with what is new; what is cleared is gone.
QString merged(const QString &stored, const QJsonObject &changes)
{
    QJsonObject all = QJsonDocument::fromJson(stored.toUtf8()).object();
    for (auto one = changes.begin(); one != changes.end(); ++one)
        if (one.value().isNull())
            all.remove(one.key());
        else
            all.insert(one.key(), one.value());
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

} // namespace

Profiles::Profiles(const Database &store, const Wiring &wiring, Replays &replays, ProfileWebhook &webhook)
    : m_store(store), m_wiring(wiring), m_replays(replays), m_webhook(webhook), m_book(store)
{}

QJsonObject Profiles::read(const QString &id) const
{
    QJsonObject profile;
    m_store.each(QStringLiteral("SELECT %1 FROM profiles p WHERE p.id=?").arg(profileColumns()), {id},
                 [&](const QStringList &row) { profile = QJsonDocument::fromJson(profileText(row)).object(); });
    return profile;
}

bool Profiles::exists(const QString &id) const
{
    return !m_store.row(QStringLiteral("SELECT id FROM profiles WHERE id=?"), {id}).isEmpty();
}

void Profiles::addTag(Response *response, const QString &id) const
{
    if (m_wiring.can.etag)
        response->headers.emplace_back(
            "ETag",
            tagOf(id,
                  m_store.row(QStringLiteral("SELECT version FROM profiles WHERE id=?"), {id})[QLatin1String("version")].toInt()));
}

Response Profiles::get(const Request &request) const
{
    const QString id = request.parameters[QStringLiteral("id")];
    const QJsonObject profile = read(id);
    if (profile.isEmpty())
        return noProfile();
    Response response =
        Response::json({{QLatin1String("profileDetail"), profile},
                        {QLatin1String("profileComments"), QJsonArray()},
                        {QLatin1String("hasIncompleteOrder"), false},
                        {QLatin1String("receiveEmail"), profile[QLatin1String("receiveEmail")] == QLatin1String("yes")},
                        {QLatin1String("links"), request.selfLink()}});
    addTag(&response, id);
    return response;
}

QString Profiles::insert(QJsonObject row, const QString &siteId)
{
    const QString id = QString::number(500000 + QRandomGenerator::system()->bounded(2000000000)),
                  now = m_wiring.clock->now().toString(Qt::ISODateWithMs);
    row.insert(QLatin1String("id"), id);
    row.insert(QLatin1String("version"), 1);
    row.insert(QLatin1String("registered"), now);
    row.insert(QLatin1String("modified"), now);
    return insertProfile(m_store, row) && m_webhook.keep(id, "profileCreate", siteId) ? id : QString();
}

Response Profiles::create(const Request &request, const QString &userId)
{
    return m_replays.answer(request, userId, request.body, [&] { return store(request); });
}

Response Profiles::store(const Request &request)
{
    ProfileFields fields = ProfileFields::of(request.body, true);
    if (const auto refused = fields.refusal())
        return *refused;
    QJsonObject row = fields.columns;
    if (str(row, "login").isEmpty())
        row[QLatin1String("login")] = row[QLatin1String("email")];
    if (!row.contains(QLatin1String("locale")))
        row.insert(QLatin1String("locale"), QStringLiteral("en"));
    row.insert(QLatin1String("properties"), merged({}, fields.properties));
    QString id;
    m_store.transaction([&] {
        if (!m_store
                 .row(QStringLiteral("SELECT id FROM profiles WHERE email=? OR login=? LIMIT 1"),
                      {str(row, "email"), str(row, "email")})
                 .isEmpty())
            fields.add("200019", "An account with this email exists already.", QStringLiteral("email"));
        else if (!m_store.row(QStringLiteral("SELECT id FROM profiles WHERE login=? LIMIT 1"), {str(row, "login")}).isEmpty())
            fields.add("200019", "An account with this log-in exists already.", QStringLiteral("login"));
        else
            id = insert(row, QString::fromUtf8(request.header("X-CCSite")));
        return !id.isEmpty();
    });
    if (const auto refused = fields.refusal())
        return *refused;
    if (id.isEmpty())
        return refusal(500, QStringLiteral("22004"), QStringLiteral("The profile could not be stored. Nothing was saved."));
    m_webhook.wake();
    QJsonObject link = request.selfLink().first().toObject();
    link[QLatin1String("href")] = QString(link[QLatin1String("href")].toString() + QLatin1Char('/') + id);
    return Response::json({{QLatin1String("id"), id}, {QLatin1String("links"), QJsonArray{link}}});
}

Response Profiles::change(const Request &request, const AddressBook::Changed &also)
{
    const QString id = request.parameters[QStringLiteral("id")];
    ProfileFields fields = ProfileFields::of(request.body, false);
    Response answer = noProfile();
    const bool isDone = m_store.transaction([&] {
        const QJsonObject old = m_store.row(QStringLiteral("SELECT * FROM profiles WHERE id=?"), {id});
        if (old.isEmpty())
            return false;
        const int version = old[QLatin1String("version")].toInt();
        const QByteArray tag = m_wiring.can.etag ? request.header("If-Match") : QByteArray();
        if (!tag.isEmpty() && tag != "*" && tag != tagOf(id, version)) {
            answer = refusal(412, QStringLiteral("990412"), QStringLiteral("Somebody else changed this record. Reload it."),
                             QStringLiteral("currentVersion=%1").arg(version));
            return false;
        }
        QJsonObject changes = fields.columns;
        if (const QString email = str(changes, "email");
            !email.isEmpty() && email.compare(str(old, "email"), Qt::CaseInsensitive) != 0) {
            if (!m_store
                     .row(QStringLiteral("SELECT id FROM profiles WHERE (email=? OR login=?) AND id<>? LIMIT 1"),
                          {email, email, id})
                     .isEmpty())
                fields.add("200019", "An account with this email exists already.", QStringLiteral("email"));
            if (str(old, "login").compare(str(old, "email"), Qt::CaseInsensitive) == 0)
                changes.insert(QLatin1String("login"), email); // who logs in with the address goes on doing so
        }
        if (const auto refused = fields.refusal()) {
            answer = *refused;
            return false;
        }
        if (!fields.properties.isEmpty())
            changes.insert(QLatin1String("properties"), merged(str(old, "properties"), fields.properties));
        changes.insert(QLatin1String("version"), version + 1);
        changes.insert(QLatin1String("modified"), m_wiring.clock->now().toString(Qt::ISODateWithMs));
        answer = refusal(500, QStringLiteral("22004"), QStringLiteral("The profile could not be stored. Nothing was changed."));
        return updateProfile(m_store, id, changes) && (!also || also()) &&
               m_webhook.keep(id, "profileUpdate", QString::fromUtf8(request.header("X-CCSite")));
    });
    if (!isDone)
        return answer;
    m_webhook.wake();
    QJsonObject profile = read(id);
    profile.insert(QLatin1String("links"), request.selfLink());
    answer = Response::json(profile);
    addTag(&answer, id);
    return answer;
}

// The answer tells nobody who exists; the mail itself is the shopper's and never leaves this computer.
Response Profiles::resetPassword(const Request &request) const
{
    const QJsonValue login = QJsonDocument::fromJson(request.body)[QLatin1String("login")];
    if (login.isUndefined() || login.isNull())
        return refusal(400, QStringLiteral("80106"), QStringLiteral("The log-in is missing."), {}, QStringLiteral("login"));
    if (!login.isString())
        return refusal(400, QStringLiteral("22024"), QStringLiteral("The value is not a text."), {}, QStringLiteral("login"));
    if (login.toString().trimmed().isEmpty())
        return refusal(400, QStringLiteral("23026"), QStringLiteral("The log-in is empty."), {}, QStringLiteral("login"));
    m_store.run(
        QStringLiteral("UPDATE profiles SET reset_requested=? WHERE id=? AND login=?"),
        {m_wiring.clock->now().toString(Qt::ISODateWithMs), request.parameters[QStringLiteral("id")], login.toString().trimmed()});
    return Response::json({{QLatin1String("success"), true}, {QLatin1String("links"), request.selfLink()}});
}

Response Profiles::forProfile(const Request &request, const std::function<Response(const QString &)> &work)
{
    const QString id = request.parameters[QStringLiteral("id")];
    if (!exists(id))
        return noProfile();
    const Response answer = work(id);
    if (answer.isSuccess())
        m_webhook.wake();
    return answer;
}

AddressBook::Changed Profiles::addressesChanged(const Request &request)
{
    return [this, id = request.parameters[QStringLiteral("id")], site = QString::fromUtf8(request.header("X-CCSite"))] {
        return m_store.run(QStringLiteral("UPDATE profiles SET version=version+1, modified=? WHERE id=?"),
                           {m_wiring.clock->now().toString(Qt::ISODateWithMs), id}) &&
               m_webhook.keep(id, "profileUpdate", site);
    };
}

Response Profiles::listAddresses(const Request &request) const
{
    const QString id = request.parameters[QStringLiteral("id")];
    return exists(id) ? m_book.list(request, id) : noProfile();
}

Response Profiles::getAddress(const Request &request) const
{
    const QString id = request.parameters[QStringLiteral("id")];
    return exists(id) ? m_book.get(request, id, request.parameters[QStringLiteral("addressId")]) : noProfile();
}

Response Profiles::addAddress(const Request &request, const QString &userId)
{
    return forProfile(request, [&](const QString &id) {
        return m_replays.answer(request, userId, request.body, [&] { return m_book.add(request, id, addressesChanged(request)); });
    });
}

Response Profiles::changeAddress(const Request &request)
{
    return forProfile(request, [&](const QString &id) {
        return m_book.change(request, id, request.parameters[QStringLiteral("addressId")], addressesChanged(request));
    });
}

Response Profiles::removeAddress(const Request &request)
{
    return forProfile(request, [&](const QString &id) {
        return m_book.remove(id, request.parameters[QStringLiteral("addressId")], addressesChanged(request));
    });
}

} // namespace linedesk::sandbox
