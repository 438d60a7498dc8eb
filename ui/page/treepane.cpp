// SPDX-License-Identifier: Apache-2.0
#include "page/treepane.h"

#include "look/symbols.h"
#include "look/tokens.h"
#include "model/errortext.h"
#include "page/addmenu.h"
#include "widget/controls.h"
#include "widget/inlinemessage.h"
#include "widget/segmented.h"
#include "widget/skeleton.h"
#include "widget/stateview.h"
#include "widget/treecelldelegate.h"
#include "widget/treeview.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace linedesk {

using namespace look;

// A message over the tree keeps off the pane's edges.
static QWidget *framed(QWidget *message)
{
    auto *frame = new QWidget;
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(space::m, 0, space::m, space::s);
    column->addWidget(message);
    return frame;
}

TreePane::TreePane(OpenCustomer &customer, QWidget *parent)
    : Pane(Ground::Page, Right, parent), m_customer(customer), m_stack(new QStackedWidget), m_tree(new TreeView),
      m_state(new StateView)
{
    setObjectName(QStringLiteral("treePane"));
    setMinimumWidth(320);
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 1, 0);
    m_column->setSpacing(0);
    m_column->addWidget(makeBar());
    m_state->setObjectName(QStringLiteral("treeState"));
    m_stack->addWidget(m_tree);
    m_reading = makeReading();
    m_stack->addWidget(m_reading);
    m_stack->addWidget(m_state);
    m_stack->addWidget(new QWidget); // the first 150 ms
    m_pauseMessage = new InlineMessage(Tone::Info, {}, tr("Stop"));
    m_pauseMessage->setObjectName(QStringLiteral("pauseMessage"));
    connect(m_pauseMessage, &InlineMessage::actionTriggered, &m_customer, &OpenCustomer::stopReading);
    m_pauseFrame = framed(m_pauseMessage);
    m_pauseFrame->hide();
    m_column->addWidget(m_pauseFrame);
    m_column->addWidget(m_stack, 1);
    m_patience.setSingleShot(true);
    m_patience.setInterval(150);
    connect(&m_patience, &QTimer::timeout, this, &TreePane::showState);
    connect(&m_customer, &OpenCustomer::changed, this, &TreePane::showState);
    connect(m_state, &StateView::primaryTriggered, this, &TreePane::takeNextStep);
    m_seconds.setInterval(1000);
    connect(&m_seconds, &QTimer::timeout, this, &TreePane::showReading);
    connectTree();
    m_patience.start();
    showState();
}

// After a second it says how long it has been waiting, and offers to stop.
QWidget *TreePane::makeReading()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, space::m);
    column->setSpacing(0);
    column->addWidget(new Skeleton(10));
    column->addStretch();
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(space::m, 0, space::m, 0);
    m_readingTime = makeMutedText({}, true);
    m_readingTime->setObjectName(QStringLiteral("readingTime"));
    foot->addWidget(m_readingTime, 1);
    m_stopButton = makeButton(QStringLiteral("stopReadingButton"), tr("Stop"), ButtonTone::Link);
    foot->addWidget(m_stopButton);
    column->addLayout(foot);
    connect(static_cast<QPushButton *>(m_stopButton), &QPushButton::clicked, &m_customer, &OpenCustomer::stopReading);
    return page;
}

void TreePane::showReading()
{
    showPause();
    if (!m_customer.isReading()) {
        m_seconds.stop();
        return;
    }
    if (!m_seconds.isActive()) {
        m_readingSince.start();
        m_seconds.start();
    }
    const auto seconds = m_readingSince.elapsed() / 1000;
    m_readingTime->setText(seconds < 1 ? QString() : tr("Reading the household… %1 s").arg(seconds));
    m_stopButton->setVisible(seconds >= 1 && m_customer.pauseLeft().count() == 0); // the message has its own
}

// Said above whatever is shown of the household: the server has asked to wait, or more is on its way.
void TreePane::showPause()
{
    const auto left = m_customer.pauseLeft().count();
    const auto [count, total] = m_customer.readSoFar();
    const bool isLong = m_customer.accounts().isReading && count > 0;
    m_pauseFrame->setVisible(left > 0 || isLong);
    if (left > 0)
        m_pauseMessage->setText(tr("The server is busy and asked to wait %1 s. Reading goes on by itself.").arg(left));
    else if (isLong)
        m_pauseMessage->setText(tr("%1 of %2 accounts are read; the others are on their way.").arg(count).arg(total));
}

// What was read stays; what could not be read is named.
void TreePane::showProblem(const QString &text, const QString &requestId)
{
    const QString words = requestId.isEmpty() ? text : text + QLatin1Char(' ') + tr("Request %1").arg(requestId);
    auto *problem = new InlineMessage(Tone::Warning, words, tr("Read again"));
    problem->setObjectName(QStringLiteral("partialMessage"));
    connect(problem, &InlineMessage::actionTriggered, &m_customer, &OpenCustomer::read);
    m_problem = framed(problem);
    m_column->insertWidget(1, m_problem);
}

QWidget *TreePane::makeBar()
{
    auto *bar = new QWidget;
    bar->setFixedHeight(rowHeight(font(), look::height::paneBar, 20));
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(space::m, 0, space::s, 0);
    row->setSpacing(space::s);
    m_filterEdit = new QLineEdit;
    m_filterEdit->setObjectName(QStringLiteral("filterEdit"));
    m_filterEdit->setFixedHeight(rowHeight(font(), look::height::controlDense, 8));
    m_filterEdit->setPlaceholderText(tr("Filter"));
    m_filterEdit->setAccessibleName(tr("Filter this household"));
    m_filterEdit->addAction(symbol(QStringLiteral("list-filter")), QLineEdit::LeadingPosition);
    m_filterEdit->setClearButtonEnabled(true);
    m_filterEdit->setMinimumWidth(100);
    row->addWidget(m_filterEdit, 1);
    m_kinds = new Segmented({tr("All"), tr("People"), tr("Pay")});
    m_kinds->setObjectName(QStringLiteral("kindSegments"));
    m_kinds->setAccessibleName(tr("What the tree shows"));
    row->addWidget(m_kinds);
    auto *expand = makeTool(QStringLiteral("expandButton"), QStringLiteral("chevrons-up-down"), tr("Expand household (Ctrl+E)"));
    row->addWidget(expand);
    m_addButton = makeTool(QStringLiteral("addButton"), QStringLiteral("plus"), tr("Add (Ins)"));
    row->addWidget(m_addButton);
    m_addMenu = new AddMenu(this);
    connect(m_addMenu, &AddMenu::addressWanted, this, &TreePane::addAddressRequested);
    connect(m_addMenu, &AddMenu::billingProfileWanted, this, &TreePane::addBillingProfileRequested);
    connect(m_addMenu, &AddMenu::accountsWanted, this, &TreePane::addAccountsRequested);
    connect(expand, &QToolButton::clicked, &m_customer.household(), &HouseholdModel::expandAll);
    connect(m_addButton, &QToolButton::clicked, this, &TreePane::showAddMenu);
    return bar;
}

void TreePane::connectTree()
{
    HouseholdModel &household = m_customer.household();
    m_tree->setObjectName(QStringLiteral("householdTree"));
    m_tree->setAccessibleName(tr("Household"));
    setAccessibleName(tr("Household")); // it has the focus while there is no tree yet
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setItemDelegate(new TreeCellDelegate(m_tree));
    m_tree->setModel(&household);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &TreePane::followCurrent);
    connect(m_tree, &TreeView::doubleClicked, this, &TreePane::editRequested);
    connect(m_filterEdit, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_customer.household().setFilter(text);
        showState();
    });
    connect(m_filterEdit, &QLineEdit::returnPressed, this, &TreePane::focusTree);
    connect(m_kinds, &Segmented::currentChanged, this, [this](int kinds) {
        m_customer.household().setShown(HouseholdModel::Shown(kinds));
        showState();
    });
    // A reset forgets the current row; the agent's place is the node, not the row.
    connect(&household, &HouseholdModel::modelReset, this, [this] {
        if (m_isFirstHousehold && m_customer.household().household().count() > 0) {
            m_isFirstHousehold = false;
            m_customer.household().expandAll();
            if (m_wantedKey.isEmpty())
                m_tree->setCurrentIndex(m_customer.household().index(0, 0)); // selected, not only current
        }
        selectAgain();
    });
}

// Where the agent was; when that is gone, its account, and at last the top.
void TreePane::selectAgain()
{
    const Household &household = m_customer.household().household();
    if (m_wantedKey.isEmpty() || household.count() == 0)
        return;
    for (const QString &key : {m_wantedKey, m_wantedKey.section(QLatin1Char('/'), 0, 0), household.key(0)})
        if (household.find(key) != Household::None) {
            select(key);
            return;
        }
}

void TreePane::showState()
{
    const auto &accounts = m_customer.accounts();
    const auto &profile = m_customer.profile();
    const auto *error = accounts.error ? &*accounts.error : profile.error ? &*profile.error : nullptr;
    if (m_problem)
        m_problem->deleteLater(); // its own link may have asked
    m_problem = nullptr;
    showReading();
    m_addButton->setEnabled(accounts.value && !accounts.value->accounts.empty());
    if (accounts.value && !accounts.value->accounts.empty()) {
        if (m_customer.household().rowCount() == 0) {
            m_state->setState(QStringLiteral("list-filter"), Tone::Neutral, tr("Nothing here fits the filter"),
                              tr("Clear the filter or choose “All” to see the whole household."), {});
            m_stack->setCurrentWidget(m_state);
        } else {
            m_stack->setCurrentWidget(m_tree);
            if (hasFocus())
                focusTree();
        }
        if (error && accounts.value->hasMore) {
            showProblem(tr("%1 of %2 accounts are here. The others could not be read: %3")
                            .arg(accounts.value->accounts.size())
                            .arg(accounts.value->total)
                            .arg(errorText(*error, Operation::Open).text));
        } else if (error) { // what was read before stays, and the window says that it is old
            const QString when = QLocale().toString(accounts.value->readAt.toLocalTime().time(), QStringLiteral("HH:mm:ss"));
            showProblem(
                tr("This is the household as it was read at %1; what was saved stays saved. Reading it again did not work: %2")
                    .arg(when, errorText(*error, Operation::Open).text),
                error->requestId);
        } else if (m_customer.cards().error) {
            showProblem(tr("Accounts, people and billing profiles are here. Which cards Commerce keeps could not be read: %1")
                            .arg(errorText(*m_customer.cards().error, Operation::Open).text),
                        m_customer.cards().error->requestId);
        } else if (accounts.value->hasMore && !m_customer.isReading()) {
            showProblem(tr("%1 of %2 accounts are here. You stopped the reading.")
                            .arg(accounts.value->accounts.size())
                            .arg(accounts.value->total));
        } else if (!m_customer.cards().value && !m_customer.isReading()) {
            showProblem(tr("Accounts and people are here. Stored cards were not read: you stopped the reading."));
        } else if (m_customer.unseenError()) {
            showProblem(tr("The accounts on which %1 has a role are here. Whether there are more could not be read: %2")
                            .arg(m_customer.contact().firstName, errorText(*m_customer.unseenError(), Operation::Open).text));
        }
    } else if (m_customer.isReading()) {
        m_stack->setCurrentIndex(m_patience.isActive() ? 3 : 1);
    } else if (error) {
        const ErrorText text = errorText(*error, Operation::Open);
        const bool isForbidden = error->kind == ErrorKind::Forbidden;
        m_state->setState(isForbidden ? QStringLiteral("shield-x") : QStringLiteral("octagon-x"),
                          isForbidden ? Tone::Warning : Tone::Danger, text.title, text.text, error->requestId, tr("Read again"));
        m_stack->setCurrentWidget(m_state);
    } else if (m_customer.isUnknownToCrm()) {
        m_state->setState(QStringLiteral("user"), Tone::Info, tr("Not known to the CRM yet"),
                          tr("%1 has a log-in, but no household: accounts are kept in the CRM, and it has no contact for "
                             "this person.")
                              .arg(m_customer.contact().fullName()),
                          {}, tr("Make known to the CRM"));
        m_stack->setCurrentWidget(m_state);
    } else if (accounts.value) {
        m_state->setState(QStringLiteral("house"), Tone::Neutral, tr("No accounts"),
                          tr("%1 has no role on any account.").arg(m_customer.contact().fullName()), {}, tr("New household"));
        m_stack->setCurrentWidget(m_state);
    } else {
        m_state->setState(QStringLiteral("circle-pause"), Tone::Neutral, tr("Not read"),
                          tr("You stopped the reading of this household. Nothing was changed."), {}, tr("Read again"));
        m_stack->setCurrentWidget(m_state);
    }
}

QString TreePane::selectedKey() const
{
    const QModelIndex current = m_tree->currentIndex();
    return current.isValid() ? m_customer.household().household().key(m_customer.household().positionAt(current.row())) : QString();
}

void TreePane::select(const QString &key)
{
    HouseholdModel &model = m_customer.household();
    const auto position = model.household().find(key);
    m_wantedKey = key;
    if (position == Household::None)
        return;
    const int row = model.reveal(position);
    if (row < 0)
        return;
    m_tree->setCurrentIndex(model.index(row, 0));
    m_tree->scrollTo(model.index(row, 0));
}

void TreePane::followCurrent()
{
    const QString key = selectedKey();
    if (key.isEmpty())
        return;
    m_wantedKey = key;
    Q_EMIT selected(key);
}

void TreePane::focusTree()
{
    // A hidden tree would take the focus when it is shown, out of the search that the agent types in by then. So the pane
    // keeps it for the tree.
    if (m_stack->currentWidget() != m_tree) {
        setFocus(Qt::OtherFocusReason);
        return;
    }
    m_tree->setFocus(Qt::OtherFocusReason);
    if (!m_tree->currentIndex().isValid() && m_tree->model()->rowCount() > 0)
        m_tree->setCurrentIndex(m_tree->model()->index(0, 0));
}

void TreePane::focusFilter()
{
    m_filterEdit->setFocus(Qt::ShortcutFocusReason);
    m_filterEdit->selectAll();
}

const Account *TreePane::selectedAccount() const
{
    const QModelIndex current = m_tree->currentIndex();
    HouseholdModel &model = m_customer.household();
    if (model.household().count() == 0)
        return nullptr;
    return &model.household().account(current.isValid() ? model.positionAt(current.row()) : 0);
}

void TreePane::showAddMenu()
{
    if (!m_customer.accounts().value)
        return; // not read yet: nobody knows what is there
    m_addMenu->fill(selectedAccount());
    m_addMenu->popup(m_addButton->mapToGlobal(QPoint(0, m_addButton->height())));
}

// What the button of the state offers.
void TreePane::takeNextStep()
{
    const auto &accounts = m_customer.accounts();
    if (!accounts.error && m_customer.isUnknownToCrm())
        makeKnown();
    else if (!accounts.error && accounts.value && accounts.value->accounts.empty())
        Q_EMIT addAccountsRequested(AccountType::Customer, {});
    else
        m_customer.read();
}

void TreePane::makeKnown()
{
    m_makeKnown = m_customer.services().accounts.createContact(m_customer.contact()).then([this](const Result<ContactId> &made) {
        if (made) {
            m_customer.read();
            return;
        }
        const ErrorText text = errorText(made.error(), Operation::CreateContact);
        showProblem(text.title + QLatin1Char(' ') + text.text, made.error().requestId);
    });
}

} // namespace linedesk
