// SPDX-License-Identifier: Apache-2.0
// What every tour is played with: the console on a training system of its own, verbs for the real window's keys and rows,
// a picture of each moment.
#pragma once

#include "console/console.h"

#include <QDir>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace linedesk {

class TourStage {
protected:
    /// Pictures are named `prefix`, number, name.
    TourStage(const QDir &pictures, QString prefix, QStringList sandboxArguments);

    /// Says on standard output how the step came out; a step that failed leaves a picture.
    bool step(const char *name, bool isDone);
    bool fail(const QString &what);
    void picture(const char *name);
    bool until(const std::function<bool()> &condition, int ms = 10000);

    bool start();
    bool signIn();
    bool findRosa(bool waitsForHousehold = true);
    QWidget *find(const char *objectName) const;
    bool shows(const char *objectName);
    bool hides(const char *objectName);
    /// The words of a message that is shown, or comes to be shown.
    QString message(const char *objectName);
    bool select(const QString &name, const QString &kind, const QString &accountName);
    QStringList treeRows() const;
    static void retype(QWidget *edit, const QString &text);

    QTemporaryDir m_data;
    std::unique_ptr<Console> m_console;

private:
    QDir m_pictures;
    QString m_prefix;
    QStringList m_sandboxArguments;
    QByteArray m_problem;
    int m_count = 0;
};

} // namespace linedesk
