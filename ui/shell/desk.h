// SPDX-License-Identifier: Apache-2.0
// The desk of a signed-in agent: command bar, rail, one page per open customer, notice bar, and the actions with their keys.
#pragma once

#include "base/call.h"
#include "domain/contact.h"
#include "look/colors.h"
#include "model/customerservices.h"
#include "model/customersearch.h"
#include "rules/addressformat.h"

#include <QWidget>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

class QShortcut;
class QStackedWidget;

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

    void setLine(bool isOnline, std::chrono::milliseconds took);
    bool hasUnsavedWork() const;

Q_SIGNALS:
    void signOutRequested();
    void schemeRequested(int scheme); // 0 system, 1 light, 2 dark

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
    void openCustomer(const Contact &contact);
    void show(int tab);
    void showNext();
    void closeCurrent();
    void reallyClose(int tab);
    void showRail();
    void notice(look::Tone tone, const QString &text, const QString &requestId);
    void showKeys();
    HouseholdPage *page() const;

    CustomerServices m_services;
    bool m_isTraining;
    CustomerSearch m_search;
    AddressFormats m_formats;
    Call<AddressFormats> m_readFormats;
    std::vector<Tab> m_tabs;
    std::vector<std::pair<Contact, int>> m_recent; // with their stripes
    int m_current = -1, m_nextStripe = 0;
    std::vector<Command> m_commands;
    CommandBar *m_commandBar;
    RailView *m_rail;
    QStackedWidget *m_pages;
    NoticeBar *m_noticeBar;
};

} // namespace linedesk
