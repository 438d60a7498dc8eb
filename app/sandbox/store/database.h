// SPDX-License-Identifier: Apache-2.0
// One SQLite file: WAL, every commit on the disk before it is answered, a version that is checked. Rows come and go as JSON
// objects with the columns' names. Each thread has a connection of its own.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QString>
#include <QVariant>

#include <functional>
#include <mutex>

namespace linedesk::sandbox {

class Database {
public:
    /// `schema` is run on a new file. `problem` says why it cannot be used, and what to do.
    Database(QString path, int version, QStringList schema);

    bool open(QString *problem, bool *isNew);
    const QString &path() const { return m_path; }

    QJsonArray rows(const QString &sql, const QVariantList &arguments = {}) const;
    QJsonObject row(const QString &sql, const QVariantList &arguments = {}) const; // empty: none
    bool run(const QString &sql, const QVariantList &arguments = {}) const;
    bool insert(const QString &table, const QJsonObject &values) const;
    /// Changes the given columns of the row with this id.
    bool update(const QString &table, const QString &id, const QJsonObject &values) const;
    /// All or nothing; one writer at a time. False when `work` says so or the disk refuses.
    bool transaction(const std::function<bool()> &work) const;

private:
    QSqlDatabase connection() const;

    QString m_path;
    int m_version;
    QStringList m_schema;
    mutable std::recursive_mutex m_writing;
};

} // namespace linedesk::sandbox
