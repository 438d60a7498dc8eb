// SPDX-License-Identifier: Apache-2.0
// Who changed what, and what became of it: one line when a change is intended, one when its outcome is known. Allowed in
// a line: time, agent, operation, opaque ids, outcome, request id. Never names, addresses or numbers of customers.
#pragma once

#include "domain/customercontext.h"

#include <QFile>
#include <QString>

namespace linedesk {

class AuditSink {
public:
    virtual ~AuditSink() = default;
    virtual void write(const QByteArray &line) = 0;
};

/// Appends JSON lines to a file. An empty path keeps nothing.
class FileAuditSink : public AuditSink {
public:
    explicit FileAuditSink(const QString &path);
    void write(const QByteArray &line) override;

private:
    QFile m_file;
};

class AuditLog {
public:
    enum class Outcome { Confirmed, Failed, Unknown };

    explicit AuditLog(AuditSink &sink) : m_sink(sink) {}
    void setAgent(const QString &agentId) { m_agent = agentId; }

    /// Answers the entry's key, which close() takes; the key is also the request's Idempotency-Key. `key`: that of an
    /// earlier entry, when the agent sends the same change again; empty: a new one.
    QByteArray begin(const char *operation, const CustomerContext &customer, const QString &recordId, const QByteArray &key = {});
    void close(const QByteArray &entry, Outcome outcome, const QString &requestId);

private:
    AuditSink &m_sink;
    QString m_agent;
};

} // namespace linedesk
