// SPDX-License-Identifier: Apache-2.0
// The household as a tree with its filter, or what stands in its place: being read, nothing there, could not be read.
#pragma once

#include "model/opencustomer.h"
#include "widget/pane.h"

#include <QElapsedTimer>
#include <QTimer>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace linedesk {

class AddMenu;
class InlineMessage;
class Segmented;
class StateView;
class TreeView;

class TreePane : public Pane {
    Q_OBJECT
public:
    explicit TreePane(OpenCustomer &customer, QWidget *parent = nullptr);

    /// Opens the way to the node and makes it the current row.
    void select(const QString &key);
    QString selectedKey() const;
    void focusTree();
    void focusFilter();
    void showAddMenu();

Q_SIGNALS:
    void selected(const QString &key);
    void editRequested();
    void addAddressRequested(const linedesk::AccountId &account);
    void addBillingProfileRequested(const linedesk::AccountId &account);
    void addAccountsRequested(linedesk::AccountType type, const linedesk::AccountId &parent);

private:
    QWidget *makeReading();
    void showReading();
    void showPause();
    void showProblem(const QString &text, const QString &requestId = {});
    QWidget *makeBar();
    void connectTree();
    void showState();
    void takeNextStep();
    void makeKnown();
    const Account *selectedAccount() const;
    void followCurrent();
    void selectAgain();

    OpenCustomer &m_customer;
    QLineEdit *m_filterEdit = nullptr;
    Segmented *m_kinds = nullptr;
    QToolButton *m_addButton = nullptr;
    AddMenu *m_addMenu = nullptr;
    QWidget *m_problem = nullptr;
    QWidget *m_pauseFrame = nullptr;
    Call<ContactId> m_makeKnown;
    InlineMessage *m_pauseMessage = nullptr;
    QVBoxLayout *m_column = nullptr;
    QStackedWidget *m_stack;
    TreeView *m_tree;
    StateView *m_state;
    QWidget *m_reading = nullptr;
    QLabel *m_readingTime = nullptr;
    QWidget *m_stopButton = nullptr;
    QTimer m_patience; // a skeleton only when reading takes noticeably long
    QTimer m_seconds;
    QElapsedTimer m_readingSince;
    QString m_wantedKey;
    bool m_isFirstHousehold = true;
};

} // namespace linedesk
