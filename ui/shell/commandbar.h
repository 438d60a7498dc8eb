// SPDX-License-Identifier: Apache-2.0
// The strip at the top: the search field, the environment, the line to the server, the agent's menu.
#pragma once

#include "domain/contact.h"
#include "widget/pane.h"

#include <chrono>

class QMenu;
class QToolButton;

namespace linedesk {

class CustomerSearch;
class LineLight;
class SearchField;

class CommandBar : public Pane {
    Q_OBJECT
public:
    CommandBar(CustomerSearch &search, const Agent &agent, bool isTraining, QWidget *window);

    SearchField &search() { return *m_search; }
    QMenu &agentMenu() { return *m_menu; }
    /// An answer of the server and how long it took; or none came.
    void setLine(bool isOnline, std::chrono::milliseconds took);

Q_SIGNALS:
    void lockRequested();

private:
    SearchField *m_search;
    LineLight *m_line;
    QMenu *m_menu;
};

} // namespace linedesk
