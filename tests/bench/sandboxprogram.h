// SPDX-License-Identifier: Apache-2.0
// The training system as its own program on a free port, with people of its own in a folder that goes with it. Keeps its log:
// what the server says it was asked, not what a client believes to have sent.
#pragma once

#include <QByteArrayList>
#include <QProcess>
#include <QTemporaryDir>

#include <utility>

namespace linedesk::bench {

class SandboxProgram {
public:
    explicit SandboxProgram(int contacts);
    ~SandboxProgram();

    /// Makes its people first; false when it does not come up.
    bool start();
    int port() const { return m_port; }
    qint64 processId() const { return m_process.processId(); }
    /// What each request must carry.
    static std::pair<QByteArray, QByteArray> passHeader();
    QString commerceFile() const { return m_data.filePath(QStringLiteral("training.commerce.db")); }
    /// The requests since the last question, a line each: "GET /ccagentui/v1/profiles 200 1 ms <id>".
    QByteArrayList takeRequests();

private:
    int m_contacts, m_port = 0;
    QTemporaryDir m_data;
    QProcess m_process;
};

} // namespace linedesk::bench
