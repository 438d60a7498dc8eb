// SPDX-License-Identifier: Apache-2.0
// The desk of a signed-in agent: command bar, rail, one page per open customer, notice bar, and the actions with their keys.
#pragma once

#include "base/call.h"
#include "domain/contact.h"
#include "look/colors.h"
#include "model/customersearch.h"
#include "model/customerservices.h"
#include "rules/addressformat.h"
#include "shell/lockscreen.h"

#include <QPointer>
#include <QWidget>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

class QShortcut;
class QStackedWidget;
class QVBoxLayout;

namespace linedesk {

class CommandBar;
class HouseholdPage;
class NoticeBar;
class OpenCustomer;
class RailView;

class Desk : public QWidget {
    Q_OBJECT
public:
    Desk(const CustomerServices &services, const Agent &agent, bool isTraining, QWidget *parent = nullptr);
    ~Desk() override;

    /// The last answer's time, for the light.
    void setAnswered(std::chrono::milliseconds took);
    /// The banner comes and goes by itself.
    void setOnline(bool isOnline, const QDateTime &since);
    /// Zero: the desk is used again.
    void warnOfLock(std::chrono::seconds left);
    /// Closes what stands over the desk, card entry with it, and says how much work waits.
    LockScreen::Waiting prepareForLock();
    bool hasUnsavedWork() const;
    /// Of the page that is shown; empty when none is.
    Contact currentContact() const;

Q_SIGNALS:
    void signOutRequested();
    void lockRequested();
    void tryLineRequested();
    void schemeRequested(int scheme); // 0 system, 1 light, 2 dark

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Tab {
        std::unique_ptr<OpenCustomer> customer;
        HouseholdPage *page;
    };
    struct Command {
        QString keys, text;
        std::function<void()> run;
    };

    void makeCommands();
    void makeAgentMenu();
    QWidget *makeEmptyPage();
    void openCustomer(const Contact &contact, const AccountId &account = {});
    void show(int tab);
    void showNext();
    void closeCurrent();
    void reallyClose(int tab);
    void showRail();
    QString nameOf(const ProfileId &profile) const;
    void notice(look::Tone tone, const QString &text, const QString &requestId, bool canTakeBack = false);
    QWidget *showBanner(QPointer<QWidget> &place, look::Tone tone, const QString &objectName, const QString &text,
                        const QString &action = {});
    void showKeys();
    HouseholdPage *page() const;

    CustomerServices m_services;
    bool m_isTraining;
    CustomerSearch m_search;
    AddressFormats m_formats; // the server's; empty until it has answered
    Call<AddressFormats> m_readFormats;
    std::vector<Tab> m_tabs;
    std::vector<std::pair<Contact, int>> m_recent; // with their stripes
    int m_current = -1, m_nextStripe = 0;
    std::vector<Command> m_commands;
    CommandBar *m_commandBar;
    RailView *m_rail;
    QStackedWidget *m_pages;
    NoticeBar *m_noticeBar;
    QPointer<HouseholdPage> m_lastSaved; // whose save the notice bar offers to take back
    QVBoxLayout *m_banners;
    QPointer<QWidget> m_offlineBanner, m_lockBanner;
};

} // namespace linedesk
