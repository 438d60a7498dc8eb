// SPDX-License-Identifier: Apache-2.0
#include "crm/crmrole.h"

#include "http/page.h"
#include "store/crm.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <algorithm>
#include <tuple>

namespace linedesk::sandbox {

namespace {

using Columns = std::vector<std::pair<const char *, const char *>>; // attribute, column

const Columns addressColumns = {{"nickname", "nickname"},
                                {"address1", "address1"},
                                {"address2", "address2"},
                                {"address3", "address3"},
                                {"city", "city"},
                                {"county", "county"},
                                {"state", "state"},
                                {"postalCode", "postal_code"},
                                {"country", "country"},
                                {"firstName", "first_name"},
                                {"lastName", "last_name"},
                                {"companyName", "company_name"},
                                {"phoneNumber", "phone_number"}};
const Columns placeColumns = {
    {"accountId", "id"}, {"accountNumber", "number"}, {"accountName", "name"}, {"accountType", "type"}, {"status", "status"}};
const Columns billingColumns = {{"billingProfileName", "name"},
                                {"billDeliveryMethod", "delivery"},
                                {"billingFrequency", "frequency"},
                                {"contactId", "contact_id"},
                                {"paymentMethod", "payment_method"},
                                {"cardPaymentMethod", "card_payment_method"},
                                {"cardId", "card_id"},
                                {"maskedCardNumber", "masked_number"},
                                {"cardExpiryDate", "card_expiry"},
                                {"cardType", "card_type"},
                                {"nameOnCard", "name_on_card"},
                                {"cardNickname", "card_nickname"},
                                {"cardIin", "card_iin"},
                                {"bankAccountNumber", "bank_account_number"},
                                {"bankRoutingNumber", "bank_routing_number"},
                                {"bankAccountType", "bank_account_type"},
                                {"bankAccountName", "bank_account_name"},
                                {"bankSortCode", "bank_sort_code"},
                                {"bankName", "bank_name"},
                                {"bankAddress", "bank_address"},
                                {"bankIban", "bank_iban"},
                                {"bankSwiftCode", "bank_swift_code"}};

QJsonObject fromRow(const QJsonObject &row, const Columns &columns)
{
    QJsonObject object;
    for (const auto &[attribute, column] : columns)
        if (const QJsonValue value = row[QLatin1String(column)]; !value.isNull())
            object.insert(QLatin1String(attribute), value);
    return object;
}

QJsonObject toRow(const QJsonObject &object, const Columns &columns)
{
    QJsonObject row;
    for (const auto &[attribute, column] : columns)
        if (object.contains(QLatin1String(attribute)))
            row.insert(QLatin1String(column), object[QLatin1String(attribute)]);
    return row;
}

QString newId(const char *prefix)
{
    return QString::fromLatin1(prefix) + QString::number(800000 + QRandomGenerator::system()->bounded(2000000000));
}

// The CRM's relationship types; the flows look them up (OCC-OEC_ROLE_LOOKUP).
QString relationshipOf(const QString &role)
{
    return role.left(1).toUpper() + role.mid(1);
}

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

// A list as CX Sales answers it (CONTRACT section 14): the part of the rows that the page names, each made by `make`.
template <class Make> Response listOf(const std::vector<QJsonObject> &rows, const Page &page, Make make)
{
    QJsonArray items;
    for (size_t i = size_t(page.offset); i < rows.size() && items.size() < page.limit; ++i)
        items.append(make(rows[i]));
    QJsonObject list{{QLatin1String("items"), items}, {QLatin1String("count"), int(items.size())}};
    page.describe(&list, int(rows.size()), items.size());
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
    QJsonArray items;
    for (const QJsonValue &row : m_store.rows(QStringLiteral("SELECT * FROM contacts WHERE source_reference=?"),
                                              {request.argument(QStringLiteral("SourceSystemReferenceValue"))}))
        items.append(QJsonObject{{QLatin1String("contactId"), row[QLatin1String("id")]},
                                 {QLatin1String("firstName"), row[QLatin1String("first_name")]},
                                 {QLatin1String("lastName"), row[QLatin1String("last_name")]},
                                 {QLatin1String("email"), row[QLatin1String("email")]},
                                 {QLatin1String("phoneNumber"), row[QLatin1String("phone")]},
                                 {QLatin1String("sourceSystem"), QStringLiteral("COMMERCE_CLOUD")},
                                 {QLatin1String("sourceSystemReference"), row[QLatin1String("source_reference")]},
                                 {QLatin1String("lastModified"), row[QLatin1String("modified")]}});
    return Response::json({{QLatin1String("items"), items}});
}

QJsonArray CrmRole::peopleOf(const QString &accountId) const
{
    QJsonArray people;
    for (const QJsonValue &one :
         m_store.rows(QStringLiteral("SELECT c.id, c.first_name, c.last_name, c.email, c.source_reference, r.role FROM roles r "
                                     "JOIN contacts c ON c.id=r.contact_id"
                                     " WHERE r.account_id=? ORDER BY r.role, c.last_name, c.first_name, c.id"),
                      {accountId}))
        people.append(QJsonObject{{QLatin1String("contactId"), one[QLatin1String("id")]},
                                  {QLatin1String("firstName"), one[QLatin1String("first_name")]},
                                  {QLatin1String("lastName"), one[QLatin1String("last_name")]},
                                  {QLatin1String("email"), one[QLatin1String("email")]},
                                  {QLatin1String("profileId"), one[QLatin1String("source_reference")]},
                                  {QLatin1String("relationshipType"), relationshipOf(one[QLatin1String("role")].toString())}});
    return people;
}

QJsonObject CrmRole::accountOf(const QJsonObject &row) const
{
    const QString id = row[QLatin1String("id")].toString();
    QJsonArray addresses, profiles, links;
    for (const QJsonValue &one : m_store.rows(QStringLiteral("SELECT * FROM addresses WHERE account_id=? ORDER BY rowid"), {id})) {
        QJsonObject address = fromRow(one.toObject(), addressColumns);
        QJsonArray types;
        if (one[QLatin1String("ship_to")].toInt())
            types.append(QStringLiteral("SHIP_TO"));
        if (one[QLatin1String("bill_to")].toInt())
            types.append(QStringLiteral("BILL_TO"));
        address.insert(QLatin1String("addressId"), one[QLatin1String("id")]);
        address.insert(QLatin1String("types"), types);
        address.insert(QLatin1String("defaultShippingAddress"), one[QLatin1String("default_shipping")].toInt() != 0);
        address.insert(QLatin1String("defaultBillingAddress"), one[QLatin1String("default_billing")].toInt() != 0);
        addresses.append(address);
    }
    for (const QJsonValue &one :
         m_store.rows(QStringLiteral("SELECT * FROM billing_profiles WHERE account_id=? ORDER BY rowid"), {id})) {
        QJsonObject profile = fromRow(one.toObject(), billingColumns); // the token has no attribute: it never leaves
        profile.insert(QLatin1String("billingProfileId"), one[QLatin1String("id")]);
        profile.insert(QLatin1String("isDefault"), one[QLatin1String("is_default")].toInt() != 0);
        profiles.append(profile);
    }
    for (const QJsonValue &one :
         m_store.rows(QStringLiteral(
                          "SELECT l.other_id, l.type, a.name FROM links l JOIN accounts a ON a.id=l.other_id WHERE l.account_id=?"),
                      {id}))
        links.append(QJsonObject{{QLatin1String("accountId"), one[QLatin1String("other_id")]},
                                 {QLatin1String("accountName"), one[QLatin1String("name")]},
                                 {QLatin1String("relationshipType"), one[QLatin1String("type")]}});
    return {{QLatin1String("accountId"), id},
            {QLatin1String("accountNumber"), row[QLatin1String("number")]},
            {QLatin1String("accountName"), row[QLatin1String("name")]},
            {QLatin1String("accountType"), row[QLatin1String("type")]},
            {QLatin1String("status"), row[QLatin1String("status")]},
            {QLatin1String("parentAccountId"), row[QLatin1String("parent_id")]},
            {QLatin1String("primaryContactId"), row[QLatin1String("primary_contact_id")]},
            {QLatin1String("addresses"), addresses},
            {QLatin1String("contacts"), peopleOf(id)},
            {QLatin1String("billingProfiles"), profiles},
            {QLatin1String("links"), links},
            {QLatin1String("version"), row[QLatin1String("version")]},
            {QLatin1String("lastModified"), row[QLatin1String("modified")]}};
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
    return listOf(rows, page, [this](const QJsonObject &row) { return accountOf(row); });
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
    return listOf(rows, Page::of(request, LongestStructure), [&](const QJsonObject &row) {
        if (isOpen(row))
            return accountOf(row);
        QJsonObject closed = fromRow(row, placeColumns);
        closed.insert(QLatin1String("parentAccountId"), row[QLatin1String("parent_id")]);
        closed.insert(QLatin1String("accessible"), false);
        return closed;
    });
}

// Exact or from the start; what is exact sorts first.
Response CrmRole::findByNumber(const Request &request) const
{
    const QString number = request.argument(QStringLiteral("accountNumber"));
    const QVariantList range{number, number + QString::fromUcs4(U"\U0010FFFF")};
    const Page page = Page::of(request);
    QJsonArray items;
    for (const QJsonValue &row : m_store.rows(accountsByNumber(), QVariantList(range) << page.limit << page.offset)) {
        QJsonArray people;
        for (const QJsonValue &one : peopleOf(row[QLatin1String("id")].toString())) {
            QJsonObject person = one.toObject();
            person.remove(QLatin1String("email"));
            people.append(person);
        }
        QJsonObject account = fromRow(row.toObject(), placeColumns);
        account.remove(QLatin1String("status"));
        account.insert(QLatin1String("contacts"), people);
        items.append(account);
    }
    QJsonObject list{{QLatin1String("items"), items}, {QLatin1String("count"), int(items.size())}};
    page.describe(&list, m_store.row(countByNumber(), range)[QLatin1String("n")].toInt(), items.size());
    return Response::json(list);
}

Response CrmRole::getAccount(const Request &request) const
{
    const QJsonObject row =
        m_store.row(QStringLiteral("SELECT * FROM accounts WHERE id=?"), {request.parameters[QStringLiteral("id")]});
    return row.isEmpty() ? refusal(404, QStringLiteral("404"), QStringLiteral("no such account")) : Response::json(accountOf(row));
}

bool CrmRole::applyAddress(const QString &account, const QJsonObject &change) const
{
    QJsonObject row = toRow(change, addressColumns);
    if (change.contains(QLatin1String("types"))) {
        const QJsonArray types = change[QLatin1String("types")].toArray();
        row.insert(QLatin1String("ship_to"), types.contains(QStringLiteral("SHIP_TO")));
        row.insert(QLatin1String("bill_to"), types.contains(QStringLiteral("BILL_TO")));
    }
    for (const auto &[attribute, column, use] : {std::tuple("defaultShippingAddress", "default_shipping", "ship_to"),
                                                 std::tuple("defaultBillingAddress", "default_billing", "bill_to")}) {
        if (!change.contains(QLatin1String(attribute)))
            continue;
        const bool isDefault = change[QLatin1String(attribute)].toBool();
        row.insert(QLatin1String(column), isDefault);
        if (isDefault) { // one default of a kind, and a default has that use (CONTRACT R11, R12)
            row.insert(QLatin1String(use), true);
            if (!m_store.run(QStringLiteral("UPDATE addresses SET %1=0 WHERE account_id=?").arg(QLatin1String(column)), {account}))
                return false;
        }
    }
    const QString id = change[QLatin1String("addressId")].toString();
    if (!id.isEmpty())
        return m_store.update(QStringLiteral("addresses"), id, row);
    row.insert(QLatin1String("id"), newId("ADR-"));
    row.insert(QLatin1String("account_id"), account);
    return m_store.insert(QStringLiteral("addresses"), row);
}

bool CrmRole::applyBillingProfile(const QString &account, const QJsonObject &change) const
{
    QJsonObject row = toRow(change, billingColumns);
    if (change.contains(QLatin1String("cardToken")))
        row.insert(QLatin1String("card_token"), change[QLatin1String("cardToken")]);
    const QString id = change[QLatin1String("billingProfileId")].toString();
    const bool isFirst =
        id.isEmpty() && m_store.rows(QStringLiteral("SELECT id FROM billing_profiles WHERE account_id=?"), {account}).isEmpty();
    if (change.contains(QLatin1String("isDefault")) || isFirst) {
        const bool isDefault = isFirst || change[QLatin1String("isDefault")].toBool();
        row.insert(QLatin1String("is_default"), isDefault);
        if (isDefault && !m_store.run(QStringLiteral("UPDATE billing_profiles SET is_default=0 WHERE account_id=?"), {account}))
            return false;
    }
    if (!id.isEmpty())
        return m_store.update(QStringLiteral("billing_profiles"), id, row);
    row.insert(QLatin1String("id"), newId("BP-"));
    row.insert(QLatin1String("account_id"), account);
    return m_store.insert(QStringLiteral("billing_profiles"), row);
}

Response CrmRole::patchAccount(const Request &request) const
{
    const QString id = request.parameters[QStringLiteral("id")];
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    Response response = refusal(500, QStringLiteral("500"), QStringLiteral("the change could not be written"));
    const bool isDone = m_store.transaction([&] {
        const QJsonObject row = m_store.row(QStringLiteral("SELECT * FROM accounts WHERE id=?"), {id});
        if (row.isEmpty()) {
            response = refusal(404, QStringLiteral("404"), QStringLiteral("no such account"));
            return false;
        }
        const int version = row[QLatin1String("version")].toInt();
        if (body.contains(QLatin1String("version")) && body[QLatin1String("version")].toInt() != version) {
            response = refusal(412, QStringLiteral("412"), QStringLiteral("currentVersion=%1").arg(version));
            return false;
        }
        bool isWritten = m_store.update(
            QStringLiteral("accounts"), id,
            toRow(body, {{"accountName", "name"}, {"status", "status"}, {"primaryContactId", "primary_contact_id"}}));
        for (const QJsonValue &one : body[QLatin1String("addresses")].toArray())
            isWritten = isWritten && applyAddress(id, one.toObject());
        for (const QJsonValue &one : body[QLatin1String("billingProfiles")].toArray())
            isWritten = isWritten && applyBillingProfile(id, one.toObject());
        return isWritten &&
               m_store.update(QStringLiteral("accounts"), id,
                              {{QLatin1String("version"), version + 1},
                               {QLatin1String("modified"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}});
    });
    return isDone ? getAccount(request) : response;
}

} // namespace linedesk::sandbox
