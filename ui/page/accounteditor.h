// SPDX-License-Identifier: Apache-2.0
// An account itself: name, state, primary contact, links to other customers; for a supervisor the people's roles.
#pragma once

#include "model/accountform.h"
#include "page/formeditor.h"

class QComboBox;

namespace linedesk {

class AccountEditor : public FormEditor {
    Q_OBJECT
public:
    /// Takes the form. `customerName`: "R. Ruiz".
    AccountEditor(AccountForm *form, const QString &customerName, QWidget *parent = nullptr);

    QString subject() const override { return {}; }
    void focusFirst() override;

private:
    void makeRows();
    void addAccountRows();
    void addRoleRows();
    void addLinkRows();
    QComboBox *makeChoice(const QString &objectName, const QString &accessibleName);

    AccountForm *m_form;
    QWidget *m_first = nullptr;
    QString m_linkNumber; // typed so far
};

} // namespace linedesk
