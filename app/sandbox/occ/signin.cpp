// SPDX-License-Identifier: Apache-2.0
#include "occ/signin.h"

#include "occ/onetimecode.h"
#include "store/users.h"

#include <sodium.h>

#include <algorithm>

namespace linedesk::sandbox {

namespace {

constexpr int TriesBeforeLock = 6, LockMinutes = 30, PasswordDays = 90, FormerPasswords = 4; // CONTRACT 3.1
constexpr int ResetMinutes = 30;

QString str(const QJsonObject &row, const char *key)
{
    return row[QLatin1String(key)].toString();
}

QString stamp(const QDateTime &time)
{
    return time.toString(Qt::ISODateWithMs);
}

QDateTime timeOf(const QJsonObject &row, const char *key)
{
    return QDateTime::fromString(str(row, key), Qt::ISODateWithMs);
}

// One text for an unknown user, a wrong password, a wrong code and a missing role.
Response refused()
{
    return loginRefusal(401, "990401", "invalid_grant", "User name or password is not correct.", "bad credentials");
}

Response resetRefusal(const char *code, const char *message, const char *path = nullptr)
{
    return refusal(400, QLatin1String(code), QLatin1String(message), {}, path ? QLatin1String(path) : QString());
}

Response success(bool is = true)
{
    return Response::json({{QLatin1String("success"), is}});
}

// Copied off a mail by a person: letters and digits that cannot be taken for one another.
QString newResetToken()
{
    static const char letters[] = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    QString token;
    for (int i = 0; i < 10; ++i)
        token += QLatin1Char(letters[randombytes_uniform(sizeof letters - 1)]);
    return token;
}

bool isGoodPassword(const QString &password, const QString &email)
{
    const auto has = [&](bool (QChar::*is)() const) {
        return std::any_of(password.begin(), password.end(), [is](QChar c) { return (c.*is)(); });
    };
    return password.size() >= 8 && has(&QChar::isDigit) && has(&QChar::isUpper) && has(&QChar::isLower) &&
           password.compare(email, Qt::CaseInsensitive) != 0;
}

// The present one and those before it, as hashes, the newest first.
QJsonArray lastPasswords(const QJsonObject &user)
{
    QJsonArray hashes = QJsonDocument::fromJson(str(user, "former_hashes").toUtf8()).array();
    hashes.prepend(str(user, "password_hash"));
    return hashes;
}

bool isFormer(const QJsonObject &user, const QByteArray &password)
{
    const QJsonArray hashes = lastPasswords(user);
    return std::any_of(hashes.begin(), hashes.end(), [&](const QJsonValue &hash) { return isPassword(password, hash.toString()); });
}

} // namespace

Response loginRefusal(int status, const char *code, const char *error, const char *message, const QByteArray &description,
                      const char *path)
{
    QJsonObject body{{QLatin1String("message"), QLatin1String(message)},
                     {QLatin1String("status"), QString::number(status)},
                     {QLatin1String("errorCode"), QLatin1String(code)},
                     {QLatin1String("error"), QLatin1String(error)},
                     {QLatin1String("error_description"), QLatin1String(description)}};
    if (path)
        body.insert(QLatin1String("o:errorPath"), QLatin1String(path));
    return Response::json(body, status);
}

SignIn::SignIn(const Database &store, const Wiring &wiring, Tokens &tokens)
    : m_store(store), m_wiring(wiring), m_tokens(tokens), m_nobodysHash(hashOf(wiring.applicationKey))
{}

Response SignIn::login(const Request &request)
{
    return admit(request, false);
}

Response SignIn::mfaLogin(const Request &request)
{
    return admit(request, true);
}

Response SignIn::tokenFor(const QString &userId)
{
    return Response::json({{QLatin1String("access_token"), QString::fromLatin1(m_tokens.issue(userId))},
                           {QLatin1String("token_type"), QStringLiteral("bearer")},
                           {QLatin1String("expires_in"), int(Tokens::Life.count())}});
}

Response SignIn::admit(const Request &request, bool needsCode)
{
    if (const int seconds = secondsToWait(); seconds > 0) {
        Response slow = loginRefusal(429, "990429", "invalid_request", "Too many requests.", "slow down");
        slow.headers.emplace_back("Retry-After", QByteArray::number(seconds));
        return slow;
    }
    const auto field = [&](const char *name) { return request.formField(name); };
    for (const char *name : {"grant_type", "username", "password", "totp_code"})
        if (field(name).isEmpty() && (needsCode || qstrcmp(name, "totp_code") != 0))
            return loginRefusal(400, "990400", "invalid_request", "A required field is missing.", QByteArray(name) + " is missing",
                                name);
    if (field("grant_type") != QLatin1String("password"))
        return loginRefusal(400, "990400", "unsupported_grant_type", "This grant type is not supported.", "use password",
                            "grant_type");
    const QJsonObject user = m_store.row(QStringLiteral("SELECT * FROM users WHERE email=?"), {field("username")});
    // An unknown user costs as much time as a wrong password, so that the time tells nobody who exists.
    const bool isRight = isPassword(field("password").toUtf8(), user.isEmpty() ? m_nobodysHash : str(user, "password_hash"));
    if (user.isEmpty())
        return refused();
    const QString id = str(user, "id");
    const QDateTime now = m_wiring.clock->now(), lockedUntil = timeOf(user, "locked_until");
    if (lockedUntil.isValid() && lockedUntil > now) {
        if (!isRight)
            return refused(); // a wrong password must not learn that the user exists
        Response locked =
            loginRefusal(401, "990404", "account_locked", "The account is locked for a while.", "too many failed log-ins");
        QJsonObject body = locked.object();
        body.insert(QLatin1String("unlockAt"), stamp(lockedUntil));
        locked = Response::json(body, 401);
        locked.headers.emplace_back("Retry-After", QByteArray::number(now.secsTo(lockedUntil)));
        return locked;
    }
    if (!isRight)
        return countFailure(id);
    if (!str(user, "role").startsWith(QLatin1String("csAgent")))
        return refused(); // the same text for a missing role is documented
    // The code comes before the age of the password: who has the password alone learns nothing more.
    if (!str(user, "code_secret").isEmpty()) {
        if (field("totp_code").isEmpty())
            return loginRefusal(401, "990403", "mfa_required", "A verification code is required.", "send totp_code");
        if (!useCode(id, field("totp_code").toLatin1()))
            return countFailure(id);
    }
    if (user[QLatin1String("is_issued")].toInt() != 0)
        return loginRefusal(401, "990405", "password_generated", "The generated password must be replaced before the first log-in.",
                            "generated password");
    if (const QDateTime until = timeOf(user, "password_until"); until.isValid() && until <= now)
        return loginRefusal(401, "990402", "password_expired", "The password has expired.", "password older than 90 days");
    m_store.update(QStringLiteral("users"), id, {{QLatin1String("failures"), 0}, {QLatin1String("locked_until"), QJsonValue()}});
    return tokenFor(id);
}

int SignIn::secondsToWait()
{
    using namespace std::chrono;
    constexpr milliseconds window = minutes(1);
    if (m_wiring.triesPerMinute == 0)
        return 0;
    const milliseconds now = m_wiring.clock->elapsed();
    const std::lock_guard lock(m_mutex);
    while (!m_tries.empty() && m_tries.front() + window <= now)
        m_tries.pop_front();
    if (int(m_tries.size()) >= m_wiring.triesPerMinute)
        return int(ceil<seconds>(m_tries.front() + window - now).count());
    m_tries.push_back(now);
    return 0;
}

// Counted where it is kept: tries that run side by side count each.
Response SignIn::countFailure(const QString &userId)
{
    m_store.transaction([&] {
        return m_store.run(QStringLiteral("UPDATE users SET failures=failures+1 WHERE id=?"), {userId}) &&
               m_store.run(QStringLiteral("UPDATE users SET locked_until=?, failures=0 WHERE id=? AND failures>=?"),
                           {stamp(m_wiring.clock->now().addSecs(LockMinutes * 60)), userId, TriesBeforeLock});
    });
    return refused();
}

// A code opens once: neither it nor an older one is taken again (RFC 6238, 5.2).
bool SignIn::useCode(const QString &userId, const QByteArray &code)
{
    return m_store.transaction([&] {
        const QJsonObject user = m_store.row(QStringLiteral("SELECT code_secret, code_step FROM users WHERE id=?"), {userId});
        const auto step =
            stepOfCode(QByteArray::fromHex(str(user, "code_secret").toLatin1()), code, codeStep(m_wiring.clock->now()));
        return step && *step > user[QLatin1String("code_step")].toInteger() &&
               m_store.run(QStringLiteral("UPDATE users SET code_step=? WHERE id=?"), {*step, userId});
    });
}

Response SignIn::requestPasswordReset(const Request &request)
{
    const QJsonObject user = m_store.row(QStringLiteral("SELECT * FROM users WHERE email=?"),
                                         {str(QJsonDocument::fromJson(request.body).object(), "email")});
    if (user[QLatin1String("is_external")].toInt() != 0)
        return resetRefusal("60004", "The password of this user cannot be reset here.");
    // The mail is what `linedesk-sandbox --inbox` prints; nothing leaves this computer.
    if (!user.isEmpty())
        m_store.update(QStringLiteral("users"), str(user, "id"),
                       {{QLatin1String("reset_token"), newResetToken()},
                        {QLatin1String("reset_until"), stamp(m_wiring.clock->now().addSecs(ResetMinutes * 60))}});
    return success(); // whether the user exists or not
}

Response SignIn::sendPasswordReset(const Request &request)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QString op = str(body, "op"), email = str(body, "email"), token = str(body, "token"), password = str(body, "password");
    if (op != QLatin1String("validateToken") && op != QLatin1String("confirmPasswordReset"))
        return resetRefusal("990400", "A required field is missing.", "op");
    if (email.isEmpty())
        return resetRefusal("83004", "The user name is missing.", "email");
    Response answer = success();
    m_store.transaction([&] {
        const QJsonObject user = m_store.row(QStringLiteral("SELECT * FROM users WHERE email=?"), {email});
        const bool isKnown =
            !token.isEmpty() && token == str(user, "reset_token") && timeOf(user, "reset_until") > m_wiring.clock->now();
        if (op == QLatin1String("validateToken"))
            answer = success(isKnown);
        else if (!isKnown)
            answer = resetRefusal("60004", "The reset token is not valid.", "token");
        else if (!isGoodPassword(password, email) || isFormer(user, password.toUtf8()))
            answer = resetRefusal("23024", "The new password does not follow the password rules.", "password");
        else if (str(body, "confirmPassword") != password)
            answer = resetRefusal("23024", "The passwords are not the same.", "confirmPassword");
        else if (!setPassword(user, password.toUtf8()))
            answer = refusal(500, QStringLiteral("990500"), QStringLiteral("The password could not be stored."));
        return answer.isSuccess();
    });
    return answer;
}

bool SignIn::setPassword(const QJsonObject &user, const QByteArray &password)
{
    QJsonArray former = lastPasswords(user);
    while (former.size() >= FormerPasswords) // with the new one they are four
        former.removeLast();
    QJsonObject changes{{QLatin1String("password_hash"), hashOf(password)},
                        {QLatin1String("former_hashes"), former},
                        {QLatin1String("is_issued"), 0},
                        {QLatin1String("reset_token"), QJsonValue()},
                        {QLatin1String("reset_until"), QJsonValue()}};
    if (!str(user, "password_until").isEmpty()) // those of the sign-in card stay good: they are printed there
        changes.insert(QLatin1String("password_until"), stamp(m_wiring.clock->now().addDays(PasswordDays)));
    return m_store.update(QStringLiteral("users"), str(user, "id"), changes);
}

} // namespace linedesk::sandbox
