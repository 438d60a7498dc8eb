// SPDX-License-Identifier: Apache-2.0
#include "occ/addressbook.h"

#include "occ/addresscheck.h"
#include "occ/listquestion.h"
#include "store/addressrows.h"
#include "store/administration.h"

#include <QRandomGenerator>

namespace linedesk::sandbox {

namespace {

QString str(const QJsonObject &row, const char *key)
{
    return row[QLatin1String(key)].toString();
}

QJsonObject itemOf(const QJsonObject &row)
{
    return {{QLatin1String("address"), QJsonDocument::fromJson(str(row, "body").toUtf8()).object()},
            {QLatin1String("addressType"), row[QLatin1String("nickname")]},
            {QLatin1String("isDefaultShippingAddress"), row[QLatin1String("default_shipping")].toInt() != 0},
            {QLatin1String("isDefaultBillingAddress"), row[QLatin1String("default_billing")].toInt() != 0}};
}

Response foreign()
{
    return refusal(404, QStringLiteral("22038"), QStringLiteral("The address does not belong to this profile."), {},
                   QStringLiteral("addressId"));
}

QStringList typesOf(const QJsonObject &address)
{
    QStringList types;
    for (const QJsonValue &one : address[QLatin1String("types")].toArray())
        types << one[QLatin1String("id")].toString();
    types.removeDuplicates();
    return types;
}

} // namespace

QJsonArray AddressBook::items(const QString &owner) const
{
    QJsonArray all;
    for (const QJsonValue &row : m_store.rows(QStringLiteral("SELECT * FROM addresses WHERE owner=? ORDER BY rowid"), {owner}))
        all.append(itemOf(row.toObject()));
    return all;
}

Response AddressBook::list(const Request &request, const QString &owner) const
{
    ListQuestion question;
    if (const auto refused = question.read(request, addressFields(), QStringLiteral("a.rowid")))
        return *refused;
    QString where = QStringLiteral("a.owner=?");
    QVariantList arguments{owner};
    if (const QString nickname = request.argument(QStringLiteral("addressType")); !nickname.isEmpty()) {
        where += QStringLiteral(" AND a.nickname_key=?");
        arguments << nickname.toCaseFolded();
    }
    return question.answer(m_store, request, QStringLiteral("addresses a"), where, arguments, itemOf);
}

Response AddressBook::get(const Request &, const QString &owner, const QString &id) const
{
    const QJsonObject row = m_store.row(QStringLiteral("SELECT * FROM addresses WHERE id=? AND owner=?"), {id, owner});
    return row.isEmpty() ? foreign() : Response::json(itemOf(row));
}

Response AddressBook::add(const Request &request, const QString &owner, const Changed &changed) const
{
    Response answer;
    m_store.transaction([&] { // no second one may take the nickname meanwhile
        answer = write(request, owner, {}, changed);
        return answer.isSuccess();
    });
    return answer;
}

Response AddressBook::change(const Request &request, const QString &owner, const QString &id, const Changed &changed) const
{
    Response answer = foreign();
    m_store.transaction([&] { // what is changed is what was read
        const QJsonObject old = m_store.row(QStringLiteral("SELECT * FROM addresses WHERE id=? AND owner=?"), {id, owner});
        if (!old.isEmpty())
            answer = write(request, owner, old, changed);
        return answer.isSuccess();
    });
    return answer;
}

Response AddressBook::write(const Request &request, const QString &owner, const QJsonObject &old, const Changed &changed) const
{
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return refusal(400, QStringLiteral("22031"), QStringLiteral("The request body is not a JSON object."));
    const QJsonObject body = document.object(), before = QJsonDocument::fromJson(str(old, "body").toUtf8()).object();
    QJsonObject address = before;
    const QHash<QString, QString> kinds = addressTypeNames(m_store);
    AddressProblems problems(kinds.keys());
    problems.readInto(&address, body, old.isEmpty());
    // The nickname is unique within the book; who gives none gets the first free one.
    QString nickname = body.contains(QLatin1String("addressType")) ? str(body, "addressType").simplified() : str(old, "nickname");
    const auto isTaken = [&](const QString &name) {
        return !m_store
                    .row(QStringLiteral("SELECT id FROM addresses WHERE owner=? AND nickname_key=? AND id<>?"),
                         {owner, name.toCaseFolded(), old.isEmpty() ? QStringLiteral("") : str(old, "id")})
                    .isEmpty();
    };
    if (nickname.isEmpty() && old.isEmpty())
        for (int i = 1; nickname.isEmpty() || isTaken(nickname); ++i)
            nickname = QStringLiteral("Address %1").arg(i);
    else if (nickname.isEmpty())
        problems.add("22032", QStringLiteral("The nickname is missing."), QStringLiteral("addressType"));
    else if (isTaken(nickname))
        problems.add("22032", QStringLiteral("This nickname is used already."), QStringLiteral("addressType"));
    if (const auto refused = problems.refusal())
        return *refused;

    const QString id =
        old.isEmpty() ? QStringLiteral("ad-%1").arg(500000 + QRandomGenerator::system()->bounded(2000000000)) : str(old, "id");
    QJsonObject row = addressRow(id, owner, nickname, address, typesOf(address), kinds);
    for (const auto &[member, column] :
         {std::pair("isDefaultShippingAddress", "default_shipping"), std::pair("isDefaultBillingAddress", "default_billing")})
        row.insert(QLatin1String(column), body.contains(QLatin1String(member)) ? int(body[QLatin1String(member)].toBool())
                                                                               : old[QLatin1String(column)].toInt());
    if (!store(old, row) || !changed())
        return refusal(500, QStringLiteral("990500"), QStringLiteral("The address could not be stored. Nothing was changed."));
    QJsonObject item = itemOf(row);
    if (old.isEmpty()) {
        QJsonObject link = request.selfLink().first().toObject();
        link[QLatin1String("href")] = QString(link[QLatin1String("href")].toString() + QLatin1Char('/') + id);
        item.insert(QLatin1String("links"), QJsonArray{link});
    }
    return Response::json(item);
}

bool AddressBook::store(const QJsonObject &old, const QJsonObject &row) const
{
    for (const char *column : {"default_shipping", "default_billing"})
        if (row[QLatin1String(column)].toInt() != 0 &&
            !m_store.run(QStringLiteral("UPDATE addresses SET %1=0 WHERE owner=?").arg(QLatin1String(column)), {str(row, "owner")}))
            return false;
    return old.isEmpty() ? m_store.insert(QStringLiteral("addresses"), row)
                         : m_store.update(QStringLiteral("addresses"), str(row, "id"), row);
}

Response AddressBook::remove(const QString &owner, const QString &id, const Changed &changed) const
{
    bool wasThere = false;
    const bool isDone = m_store.transaction([&] {
        wasThere = !m_store.row(QStringLiteral("SELECT id FROM addresses WHERE id=? AND owner=?"), {id, owner}).isEmpty();
        return wasThere && m_store.run(QStringLiteral("DELETE FROM addresses WHERE id=?"), {id}) && changed();
    });
    if (!wasThere)
        return foreign();
    return isDone ? Response::json({{QLatin1String("repositoryId"), id}})
                  : refusal(500, QStringLiteral("990500"), QStringLiteral("The address could not be removed."));
}

} // namespace linedesk::sandbox
