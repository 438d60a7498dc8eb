// SPDX-License-Identifier: Apache-2.0
// The main job, played by itself through the real window with real keys: sign in, find, see the household, change an address,
// take a card, find it all again after a restart. A step counts only when its outcome stands on the screen and in the
// databases. A picture of the window is written for each.
#pragma once

#include "console/console.h"

#include <QDir>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace linedesk {

class Tour {
public:
    struct Options {
        QDir pictures;
        bool readsCardFromInput = false; // one digit a line on standard input, and the code after an empty line
        bool plantsLeak = false;         // types the card into a plain line edit as well: what a test must find
        bool pausesAtMoments = false;    // prints pid and moment and waits for a line on standard input
    };
    explicit Tour(Options options);

    /// Answers whether every step came out; says each on standard output.
    bool play();

private:
    bool start();
    bool signIn();
    bool findRosa();
    bool seeHousehold();
    bool changeAddress();
    bool takeCard();
    bool typeCard(QWidget *number, QWidget *code);
    bool useCard();
    bool seeItDark();
    bool findItAgain();

    bool step(const char *name, bool isDone);
    bool fail(const QString &what);
    void picture(const char *name);
    void moment(const char *name);
    bool until(const std::function<bool()> &condition, int ms = 10000);
    QWidget *find(const char *objectName) const;
    bool select(const QString &name, const QString &kind, const QString &accountName);
    QStringList treeRows() const;
    QString storeValue(const char *store, const QString &sql) const;
    bool isNumberAbsentFromFiles() const;

    Options m_options;
    QTemporaryDir m_data;
    std::unique_ptr<Console> m_console;
    QByteArray m_problem;
    QString m_lastFour = QStringLiteral("4444");
    int m_pictures = 0;
};

} // namespace linedesk
