// SPDX-License-Identifier: Apache-2.0
// Walks the console through every page and state that an agent can meet, and shows each to whoever asked. A step answers
// whether it came out; the state's name is what a finding is reported under.
#pragma once

#include "deskscreens.h"

#include "backend.h"
#include "model/householdmodel.h"

#include <QListView>
#include <QMenu>

#include <csignal>
#include <functional>

namespace linedesk::test {

class DeskWalk {
public:
    using Look = std::function<void(const QString &state)>;

    DeskWalk(DeskScreens &desk, Look look) : m_desk(desk), m_look(std::move(look)) {}

    /// The first step that did not come out; empty when all did.
    QString walk()
    {
        const std::pair<const char *, bool (DeskWalk::*)()> steps[] = {{"sign-in", &DeskWalk::seeSignIn},
                                                                       {"empty desk", &DeskWalk::seeEmptyDesk},
                                                                       {"search", &DeskWalk::seeSearch},
                                                                       {"reading", &DeskWalk::seeReading},
                                                                       {"household", &DeskWalk::seeHousehold},
                                                                       {"address", &DeskWalk::seeAddress},
                                                                       {"address in trouble", &DeskWalk::seeAddressTrouble},
                                                                       {"billing", &DeskWalk::seeBilling},
                                                                       {"card", &DeskWalk::seeCard},
                                                                       {"banners and lock", &DeskWalk::seeBannersAndLock},
                                                                       {"other households", &DeskWalk::seeOtherHouseholds}};
        for (const auto &[name, step] : steps)
            if (!(this->*step)())
                return QString::fromLatin1(name) + QStringLiteral(" after: ") + m_last;
        return {};
    }
    int states() const { return m_states; }

private:
    void see(const char *state)
    {
        QTest::qWait(1); // what was asked for is laid out
        m_last = QString::fromLatin1(state);
        ++m_states;
        m_look(m_last);
    }
    void key(const char *name, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(m_desk.find(name), Qt::Key(key), modifiers);
    }
    bool click(const char *name) const
    {
        QWidget *button = m_desk.find(name);
        if (button)
            QTest::mouseClick(button, Qt::LeftButton);
        return button;
    }
    bool says(const char *name, const QString &before = {}) const
    {
        return QTest::qWaitFor(
            [&] { return m_desk.find(name) && !m_desk.message(name).isEmpty() && m_desk.message(name) != before; }, 10000);
    }
    void activate() const { QApplication::setActiveWindow(&m_desk.console->window()); } // a window manager's part
    void stopServer() const { ::kill(pid_t(m_desk.console->sandbox()->processId()), SIGSTOP); }
    void continueServer() const { ::kill(pid_t(m_desk.console->sandbox()->processId()), SIGCONT); }

    bool seeSignIn()
    {
        see("sign-in");
        m_desk.signIn(QStringLiteral("Wrong-Password-1"));
        if (!says("loginMessage"))
            return false;
        see("sign-in refused");
        m_desk.type("userEdit", QStringLiteral("issued@example.com"));
        m_desk.type("passwordEdit", QStringLiteral("Training-Desk-1"));
        key("passwordEdit", Qt::Key_Return);
        if (!m_desk.shows("mailButton"))
            return false;
        see("password must be changed");
        if (!click("mailButton") || !m_desk.shows("resetCodeEdit"))
            return false;
        m_desk.type("newPasswordEdit", QStringLiteral("One-Thing-1"));
        m_desk.type("repeatPasswordEdit", QStringLiteral("Another-2"));
        see("new password");
        if (!click("backButton") || !m_desk.hides("resetCodeEdit"))
            return false;
        if (!click("inboxButton3") || !m_desk.shows("inboxText"))
            return false;
        see("training inbox");
        if (!m_desk.sky("[{'path': '/ccagentui/v1/login', 'times': 1, 'status': 401, 'errorCode': '990403'}]"))
            return false;
        m_desk.signIn();
        if (!m_desk.shows("codeEdit"))
            return false;
        see("sign-in with a code");
        stopServer();
        m_desk.signIn();
        const bool isWaiting = m_desk.shows("stopButton");
        if (isWaiting)
            see("signing in");
        continueServer();
        return isWaiting && m_desk.shows("desk");
    }
    bool seeEmptyDesk()
    {
        see("empty desk");
        auto *menu = m_desk.console->window().findChild<QMenu *>(QStringLiteral("agentMenu"));
        menu->popup(m_desk.console->window().mapToGlobal(QPoint(400, 60)));
        see("agent menu");
        menu->actions().front()->menu()->popup(m_desk.console->window().mapToGlobal(QPoint(200, 60)));
        see("look menu");
        menu->actions().front()->menu()->close();
        menu->close();
        key("desk", Qt::Key_F1);
        if (!m_desk.shows("keysSheet"))
            return false;
        see("keys");
        key("keysSheet", Qt::Key_Escape);
        activate();
        return m_desk.hides("keysSheet");
    }
    bool search(const QString &text)
    {
        key("desk", Qt::Key_K, Qt::ControlModifier);
        m_desk.type("findEdit", text);
        return m_desk.shows("searchPopup");
    }
    bool found(const char *count) const
    {
        return QTest::qWaitFor(
            [&] {
                return m_desk.find<QLabel>("searchHead") &&
                       m_desk.find<QLabel>("searchHead")->text().startsWith(QLatin1String(count));
            },
            10000);
    }
    bool seeSearch()
    {
        if (!search(QStringLiteral("an")) || !m_desk.shows("searchList"))
            return false;
        see("search with many results");
        if (!search(QStringLiteral("ruiz")) || !found("6 "))
            return false;
        see("search with results");
        if (!search(QStringLiteral("zzzzqq")) || !m_desk.shows("searchState"))
            return false;
        see("search without results");
        if (!m_desk.sky("[{'path': '/ccagentui/v1/profiles', 'status': 500, 'times': 5}]") || !search(QStringLiteral("dana")) ||
            !m_desk.shows("stateButton"))
            return false;
        see("search that failed");
        m_desk.weather->clear();
        key("findEdit", Qt::Key_Escape);
        return m_desk.hides("searchPopup");
    }
    bool open(const QString &name)
    {
        if (!search(name) || !found("1 "))
            return false;
        key("findEdit", Qt::Key_Return);
        return true;
    }
    bool seeReading()
    {
        if (!m_desk.sky("[{'path': '/ccagentx/custom/v1/accounts', 'delayMs': 2400, 'times': 1}, {'path': "
                        "'/ccagentui/v1/profiles/{id}/creditCards', 'status': 500, 'times': 1}]") ||
            !open(QStringLiteral("dana sam")) || !m_desk.shows("stopReadingButton"))
            return false;
        see("household being read");
        if (!m_desk.shows("partialMessage"))
            return false;
        see("household partly read");
        m_desk.weather->clear();
        key("desk", Qt::Key_F5);
        return m_desk.hides("partialMessage") && m_desk.shows("householdTree");
    }
    bool seeHousehold()
    {
        auto *tree = m_desk.find<TreeView>("householdTree");
        QStringList kinds;
        for (int row = 0; row < tree->model()->rowCount(); ++row) {
            const QModelIndex index = tree->model()->index(row, 0);
            const QString kind = index.data(HouseholdModel::KindRole).toString();
            if (kinds.contains(kind))
                continue;
            kinds << kind;
            tree->setCurrentIndex(index);
            see(qPrintable(QStringLiteral("details: ") + kind));
        }
        tree->setFocus();
        key("desk", Qt::Key_Insert);
        if (!m_desk.shows("addMenu"))
            return false;
        see("add menu");
        m_desk.find("addMenu")->close();
        key("kindSegments", Qt::Key_Right);
        see("people only");
        key("kindSegments", Qt::Key_Left);
        m_desk.type("filterEdit", QStringLiteral("zzzz"));
        if (!m_desk.shows("treeState"))
            return false;
        see("filter without results");
        m_desk.find<QLineEdit>("filterEdit")->clear();
        return kinds.size() >= 6 && m_desk.shows("householdTree");
    }
    bool editStreet()
    {
        if (!m_desk.select(QStringLiteral("100 Sample Street")))
            return false;
        key("householdTree", Qt::Key_F2);
        return m_desk.shows("addressEditor");
    }
    bool seeAddress()
    {
        if (!editStreet())
            return false;
        see("address editor");
        m_desk.type("address1Edit", QStringLiteral("1 New Road at the corner of Old Street, rear building"));
        m_desk.type("cityEdit", QStringLiteral("Springfield-by-the-Sea"));
        m_desk.type("postalCodeEdit", QStringLiteral("62705"));
        see("address changed");
        key("addressEditor", Qt::Key_Escape);
        if (!m_desk.shows("discardBox"))
            return false;
        see("discard question");
        key("discardBox", Qt::Key_Escape);
        activate();
        if (!m_desk.hides("discardBox"))
            return false;
        m_desk.type("cityEdit", {});
        m_desk.type("postalCodeEdit", QStringLiteral("1"));
        key("postalCodeEdit", Qt::Key_Return);
        see("address with wrong fields");
        m_desk.type("cityEdit", QStringLiteral("Springfield"));
        m_desk.type("postalCodeEdit", QStringLiteral("62705"));
        return true;
    }
    bool seeAddressTrouble()
    {
        if (!m_desk.sky("[{'method': 'PUT', 'status': 503, 'errorCode': 'CAM-5003', 'message': 'Not active.', 'retryAfter': '20', "
                        "'times': 1}]"))
            return false;
        key("address1Edit", Qt::Key_Return);
        if (!says("editorMessage"))
            return false;
        see("save refused");
        const QString refused = m_desk.message("editorMessage");
        if (!m_desk.sky("[{'method': 'PUT', 'drop': 'before', 'times': 1}]"))
            return false;
        key("address1Edit", Qt::Key_Return);
        if (!says("editorMessage", refused) || !m_desk.shows("messageButton"))
            return false;
        see("outcome not known");
        const QString unknown = m_desk.message("editorMessage");
        if (!click("messageButton") || !says("editorMessage", unknown))
            return false;
        see("outcome looked up");
        if (!m_desk.sky("[{'method': 'PUT', 'stale': true, 'times': 1}]"))
            return false;
        key("address1Edit", Qt::Key_Return);
        if (!m_desk.shows("conflictPanel"))
            return false;
        see("both versions");
        if (!click("keepMineButton") || !m_desk.hides("conflictPanel"))
            return false;
        if (!QTest::qWaitFor([&] { return m_desk.find("saveButton")->isEnabled(); }))
            return false;
        stopServer();
        key("address1Edit", Qt::Key_Return);
        see("saving");
        continueServer();
        if (!m_desk.hides("addressEditor"))
            return false;
        see("saved");
        return true;
    }
    bool seeBilling()
    {
        key("desk", Qt::Key_F5);
        if (!m_desk.select(QStringLiteral("Bank")))
            return false;
        key("householdTree", Qt::Key_F2);
        if (!m_desk.shows("billingEditor"))
            return false;
        see("bank transfer editor");
        m_desk.type("bankIbanEdit", QStringLiteral("DE00 1234"));
        key("bankIbanEdit", Qt::Key_Tab);
        see("bank transfer with a wrong field");
        key("billingEditor", Qt::Key_Escape);
        if (!m_desk.shows("discardBox") || !click("discardButton") || !m_desk.hides("billingEditor"))
            return false;
        activate();
        if (!m_desk.select(QStringLiteral("Visa")))
            return false;
        key("householdTree", Qt::Key_F2);
        if (!m_desk.shows("billingEditor"))
            return false;
        see("card profile editor");
        return true;
    }
    bool seeCard()
    {
        if (!click("newCardButton") || !m_desk.shows("cardNumberEdit"))
            return false;
        see("card dialog");
        click("storeCardButton");
        see("card dialog with wrong fields");
        QTest::keyClicks(m_desk.find("cardNumberEdit"), QStringLiteral("4000000000000002"));
        QTest::keyClicks(m_desk.find("securityCodeEdit"), QStringLiteral("123"));
        m_desk.type("expiryMonthEdit", QStringLiteral("04"));
        m_desk.type("expiryYearEdit", QStringLiteral("2030"));
        click("storeCardButton");
        if (!says("cardMessage"))
            return false;
        see("card declined");
        key("cardDialog", Qt::Key_Escape);
        activate();
        if (!m_desk.hides("cardDialog"))
            return false;
        key("desk", Qt::Key_Escape);
        return m_desk.hides("billingEditor");
    }
    bool seeBannersAndLock()
    {
        m_desk.console->window().desk()->warnOfLock(std::chrono::seconds(90));
        see("lock warning");
        if (!m_desk.sky("[{'method': 'GET', 'drop': 'before', 'times': 3}]"))
            return false;
        key("desk", Qt::Key_F5);
        if (!m_desk.shows("offlineBanner"))
            return false;
        see("line lost, and the lock warning");
        m_desk.console->window().desk()->warnOfLock({});
        m_desk.weather->clear();
        if (!m_desk.hides("offlineBanner"))
            return false;
        m_desk.console->backend().session.lock(LockReason::Expired);
        if (!m_desk.shows("lockScreen"))
            return false;
        see("session ended");
        m_desk.type("unlockPasswordEdit", QStringLiteral("Wrong-Password-1"));
        key("unlockPasswordEdit", Qt::Key_Return);
        if (!says("lockMessage"))
            return false;
        see("unlocking refused");
        return m_desk.unlock();
    }
    bool seeOtherHouseholds()
    {
        if (!open(QStringLiteral("robin ex")) || !m_desk.shows("treeState"))
            return false;
        see("not known to the CRM");
        if (!m_desk.sky("[{'path': '/ccagentx/custom/v1/accounts', 'status': 403, 'errorCode': 'CAM-1003'}]") ||
            !open(QStringLiteral("kim ex")) || !m_desk.shows("treeState"))
            return false;
        see("household forbidden");
        m_desk.weather->clear();
        key("desk", Qt::Key_F5);
        if (!m_desk.hides("treeState") || !m_desk.shows("householdTree"))
            return false;
        see("three customers open");
        if (!search(QStringLiteral("ruiz")) || !found("6 "))
            return false;
        auto *list = m_desk.find<QListView>("searchList");
        const auto isRosa = [list](const QString &row) {
            return row.startsWith(QLatin1String("Rosa")) && row.contains(QLatin1String("Springfield"));
        };
        for (int i = 0; i < 6 && !isRosa(list->currentIndex().data(Qt::AccessibleTextRole).toString()); ++i)
            key("findEdit", Qt::Key_Down);
        key("findEdit", Qt::Key_Return);
        if (!QTest::qWaitFor([&] {
                return m_desk.find<TreeView>("householdTree") && m_desk.find<TreeView>("householdTree")->model()->rowCount() >= 15;
            }))
            return false;
        see("a large household");
        return true;
    }

    DeskScreens &m_desk;
    Look m_look;
    QString m_last = QStringLiteral("nothing");
    int m_states = 0;
};

} // namespace linedesk::test
