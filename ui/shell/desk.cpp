// SPDX-License-Identifier: Apache-2.0
#include "shell/desk.h"

#include "look/tokens.h"
#include "model/opencustomer.h"
#include "page/carddialog.h"
#include "page/householdpage.h"
#include "service/accounts.h"
#include "shell/commandbar.h"
#include "shell/keyssheet.h"
#include "shell/latenews.h"
#include "shell/searchfield.h"
#include "widget/inlinemessage.h"
#include "widget/noticebar.h"
#include "widget/railview.h"
#include "widget/stateview.h"

#include <QAccessible>
#include <QActionGroup>
#include <QApplication>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTime>
#include <QVBoxLayout>

#include <algorithm>

namespace linedesk {

using namespace look;

Desk::Desk(const CustomerServices &services, const Agent &agent, bool isTraining, QWidget *parent)
    : QWidget(parent), m_services{services.contacts, services.accounts, services.billing, agent.isSupervisor},
      m_isTraining(isTraining), m_search(services.contacts), m_commandBar(new CommandBar(m_search, agent, isTraining, this)),
      m_rail(new RailView), m_pages(new QStackedWidget), m_noticeBar(new NoticeBar), m_banners(new QVBoxLayout)
{
    setObjectName(QStringLiteral("desk"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_commandBar);
    m_banners->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_banners);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addWidget(m_pages, 1);
    column->addLayout(middle, 1);
    column->addWidget(m_noticeBar);
    m_pages->addWidget(makeEmptyPage());

    connect(&m_commandBar->search(), &SearchField::chosen, this, &Desk::openCustomer);
    connect(m_rail, &RailView::openClicked, this, &Desk::show);
    connect(m_rail, &RailView::recentClicked, this, [this](int index) { openCustomer(Contact(m_recent[size_t(index)].first)); });
    connect(m_noticeBar, &NoticeBar::keysRequested, this, &Desk::showKeys);
    connect(m_noticeBar, &NoticeBar::takeBackRequested, this, [this] { // of the customer that is told of, shown or not
        for (size_t i = 0; i < m_tabs.size(); ++i)
            if (m_tabs[i].page == m_lastSaved) {
                show(int(i));
                m_lastSaved->takeBack();
            }
    });
    connect(m_commandBar, &CommandBar::lockRequested, this, &Desk::lockRequested);
    new LateNews(
        m_services,
        [this](Tone tone, const ProfileId &profile, const QString &text, const QString &requestId) {
            notice(tone, tr("%1: %2").arg(nameOf(profile), text), requestId);
        },
        this);
    m_readFormats = m_services.accounts.addressFormats().then([this](Result<AddressFormats> answer) {
        if (answer && !answer->formats.empty())
            m_formats = std::move(*answer); // else the built-in table stays (CONTRACT A6)
    });
    makeCommands();
    makeAgentMenu();
    notice(Tone::Info, tr("Signed in as %1").arg(agent.email), {});
    showRail();
}

Desk::~Desk() = default;

void Desk::resizeEvent(QResizeEvent *event)
{
    m_rail->setFolded(width() < wordWidth(font(), look::width::foldsRail));
    QWidget::resizeEvent(event);
}

QString Desk::nameOf(const ProfileId &profile) const
{
    for (const Tab &tab : m_tabs)
        if (tab.customer->contact().profileId == profile)
            return tab.customer->contact().shortName();
    for (const auto &[contact, stripe] : m_recent)
        if (contact.profileId == profile)
            return contact.shortName();
    return tr("Profile %1").arg(profile.text());
}

QWidget *Desk::makeEmptyPage()
{
    auto *page = new Pane(Pane::Ground::Page);
    auto *state = new StateView;
    state->setObjectName(QStringLiteral("emptyState"));
    state->setState(QStringLiteral("search"), Tone::Neutral, tr("No customer open"),
                    m_search.canFindByNumber()
                        ? tr("Find one by the beginning of a name, an e-mail address, a phone number or an account number.")
                        : tr("Find one by the beginning of a name, an e-mail address or a phone number."),
                    {}, tr("Find a customer"));
    connect(state, &StateView::primaryTriggered, this, [this] { m_commandBar->search().activate(); });
    auto *column = new QVBoxLayout(page);
    column->addWidget(state);
    return page;
}

HouseholdPage *Desk::page() const
{
    return m_current >= 0 ? m_tabs[size_t(m_current)].page : nullptr;
}

void Desk::makeCommands()
{
    const auto onPage = [this](void (HouseholdPage::*action)()) {
        return [this, action] {
            if (HouseholdPage *one = page())
                (one->*action)();
        };
    };
    m_commands = {{QStringLiteral("Ctrl+K"), tr("Find a customer"), [this] { m_commandBar->search().activate(); }},
                  {QStringLiteral("Ctrl+Tab"), tr("Next open customer"), [this] { showNext(); }},
                  {QStringLiteral("Ctrl+W"), tr("Close this customer"), [this] { closeCurrent(); }},
                  {QStringLiteral("F6"), tr("Next pane"), onPage(&HouseholdPage::nextPane)},
                  {QStringLiteral("Ctrl+F"), tr("Filter the household"), onPage(&HouseholdPage::focusFilter)},
                  {QStringLiteral("Ctrl+E"), tr("Expand the household"), onPage(&HouseholdPage::expandAll)},
                  {QStringLiteral("F5"), tr("Read again"), onPage(&HouseholdPage::readAgain)},
                  {QStringLiteral("F2"), tr("Edit the selected row"), onPage(&HouseholdPage::editSelected)},
                  {QStringLiteral("Ins"), tr("Add to the selected account"), onPage(&HouseholdPage::addToSelected)},
                  {QStringLiteral("Ctrl+S"), tr("Save for the customer"), onPage(&HouseholdPage::save)},
                  {QStringLiteral("Ctrl+Shift+Z"), tr("Take back the last save"), onPage(&HouseholdPage::takeBack)},
                  {QStringLiteral("Esc"), tr("Back; asks before work is lost"), onPage(&HouseholdPage::back)},
                  {QStringLiteral("Alt+Left"), tr("Back"), onPage(&HouseholdPage::back)},
                  {QStringLiteral("Ctrl+L"), tr("Lock the desk"), [this] { Q_EMIT lockRequested(); }},
                  {QStringLiteral("Ctrl+Shift+Q"), tr("Sign out"), [this] { Q_EMIT signOutRequested(); }},
                  {QStringLiteral("F1"), tr("All keys"), [this] { showKeys(); }}};
    for (const Command &command : m_commands) {
        auto *shortcut = new QShortcut(QKeySequence(command.keys), this);
        connect(shortcut, &QShortcut::activated, this, command.run);
    }
}

void Desk::makeAgentMenu()
{
    QMenu &menu = m_commandBar->agentMenu();
    QMenu *look = menu.addMenu(tr("&Look"));
    auto *group = new QActionGroup(this);
    int scheme = 0;
    for (const QString &text : {tr("Like the &system"), tr("&Light"), tr("&Dark")}) {
        QAction *action = look->addAction(text);
        action->setCheckable(true);
        action->setChecked(scheme == 0);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, scheme] { Q_EMIT schemeRequested(scheme); });
        ++scheme;
    }
    menu.addAction(tr("All &keys"), this, &Desk::showKeys);
    menu.addAction(tr("Loc&k"), this, &Desk::lockRequested);
    menu.addSeparator();
    menu.addAction(tr("Sign &out"), this, &Desk::signOutRequested);
}

// Found by an account's number: that account is the row to be on.
void Desk::openCustomer(const Contact &contact, const AccountId &account)
{
    for (size_t i = 0; i < m_tabs.size(); ++i)
        if (m_tabs[i].customer->contact().profileId == contact.profileId) {
            show(int(i));
            if (!account.isEmpty())
                m_tabs[i].page->select(account);
            return;
        }
    int stripe = m_nextStripe;
    const auto known =
        std::find_if(m_recent.begin(), m_recent.end(), [&](const auto &one) { return one.first.profileId == contact.profileId; });
    if (known != m_recent.end()) {
        stripe = known->second; // a customer keeps the colour for the shift
        m_recent.erase(known);
    } else {
        ++m_nextStripe;
    }
    auto customer = std::make_unique<OpenCustomer>(m_services, contact, stripe);
    auto *fresh = new HouseholdPage(*customer, m_formats, m_isTraining);
    connect(customer.get(), &OpenCustomer::changed, this, &Desk::showRail);
    connect(fresh, &HouseholdPage::workChanged, this, [this, fresh, isEditing = false]() mutable {
        // What is told of an earlier matter would be read as said of this edit; what is told of the edit itself stays.
        if (fresh->hasUnsavedWork() && !isEditing)
            notice(Tone::Info, tr("Editing; nothing of this edit is saved yet"), {});
        isEditing = fresh->hasUnsavedWork() || fresh->isSaving();
        showRail();
    });
    connect(fresh, &HouseholdPage::noticed, this,
            [this, fresh, raw = customer.get()](Tone tone, const QString &text, const QString &requestId) {
                const bool canTakeBack = tone == Tone::Success && fresh->canTakeBack();
                m_lastSaved = canTakeBack ? fresh : nullptr;
                notice(tone, tr("%1: %2").arg(raw->contact().shortName(), text), requestId, canTakeBack);
            });
    m_pages->addWidget(fresh);
    if (!account.isEmpty())
        fresh->select(account);
    customer->read();
    m_tabs.push_back({std::move(customer), fresh});
    show(int(m_tabs.size()) - 1);
}

void Desk::show(int tab)
{
    m_current = tab;
    m_pages->setCurrentWidget(tab >= 0 ? static_cast<QWidget *>(m_tabs[size_t(tab)].page) : m_pages->widget(0));
    if (HouseholdPage *one = page())
        one->focusTree();
    showRail();
}

void Desk::showNext()
{
    if (!m_tabs.empty())
        show((m_current + 1) % int(m_tabs.size()));
}

void Desk::closeCurrent()
{
    if (m_current < 0)
        return;
    if (!page()->hasUnsavedWork()) {
        reallyClose(m_current);
        return;
    }
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Unsaved changes"),
                                tr("What you changed for %1 is not saved. Close and throw it away?")
                                    .arg(m_tabs[size_t(m_current)].customer->contact().shortName()),
                                QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *discard = box->addButton(tr("Throw away"), QMessageBox::DestructiveRole);
    QPushButton *keep = box->addButton(tr("Keep editing"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(discard, &QPushButton::clicked, this, [this, tab = m_current] { reallyClose(tab); });
    box->open();
}

void Desk::reallyClose(int tab)
{
    Tab gone = std::move(m_tabs[size_t(tab)]);
    m_tabs.erase(m_tabs.begin() + tab);
    m_recent.insert(m_recent.begin(), {gone.customer->contact(), gone.customer->stripe()});
    if (m_recent.size() > 10)
        m_recent.pop_back();
    m_pages->removeWidget(gone.page);
    delete gone.page; // before the customer that it shows
    show(std::min(tab, int(m_tabs.size()) - 1));
}

void Desk::showRail()
{
    std::vector<RailView::Entry> open, recent;
    for (size_t i = 0; i < m_tabs.size(); ++i) {
        const OpenCustomer &one = *m_tabs[i].customer;
        open.push_back(
            {one.contact().fullName(), one.secondLine(), one.stripe(), m_tabs[i].page->hasUnsavedWork(), int(i) == m_current});
    }
    for (const auto &[contact, stripe] : m_recent)
        recent.push_back({contact.fullName(), contact.place[AddressField::City], stripe, false, false});
    m_rail->setEntries(open, recent);
}

void Desk::notice(Tone tone, const QString &text, const QString &requestId, bool canTakeBack)
{
    const QString words = text.endsWith(QLatin1Char('.')) ? text.chopped(1) : text; // the time ends the sentence
    m_noticeBar->setNotice(tone, tr("%1, %2").arg(words, QLocale().toString(QTime::currentTime(), QStringLiteral("HH:mm"))),
                           requestId, canTakeBack);
}

QWidget *Desk::showBanner(QPointer<QWidget> &place, Tone tone, const QString &objectName, const QString &text,
                          const QString &action)
{
    delete place;
    auto *frame = new Pane(Pane::Ground::Chrome, Pane::Bottom);
    auto *row = new QVBoxLayout(frame);
    row->setContentsMargins(space::m, space::xs, space::m, space::xs + 1);
    auto *message = new InlineMessage(tone, text, action);
    message->setObjectName(objectName);
    row->addWidget(message);
    m_banners->addWidget(frame);
    place = frame;
    QAccessibleEvent event(message, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    return message;
}

void Desk::setAnswered(std::chrono::milliseconds took)
{
    m_commandBar->setLine(true, took);
}

void Desk::setOnline(bool isOnline, const QDateTime &since)
{
    if (isOnline) {
        delete m_offlineBanner;
        return;
    }
    m_commandBar->setLine(false, {});
    QWidget *banner =
        showBanner(m_offlineBanner, Tone::Warning, QStringLiteral("offlineBanner"),
                   tr("No line to the server since %1. What you typed stays here and is not saved by itself; only the "
                      "line is tried again, every few seconds.")
                       .arg(QLocale().toString(since.toLocalTime().time(), QStringLiteral("HH:mm:ss"))),
                   tr("Try now"));
    connect(static_cast<InlineMessage *>(banner), &InlineMessage::actionTriggered, this, &Desk::tryLineRequested);
}

void Desk::warnOfLock(std::chrono::seconds left)
{
    if (left.count() <= 0)
        delete m_lockBanner;
    else if (!m_lockBanner)
        showBanner(m_lockBanner, Tone::Info, QStringLiteral("lockBanner"),
                   tr("Nobody has used this desk for a while: it locks at %1. Any key or click keeps it open.")
                       .arg(QLocale().toString(QTime::currentTime().addSecs(int(left.count())), QStringLiteral("HH:mm:ss"))));
}

LockScreen::Waiting Desk::prepareForLock()
{
    LockScreen::Waiting waiting;
    while (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    const auto dialogs = window()->findChildren<QDialog *>();
    for (QDialog *dialog : dialogs) {
        if (auto *card = qobject_cast<CardDialog *>(dialog))
            waiting.hadCard = waiting.hadCard || card->hasDigits();
        dialog->reject();
    }
    delete m_lockBanner;
    waiting.customers = int(m_tabs.size());
    for (const Tab &tab : m_tabs) {
        waiting.unsaved += tab.page->hasUnsavedWork();
        waiting.saving += tab.page->isSaving();
    }
    return waiting;
}

Contact Desk::currentContact() const
{
    return m_current < 0 ? Contact() : m_tabs[size_t(m_current)].customer->contact();
}

bool Desk::hasUnsavedWork() const
{
    return std::any_of(m_tabs.begin(), m_tabs.end(), [](const Tab &tab) { return tab.page->hasUnsavedWork(); });
}

void Desk::showKeys()
{
    std::vector<std::pair<QString, QString>> keys;
    for (const Command &command : m_commands)
        keys.emplace_back(command.keys, command.text);
    auto *sheet = new KeysSheet(keys, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

} // namespace linedesk
