// SPDX-License-Identifier: Apache-2.0
#include "crm/crmrole.h"

#include "crm/accountreader.h"
#include "crm/accountwriter.h"
#include "crm/attributes.h"
#include "crm/crmcontacts.h"
#include "http/page.h"
#include "store/crm.h"

#include <algorithm>
#include <iterator>

namespace linedesk::sandbox {

namespace {

// CONTRACT 4.4: customer accounts by name, each followed by its service accounts, then its billing accounts, by name; a part
// of them. The account is `a`, the one above it `p`.
QString partInTreeOrder()
{
    return QStringLiteral(" ORDER BY coalesce(p.name, a.name) COLLATE NOCASE, coalesce(a.parent_id, a.id),"
                          " CASE a.type WHEN 'Customer' THEN 0 WHEN 'Service' THEN 1 ELSE 2 END, a.name COLLATE NOCASE, a.id"
                          " LIMIT ? OFFSET ?");
}

std::vector<QJsonObject> objects(const QJsonArray &rows)
{
    std::vector<QJsonObject> all;
    all.reserve(size_t(rows.size()));
    for (const QJsonValue &row : rows)
        all.push_back(row.toObject());
    return all;
}

// A list as CX Sales answers it (CONTRACT section 14).
Response listOf(const QJsonArray &items, const Page &page, qsizetype total)
{
    QJsonObject list{{QLatin1String("items"), items}, {QLatin1String("count"), int(items.size())}};
    page.describe(&list, int(total), items.size());
    return Response::json(list);
}

QString path(const char *tail)
{
    return QStringLiteral("/crmRestApi/resources/11.13.18.05") + QString::fromLatin1(tail);
}

} // namespace

CrmRole::CrmRole(const Database &store, const Wiring &wiring) : m_store(store), m_wiring(wiring) {}

void CrmRole::addRoutes(Router &router)
{
    const auto guarded = [this](Response (CrmRole::*handler)(const Request &) const) {
        return [this, handler](const Request &request) {
            return isAllowed(request) ? (this->*handler)(request)
                                      : refusal(401, QStringLiteral("401"), QStringLiteral("Unauthorized"));
        };
    };
    router.add("GET", path("/contacts"), guarded(&CrmRole::findContacts));
    router.add("POST", path("/contacts"), guarded(&CrmRole::createContact));
    router.add("PATCH", path("/contacts/{id}"), guarded(&CrmRole::patchContact));
    router.add("POST", path("/accounts/action/createAll"), guarded(&CrmRole::createAccounts));
    router.add("GET", path("/accounts"), guarded(&CrmRole::findAccounts));
    router.add("GET", path("/accounts/{id}/structure"), guarded(&CrmRole::readStructure));
    router.add("GET", path("/accounts/{id}"), guarded(&CrmRole::getAccount));
    router.add("PATCH", path("/accounts/{id}"), guarded(&CrmRole::patchAccount));
    router.add("GET", path("/BillingProfile_c"), guarded(&CrmRole::findBillingProfiles));
}

bool CrmRole::isAllowed(const Request &request) const
{
    return !m_wiring.flowCredentials.isEmpty() && request.header("Authorization") == m_wiring.flowCredentials;
}

Response CrmRole::findContacts(const Request &request) const
{
    return CrmContacts(m_store).find(request);
}

Response CrmRole::createContact(const Request &request) const
{
    return CrmContacts(m_store).create(QJsonDocument::fromJson(request.body).object());
}

Response CrmRole::patchContact(const Request &request) const
{
    return CrmContacts(m_store).change(request.parameters[QStringLiteral("id")], QJsonDocument::fromJson(request.body).object());
}

Response CrmRole::findAccounts(const Request &request) const
{
    if (request.query.hasQueryItem(QStringLiteral("accountNumber")))
        return findByNumber(request);
    const QString contact = request.argument(QStringLiteral("contactId"));
    const Page page = Page::isAsked(request) ? Page::of(request) : Page{-1, 0}; // no limit
    const std::vector<QJsonObject> rows =
        objects(m_store.rows(QStringLiteral("SELECT a.* FROM roles r JOIN accounts a ON a.id=r.account_id"
                                            " LEFT JOIN accounts p ON p.id=a.parent_id WHERE r.contact_id=?") +
                                 partInTreeOrder(),
                             {contact, page.limit, page.offset}));
    const int total =
        m_store.row(QStringLiteral("SELECT count(*) AS n FROM roles WHERE contact_id=?"), {contact})[QLatin1String("n")].toInt();
    return listOf(AccountReader(m_store).accounts(rows), page, total);
}

// The customer account that the account belongs to, and all below it. A contact who has no role on any of them is told as
// little as of an account that is not there.
Response CrmRole::readStructure(const Request &request) const
{
    const bool isForContact = request.query.hasQueryItem(QStringLiteral("contactId"));
    const QString top = m_store
                            .row(QStringLiteral("SELECT coalesce(parent_id, id) AS top FROM accounts WHERE id=?"),
                                 {request.parameters[QStringLiteral("id")]})[QLatin1String("top")]
                            .toString();
    const QString from =
        QStringLiteral(" FROM accounts a LEFT JOIN accounts p ON p.id=a.parent_id"
                       " LEFT JOIN roles r ON r.account_id=a.id AND r.contact_id=? WHERE (a.id=? OR a.parent_id=?)");
    const QVariantList where{request.argument(QStringLiteral("contactId")), top, top};
    const QJsonObject counted = m_store.row(QStringLiteral("SELECT count(*) AS n, count(r.role) AS open") + from, where);
    if (counted[QLatin1String(isForContact ? "open" : "n")].toInt() == 0)
        return refusal(404, QStringLiteral("404"), QStringLiteral("no such account"));
    const Page page = Page::of(request, LongestStructure);
    const std::vector<QJsonObject> part = objects(m_store.rows(QStringLiteral("SELECT a.*, r.role") + from + partInTreeOrder(),
                                                               QVariantList(where) << page.limit << page.offset));
    const auto isOpen = [&](const QJsonObject &row) { return !isForContact || !row[QLatin1String("role")].isNull(); };
    std::vector<QJsonObject> open;
    std::copy_if(part.begin(), part.end(), std::back_inserter(open), isOpen);
    const QJsonArray known = AccountReader(m_store).accounts(open);
    QJsonArray items;
    qsizetype next = 0; // of those that are known whole
    for (const QJsonObject &row : part) {
        QJsonObject closed = fromRow(row, placeColumns());
        closed.insert(QLatin1String("parentAccountId"), row[QLatin1String("parent_id")]);
        closed.insert(QLatin1String("accessible"), false);
        items.append(isOpen(row) ? known[next++] : QJsonValue(closed));
    }
    return listOf(items, page, counted[QLatin1String("n")].toInt());
}

// Exact or from the start; what is exact sorts first.
Response CrmRole::findByNumber(const Request &request) const
{
    const QString number = request.argument(QStringLiteral("accountNumber"));
    const QVariantList range{number, number + QString::fromUcs4(U"\U0010FFFF")};
    const Page page = Page::of(request);
    const QJsonArray rows = m_store.rows(accountsByNumber(), QVariantList(range) << page.limit << page.offset);
    QStringList ids;
    for (const QJsonValue &row : rows)
        ids << row[QLatin1String("id")].toString();
    const QHash<QString, QJsonArray> known = AccountReader(m_store).people(ids);
    QJsonArray items;
    for (const QJsonValue &row : rows) {
        QJsonArray people;
        for (const QJsonValue &one : known[row[QLatin1String("id")].toString()]) {
            QJsonObject person = one.toObject();
            person.remove(QLatin1String("email"));
            people.append(person);
        }
        QJsonObject account = fromRow(row.toObject(), placeColumns());
        account.remove(QLatin1String("status"));
        account.insert(QLatin1String("contacts"), people);
        items.append(account);
    }
    return listOf(items, page, m_store.row(countByNumber(), range)[QLatin1String("n")].toInt());
}

Response CrmRole::getAccount(const Request &request) const
{
    const QJsonObject account = AccountReader(m_store).account(request.parameters[QStringLiteral("id")]);
    return account.isEmpty() ? refusal(404, QStringLiteral("404"), QStringLiteral("no such account")) : Response::json(account);
}

Response CrmRole::patchAccount(const Request &request) const
{
    return AccountWriter(m_store).change(request.parameters[QStringLiteral("id")], QJsonDocument::fromJson(request.body).object());
}

Response CrmRole::createAccounts(const Request &request) const
{
    return AccountWriter(m_store).create(QJsonDocument::fromJson(request.body)[QLatin1String("accounts")].toArray());
}

} // namespace linedesk::sandbox
