// SPDX-License-Identifier: Apache-2.0
#include "console/tourstage.h"

#include "model/householdmodel.h"
#include "widget/treeview.h"

#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QTest>

#include <cstdio>

namespace linedesk {

TourStage::TourStage(const QDir &pictures, QString prefix, QStringList sandboxArguments)
    : m_pictures(pictures), m_prefix(std::move(prefix)), m_sandboxArguments(std::move(sandboxArguments))
{
    m_pictures.mkpath(QStringLiteral("."));
}

bool TourStage::step(const char *name, bool isDone)
{
    std::printf("tour: %s: %s%s%s\n", name, isDone ? "done" : "FAILED", isDone ? "" : ", ", isDone ? "" : m_problem.constData());
    std::fflush(stdout);
    if (!isDone)
        picture("failed");
    return isDone;
}

bool TourStage::fail(const QString &what)
{
    m_problem = what.toUtf8();
    return false;
}

void TourStage::picture(const char *name)
{
    if (!m_console)
        return;
    QTest::qWait(60); // let what was asked for be painted
    QImage image = m_console->window().grab().toImage();
    // A dialog is a window of its own: put where it stands over its parent.
    if (QWidget *dialog = QApplication::activeModalWidget()) {
        QPainter painter(&image);
        painter.fillRect(image.rect(), QColor(20, 23, 31, 96));
        painter.drawPixmap((m_console->window().width() - dialog->width()) / 2,
                           (m_console->window().height() - dialog->height()) / 2, dialog->grab());
    }
    image.save(m_pictures.filePath(
        QStringLiteral("%1%2-%3.png").arg(m_prefix).arg(++m_count, 2, 10, QLatin1Char('0')).arg(QLatin1String(name))));
}

bool TourStage::until(const std::function<bool()> &condition, int ms)
{
    return QTest::qWaitFor(condition, ms);
}

QWidget *TourStage::find(const char *objectName) const
{
    const auto all = QApplication::allWidgets();
    for (QWidget *widget : all)
        if (widget->objectName() == QLatin1String(objectName) && widget->isVisible())
            return widget;
    return nullptr;
}

bool TourStage::start()
{
    Console::Options options;
    options.sandbox.dataFile = m_data.filePath(QStringLiteral("training.db"));
    options.sandbox.arguments = m_sandboxArguments;
    m_console = std::make_unique<Console>(options);
    m_console->window().show();
    QApplication::setActiveWindow(&m_console->window());
    return until([&] { return m_console->sandbox()->isReady(); }, 20000) ||
           fail(QStringLiteral("the training system did not start"));
}

bool TourStage::signIn()
{
    QWidget *user = find("userEdit"), *password = find("passwordEdit");
    if (!user || !password)
        return fail(QStringLiteral("no sign-in fields"));
    user->setFocus();
    QTest::keyClicks(user, QStringLiteral("agent@example.com"));
    QTest::keyClicks(password, QStringLiteral("Training-Desk-1"));
    picture("sign-in");
    QTest::keyClick(password, Qt::Key_Return);
    return until([&] { return find("desk") != nullptr; }) || fail(QStringLiteral("the desk did not open"));
}

bool TourStage::findRosa(bool waitsForHousehold)
{
    QWidget *desk = find("desk");
    QTest::keyClick(desk, Qt::Key_K, Qt::ControlModifier);
    QWidget *field = find("findEdit");
    QTest::keyClicks(field, QStringLiteral("ruiz"));
    auto *head = [&]() -> QLabel * {
        return until([&] { return find("searchList") != nullptr; }) ? qobject_cast<QLabel *>(find("searchHead")) : nullptr;
    }();
    if (!head || !until([&] { return head->text().contains(QLatin1String("6 ")); }))
        return fail(QStringLiteral("not the six people named Ruiz: %1").arg(head ? head->text() : QString()));
    auto *list = qobject_cast<QListView *>(find("searchList"));
    const auto current = [&] {
        return list->currentIndex().data().toString() + list->currentIndex().data(Qt::UserRole + 1).toString();
    };
    for (int i = 0; i < 6 && !(current().startsWith(QLatin1String("Rosa")) && current().contains(QLatin1String("Springfield")));
         ++i)
        QTest::keyClick(field, Qt::Key_Down);
    picture("search");
    QTest::keyClick(field, Qt::Key_Return);
    return !waitsForHousehold || until([&] { return find("householdTree") != nullptr; }) ||
           fail(QStringLiteral("no household was opened"));
}

QStringList TourStage::treeRows() const
{
    QStringList rows;
    if (auto *tree = qobject_cast<TreeView *>(find("householdTree")))
        for (int row = 0; row < tree->model()->rowCount(); ++row)
            rows << tree->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    return rows;
}

bool TourStage::select(const QString &name, const QString &kind, const QString &accountName)
{
    auto *tree = qobject_cast<TreeView *>(find("householdTree"));
    if (!tree)
        return false;
    QString account;
    for (int row = 0; row < tree->model()->rowCount(); ++row) {
        const QModelIndex index = tree->model()->index(row, 0);
        if (index.data(HouseholdModel::AccountRole).toBool())
            account = index.data().toString();
        if (account == accountName && index.data().toString().startsWith(name) &&
            index.data(HouseholdModel::KindRole).toString() == kind) {
            tree->setFocus();
            tree->setCurrentIndex(index);
            return true;
        }
    }
    return fail(QStringLiteral("no %1 %2 under %3").arg(kind, name, accountName));
}

void TourStage::retype(QWidget *edit, const QString &text)
{
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, text);
}

bool TourStage::shows(const char *objectName)
{
    return until([&] { return find(objectName) != nullptr; }) || fail(QStringLiteral("nothing shows ") + QLatin1String(objectName));
}

bool TourStage::hides(const char *objectName)
{
    return until([&] { return find(objectName) == nullptr; }) || fail(QStringLiteral("still there: ") + QLatin1String(objectName));
}

QString TourStage::message(const char *objectName)
{
    const auto *label = shows(objectName) ? find(objectName)->findChild<QLabel *>(QStringLiteral("messageText")) : nullptr;
    return label ? label->text() : QString();
}

} // namespace linedesk
