// SPDX-License-Identifier: Apache-2.0
#include "store/users.h"

#include <sodium.h>

namespace linedesk::sandbox {

const QString usersTable = QStringLiteral(
    "CREATE TABLE users (id TEXT PRIMARY KEY, email TEXT UNIQUE COLLATE NOCASE, first_name TEXT, last_name TEXT,"
    " role TEXT, password_hash TEXT, failures INTEGER DEFAULT 0, locked_until TEXT, password_until TEXT, is_issued INTEGER DEFAULT "
    "0, former_hashes TEXT,"
    " code_secret TEXT, code_step INTEGER DEFAULT 0, is_external INTEGER DEFAULT 0, reset_token TEXT, reset_until TEXT)");

namespace {

QString randomSecret()
{
    unsigned char bytes[20]; // as long as SHA-1's result, RFC 4226 section 4
    randombytes_buf(bytes, sizeof bytes);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(bytes), sizeof bytes).toHex());
}

// Everybody's password is the agent's: one hash serves all, and a store of an older version needs no password to be told.
bool addTroubledUsers(const Database &store)
{
    struct User {
        const char *id, *email, *first, *last;
        QJsonObject trouble;
    };
    const QJsonObject issued{{QLatin1String("is_issued"), 1}};
    const User users[] = {{"iuser10004", "code@example.com", "Toni", "Token", {{QLatin1String("code_secret"), randomSecret()}}},
                          {"iuser10005",
                           "expired@example.com",
                           "Ella",
                           "Elder",
                           {{QLatin1String("password_until"), QStringLiteral("2026-01-01T00:00:00.000Z")}}},
                          {"iuser10006", "issued@example.com", "Nico", "Newman", issued},
                          {"iuser10007",
                           "external@example.com",
                           "Pat",
                           "Partner",
                           {{QLatin1String("is_issued"), 1}, {QLatin1String("is_external"), 1}}}};
    const QJsonValue hash =
        store.row(QStringLiteral("SELECT password_hash FROM users WHERE id='iuser10001'"))[QLatin1String("password_hash")];
    bool isDone = true;
    for (const User &user : users) {
        QJsonObject row = user.trouble;
        row.insert(QLatin1String("id"), QLatin1String(user.id));
        row.insert(QLatin1String("email"), QLatin1String(user.email));
        row.insert(QLatin1String("first_name"), QLatin1String(user.first));
        row.insert(QLatin1String("last_name"), QLatin1String(user.last));
        row.insert(QLatin1String("role"), QStringLiteral("csAgentRole"));
        row.insert(QLatin1String("password_hash"), hash);
        isDone = isDone && store.insert(QStringLiteral("users"), row);
    }
    return isDone;
}

} // namespace

QString hashOf(const QByteArray &password)
{
    char hash[crypto_pwhash_STRBYTES] = {};
    // Training accounts' passwords are printed on the sign-in card: the smallest cost is enough, and start stays fast.
    if (sodium_init() < 0 || crypto_pwhash_str(hash, password.constData(), size_t(password.size()), crypto_pwhash_OPSLIMIT_MIN,
                                               crypto_pwhash_MEMLIMIT_MIN) != 0)
        return {};
    return QString::fromLatin1(hash);
}

bool isPassword(const QByteArray &password, const QString &hash)
{
    return crypto_pwhash_str_verify(hash.toLatin1().constData(), password.constData(), size_t(password.size())) == 0;
}

bool addSignInTroubles(const Database &store)
{
    for (const char *column :
         {"password_until TEXT", "is_issued INTEGER DEFAULT 0", "former_hashes TEXT", "code_secret TEXT",
          "code_step INTEGER DEFAULT 0", "is_external INTEGER DEFAULT 0", "reset_token TEXT", "reset_until TEXT"})
        if (!store.run(QStringLiteral("ALTER TABLE users ADD COLUMN ") + QLatin1String(column)))
            return false;
    return addTroubledUsers(store);
}

bool seedUsers(const Database &store, const QString &password)
{
    const QString hash = hashOf(password.toUtf8());
    bool isDone = !hash.isEmpty();
    // The third has a log-in but no service role: the console must not learn the difference (CONTRACT 3.1).
    const char *const users[][5] = {{"iuser10001", "agent@example.com", "Avery", "Operator", "csAgentRole"},
                                    {"iuser10002", "supervisor@example.com", "Sam", "Overseer", "csAgentSupervisorRole"},
                                    {"iuser10003", "office@example.com", "Olli", "Office", "adminRole"}};
    for (const auto &[id, email, first, last, role] : users)
        isDone = isDone && store.insert(QStringLiteral("users"), {{QLatin1String("id"), QLatin1String(id)},
                                                                  {QLatin1String("email"), QLatin1String(email)},
                                                                  {QLatin1String("first_name"), QLatin1String(first)},
                                                                  {QLatin1String("last_name"), QLatin1String(last)},
                                                                  {QLatin1String("role"), QLatin1String(role)},
                                                                  {QLatin1String("password_hash"), hash}});
    return isDone && addTroubledUsers(store);
}

} // namespace linedesk::sandbox
