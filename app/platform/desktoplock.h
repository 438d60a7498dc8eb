// SPDX-License-Identifier: Apache-2.0
// The computer's own lock and sleep, so that the console locks with them (CONTRACT A15). On Linux the desktops' screen
// savers and logind tell it over D-Bus; without a bus, and on other systems, nothing is heard and the idle limit is what locks.
#pragma once

#include <QObject>
#include <QVariantMap>

namespace linedesk {

class DesktopLock : public QObject {
    Q_OBJECT
public:
    explicit DesktopLock(QObject *parent = nullptr);

Q_SIGNALS:
    /// The screen was locked, or the computer is about to sleep. One lock may be told more than once.
    void locked();

private Q_SLOTS:
    void onActiveChanged(bool isActive);
    void onPrepareForSleep(bool isAboutToSleep);
    void onPropertiesChanged(const QString &interface, const QVariantMap &changed);
};

} // namespace linedesk
