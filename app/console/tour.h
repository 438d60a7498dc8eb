// SPDX-License-Identifier: Apache-2.0
// The main job, played by itself through the real window with real keys: sign in, find, see the household, change an address,
// take a card, find it all again after a restart. A step counts only when its outcome stands on the screen and in the
// databases. A picture of the window is written for each.
#pragma once

#include "console/tourstage.h"

namespace linedesk {

class Tour : private TourStage {
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
    bool seeHousehold();
    bool changeAddress();
    bool takeCard();
    bool typeCard(QWidget *number, QWidget *code);
    bool useCard();
    bool seeItDark();
    bool findItAgain();

    void moment(const char *name);
    QString storeValue(const char *store, const QString &sql) const;
    bool isNumberAbsentFromFiles() const;

    Options m_options;
    QString m_lastFour = QStringLiteral("4444");
};

} // namespace linedesk
