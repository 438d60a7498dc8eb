// SPDX-License-Identifier: Apache-2.0
#include "shell/searchfield.h"

#include "look/symbols.h"
#include "look/tokens.h"
#include "model/errortext.h"
#include "widget/controls.h"
#include "widget/keycap.h"
#include "widget/pane.h"
#include "widget/resultdelegate.h"
#include "widget/stateview.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

namespace linedesk {

using namespace look;

namespace {
constexpr int PopupWidth = 640, ShownRows = 8;

QWidget *keyHint(const QString &keys, const QString &text)
{
    auto *hint = new QWidget;
    auto *row = new QHBoxLayout(hint);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(new KeyCap(keys));
    row->addWidget(makeMutedText(text, true));
    return hint;
}
} // namespace

SearchField::SearchField(CustomerSearch &search, QWidget *window)
    : m_search(search), m_window(window),
      m_keys(new KeyCap(QKeySequence(QStringLiteral("Ctrl+K")).toString(QKeySequence::NativeText), this))
{
    setObjectName(QStringLiteral("findEdit"));
    setPlaceholderText(m_search.canFindByNumber() ? tr("Find a customer: name, phone, e-mail, account")
                                                  : tr("Find a customer: name, phone, e-mail"));
    setAccessibleName(tr("Find a customer"));
    addAction(symbol(QStringLiteral("search")), QLineEdit::LeadingPosition);
    setTextMargins(0, 0, m_keys->sizeHint().width() + space::s, 0);
    m_keys->setAttribute(Qt::WA_TransparentForMouseEvents);
    setMinimumWidth(280);
    setMaximumWidth(wordWidth(font(), 480));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QLineEdit::textEdited, &m_search, &CustomerSearch::setText);
    connect(&m_search, &CustomerSearch::changed, this, &SearchField::showResults);
    m_window->installEventFilter(this);
}

void SearchField::makePopup()
{
    m_popup = new Pane(Pane::Ground::Raised, Pane::NoEdge, m_window);
    m_popup->setObjectName(QStringLiteral("searchPopup"));
    m_popup->setPanelRadius(radius::panel);
    auto *column = new QVBoxLayout(m_popup);
    column->setContentsMargins(1, space::xs, 1, 1);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::m, space::xs, space::m, space::xs);
    m_head = makeSectionTitle({});
    m_head->setObjectName(QStringLiteral("searchHead"));
    m_head->setForegroundRole(QPalette::PlaceholderText);
    m_time = makeMutedText({}, true);
    head->addWidget(m_head);
    head->addStretch();
    head->addWidget(m_time);
    column->addLayout(head);

    m_list = new QListView;
    m_list->setObjectName(QStringLiteral("searchList"));
    m_list->setAccessibleName(tr("Customers found"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setModel(&m_search.results());
    auto *delegate = new ResultDelegate(m_list);
    m_list->setItemDelegate(delegate);
    connect(&m_search, &CustomerSearch::changed, delegate, [this, delegate] { delegate->setQuery(m_search.text()); });
    connect(m_list, &QListView::clicked, this, &SearchField::open);
    column->addWidget(m_list);

    m_state = new StateView;
    m_state->setObjectName(QStringLiteral("searchState"));
    connect(m_state, &StateView::primaryTriggered, this, [this] {
        if (m_search.state() == CustomerSearch::State::Searching)
            m_search.stop();
        else
            m_search.searchAgain();
    });
    column->addWidget(m_state);

    column->addWidget(new Pane(Pane::Ground::Raised, Pane::Top));
    m_foot = new QWidget;
    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(space::m, 6, space::m, 6);
    foot->setSpacing(space::l);
    foot->addWidget(keyHint(tr("↑+↓"), tr("choose")));
    foot->addWidget(keyHint(tr("Enter"), tr("open")));
    foot->addWidget(keyHint(tr("Esc"), tr("close")));
    foot->addStretch();
    column->addWidget(m_foot);
}

bool SearchField::isOpen() const
{
    return m_popup && m_popup->isVisible();
}

void SearchField::activate()
{
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
    showResults();
}

void SearchField::showResults()
{
    const auto state = m_search.state();
    if (state == CustomerSearch::State::Idle || !hasFocus()) {
        if (m_popup)
            m_popup->hide();
        return;
    }
    if (!m_popup)
        makePopup();
    const int shown = m_search.results().rowCount();
    const bool hasRows = shown > 0;
    if (state == CustomerSearch::State::Searching)
        m_head->setText(tr("Looking for “%1”…").arg(m_search.text()));
    else if (state == CustomerSearch::State::Failed)
        m_head->setText(tr("The search did not work"));
    else if (m_search.total() > shown)
        m_head->setText(tr("The first %1 of %2 customers that match “%3”").arg(shown).arg(m_search.total()).arg(m_search.text()));
    else
        m_head->setText(tr("%n customers match “%1”", nullptr, shown).arg(m_search.text()));
    if (m_search.numbersError() && state != CustomerSearch::State::Searching)
        m_head->setText(tr("%1 Account numbers could not be searched.").arg(m_head->text() + QLatin1Char('.')));
    m_time->setText(state == CustomerSearch::State::Found ? tr("by name · %1 ms").arg(m_search.took().count()) : QString());
    m_list->setVisible(hasRows);
    m_list->setFixedHeight(std::min(shown, ShownRows) * (hasRows ? m_list->sizeHintForRow(0) : 0));
    m_foot->setVisible(hasRows);
    const auto pause = m_search.pauseLeft().count();
    if (pause > 0)
        m_state->setState(QStringLiteral("timer"), Tone::Info, tr("The server is busy"),
                          tr("It asked to wait %1 s. The search goes on by itself.").arg(pause), {}, tr("Stop"));
    else if (state == CustomerSearch::State::NothingFound)
        m_state->setState(QStringLiteral("search"), Tone::Neutral, tr("Nobody found"),
                          m_search.canFindByNumber()
                              ? tr("Try the beginning of a name, an e-mail address, a phone number or an account number. Nothing "
                                   "else is searched.")
                              : tr("Try the beginning of a name, an e-mail address or a phone number. Nothing else is searched."),
                          {});
    else if (state == CustomerSearch::State::Failed) {
        const ErrorText text = errorText(*m_search.error(), Operation::Find);
        m_state->setState(QStringLiteral("octagon-x"), Tone::Danger, text.title, text.text, m_search.error()->requestId,
                          tr("Try again"));
    }
    m_state->setVisible(pause > 0 || state == CustomerSearch::State::NothingFound || state == CustomerSearch::State::Failed);
    if (hasRows && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_search.results().index(0, 0));
    place();
    m_popup->show();
    m_popup->raise();
}

void SearchField::place()
{
    if (!m_popup)
        return;
    const QPoint corner = mapTo(m_window, QPoint(0, height() + space::xs));
    const int wide = std::min(PopupWidth, m_window->width() - corner.x() - space::m);
    m_popup->setFixedWidth(wide);
    m_popup->layout()->activate();
    m_popup->resize(wide, m_popup->sizeHint().height());
    m_popup->move(corner);
}

void SearchField::open(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    if (!m_search.results().canOpen(index.row()))
        return;
    const Contact contact = m_search.results().contact(index.row());
    const AccountId account = m_search.results().account(index.row());
    m_popup->hide();
    clear();
    m_search.setText({});
    Q_EMIT chosen(contact, account);
}

void SearchField::step(int by)
{
    const int count = m_search.results().rowCount();
    if (count > 0)
        m_list->setCurrentIndex(m_search.results().index(std::clamp(m_list->currentIndex().row() + by, 0, count - 1), 0));
}

bool SearchField::event(QEvent *event)
{
    // Esc closes the results first; only then is it the desk's key.
    if (event->type() == QEvent::ShortcutOverride && isOpen() && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        if (isOpen())
            step((event->key() == Qt::Key_Up || event->key() == Qt::Key_PageUp ? -1 : 1) *
                 (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up ? 1 : ShownRows));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // While an answer is on its way the list is the old one: opening from it would open somebody else.
        if (isOpen() && m_search.state() == CustomerSearch::State::Found)
            open(m_list->currentIndex());
        return;
    case Qt::Key_Escape:
        if (isOpen()) {
            m_popup->hide();
            return;
        }
        break;
    default: break;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    m_keys->hide();
    showResults();
}

void SearchField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    m_keys->show();
    if (m_popup && event->reason() != Qt::PopupFocusReason)
        m_popup->hide();
}

void SearchField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    m_keys->resize(m_keys->sizeHint());
    m_keys->move(width() - m_keys->width() - 6, (height() - m_keys->height()) / 2);
}

bool SearchField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::Resize && isOpen())
        place();
    return QLineEdit::eventFilter(watched, event);
}

} // namespace linedesk
