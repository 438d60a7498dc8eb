// SPDX-License-Identifier: Apache-2.0
#include "model/loginform.h"

#include "model/errortext.h"
#include "service/session.h"

#include <QDateTime>
#include <QLocale>

namespace linedesk {

LoginForm::LoginForm(Session &session, QObject *parent) : QObject(parent), m_session(session) {}

void LoginForm::reset()
{
    m_call.cancel();
    m_change.cancel();
    m_needsCode = m_mustChange = m_hasAskedForMail = m_isRefused = false;
    m_message.clear();
    Q_EMIT changed();
}

void LoginForm::say(const QString &message, bool isRefused)
{
    m_message = message;
    m_isRefused = isRefused;
    Q_EMIT changed();
}

SecretString secretOf(const QString &typed)
{
    QByteArray bytes = typed.toUtf8();
    SecretString secret{size_t(bytes.size())};
    for (const char c : std::as_const(bytes))
        secret.append(c);
    sodium_memzero(bytes.data(), size_t(bytes.size()));
    return secret;
}

void LoginForm::cancel()
{
    const bool wasChanging = m_change.isRunning();
    m_call.cancel();
    m_change.cancel();
    say(wasChanging ? tr("You stopped waiting, so it is not known whether the password was changed. Go back and sign in with the "
                         "new one; if that does not work, try again.")
                    : tr("You are not signed in: you stopped waiting for the server."),
        true);
    Q_EMIT failed();
}

void LoginForm::submit(const QString &user, SecretString password, const QString &code)
{
    m_message.clear();
    m_call = m_session.signIn(user, std::move(password), code).then([this](Result<Agent> answer) {
        if (answer) {
            m_needsCode = m_mustChange = m_hasAskedForMail = false;
            Q_EMIT changed();
            Q_EMIT signedIn(*answer);
            return;
        }
        const QString &refusal = answer.error().errorCode;
        m_needsCode = m_needsCode || refusal == QLatin1String("990403");
        m_mustChange = refusal == QLatin1String("990402") || refusal == QLatin1String("990405");
        m_hasAskedForMail = false;
        say(sentenceFor(answer.error()), refusal != QLatin1String("990403")); // to be asked for the code is no refusal
        Q_EMIT failed();
    });
    Q_EMIT changed();
}

void LoginForm::askForMail(const QString &user)
{
    m_message.clear();
    m_change = m_session.askForPasswordReset(user).then([this, user](Result<Done> answer) {
        m_hasAskedForMail = m_hasAskedForMail || answer;
        if (answer) {
            say(tr("A mail with a reset code is on its way to %1. Type the code and a new password.").arg(user), false);
            return;
        }
        const bool isBarred = answer.error().errorCode == QLatin1String("60004") || answer.error().kind == ErrorKind::NotFound;
        if (isBarred)
            m_mustChange = false;
        say(answer.error().errorCode == QLatin1String("60004")
                ? tr("The password of this user cannot be changed here. Ask your supervisor or the IT desk for a new one.")
                : changeSentence(answer.error()),
            true);
        Q_EMIT failed();
    });
    Q_EMIT changed();
}

void LoginForm::changePassword(const QString &user, const QString &resetCode, SecretString password)
{
    m_message.clear();
    m_change = m_session.changePassword(user, resetCode, std::move(password)).then([this](Result<Done> answer) {
        if (!answer) {
            Error error = answer.error();
            if (error.kind == ErrorKind::Timeout) // it left, and may have been done
                error.kind = ErrorKind::Unknown;
            say(changeSentence(error), true);
            Q_EMIT failed();
            return;
        }
        m_mustChange = m_hasAskedForMail = m_isRefused = false;
        Q_EMIT passwordChanged(); // first: what was typed goes with the change
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

QString LoginForm::changeSentence(const Error &error) const
{
    if (error.errorCode == QLatin1String("60004"))
        return tr("The password was not changed: the reset code is not right, or older than 30 minutes. Type it again, or have "
                  "another one mailed.");
    if (error.errorCode == QLatin1String("23024"))
        return tr("The password was not changed: it takes 8 characters or more with a digit, a capital and a small letter, and "
                  "none of your last four. Choose another one.");
    const ErrorText text = errorText(error, Operation::ChangePassword);
    return text.title + QLatin1Char(' ') + text.text;
}

QString LoginForm::sentenceFor(const Error &error) const
{
    const QString &code = error.errorCode;
    if (code == QLatin1String("990403"))
        return tr("This user signs in with a one-time code as well. Type the 6 digits from the authenticator.");
    if (code == QLatin1String("990401"))
        return m_needsCode ? tr("User, password or code is not right. Wait for the next code, then try again.")
                           : tr("User or password is not right. After six wrong tries the user is locked for 30 minutes.");
    if (code == QLatin1String("990402"))
        return tr(
            "This password has ended: it must be changed every 90 days. Have a reset code mailed to you, then choose a new one.");
    if (code == QLatin1String("990405"))
        return tr("This password was issued to you and must be changed before you can work. Have a reset code mailed to you, then "
                  "choose a new one.");
    if (code == QLatin1String("990404")) {
        QString until;
        for (const QString &part : error.moreInfo.split(QLatin1Char(';')))
            if (part.startsWith(QLatin1String("unlockAt=")))
                until = QLocale().toString(QDateTime::fromString(part.mid(9), Qt::ISODateWithMs).toLocalTime().time(),
                                           QLocale::ShortFormat);
        return until.isEmpty()
                   ? tr("This user is locked after too many wrong tries. Try again later, or ask the IT desk.")
                   : tr("This user is locked after too many wrong tries, until %1. The IT desk can unlock it.").arg(until);
    }
    if (code == QLatin1String("990429") && error.retryAfter)
        return tr("Too many tries from this computer. Wait %1 s, then try again.").arg(error.retryAfter->count());
    const ErrorText text = errorText(error, Operation::SignIn);
    return text.title + QLatin1Char(' ') + text.text;
}

} // namespace linedesk
