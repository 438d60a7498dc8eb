// SPDX-License-Identifier: Apache-2.0
#include "service/auditlog.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

namespace linedesk {

namespace {
QString now()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}
QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}
} // namespace

FileAuditSink::FileAuditSink(const QString &path) : m_file(path)
{
    if (path.isEmpty())
        return;
    QDir().mkpath(QFileInfo(path).path());
    if (m_file.open(QIODevice::Append))
        m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

void FileAuditSink::write(const QByteArray &line)
{
    if (!m_file.isOpen())
        return;
    m_file.write(line);
    m_file.flush();
}

QByteArray AuditLog::begin(const char *operation, const CustomerContext &customer, const QString &recordId, const QByteArray &key)
{
    const QByteArray entry = key.isEmpty() ? QUuid::createUuid().toByteArray(QUuid::WithoutBraces) : key;
    m_sink.write(lineOf({{QLatin1String("time"), now()},
                         {QLatin1String("entry"), QString::fromLatin1(entry)},
                         {QLatin1String("agent"), m_agent},
                         {QLatin1String("intends"), QLatin1String(operation)},
                         {QLatin1String("profile"), customer.profileId.text()},
                         {QLatin1String("record"), recordId}}));
    return entry;
}

void AuditLog::close(const QByteArray &entry, Outcome outcome, const QString &requestId)
{
    const char *word = outcome == Outcome::Confirmed ? "confirmed" : outcome == Outcome::Failed ? "failed" : "unknown";
    m_sink.write(lineOf({{QLatin1String("time"), now()},
                         {QLatin1String("entry"), QString::fromLatin1(entry)},
                         {QLatin1String("outcome"), QLatin1String(word)},
                         {QLatin1String("request"), requestId}}));
}

} // namespace linedesk
