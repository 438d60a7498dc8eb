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
    m_needsCode = false;
    m_message.clear();
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
    m_call.cancel();
    m_message = tr("You are not signed in: you stopped waiting for the server.");
    Q_EMIT changed();
    Q_EMIT failed();
}

void LoginForm::submit(const QString &user, SecretString password, const QString &code)
{
    m_message.clear();
    m_call = m_session.signIn(user, std::move(password), code).then([this](Result<Agent> answer) {
        if (answer) {
            m_needsCode = false;
            Q_EMIT changed();
            Q_EMIT signedIn(*answer);
            return;
        }
        m_needsCode = m_needsCode || answer.error().errorCode == QLatin1String("990403");
        m_message = sentenceFor(answer.error());
        Q_EMIT changed();
        Q_EMIT failed();
    });
    Q_EMIT changed();
}

QString LoginForm::sentenceFor(const Error &error) const
{
    const QString &code = error.errorCode;
    if (code == QLatin1String("990403"))
        return tr("This user signs in with a one-time code as well. Type the 6 digits from the authenticator.");
    if (code == QLatin1String("990401"))
        return m_needsCode ? tr("User, password or code is not right. Wait for the next code, then try again.")
                           : tr("User or password is not right. After six wrong tries the user is locked for 30 minutes.");
    if (code == QLatin1String("990402") || code == QLatin1String("990405"))
        return tr("This password must be changed before you can work. Ask your supervisor or the IT desk for a new one.");
    if (code == QLatin1String("990404")) {
        QString until;
        for (const QString &part : error.moreInfo.split(QLatin1Char(';')))
            if (part.startsWith(QLatin1String("unlockAt=")))
                until = QLocale().toString(QDateTime::fromString(part.mid(9), Qt::ISODateWithMs).toLocalTime().time(), QLocale::ShortFormat);
        return until.isEmpty() ? tr("This user is locked after too many wrong tries. Try again later, or ask the IT desk.")
                               : tr("This user is locked after too many wrong tries, until %1. The IT desk can unlock it.").arg(until);
    }
    if (code == QLatin1String("990429") && error.retryAfter)
        return tr("Too many tries from this computer. Wait %1 s, then try again.").arg(error.retryAfter->count());
    const ErrorText text = errorText(error, Operation::SignIn);
    return text.title + QLatin1Char(' ') + text.text;
}

} // namespace linedesk
