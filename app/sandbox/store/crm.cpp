// SPDX-License-Identifier: Apache-2.0
#include "store/crm.h"

namespace linedesk::sandbox {

namespace {

const QString numberIndex = QStringLiteral("CREATE INDEX accounts_by_number ON accounts (number COLLATE NOCASE, id)");
const QString numberRange = QStringLiteral(" FROM accounts WHERE number >= ? COLLATE NOCASE AND number < ? COLLATE NOCASE");

const QString emailIndex = QStringLiteral("CREATE INDEX IF NOT EXISTS contacts_by_email ON contacts (email)");

// Version 2: accounts are found by their number.
bool addNumberIndex(const Database &store)
{
    return store.run(numberIndex);
}

// Version 3: a contact is matched by e-mail.
bool addEmailIndex(const Database &store)
{
    return store.run(emailIndex);
}

} // namespace

QString accountsByNumber()
{
    return QStringLiteral("SELECT *") + numberRange + QStringLiteral(" ORDER BY number COLLATE NOCASE, id LIMIT ? OFFSET ?");
}

QString countByNumber()
{
    return QStringLiteral("SELECT count(*) AS n") + numberRange;
}

Database crmDatabase(const QString &path)
{
    return Database(
        path,
        {QStringLiteral("CREATE TABLE contacts (id TEXT PRIMARY KEY, first_name TEXT, last_name TEXT, email TEXT COLLATE NOCASE, "
                        "phone TEXT, source_reference TEXT, modified TEXT)"),
         QStringLiteral("CREATE UNIQUE INDEX contacts_by_reference ON contacts (source_reference)"), emailIndex,
         QStringLiteral("CREATE TABLE accounts (id TEXT PRIMARY KEY, number TEXT, name TEXT, type TEXT, status TEXT, parent_id "
                        "TEXT REFERENCES accounts(id),"
                        " primary_contact_id TEXT, version INTEGER, modified TEXT)"),
         QStringLiteral("CREATE INDEX accounts_by_parent ON accounts (parent_id)"), numberIndex,
         QStringLiteral("CREATE TABLE roles (account_id TEXT REFERENCES accounts(id), contact_id TEXT REFERENCES contacts(id), "
                        "role TEXT, PRIMARY KEY (account_id, contact_id)) WITHOUT ROWID"),
         QStringLiteral("CREATE INDEX roles_by_contact ON roles (contact_id)"),
         QStringLiteral("CREATE TABLE addresses (id TEXT PRIMARY KEY, account_id TEXT REFERENCES accounts(id), nickname TEXT, "
                        "address1 TEXT, address2 TEXT, address3 TEXT,"
                        " city TEXT, county TEXT, state TEXT, postal_code TEXT, country TEXT, first_name TEXT, last_name TEXT, "
                        "company_name TEXT, phone_number TEXT,"
                        " ship_to INTEGER, bill_to INTEGER, default_shipping INTEGER, default_billing INTEGER)"),
         QStringLiteral("CREATE INDEX addresses_by_account ON addresses (account_id)"),
         QStringLiteral("CREATE TABLE billing_profiles (id TEXT PRIMARY KEY, account_id TEXT REFERENCES accounts(id), name TEXT, "
                        "is_default INTEGER, delivery TEXT, frequency TEXT,"
                        " contact_id TEXT, payment_method TEXT, card_payment_method TEXT, card_id TEXT, masked_number TEXT, "
                        "card_expiry TEXT, card_type TEXT, name_on_card TEXT,"
                        " card_nickname TEXT, card_iin TEXT, card_token TEXT, bank_account_number TEXT, bank_routing_number TEXT, "
                        "bank_account_type TEXT, bank_account_name TEXT,"
                        " bank_sort_code TEXT, bank_name TEXT, bank_address TEXT, bank_iban TEXT, bank_swift_code TEXT)"),
         QStringLiteral("CREATE INDEX billing_profiles_by_account ON billing_profiles (account_id)"),
         QStringLiteral(
             "CREATE TABLE links (account_id TEXT REFERENCES accounts(id), other_id TEXT REFERENCES accounts(id), type TEXT)"),
         QStringLiteral("CREATE INDEX links_by_account ON links (account_id)")},
        {addNumberIndex, addEmailIndex});
}

bool seedCrm(const Database &store, const Population &population)
{
    return store.transaction([&] {
        bool isDone = store.create();
        const auto fill = [&](const char *table, const std::vector<QJsonObject> &rows) {
            for (const QJsonObject &row : rows)
                isDone = isDone && store.insert(QString::fromLatin1(table), row);
        };
        fill("contacts", population.contacts);
        fill("accounts", population.accounts);
        fill("roles", population.roles);
        fill("addresses", population.addresses);
        fill("billing_profiles", population.billingProfiles);
        fill("links", population.links);
        return isDone;
    });
}

} // namespace linedesk::sandbox
