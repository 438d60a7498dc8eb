// SPDX-License-Identifier: Apache-2.0
// A test of the desk: each function has a console and a training system of its own, and no turn of the event loop in it may
// have been long enough to be felt.
#pragma once

#include "deskscreens.h"

#include "look/colors.h"
#include "look/consolestyle.h"

namespace linedesk::test {

class DeskTest : public QObject {
    Q_OBJECT
protected:
    std::unique_ptr<DeskScreens> m_desk;

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new look::ConsoleStyle);
        QApplication::setPalette(look::toPalette(look::lightColors()));
    }
    void init()
    {
        m_desk = std::make_unique<DeskScreens>();
        QVERIFY(m_desk->start());
    }
    void cleanup()
    {
        QVERIFY(m_desk->wasSmooth());
        m_desk.reset();
    }
};

} // namespace linedesk::test
