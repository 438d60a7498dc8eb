// SPDX-License-Identifier: Apache-2.0
// The window's screens as verbs for tests. A verb answers whether it came out, so the failing line is the test's line.
#pragma once

#include "console/console.h"
#include "look/colors.h"
#include "shell/desk.h"
#include "support/turnwatch.h"
#include "support/weather.h"
#include "widget/fieldrow.h"
#include "widget/identitybanner.h"
#include "widget/treeview.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace linedesk::test {

class DeskScreens {
public:
    /// No turn of the event loop may have been long enough to be felt.
    bool wasSmooth() const
    {
        if (!m_watch.isSmooth())
            qWarning("a turn of the event loop took %.1f ms of CPU", m_watch.longest());
        return m_watch.isSmooth();
    }
    TurnWatch &watch() { return m_watch; }
    bool start(bool isStock = false)
    {
        Console::Options options;
        options.sandbox.isStock = isStock;
        options.sandbox.dataFile = m_data.filePath(QStringLiteral("training.db"));
        options.sandbox.contacts = 60;
        options.sandbox.arguments << QStringLiteral("--test-switch");
        console = std::make_unique<Console>(options);
        console->window().show();
        QApplication::setActiveWindow(&console->window());
        if (!QTest::qWaitFor([&] { return console->sandbox()->isReady(); }, 20000))
            return false;
        weather = std::make_unique<WeatherScript>(console->sandbox()->baseUrl().port(), console->sandbox()->secret());
        return true;
    }
    /// A site without the extension, whose flows the console calls itself (CONTRACT A7).
    bool startOnFlows(std::shared_ptr<SecretStore> secrets, const QByteArray &flowsPassword)
    {
        qputenv("CRM_USERNAME", "agent-7");
        qputenv("CRM_PASSWORD", flowsPassword);
        qputenv("OCC_APPLICATION_KEY", "of-no-use-here");
        SandboxProcess::Options options{m_data.filePath(QStringLiteral("training.db")), 60, false, {}};
        options.arguments << QStringLiteral("--roles") << QStringLiteral("occ,payment,oic,crm");
        m_flowSite = std::make_unique<SandboxProcess>(options);
        m_flowSite->start();
        if (!QTest::qWaitFor([&] { return m_flowSite->isReady(); }, 20000))
            return false;
        Console::Options desk;
        desk.isTraining = false;
        desk.secrets = std::move(secrets);
        desk.settings.extraHeader = {"X-Linedesk-Sandbox", m_flowSite->secret()};
        desk.settings.site.occBaseUrl = m_flowSite->baseUrl();
        desk.settings.site.can.etag = true;
        desk.settings.site.flows = DeploymentProfile::Flows{m_flowSite->baseUrl(), QStringLiteral("agent-7"), {}};
        console = std::make_unique<Console>(desk);
        console->window().show();
        QApplication::setActiveWindow(&console->window());
        return true;
    }
    template <class T = QWidget> T *find(const char *name) const
    {
        const auto all = QApplication::allWidgets();
        for (QWidget *widget : all)
            if (widget->objectName() == QLatin1String(name) && widget->isVisible())
                return qobject_cast<T *>(widget);
        return nullptr;
    }
    bool shows(const char *name) const
    {
        return QTest::qWaitFor([&] { return find(name) != nullptr; }, 20000);
    }
    bool hides(const char *name) const
    {
        return QTest::qWaitFor([&] { return find(name) == nullptr; }, 10000);
    }
    QString message(const char *name) const
    {
        if (!shows(name))
            return {};
        auto *label = find(name)->findChild<QLabel *>(QStringLiteral("messageText"));
        return label ? label->text() : QString();
    }
    /// None of its lines is cut off, and no field near it is squeezed.
    bool isWhole(const char *name) const
    {
        return QTest::qWaitFor(
            [&] {
                auto *label = find(name) ? find(name)->findChild<QLabel *>(QStringLiteral("messageText")) : nullptr;
                const auto edits = label ? label->window()->findChildren<QLineEdit *>() : QList<QLineEdit *>();
                return label && label->height() >= label->heightForWidth(label->width()) &&
                       std::all_of(edits.begin(), edits.end(), [](QLineEdit *edit) {
                           return !edit->isVisible() || edit->height() >= edit->sizeHint().height();
                       });
            },
            5000);
    }
    void type(const char *name, const QString &text) const
    {
        QWidget *edit = find(name);
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }
    bool signIn(const QString &password = QStringLiteral("Training-Desk-1"),
                const QString &user = QStringLiteral("agent@example.com"))
    {
        type("userEdit", user);
        type("passwordEdit", password);
        QTest::keyClick(find("passwordEdit"), Qt::Key_Return);
        return true;
    }
    bool unlock(const QString &password = QStringLiteral("Training-Desk-1"))
    {
        type("unlockPasswordEdit", password);
        QTest::keyClick(find("unlockPasswordEdit"), Qt::Key_Return);
        return hides("lockScreen");
    }
    Contact contact() const
    {
        return find<IdentityBanner>("identityBanner") ? console->window().desk()->currentContact() : Contact();
    }
    /// Dana is searched for and opened; her household is not waited for.
    bool chooseDana() { return chooseOnly(QStringLiteral("dana sam")); }
    /// What is typed finds one row, and that is opened; its household is not waited for.
    bool chooseOnly(const QString &text)
    {
        QTest::keyClick(find("desk"), Qt::Key_K, Qt::ControlModifier);
        type("findEdit", text);
        const auto isFound = [&] {
            return find<QLabel>("searchHead") && find<QLabel>("searchHead")->text().startsWith(QLatin1Char('1'));
        };
        if (!QTest::qWaitFor(isFound, 10000))
            return false;
        QTest::keyClick(find("findEdit"), Qt::Key_Return);
        return shows("treePane");
    }
    bool openDana()
    {
        return chooseDana() && shows("householdTree") &&
               QTest::qWaitFor([&] { return find<TreeView>("householdTree")->model()->rowCount() >= 10; }, 10000);
    }
    /// Weather by rules in JSON with single quotes for double ones.
    bool sky(QByteArray rules) const { return weather->set(rules.replace('\'', '"')); }
    /// Signed in, Dana open, her street in the editor.
    bool editDana()
    {
        signIn();
        if (!shows("desk") || !openDana() || !select(QStringLiteral("100 Sample Street")))
            return false;
        QTest::keyClick(find("householdTree"), Qt::Key_F2);
        return shows("addressEditor");
    }
    void fillCard(const char *number, const QString &month, const QString &year)
    {
        QTest::keyClicks(find("cardNumberEdit"), QLatin1String(number));
        type("nameOnCardEdit", QStringLiteral("D SAMPLE"));
        type("expiryMonthEdit", month);
        type("expiryYearEdit", year);
        QTest::keyClicks(find("securityCodeEdit"), QStringLiteral("123"));
    }
    bool select(const QString &start)
    {
        auto *tree = find<TreeView>("householdTree");
        for (int row = 0; row < tree->model()->rowCount(); ++row)
            if (tree->model()->index(row, 0).data(Qt::AccessibleTextRole).toString().startsWith(start)) {
                tree->setFocus();
                tree->setCurrentIndex(tree->model()->index(row, 0));
                return true;
            }
        return false;
    }
    /// What a field holds; nothing while it is not there.
    QString text(const char *name) const { return find<QLineEdit>(name) ? find<QLineEdit>(name)->text() : QString(); }
    /// What the line below a field says: its hint or its error.
    QString lineOf(const char *name) const
    {
        for (QWidget *widget = find(name); widget; widget = widget->parentWidget())
            if (auto *row = qobject_cast<FieldRow *>(widget))
                return row->lineText();
        return {};
    }
    void click(const char *name) const { QTest::mouseClick(find(name), Qt::LeftButton); }
    /// Of one of the training system's stores ("commerce", "crm"): changes it behind everybody's back, or counts in it.
    int sql(const char *store, const QString &statement) const
    {
        int number = -1;
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("look"));
            database.setDatabaseName(m_data.filePath(QStringLiteral("training.%1.db").arg(QLatin1String(store))));
            QSqlQuery query(database);
            if (database.open() && query.exec(statement))
                number = query.next() ? query.value(0).toInt() : query.numRowsAffected();
        }
        QSqlDatabase::removeDatabase(QStringLiteral("look"));
        return number;
    }
    int storedCards() const { return sql("commerce", QStringLiteral("SELECT count(*) FROM cards WHERE profile_id='110001'")); }
    QString notice() const { return find<QLabel>("noticeText") ? find<QLabel>("noticeText")->text() : QString(); }

    /// For people: NAME-light.png and NAME-dark.png in the folder LINEDESK_PICTURES; without it nothing.
    void picture(const QString &name)
    {
        const QString folder = qEnvironmentVariable("LINEDESK_PICTURES");
        if (folder.isEmpty())
            return;
        QWidget *dialog = QApplication::activeModalWidget();
        for (const bool isDark : {true, false}) { // the light one last: that is how the tests go on
            QApplication::setPalette(look::toPalette(isDark ? look::darkColors() : look::lightColors()));
            QCoreApplication::processEvents();
            (dialog ? dialog : &console->window())
                ->grab()
                .save(QStringLiteral("%1/%2-%3.png").arg(folder, name, isDark ? QStringLiteral("dark") : QStringLiteral("light")));
        }
        m_watch.forget();
    }

private:
    std::unique_ptr<SandboxProcess> m_flowSite; // outlives the console

public:
    std::unique_ptr<Console> console;
    std::unique_ptr<WeatherScript> weather;

private:
    TurnWatch m_watch;
    QTemporaryDir m_data;
};

} // namespace linedesk::test
