// SPDX-License-Identifier: Apache-2.0
#include "platform/desktoplock.h"

#ifdef LINEDESK_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif

namespace linedesk {

#ifdef LINEDESK_HAS_DBUS

DesktopLock::DesktopLock(QObject *parent) : QObject(parent)
{
    // Each desktop has an interface of its own for the same signal, and not all own the name that they promise.
    for (const char *interface : {"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver",
                                  "org.mate.ScreenSaver", "org.xfce.ScreenSaver"})
        QDBusConnection::sessionBus().connect({}, {}, QLatin1String(interface), QStringLiteral("ActiveChanged"), this,
                                              SLOT(onActiveChanged(bool)));

    // On the system bus everybody can send everything: only logind is believed.
    const QString logind = QStringLiteral("org.freedesktop.login1"), manager = QStringLiteral("/org/freedesktop/login1");
    const QString managerInterface = QStringLiteral("org.freedesktop.login1.Manager");
    QDBusConnection bus = QDBusConnection::systemBus();
    if (!bus.isConnected())
        return;
    bus.connect(logind, manager, managerInterface, QStringLiteral("PrepareForSleep"), this, SLOT(onPrepareForSleep(bool)));
    QDBusMessage question = QDBusMessage::createMethodCall(logind, manager, managerInterface, QStringLiteral("GetSession"));
    question << QStringLiteral("auto"); // this process's session, or else the user's one with a screen
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, bus, logind](QDBusPendingCallWatcher *answered) mutable {
        answered->deleteLater();
        const QDBusPendingReply<QDBusObjectPath> session = *answered;
        if (session.isError())
            return;
        const QString path = session.value().path();
        bus.connect(logind, path, QStringLiteral("org.freedesktop.login1.Session"), QStringLiteral("Lock"), this, SIGNAL(locked()));
        bus.connect(logind, path, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("PropertiesChanged"), this,
                    SLOT(onPropertiesChanged(QString, QVariantMap)));
    });
}

#else

DesktopLock::DesktopLock(QObject *parent) : QObject(parent) {}

#endif

void DesktopLock::onActiveChanged(bool isActive)
{
    if (isActive)
        Q_EMIT locked();
}

void DesktopLock::onPrepareForSleep(bool isAboutToSleep)
{
    if (isAboutToSleep)
        Q_EMIT locked();
}

void DesktopLock::onPropertiesChanged(const QString &interface, const QVariantMap &changed)
{
    if (interface == QLatin1String("org.freedesktop.login1.Session") && changed.value(QStringLiteral("LockedHint")).toBool())
        Q_EMIT locked();
}

} // namespace linedesk
