// SPDX-License-Identifier: Apache-2.0
#include "shell/consolewindow.h"

#include "shell/desk.h"
#include "shell/lockscreen.h"

#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QMessageBox>
#include <QPushButton>

namespace linedesk {

ConsoleWindow::ConsoleWindow(LoginPage::Environment environment) : m_loginPage(new LoginPage(std::move(environment)))
{
    setObjectName(QStringLiteral("consoleWindow"));
    setWindowTitle(QStringLiteral("Linedesk"));
    addWidget(m_loginPage);
    resize(1366, 768);
    setMinimumSize(900, 500);
    qApp->installEventFilter(this);
}

void ConsoleWindow::showDesk(Desk *desk, LockScreen *lockScreen)
{
    m_desk = desk;
    m_lockScreen = lockScreen;
    addWidget(desk);
    addWidget(lockScreen);
    setCurrentWidget(desk);
    desk->setFocus();
    connect(desk, &Desk::signOutRequested, this, &ConsoleWindow::askToSignOut);
    connect(lockScreen, &LockScreen::signOutRequested, this, &ConsoleWindow::askToSignOut);
}

void ConsoleWindow::lock(LockReason reason)
{
    if (!m_desk || currentWidget() == m_lockScreen)
        return;
    const LockScreen::Waiting waiting = m_desk->prepareForLock();
    m_focusBefore = m_desk->isAncestorOf(focusWidget()) ? focusWidget() : nullptr;
    m_lockScreen->show(reason, waiting);
    setCurrentWidget(m_lockScreen);
}

void ConsoleWindow::unlock()
{
    setCurrentWidget(m_desk);
    (m_focusBefore ? m_focusBefore.data() : m_desk)->setFocus(Qt::OtherFocusReason);
}

void ConsoleWindow::askToSignOut()
{
    if (!m_desk->hasUnsavedWork()) {
        Q_EMIT signOutRequested();
        return;
    }
    auto *box =
        new QMessageBox(QMessageBox::NoIcon, tr("Unsaved changes"),
                        tr("There are changes that are not saved. Sign out and throw them away?"), QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *discard = box->addButton(tr("Sign out and throw away"), QMessageBox::DestructiveRole);
    QPushButton *keep = box->addButton(tr("Keep them"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(discard, &QPushButton::clicked, this, &ConsoleWindow::signOutRequested);
    box->open();
}

void ConsoleWindow::showLogin(const QString &why)
{
    setCurrentWidget(m_loginPage);
    if (m_desk) {
        for (QWidget *gone : {static_cast<QWidget *>(m_desk), static_cast<QWidget *>(m_lockScreen)}) {
            removeWidget(gone);
            gone->deleteLater(); // one of its buttons may have asked for this
        }
        m_desk = nullptr;
        m_lockScreen = nullptr;
    }
    m_loginPage->startOver(why);
}

bool ConsoleWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::MouseButtonPress)
        Q_EMIT used();
    // A dialog keeps the desk's keys away; locking works over it all the same.
    if (event->type() == QEvent::KeyPress && m_desk && QApplication::activeModalWidget() &&
        static_cast<QKeyEvent *>(event)->keyCombination() == QKeyCombination(Qt::ControlModifier, Qt::Key_L)) {
        Q_EMIT lockRequested();
        return true;
    }
    return QStackedWidget::eventFilter(watched, event);
}

void ConsoleWindow::closeEvent(QCloseEvent *event)
{
    if (m_mayClose || !m_desk || !m_desk->hasUnsavedWork()) {
        event->accept();
        return;
    }
    event->ignore();
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Unsaved changes"),
                                tr("There are changes that are not saved. Close Linedesk and throw them away?"),
                                QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *discard = box->addButton(tr("Close and throw away"), QMessageBox::DestructiveRole);
    QPushButton *keep = box->addButton(tr("Keep working"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(discard, &QPushButton::clicked, this, [this] {
        m_mayClose = true;
        close();
    });
    box->open();
}

} // namespace linedesk
