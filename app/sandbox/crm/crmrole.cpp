// SPDX-License-Identifier: Apache-2.0
#include "crm/crmrole.h"

#include "crm/accountreader.h"
#include "crm/accountwriter.h"
#include "crm/attributes.h"
#include "crm/crmcontacts.h"
#include "http/page.h"
#include "store/crm.h"

#include <algorithm>
#include <tuple>

namespace linedesk::sandbox {

namespace {

// CONTRACT 4.4: customer accounts by name, each followed by its service accounts, then its billing accounts, by name.
std::vector<QJsonObject> inTreeOrder(const QJsonArray &rows)
{
    using Key = std::tuple<QString, QString, int, QString, QString>;
    std::vector<std::pair<Key, QJsonObject>> all;
    for (const QJsonValue &row : rows) {
        const QString id = row[QLatin1String("id")].toString(), name = row[QLatin1String("name")].toString().toCaseFolded(),
                      type = row[QLatin1String("type")].toString();
        const bool isTop = row[QLatin1String("parent_id")].isNull();
        all.emplace_back(Key(isTop ? name : row[QLatin1String("parent_name")].toString().toCaseFolded(),
                             isTop ? id : row[QLatin1String("parent_id")].toString(),
                             type == QLatin1String("Customer")  ? 0
                             : type == QLatin1String("Service") ? 1
                                                                : 2,
                             name, id),
                         row.toObject());
    }
    std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<QJsonObject> sorted;
    sorted.reserve(all.size());
    for (auto &one : all)
        sorted.push_back(std::move(one.second));
    return sorted;
}

std::vector<QJsonObject> partOf(const std::vector<QJsonObject> &rows, const Page &page)
{
    const size_t first = std::min(rows.size(), size_t(page.offset)), last = std::min(rows.size(), first + size_t(page.limit));
    return {rows.begin() + ptrdiff_t(first), rows.begin() + ptrdiff_t(last)};
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
    const std::vector<QJsonObject> rows = inTreeOrder(
        m_store.rows(QStringLiteral("SELECT a.*, p.name AS parent_name FROM roles r JOIN accounts a ON a.id=r.account_id"
                                    " LEFT JOIN accounts p ON p.id=a.parent_id WHERE r.contact_id=?"),
                     {request.argument(QStringLiteral("contactId"))}));
    const Page page = Page::isAsked(request) ? Page::of(request) : Page{int(rows.size()), 0};
    return listOf(AccountReader(m_store).accounts(partOf(rows, page)), page, qsizetype(rows.size()));
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
    const std::vector<QJsonObject> rows = inTreeOrder(m_store.rows(
        QStringLiteral("SELECT a.*, p.name AS parent_name, r.role FROM accounts a LEFT JOIN accounts p ON p.id=a.parent_id"
                       " LEFT JOIN roles r ON r.account_id=a.id AND r.contact_id=? WHERE a.id=? OR a.parent_id=?"),
        {request.argument(QStringLiteral("contactId")), top, top}));
    const auto isOpen = [&](const QJsonObject &row) { return !isForContact || !row[QLatin1String("role")].isNull(); };
    if (!std::any_of(rows.begin(), rows.end(), isOpen))
        return refusal(404, QStringLiteral("404"), QStringLiteral("no such account"));
    const Page page = Page::of(request, LongestStructure);
    const std::vector<QJsonObject> part = partOf(rows, page);
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
    return listOf(items, page, qsizetype(rows.size()));
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
