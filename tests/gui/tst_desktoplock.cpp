// SPDX-License-Identifier: Apache-2.0
// The desk locks with the computer: signals of screen savers and of a logind that stands on a bus of this test alone
// (run by dbus-run-session), heard by the real listener and shown by the real window.
#include "deskscreens.h"

#include "look/colors.h"
#include "look/consolestyle.h"
#include "platform/desktoplock.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QSignalSpy>

using namespace linedesk;
using namespace linedesk::test;

static const QString managerPath = QStringLiteral("/org/freedesktop/login1");
static const QString ownSession = managerPath + QStringLiteral("/session/_31"),
                     otherSession = managerPath + QStringLiteral("/session/_32");

class Logind : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public Q_SLOTS:
    QDBusObjectPath GetSession(const QString &id)
    {
        ++asked;
        return QDBusObjectPath(id == QLatin1String("auto") ? ownSession : otherSession);
    }

public:
    int asked = 0;
};

class TestDesktopLock : public QObject {
    Q_OBJECT
    Logind m_logind;
    QDBusConnection m_bus{QString()}, m_stranger{QString()};

    static bool tell(QDBusConnection &from, const QString &path, const char *interface, const char *name,
                     const QVariantList &arguments)
    {
        QDBusMessage signal = QDBusMessage::createSignal(path, QLatin1String(interface), QLatin1String(name));
        signal.setArguments(arguments);
        return from.send(signal);
    }
    // A bus keeps the order: once it has answered each side, everything sent before has arrived.
    void settle()
    {
        for (QDBusConnection bus : {m_bus, m_stranger, QDBusConnection::sessionBus(), QDBusConnection::systemBus()})
            bus.interface()->isServiceRegistered(QStringLiteral("org.example.nobody"));
        QCoreApplication::processEvents();
    }
    static QVariantList lockedHint(bool isLocked)
    {
        return {QStringLiteral("org.freedesktop.login1.Session"), QVariantMap{{QStringLiteral("LockedHint"), isLocked}},
                QStringList()};
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QByteArray address = qgetenv("DBUS_SESSION_BUS_ADDRESS");
        QVERIFY2(!address.isEmpty(), "run me as: dbus-run-session -- tst_desktoplock");
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
        m_bus = QDBusConnection::connectToBus(QString::fromLatin1(address), QStringLiteral("logind"));
        m_stranger = QDBusConnection::connectToBus(QString::fromLatin1(address), QStringLiteral("stranger"));
        QVERIFY(m_bus.registerObject(managerPath, &m_logind, QDBusConnection::ExportAllSlots));
        QVERIFY(m_bus.registerService(QStringLiteral("org.freedesktop.login1")));
        QApplication::setStyle(new look::ConsoleStyle);
        QApplication::setPalette(look::toPalette(look::lightColors()));
    }

    void shouldHearWhatLocksTheComputer_data()
    {
        QTest::addColumn<bool>("isLogind");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("interface");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QVariantList>("arguments");
        QTest::addColumn<bool>("isHeard");
        const QString saver = QStringLiteral("/ScreenSaver");
        for (const char *desktop : {"freedesktop", "gnome", "cinnamon", "mate", "xfce"}) {
            const QByteArray interface = QByteArray("org.") + desktop + ".ScreenSaver";
            QTest::newRow(interface) << false << saver << interface << QByteArray("ActiveChanged") << QVariantList{true} << true;
            QTest::newRow(interface + " gone")
                << false << saver << interface << QByteArray("ActiveChanged") << QVariantList{false} << false;
        }
        const QByteArray manager = "org.freedesktop.login1.Manager", session = "org.freedesktop.login1.Session",
                         properties = "org.freedesktop.DBus.Properties", sleep = "PrepareForSleep", changed = "PropertiesChanged";
        QTest::newRow("sleep") << true << managerPath << manager << sleep << QVariantList{true} << true;
        QTest::newRow("awake again") << true << managerPath << manager << sleep << QVariantList{false} << false;
        QTest::newRow("a stranger's sleep") << false << managerPath << manager << sleep << QVariantList{true} << false;
        QTest::newRow("session lock") << true << ownSession << session << QByteArray("Lock") << QVariantList() << true;
        QTest::newRow("another's session lock") << true << otherSession << session << QByteArray("Lock") << QVariantList() << false;
        QTest::newRow("locked hint") << true << ownSession << properties << changed << lockedHint(true) << true;
        QTest::newRow("hint withdrawn") << true << ownSession << properties << changed << lockedHint(false) << false;
        QTest::newRow("another's hint") << true << otherSession << properties << changed << lockedHint(true) << false;
    }
    void shouldHearWhatLocksTheComputer()
    {
        QFETCH(bool, isLogind);
        QFETCH(QString, path);
        QFETCH(QByteArray, interface);
        QFETCH(QByteArray, name);
        QFETCH(QVariantList, arguments);
        QFETCH(bool, isHeard);
        const int asked = m_logind.asked;
        DesktopLock lock;
        QSignalSpy locked(&lock, &DesktopLock::locked);
        QTRY_VERIFY(m_logind.asked > asked);
        settle(); // the answer has come
        settle(); // and what it led to is in force

        QVERIFY(tell(isLogind ? m_bus : m_stranger, path, interface, name, arguments));
        settle();

        QCOMPARE(locked.count(), isHeard ? 1 : 0);
    }

    void shouldLockTheDeskInPlaceAndSayWhy()
    {
        DeskScreens desk;
        QVERIFY(desk.start());
        QVERIFY(desk.editDana());
        desk.type("address1Edit", QStringLiteral("1 New Road"));

        QVERIFY(tell(m_stranger, QStringLiteral("/ScreenSaver"), "org.freedesktop.ScreenSaver", "ActiveChanged", {true}));

        QVERIFY(desk.shows("lockScreen"));
        QVERIFY2(desk.find<QLabel>("lockText")->text().startsWith(QLatin1String("The computer was locked or went to sleep.")),
                 qPrintable(desk.find<QLabel>("lockText")->text()));
        QVERIFY(desk.unlock());
        QCOMPARE(desk.text("address1Edit"), QStringLiteral("1 New Road"));

        // It is heard again after the unlock, too.
        QVERIFY(tell(m_bus, managerPath, "org.freedesktop.login1.Manager", "PrepareForSleep", {true}));
        QVERIFY(desk.shows("lockScreen"));
    }
};

QTEST_MAIN(TestDesktopLock)
#include "tst_desktoplock.moc"
