// SPDX-License-Identifier: Apache-2.0
// The window. Sign-in is the first and only thing it builds; the desk comes with the first signed-in agent.
#pragma once

#include "page/loginpage.h"
#include "service/session.h"

#include <QPointer>
#include <QStackedWidget>

namespace linedesk {

class Desk;
class LockScreen;

class ConsoleWindow : public QStackedWidget {
    Q_OBJECT
public:
    explicit ConsoleWindow(LoginPage::Environment environment);

    LoginPage &loginPage() { return *m_loginPage; }
    Desk *desk() { return m_desk; }
    /// Takes the desk and the screen that covers it while it is locked, and shows the desk.
    void showDesk(Desk *desk, LockScreen *lockScreen);
    /// Covers the window; the desk keeps its work and its place behind it.
    void lock(LockReason reason);
    void unlock();
    /// Back to sign-in; the desk and what it held of customers is gone.
    void showLogin(const QString &why);

Q_SIGNALS:
    void used(); // the agent did something
    void signOutRequested();
    void lockRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void askToSignOut();

    LoginPage *m_loginPage;
    Desk *m_desk = nullptr;
    LockScreen *m_lockScreen = nullptr;
    QPointer<QWidget> m_focusBefore;
    bool m_mayClose = false;
};

} // namespace linedesk
