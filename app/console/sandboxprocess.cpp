// SPDX-License-Identifier: Apache-2.0
#include "console/sandboxprocess.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <sodium.h>

namespace linedesk {

SandboxProcess::SandboxProcess(Options options, QObject *parent) : QObject(parent), m_options(std::move(options))
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &SandboxProcess::readLine);
    connect(&m_process, &QProcess::readyReadStandardError, this,
            [this] { m_lastWords = (m_lastWords + m_process.readAllStandardError()).right(2000); });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            Q_EMIT failed(tr("The training system could not be started (%1). Install Linedesk again, or ask your IT desk.")
                              .arg(m_process.program()));
    });
    connect(&m_process, &QProcess::finished, this, [this](int code) {
        m_port = 0;
        if (m_isEnding)
            return;
        const QString last = QString::fromUtf8(m_lastWords).trimmed().section(u'\n', -1);
        Q_EMIT failed(tr("The training system has stopped (code %1). %2").arg(code).arg(last));
    });
}

SandboxProcess::~SandboxProcess()
{
    m_isEnding = true;
    m_process.closeWriteChannel(); // it ends by itself
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(3000)) {
        m_process.kill();
        m_process.waitForFinished(1000);
    }
}

void SandboxProcess::start()
{
    unsigned char random[32];
    randombytes_buf(random, sizeof random);
    m_secret = QByteArray(reinterpret_cast<const char *>(random), sizeof random).toHex();
    QStringList arguments{QStringLiteral("--managed"), QStringLiteral("--port"), QStringLiteral("0")};
    if (!m_options.dataFile.isEmpty())
        arguments << QStringLiteral("--data") << m_options.dataFile;
    if (m_options.contacts > 0)
        arguments << QStringLiteral("--contacts") << QString::number(m_options.contacts);
    if (m_options.isStock)
        arguments << QStringLiteral("--stock");
    arguments << m_options.arguments;
    m_process.setProgram(program());
    m_process.setArguments(arguments);
    m_process.start();
    m_process.write(m_secret + '\n');
}

QString SandboxProcess::program()
{
    const QDir here(QCoreApplication::applicationDirPath());
#ifdef Q_OS_WIN
    return here.filePath(QStringLiteral("linedesk-sandbox.exe"));
#else
    return here.filePath(QStringLiteral("linedesk-sandbox"));
#endif
}

void SandboxProcess::readInbox(const QString &user)
{
    auto *reader = new QProcess(this);
    QStringList arguments{QStringLiteral("--inbox"), user};
    if (!m_options.dataFile.isEmpty())
        arguments << QStringLiteral("--data") << m_options.dataFile;
    connect(reader, &QProcess::finished, this, [this, reader](int code) {
        Q_EMIT inboxRead(QString::fromUtf8(code == 0 ? reader->readAllStandardOutput() : reader->readAllStandardError()).trimmed());
        reader->deleteLater();
    });
    connect(reader, &QProcess::errorOccurred, this, [this, reader] {
        Q_EMIT inboxRead(reader->errorString());
        reader->deleteLater();
    });
    reader->start(program(), arguments);
}

void SandboxProcess::readLine()
{
    if (m_port > 0 || !m_process.canReadLine())
        return;
    m_port = QJsonDocument::fromJson(m_process.readLine()).object().value(QLatin1String("port")).toInt();
    if (m_port > 0)
        Q_EMIT ready();
}

QUrl SandboxProcess::baseUrl() const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_port);
    return url;
}

} // namespace linedesk
