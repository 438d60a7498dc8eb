// SPDX-License-Identifier: Apache-2.0
#include "store/commerce.h"

#include <sodium.h>

namespace linedesk::sandbox {

namespace {

QString hashOf(const QString &password)
{
    char hash[crypto_pwhash_STRBYTES] = {};
    const QByteArray text = password.toUtf8();
    // Training accounts' passwords are printed on the sign-in card: the smallest cost is enough, and start stays fast.
    if (sodium_init() < 0 || crypto_pwhash_str(hash, text.constData(), size_t(text.size()), crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN) != 0)
        return {};
    return QString::fromLatin1(hash);
}

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

} // namespace

Database commerceDatabase(const QString &path)
{
    return Database(path,
        {QStringLiteral("CREATE TABLE users (id TEXT PRIMARY KEY, email TEXT UNIQUE COLLATE NOCASE, first_name TEXT, last_name TEXT, role TEXT,"
                        " password_hash TEXT, failures INTEGER DEFAULT 0, locked_until TEXT)"),
         QStringLiteral("CREATE TABLE profiles (id TEXT PRIMARY KEY, email TEXT COLLATE NOCASE, first_name TEXT, last_name TEXT, phone TEXT, contact_id TEXT,"
                        " address1 TEXT, city TEXT, state TEXT, postal_code TEXT, country TEXT, version INTEGER, registered TEXT)"),
         QStringLiteral("CREATE INDEX profiles_by_name ON profiles (last_name COLLATE NOCASE, first_name COLLATE NOCASE, id)"),
         QStringLiteral("CREATE TABLE cards (id TEXT PRIMARY KEY, profile_id TEXT REFERENCES profiles(id), type TEXT, masked_number TEXT, iin TEXT,"
                        " holder TEXT, expiry_month TEXT, expiry_year TEXT, nickname TEXT, is_default INTEGER, token TEXT)"),
         QStringLiteral("CREATE INDEX cards_by_profile ON cards (profile_id)"),
         QStringLiteral("CREATE VIRTUAL TABLE profile_words USING fts5 (last_name, first_name, email, phone, content='', detail=column,"
                        " tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')")});
}

bool seedCommerce(const Database &store, const Population &population, const QString &password)
{
    return store.transaction([&] {
        const QString hash = hashOf(password);
        bool isDone = !hash.isEmpty() && store.create()
            && store.insert(QStringLiteral("users"), {{QLatin1String("id"), QStringLiteral("iuser10001")}, {QLatin1String("email"), QStringLiteral("agent@example.com")},
                {QLatin1String("first_name"), QStringLiteral("Avery")}, {QLatin1String("last_name"), QStringLiteral("Operator")},
                {QLatin1String("role"), QStringLiteral("csAgentRole")}, {QLatin1String("password_hash"), hash}})
            && store.insert(QStringLiteral("users"), {{QLatin1String("id"), QStringLiteral("iuser10002")}, {QLatin1String("email"), QStringLiteral("supervisor@example.com")},
                {QLatin1String("first_name"), QStringLiteral("Sam")}, {QLatin1String("last_name"), QStringLiteral("Supervisor")},
                {QLatin1String("role"), QStringLiteral("csAgentSupervisorRole")}, {QLatin1String("password_hash"), hash}});
        int rowId = 0;
        for (const QJsonObject &profile : population.profiles) {
            QJsonObject row = profile;
            row.insert(QLatin1String("rowid"), ++rowId);
            isDone = isDone && store.insert(QStringLiteral("profiles"), row)
                && store.insert(QStringLiteral("profile_words"), {{QLatin1String("rowid"), rowId}, {QLatin1String("last_name"), profile[QLatin1String("last_name")]},
                    {QLatin1String("first_name"), profile[QLatin1String("first_name")]}, {QLatin1String("email"), profile[QLatin1String("email")]},
                    {QLatin1String("phone"), phoneWords(profile[QLatin1String("phone")].toString())}});
        }
        for (const QJsonObject &card : population.cards)
            isDone = isDone && store.insert(QStringLiteral("cards"), card);
        return isDone;
    });
}

} // namespace linedesk::sandbox
