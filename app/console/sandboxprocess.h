// SPDX-License-Identifier: Apache-2.0
// The training system beside the console: linedesk-sandbox as a child process on a free loopback port. It answers only
// requests that carry the one-time secret handed over on its standard input, and it ends when that input closes, so
// it cannot outlive the console, however the console ends.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QUrl>

namespace linedesk {

class SandboxProcess : public QObject {
    Q_OBJECT
public:
    struct Options {
        QString dataFile;      // empty: the sandbox's own default
        int contacts = 0;      // 0: the sandbox's own default
        bool isStock = false;  // only what every site can (CONTRACT A6)
        QStringList arguments; // more of them; tests add --test-switch
    };

    explicit SandboxProcess(Options options, QObject *parent = nullptr);
    ~SandboxProcess() override;

    /// Starts it; started() or failed() follows.
    void start();
    /// Asks what a training user has on the phone and in the mailbox; inboxRead() follows.
    void readInbox(const QString &user);
    bool isReady() const { return m_port > 0; }
    QUrl baseUrl() const;
    QByteArray secret() const { return m_secret; }
    qint64 processId() const { return m_process.processId(); }

Q_SIGNALS:
    void ready();
    /// `why` is for the agent: what did not work and what to do. Also emitted when it ends later by itself.
    void failed(const QString &why);
    void inboxRead(const QString &text);

private:
    void readLine();
    static QString program();

    Options m_options;
    QProcess m_process;
    QByteArray m_secret, m_lastWords;
    int m_port = 0;
    bool m_isEnding = false;
};

} // namespace linedesk
