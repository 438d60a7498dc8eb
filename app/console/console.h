// SPDX-License-Identifier: Apache-2.0
// The running console: the training system when it is wanted, the backend, the window. One place decides who is given
// what; destroying it ends everything it started.
#pragma once

#include "backend.h"
#include "console/sandboxprocess.h"
#include "model/loginform.h"
#include "platform/desktoplock.h"
#include "platform/secretstore.h"
#include "shell/consolewindow.h"

#include <QObject>

#include <memory>
#include <optional>

namespace linedesk {

class Console : public QObject {
    Q_OBJECT
public:
    struct Options {
        Settings settings;
        bool isTraining = true;
        QStringList mistakes;                 // of the deployment profile: nothing is connected, the window names them
        SandboxProcess::Options sandbox;      // used in training only
        std::shared_ptr<SecretStore> secrets; // null: the system's key store
    };

    explicit Console(Options options, QObject *parent = nullptr);
    ~Console() override;

    ConsoleWindow &window() { return *m_window; }
    /// Null until the training system is ready.
    Backend &backend() { return *m_backend; }
    /// The training system's process; null when the console talks to a real server.
    SandboxProcess *sandbox() { return m_sandbox.get(); }

private:
    void connectTo(Settings settings);
    void askForFlowsPassword(const DeploymentProfile::Flows &flows);
    void openDesk();
    void closeDesk();

    Options m_options;
    // Destroyed in reverse order: the window first, then what it refers to, the training system last.
    std::unique_ptr<SandboxProcess> m_sandbox;
    std::unique_ptr<Backend> m_backend;
    std::unique_ptr<LoginForm> m_login;
    std::unique_ptr<DesktopLock> m_desktopLock; // from the first desk on: sign-in need not wait for a bus
    std::unique_ptr<ConsoleWindow> m_window;
};

} // namespace linedesk
