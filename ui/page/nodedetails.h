// SPDX-License-Identifier: Apache-2.0
// Everything the console knows of one node of the household: an account, a person on it, an address, a billing profile.
// What the agent may change has its button; what a role does not allow says so.
#pragma once

#include "model/opencustomer.h"

#include <QWidget>

class QVBoxLayout;

namespace linedesk {

class ValueGrid;

class NodeDetails : public QWidget {
    Q_OBJECT
public:
    explicit NodeDetails(OpenCustomer &customer, QWidget *parent = nullptr);

    void showNode(Household::Position position);
    bool canEdit() const { return m_canEdit; }

Q_SIGNALS:
    void editRequested();

private:
    QWidget *makeAccount(const Account &account);
    QWidget *makePerson(const Account &account, const AccountContact &person);
    QWidget *makeAddress(const Account &account, const Address &address);
    QWidget *makeBillingProfile(const Account &account, const BillingProfile &profile);
    void addHeading(QVBoxLayout *column, const QString &symbol, const QString &title, bool canEdit);
    void addRecord(ValueGrid *grid, const QString &keptIn);

    OpenCustomer &m_customer;
    QVBoxLayout *m_column;
    QWidget *m_content = nullptr;
    bool m_canEdit = false;
};

} // namespace linedesk
