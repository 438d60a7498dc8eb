// SPDX-License-Identifier: Apache-2.0
#include "store/commerce.h"

#include "base/foldedtext.h"
#include "store/addressrows.h"
#include "store/administration.h"
#include "store/organizations.h"
#include "store/users.h"

namespace linedesk::sandbox {

namespace {

// A phone number is found by the beginning of its digits or of any of its groups: every rest from a group on is a word.
QString phoneWords(const QString &phone)
{
    QStringList groups;
    QString group;
    for (const QChar c : phone + QLatin1Char(' ')) {
        if (c.isDigit())
            group += c;
        else if (!group.isEmpty())
            groups << std::exchange(group, {});
    }
    QStringList words;
    for (int i = 0; i < groups.size(); ++i)
        words << groups.mid(i).join(QString());
    return words.join(QLatin1Char(' '));
}

const QString replays = QStringLiteral("CREATE TABLE replays (key TEXT, scope TEXT, salt TEXT, digest TEXT, answer TEXT, created "
                                       "TEXT, PRIMARY KEY (key, scope)) WITHOUT ROWID");

// Version 2: names that compare and sort beyond ASCII, and answers that are kept for a repeated request.
bool addComparableNamesAndReplays(const Database &store)
{
    bool isDone = store.run(QStringLiteral("ALTER TABLE profiles ADD COLUMN last_key TEXT")) &&
                  store.run(QStringLiteral("ALTER TABLE profiles ADD COLUMN first_key TEXT")) &&
                  store.run(QStringLiteral("ALTER TABLE profiles ADD COLUMN modified TEXT")) &&
                  store.run(QStringLiteral("DROP INDEX profiles_by_name")) &&
                  store.run(QStringLiteral("CREATE INDEX profiles_by_name ON profiles (last_key, first_key, id)")) &&
                  store.run(replays);
    for (const QJsonValue &row : store.rows(QStringLiteral("SELECT id, first_name, last_name, registered FROM profiles")))
        isDone = isDone && store.update(QStringLiteral("profiles"), row[QLatin1String("id")].toString(),
                                        {{QLatin1String("last_key"), comparable(row[QLatin1String("last_name")].toString())},
                                         {QLatin1String("first_key"), comparable(row[QLatin1String("first_name")].toString())},
                                         {QLatin1String("modified"), row[QLatin1String("registered")]}});
    return isDone;
}

// Version 4: an address book instead of one address, what an agent may write on a profile, organizations and requests, and
// events that the flows have not taken yet.
const QString outbox = QStringLiteral("CREATE TABLE outbox (id INTEGER PRIMARY KEY, body TEXT, tries INTEGER, due TEXT)");

bool addWritableProfiles(const Database &store)
{
    bool isDone = addAddressBook(store) && store.run(outbox);
    for (const char *column :
         {"login TEXT COLLATE NOCASE", "middle_name TEXT", "locale TEXT DEFAULT 'en'", "type TEXT DEFAULT 'b2c_user'",
          "receive_email TEXT DEFAULT 'no'", "active INTEGER DEFAULT 1", "properties TEXT DEFAULT '{}'", "reset_requested TEXT"})
        isDone = isDone && store.run(QStringLiteral("ALTER TABLE profiles ADD COLUMN ") + QLatin1String(column));
    isDone = isDone && store.run(QStringLiteral("UPDATE profiles SET login=email")) &&
             store.run(QStringLiteral("CREATE INDEX profiles_by_email ON profiles (email)")) &&
             store.run(QStringLiteral("CREATE INDEX profiles_by_login ON profiles (login)"));
    for (const QString &statement : organizationTables())
        isDone = isDone && store.run(statement);
    return isDone && seedOrganizations(store);
}

QJsonObject words(const QJsonObject &profile)
{
    return {{QLatin1String("rowid"), profile[QLatin1String("rowid")]},
            {QLatin1String("last_name"), profile[QLatin1String("last_name")]},
            {QLatin1String("first_name"), profile[QLatin1String("first_name")]},
            {QLatin1String("email"), profile[QLatin1String("email")]},
            {QLatin1String("phone"), phoneWords(profile[QLatin1String("phone")].toString())}};
}

} // namespace

bool insertProfile(const Database &store, const QJsonObject &profile)
{
    QJsonObject row = profile;
    row.insert(QLatin1String("last_key"), comparable(profile[QLatin1String("last_name")].toString()));
    row.insert(QLatin1String("first_key"), comparable(profile[QLatin1String("first_name")].toString()));
    if (!row.contains(QLatin1String("login")))
        row.insert(QLatin1String("login"), profile[QLatin1String("email")]);
    if (!row.contains(QLatin1String("rowid")))
        row.insert(QLatin1String("rowid"),
                   store.row(QStringLiteral("SELECT coalesce(max(rowid), 0) + 1 AS next FROM profiles"))[QLatin1String("next")]);
    return store.insert(QStringLiteral("profiles"), row) && store.insert(QStringLiteral("profile_words"), words(row));
}

bool updateProfile(const Database &store, const QString &id, const QJsonObject &changes)
{
    const QJsonObject old = store.row(QStringLiteral("SELECT rowid AS rowid, * FROM profiles WHERE id=?"), {id});
    QJsonObject row = old, forgotten = words(old);
    for (auto one = changes.begin(); one != changes.end(); ++one)
        row[one.key()] = one.value();
    QJsonObject changed = changes;
    changed.insert(QLatin1String("last_key"), comparable(row[QLatin1String("last_name")].toString()));
    changed.insert(QLatin1String("first_key"), comparable(row[QLatin1String("first_name")].toString()));
    forgotten.insert(QLatin1String("profile_words"), QStringLiteral("delete")); // a full-text table without content needs the old
    return !old.isEmpty() && store.update(QStringLiteral("profiles"), id, changed) &&
           store.insert(QStringLiteral("profile_words"), forgotten) && store.insert(QStringLiteral("profile_words"), words(row));
}

QString comparable(const QString &text)
{
    return QString::fromUtf8(FoldedText::fold(text));
}

Database commerceDatabase(const QString &path)
{
    return Database(
        path,
        QStringList{
            usersTable,
            QStringLiteral(
                "CREATE TABLE profiles (id TEXT PRIMARY KEY, email TEXT COLLATE NOCASE, first_name TEXT, last_name TEXT, "
                "phone TEXT, contact_id TEXT, version INTEGER, registered TEXT, last_key TEXT, first_key TEXT, "
                "modified TEXT, login TEXT COLLATE NOCASE, middle_name TEXT, locale TEXT DEFAULT 'en',"
                " type TEXT DEFAULT 'b2c_user', receive_email TEXT DEFAULT 'no', active INTEGER DEFAULT 1,"
                " properties TEXT DEFAULT '{}', reset_requested TEXT)"),
            QStringLiteral("CREATE INDEX profiles_by_name ON profiles (last_key, first_key, id)"),
            QStringLiteral("CREATE INDEX profiles_by_email ON profiles (email)"),
            QStringLiteral("CREATE INDEX profiles_by_login ON profiles (login)"), replays, outbox,
            QStringLiteral("CREATE TABLE cards (id TEXT PRIMARY KEY, profile_id TEXT REFERENCES profiles(id), type TEXT, "
                           "masked_number TEXT, iin TEXT,"
                           " holder TEXT, expiry_month TEXT, expiry_year TEXT, nickname TEXT, is_default INTEGER, token TEXT)"),
            QStringLiteral("CREATE INDEX cards_by_profile ON cards (profile_id)"),
            QStringLiteral(
                "CREATE VIRTUAL TABLE profile_words USING fts5 (last_name, first_name, email, phone, content='', detail=column,"
                " tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')")} +
            addressTables() + organizationTables() + administrationTables(),
        {addComparableNamesAndReplays, addSignInTroubles, addWritableProfiles, addAdministration});
}

QStringList commerceTables()
{
    return {QStringLiteral("outbox"),
            QStringLiteral("replays"),
            QStringLiteral("organization_requests"),
            QStringLiteral("profile_requests"),
            QStringLiteral("member_roles"),
            QStringLiteral("members"),
            QStringLiteral("organizations"),
            QStringLiteral("addresses"),
            QStringLiteral("cards"),
            QStringLiteral("profiles"),
            QStringLiteral("users"),
            QStringLiteral("extension_servers"),
            QStringLiteral("server_extensions"),
            QStringLiteral("address_types")};
}

bool seedCommerce(const Database &store, const Population &population, const QString &password)
{
    return store.transaction([&] {
        bool isDone = store.create() && seedUsers(store, password) && seedAddressTypes(store);
        int rowId = 0;
        for (const QJsonObject &profile : population.profiles) {
            QJsonObject row = profile, address;
            for (const auto &[column, member] :
                 {std::pair("address1", "address1"), std::pair("city", "city"), std::pair("state", "state"),
                  std::pair("postal_code", "postalCode"), std::pair("country", "country")})
                address.insert(QLatin1String(member), row.take(QLatin1String(column)));
            row.insert(QLatin1String("rowid"), ++rowId);
            row.insert(QLatin1String("modified"), QStringLiteral("2026-05-20T10:00:00.000Z"));
            isDone = isDone && insertProfile(store, row);
            if (address[QLatin1String("address1")].toString().isEmpty())
                continue;
            address.insert(QLatin1String("firstName"), profile[QLatin1String("first_name")]);
            address.insert(QLatin1String("lastName"), profile[QLatin1String("last_name")]);
            address.insert(QLatin1String("phoneNumber"), profile[QLatin1String("phone")]);
            const QString owner = profile[QLatin1String("id")].toString();
            QJsonObject entry = addressRow(owner == QLatin1String("110001") ? QStringLiteral("ad-120001") // as in the examples
                                                                            : QStringLiteral("ad-") + owner,
                                           owner, QStringLiteral("Home"), address, {QStringLiteral("shipping")});
            entry.insert(QLatin1String("default_shipping"), 1);
            isDone = isDone && store.insert(QStringLiteral("addresses"), entry);
        }
        for (const QJsonObject &card : population.cards)
            isDone = isDone && store.insert(QStringLiteral("cards"), card);
        return isDone && seedOrganizations(store);
    });
}

} // namespace linedesk::sandbox
