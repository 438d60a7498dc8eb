// SPDX-License-Identifier: Apache-2.0
#include "store/database.h"

#include <QFileInfo>
#include <QHash>
#include <QJsonDocument>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QThread>

#include <atomic>
#include <cstdio>
#include <map>

namespace linedesk::sandbox {

namespace {

// Connections end with the thread that made them.
struct Connections {
    QHash<QString, QString> names; // by path
    std::map<QString, QSqlQuery> prepared;
    ~Connections()
    {
        prepared.clear();
        for (const QString &name : std::as_const(names))
            QSqlDatabase::removeDatabase(name);
    }
};

thread_local Connections connections;

QSqlQuery &prepared(const QSqlDatabase &database, const QString &path, const QString &sql)
{
    const QString key = path + QLatin1Char('\n') + sql;
    auto found = connections.prepared.find(key);
    if (found == connections.prepared.end()) {
        found = connections.prepared.emplace(key, QSqlQuery(database)).first;
        found->second.setForwardOnly(true);
        if (!found->second.prepare(sql))
            std::fprintf(stderr, "store: %s\n", qPrintable(found->second.lastError().text()));
    }
    return found->second;
}

QVariant toColumn(const QJsonValue &value)
{
    if (value.isBool())
        return int(value.toBool());
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    return value.isNull() ? QVariant() : value.toVariant();
}

} // namespace

Database::Database(QString path, QStringList schema, Steps steps)
    : m_path(std::move(path)), m_schema(std::move(schema)), m_steps(std::move(steps))
{}

Database::~Database()
{
    // The threads of a server have ended with it; the one that started it closes its connection here.
    const auto known = connections.names.constFind(m_path);
    if (known == connections.names.constEnd())
        return;
    std::erase_if(connections.prepared,
                  [start = QString(m_path + QLatin1Char('\n'))](const auto &one) { return one.first.startsWith(start); });
    QSqlDatabase::removeDatabase(connections.names.take(m_path));
}

QSqlDatabase Database::connection() const
{
    if (const auto known = connections.names.constFind(m_path); known != connections.names.constEnd())
        return QSqlDatabase::database(*known);
    static std::atomic<int> count = 0;
    const QString name = QStringLiteral("store-%1").arg(++count);
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    database.setDatabaseName(m_path);
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
    connections.names.insert(m_path, name);
    if (database.open()) {
        QSqlQuery(database).exec(QStringLiteral("PRAGMA journal_mode=WAL"));
        QSqlQuery(database).exec(QStringLiteral("PRAGMA synchronous=FULL"));
        QSqlQuery(database).exec(QStringLiteral("PRAGMA foreign_keys=ON"));
        // Rows of a search lie all over the file: read where the system keeps it once, not through two megabytes a thread.
        QSqlQuery(database).exec(QStringLiteral("PRAGMA mmap_size=268435456"));
    }
    return database;
}

bool Database::open(QString *problem, bool *isNew)
{
    const QSqlDatabase database = connection();
    if (!database.isOpen()) {
        *problem =
            QStringLiteral("%1 cannot be opened: %2. Choose another file with --data.").arg(m_path, database.lastError().text());
        return false;
    }
    const int stored = storedVersion();
    *isNew = stored == 0;
    if (stored > version()) {
        *problem = QStringLiteral("%1 was written by a newer Linedesk (store version %2, this one knows %3). Install that version, "
                                  "or choose another file with --data.")
                       .arg(m_path)
                       .arg(stored)
                       .arg(version());
        return false;
    }
    const bool isCurrent = *isNew || stored == version() || transaction([&] {
        for (size_t step = size_t(stored); step <= m_steps.size(); ++step)
            if (!m_steps[step - 1](*this))
                return false;
        return setVersion();
    });
    if (!isCurrent)
        *problem = QStringLiteral("%1 cannot be brought up to date: the disk may be full or read-only.").arg(m_path);
    return isCurrent;
}

bool Database::create() const
{
    if (storedVersion() != 0)
        return true;
    for (const QString &statement : m_schema)
        if (!run(statement))
            return false;
    return setVersion();
}

int Database::storedVersion() const
{
    return row(QStringLiteral("PRAGMA user_version")).value(QLatin1String("user_version")).toInt();
}

bool Database::setVersion() const
{
    return run(QStringLiteral("PRAGMA user_version=%1").arg(version()));
}

namespace {

QSqlQuery &executed(QSqlQuery &query, const QVariantList &arguments)
{
    for (int i = 0; i < arguments.size(); ++i)
        query.bindValue(i, arguments[i]);
    if (!query.exec())
        std::fprintf(stderr, "store: %s\n", qPrintable(query.lastError().text()));
    return query;
}

} // namespace

QJsonArray Database::rows(const QString &sql, const QVariantList &arguments) const
{
    QSqlQuery &query = executed(prepared(connection(), m_path, sql), arguments);
    const QSqlRecord record = query.record();
    QStringList names;
    for (int i = 0; i < record.count(); ++i)
        names << record.fieldName(i);
    QJsonArray all;
    while (query.next()) {
        QJsonObject one;
        for (int i = 0; i < names.size(); ++i)
            one.insert(names[i], query.isNull(i) ? QJsonValue() : QJsonValue::fromVariant(query.value(i)));
        all.append(one);
    }
    query.finish();
    return all;
}

void Database::each(const QString &sql, const QVariantList &arguments, const std::function<void(const QStringList &)> &read) const
{
    QSqlQuery &query = executed(prepared(connection(), m_path, sql), arguments);
    const int columns = query.record().count();
    QStringList row(columns);
    while (query.next()) {
        for (int i = 0; i < columns; ++i) {
            const QVariant value = query.value(i);
            row[i] = value.isNull() ? QString() : value.toString();
        }
        read(row);
    }
    query.finish();
}

QJsonObject Database::row(const QString &sql, const QVariantList &arguments) const
{
    return rows(sql, arguments).first().toObject();
}

bool Database::run(const QString &sql, const QVariantList &arguments) const
{
    const std::lock_guard lock(m_writing);
    if (arguments.isEmpty()) {
        QSqlQuery query(connection());
        if (query.exec(sql))
            return true;
        std::fprintf(stderr, "store: %s\n", qPrintable(query.lastError().text()));
        return false;
    }
    QSqlQuery &query = prepared(connection(), m_path, sql);
    for (int i = 0; i < arguments.size(); ++i)
        query.bindValue(i, arguments[i]);
    const bool isDone = query.exec();
    if (!isDone)
        std::fprintf(stderr, "store: %s\n", qPrintable(query.lastError().text()));
    query.finish();
    return isDone;
}

bool Database::insert(const QString &table, const QJsonObject &values) const
{
    QStringList marks;
    QVariantList arguments;
    for (const QJsonValue &value : values) {
        marks << QStringLiteral("?");
        arguments << toColumn(value);
    }
    return run(QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
                   .arg(table, values.keys().join(QLatin1Char(',')), marks.join(QLatin1Char(','))),
               arguments);
}

bool Database::update(const QString &table, const QString &id, const QJsonObject &values) const
{
    if (values.isEmpty())
        return true;
    QStringList sets;
    QVariantList arguments;
    for (auto one = values.begin(); one != values.end(); ++one) {
        sets << one.key() + QStringLiteral("=?");
        arguments << toColumn(one.value());
    }
    return run(QStringLiteral("UPDATE %1 SET %2 WHERE id=?").arg(table, sets.join(QLatin1Char(','))), arguments << id);
}

bool Database::transaction(const std::function<bool()> &work) const
{
    const std::lock_guard lock(m_writing);
    if (!run(QStringLiteral("BEGIN IMMEDIATE")))
        return false;
    if (work() && run(QStringLiteral("COMMIT")))
        return true;
    run(QStringLiteral("ROLLBACK"));
    return false;
}

} // namespace linedesk::sandbox
