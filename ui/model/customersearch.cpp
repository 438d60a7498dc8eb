// SPDX-License-Identifier: Apache-2.0
#include "model/customersearch.h"

#include "service/contacts.h"

#include <QElapsedTimer>

#include <algorithm>

namespace linedesk {

CustomerSearch::CustomerSearch(Contacts &contacts, QObject *parent) : QObject(parent), m_contacts(contacts)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(std::chrono::milliseconds(60)); // a fast typist sends one request per word, not per letter
    connect(&m_pause, &QTimer::timeout, this, &CustomerSearch::search);
    m_seconds.setInterval(std::chrono::milliseconds(500)); // no second is left out
    connect(&m_seconds, &QTimer::timeout, this, [this] {
        if (pauseLeft().count() == 0)
            m_seconds.stop();
        Q_EMIT changed();
    });
}

bool CustomerSearch::canFindByNumber() const
{
    return m_contacts.canFindByNumber();
}

void CustomerSearch::setText(const QString &text)
{
    const QString wanted = text.simplified();
    if (wanted == m_text)
        return;
    m_text = wanted;
    searchAgain();
}

void CustomerSearch::searchAgain()
{
    m_call.cancel();
    m_error.reset();
    m_numbersError.reset();
    const auto useful = std::count_if(m_text.begin(), m_text.end(), [](QChar c) { return c.isLetterOrNumber(); });
    if (useful < 2) {
        m_pause.stop();
        m_results.setFound({});
        m_total = 0;
        m_state = State::Idle;
    } else {
        m_state = State::Searching; // the old results stay until the new ones are here
        m_pause.start();
    }
    Q_EMIT changed();
}

void CustomerSearch::stop()
{
    m_call.cancel();
    m_pause.stop();
    m_state = State::Idle;
    Q_EMIT changed();
}

std::chrono::seconds CustomerSearch::pauseLeft() const
{
    return m_call.isRunning() ? std::chrono::ceil<std::chrono::seconds>(std::chrono::milliseconds(m_pauseEnd.remainingTime()))
                              : std::chrono::seconds(0);
}

void CustomerSearch::search()
{
    QElapsedTimer watch;
    watch.start();
    m_pauseEnd = QDeadlineTimer(0);
    const auto tell = [this](std::chrono::seconds pause) {
        m_pauseEnd = QDeadlineTimer(pause);
        m_seconds.start();
        Q_EMIT changed();
    };
    m_call = m_contacts.find(m_text, Limit).onPause(tell).then([this, watch](Result<ContactsFound> found) {
        m_took = std::chrono::milliseconds(watch.elapsed());
        if (!found) {
            m_error = std::move(found.error());
            m_results.setFound({});
            m_total = 0;
            m_state = State::Failed;
        } else {
            const int unread = found->contacts.empty() ? 0 : std::max(0, found->total - int(found->contacts.size()));
            m_numbersError = std::move(found->accountsError);
            m_results.setFound(std::move(*found));
            m_total = m_results.rowCount() + unread;
            m_state = m_results.rowCount() == 0 ? State::NothingFound : State::Found;
        }
        Q_EMIT changed();
    });
}

} // namespace linedesk
