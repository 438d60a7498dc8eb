// SPDX-License-Identifier: Apache-2.0
#include "shell/consolewindow.h"

#include "shell/desk.h"

#include <QApplication>
#include <QCloseEvent>
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

void ConsoleWindow::showDesk(Desk *desk)
{
    m_desk = desk;
    addWidget(desk);
    setCurrentWidget(desk);
    desk->setFocus();
}

void ConsoleWindow::showLogin(const QString &why)
{
    setCurrentWidget(m_loginPage);
    if (m_desk) {
        removeWidget(m_desk);
        m_desk->deleteLater(); // one of its buttons may have asked for this
        m_desk = nullptr;
    }
    m_loginPage->startOver(why);
}

bool ConsoleWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::MouseButtonPress)
        Q_EMIT used();
    return QStackedWidget::eventFilter(watched, event);
}

void ConsoleWindow::closeEvent(QCloseEvent *event)
{
    if (m_mayClose || !m_desk || !m_desk->hasUnsavedWork()) {
        event->accept();
        return;
    }
    event->ignore();
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Unsaved changes"), tr("There are changes that are not saved. Close Linedesk and throw them away?"),
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
