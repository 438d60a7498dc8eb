// SPDX-License-Identifier: Apache-2.0
// The one search field: results while typing. A new text drops the call of the old one, so a late answer can never
// replace a newer one.
#pragma once

#include "base/call.h"
#include "domain/contact.h"
#include "model/contactlistmodel.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace linedesk {

class Contacts;

class CustomerSearch : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Searching, Found, NothingFound, Failed };

    explicit CustomerSearch(Contacts &contacts, QObject *parent = nullptr);

    /// Texts of fewer than two letters or digits search nothing.
    void setText(const QString &text);
    const QString &text() const { return m_text; }
    void searchAgain();
    void stop();
    /// Nonzero while the server has asked to wait, and the search goes on by itself after that.
    std::chrono::seconds pauseLeft() const;

    State state() const { return m_state; }
    ContactListModel &results() { return m_results; }
    int total() const { return m_total; }
    std::chrono::milliseconds took() const { return m_took; }
    const std::optional<Error> &error() const { return m_error; }
    /// People were found or not, but account numbers could not be searched.
    const std::optional<Error> &numbersError() const { return m_numbersError; }
    bool canFindByNumber() const;

Q_SIGNALS:
    void changed();

private:
    void search();

    static constexpr int Limit = 50;

    Contacts &m_contacts;
    ContactListModel m_results;
    QString m_text;
    State m_state = State::Idle;
    int m_total = 0;
    std::chrono::milliseconds m_took{0};
    std::optional<Error> m_error, m_numbersError;
    QTimer m_pause;               // between the last key and the request
    QDeadlineTimer m_pauseEnd{0}; // of what the server asked for
    QTimer m_seconds;
    Call<ContactsFound> m_call;
};

} // namespace linedesk
