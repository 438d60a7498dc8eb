// SPDX-License-Identifier: Apache-2.0
// One SQLite file: WAL, every commit on the disk before it is answered, a version that is checked. Rows come and go as JSON
// objects with the columns' names. Each thread has a connection of its own.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <functional>
#include <mutex>
#include <vector>

namespace linedesk::sandbox {

class Database {
public:
    /// Step n brings a store of version n to n + 1; false when it does not work.
    using Steps = std::vector<std::function<bool(const Database &)>>;

    /// A store of version 1 + steps; `schema` is what a new one of that version consists of.
    Database(QString path, QStringList schema, Steps steps = {});
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Brings an older store up to date. `problem` says why it cannot be used, and what to do.
    bool open(QString *problem, bool *isNew);
    /// Within the transaction that fills a new store, so that a start that was cut off leaves nothing behind. Does nothing
    /// when the store is there already.
    bool create() const;
    const QString &path() const { return m_path; }

    QJsonArray rows(const QString &sql, const QVariantList &arguments = {}) const;
    QJsonObject row(const QString &sql, const QVariantList &arguments = {}) const; // empty: none
    /// The rows as texts in the order of their columns, null for NULL; no object is built for each.
    void each(const QString &sql, const QVariantList &arguments, const std::function<void(const QStringList &)> &read) const;
    bool run(const QString &sql, const QVariantList &arguments = {}) const;
    bool insert(const QString &table, const QJsonObject &values) const;
    /// Changes the given columns of the row with this id.
    bool update(const QString &table, const QString &id, const QJsonObject &values) const;
    /// All or nothing; one writer at a time. False when `work` says so or the disk refuses.
    bool transaction(const std::function<bool()> &work) const;

private:
    QSqlDatabase connection() const;
    int version() const { return int(m_steps.size()) + 1; }
    int storedVersion() const; // 0: new
    bool setVersion() const;

    QString m_path;
    QStringList m_schema;
    Steps m_steps;
    mutable std::recursive_mutex m_writing;
};

} // namespace linedesk::sandbox
