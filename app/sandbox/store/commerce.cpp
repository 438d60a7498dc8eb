// SPDX-License-Identifier: Apache-2.0
#include "store/commerce.h"

#include "base/foldedtext.h"
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

} // namespace

QString comparable(const QString &text)
{
    return QString::fromUtf8(FoldedText::fold(text));
}

Database commerceDatabase(const QString &path)
{
    return Database(
        path,
        {usersTable,
         QStringLiteral("CREATE TABLE profiles (id TEXT PRIMARY KEY, email TEXT COLLATE NOCASE, first_name TEXT, last_name TEXT, "
                        "phone TEXT, contact_id TEXT,"
                        " address1 TEXT, city TEXT, state TEXT, postal_code TEXT, country TEXT, version INTEGER, registered TEXT, "
                        "last_key TEXT, first_key TEXT, modified TEXT)"),
         QStringLiteral("CREATE INDEX profiles_by_name ON profiles (last_key, first_key, id)"), replays,
         QStringLiteral("CREATE TABLE cards (id TEXT PRIMARY KEY, profile_id TEXT REFERENCES profiles(id), type TEXT, "
                        "masked_number TEXT, iin TEXT,"
                        " holder TEXT, expiry_month TEXT, expiry_year TEXT, nickname TEXT, is_default INTEGER, token TEXT)"),
         QStringLiteral("CREATE INDEX cards_by_profile ON cards (profile_id)"),
         QStringLiteral(
             "CREATE VIRTUAL TABLE profile_words USING fts5 (last_name, first_name, email, phone, content='', detail=column,"
             " tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')")},
        {addComparableNamesAndReplays, addSignInTroubles});
}

bool seedCommerce(const Database &store, const Population &population, const QString &password)
{
    return store.transaction([&] {
        bool isDone = store.create() && seedUsers(store, password);
        int rowId = 0;
        for (const QJsonObject &profile : population.profiles) {
            QJsonObject row = profile;
            row.insert(QLatin1String("rowid"), ++rowId);
            row.insert(QLatin1String("last_key"), comparable(profile[QLatin1String("last_name")].toString()));
            row.insert(QLatin1String("first_key"), comparable(profile[QLatin1String("first_name")].toString()));
            row.insert(QLatin1String("modified"), QStringLiteral("2026-05-20T10:00:00.000Z"));
            isDone = isDone && store.insert(QStringLiteral("profiles"), row) &&
                     store.insert(QStringLiteral("profile_words"),
                                  {{QLatin1String("rowid"), rowId},
                                   {QLatin1String("last_name"), profile[QLatin1String("last_name")]},
                                   {QLatin1String("first_name"), profile[QLatin1String("first_name")]},
                                   {QLatin1String("email"), profile[QLatin1String("email")]},
                                   {QLatin1String("phone"), phoneWords(profile[QLatin1String("phone")].toString())}});
        }
        for (const QJsonObject &card : population.cards)
            isDone = isDone && store.insert(QStringLiteral("cards"), card);
        return isDone;
    });
}

} // namespace linedesk::sandbox
