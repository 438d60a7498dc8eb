// SPDX-License-Identifier: Apache-2.0
// The one search field with its results below it. Typing shows results, arrows choose while the field keeps the
// keyboard, Enter opens, Esc closes.
#pragma once

#include "domain/contact.h"
#include "model/customersearch.h"

#include <QLineEdit>

class QLabel;
class QListView;

namespace linedesk {

class Pane;
class StateView;

class SearchField : public QLineEdit {
    Q_OBJECT
public:
    /// The results are shown over `window`.
    SearchField(CustomerSearch &search, QWidget *window);

    void activate(); // focus, with the text selected
    bool isOpen() const;

Q_SIGNALS:
    /// `account`: by whose number the person was found; else empty.
    void chosen(const linedesk::Contact &contact, const linedesk::AccountId &account);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makePopup();
    void showResults();
    void place();
    void open(const QModelIndex &index);
    void step(int by);

    CustomerSearch &m_search;
    QWidget *m_window;
    QWidget *m_keys;
    Pane *m_popup = nullptr;
    QLabel *m_head = nullptr, *m_time = nullptr;
    QListView *m_list = nullptr;
    StateView *m_state = nullptr;
    QWidget *m_foot = nullptr;
};

} // namespace linedesk
