// SPDX-License-Identifier: Apache-2.0
#include "shell/commandbar.h"

#include "look/symbols.h"
#include "look/tokens.h"
#include "shell/searchfield.h"
#include "widget/badgelabel.h"
#include "widget/controls.h"
#include "widget/linelight.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace linedesk {

using namespace look;

CommandBar::CommandBar(CustomerSearch &search, const Agent &agent, bool isTraining, QWidget *window)
    : Pane(Ground::Chrome, Bottom), m_search(new SearchField(search, window)), m_line(new LineLight), m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("commandBar"));
    setFixedHeight(rowHeight(font(), look::height::commandBar, 28));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::m, 0, space::s, 0);
    row->setSpacing(space::s);
    row->addWidget(m_search, 1);
    row->addStretch();
    if (isTraining)
        row->addWidget(new BadgeLabel({tr("TRAINING"), QStringLiteral("graduation-cap"), Tone::Warning, false}));
    row->addSpacing(space::xs);
    row->addWidget(m_line);
    auto *lock = makeTool(QStringLiteral("lockButton"), QStringLiteral("lock"), tr("Lock (Ctrl+L)"));
    row->addWidget(lock);
    connect(lock, &QToolButton::clicked, this, &CommandBar::lockRequested);
    auto *divider = new Pane(Ground::Chrome, Left);
    divider->setFixedSize(1, 20);
    row->addWidget(divider);
    auto *me = new QToolButton;
    me->setObjectName(QStringLiteral("agentButton"));
    me->setText(agent.firstName.isEmpty() ? agent.email : agent.firstName.left(1) + QStringLiteral(". ") + agent.lastName);
    me->setAccessibleName(tr("Signed in as %1").arg(agent.email));
    me->setToolTip(agent.email);
    me->setIcon(symbol(QStringLiteral("headset")));
    me->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    me->setAutoRaise(true);
    me->setPopupMode(QToolButton::InstantPopup);
    me->setMenu(m_menu);
    m_menu->setObjectName(QStringLiteral("agentMenu"));
    row->addWidget(me);
}

void CommandBar::setLine(bool isOnline, std::chrono::milliseconds took)
{
    m_line->setLine(isOnline, took);
}

} // namespace linedesk
