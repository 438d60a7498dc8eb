// SPDX-License-Identifier: Apache-2.0
#include "sandboxprogram.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

namespace linedesk::bench {

SandboxProgram::SandboxProgram(int contacts) : m_contacts(contacts) {}

SandboxProgram::~SandboxProgram()
{
    m_process.closeWriteChannel(); // it ends by itself
    if (!m_process.waitForFinished(10000))
        m_process.kill();
    m_process.waitForFinished();
}

std::pair<QByteArray, QByteArray> SandboxProgram::passHeader()
{
    return {"X-Linedesk-Sandbox", "measured-on-this-computer-and-nowhere-else"};
}

bool SandboxProgram::start()
{
    m_process.start(QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("linedesk-sandbox")),
                    {QStringLiteral("--managed"), QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--contacts"),
                     QString::number(m_contacts), QStringLiteral("--data"), m_data.filePath(QStringLiteral("training.db"))});
    m_process.write(passHeader().second + '\n');
    while (!m_process.canReadLine())
        if (!m_process.waitForReadyRead(300000))
            return false;
    m_port = QJsonDocument::fromJson(m_process.readLine()).object().value(QLatin1String("port")).toInt();
    return m_port > 0;
}

QByteArrayList SandboxProgram::takeRequests()
{
    QCoreApplication::processEvents();
    m_process.waitForReadyRead(200); // the line is written when the answer has left
    QByteArrayList lines = m_process.readAllStandardError().split('\n');
    lines.removeAll({});
    return lines;
}

} // namespace linedesk::bench
