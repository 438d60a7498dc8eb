// SPDX-License-Identifier: Apache-2.0
// The window. Sign-in is the first and only thing it builds; the desk comes with the first signed-in agent.
#pragma once

#include "page/loginpage.h"

#include <QStackedWidget>

namespace linedesk {

class Desk;

class ConsoleWindow : public QStackedWidget {
    Q_OBJECT
public:
    explicit ConsoleWindow(LoginPage::Environment environment);

    LoginPage &loginPage() { return *m_loginPage; }
    Desk *desk() { return m_desk; }
    /// Takes the desk and shows it.
    void showDesk(Desk *desk);
    /// Back to sign-in; the desk and what it held of customers is gone.
    void showLogin(const QString &why);

Q_SIGNALS:
    void used(); // the agent did something

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    LoginPage *m_loginPage;
    Desk *m_desk = nullptr;
    bool m_mayClose = false;
};

} // namespace linedesk
