// SPDX-License-Identifier: Apache-2.0
// What can be added to an account, and what the customer's role on it does not allow.
#pragma once

#include "domain/account.h"

#include <QMenu>

namespace linedesk {

class AddMenu : public QMenu {
    Q_OBJECT
public:
    explicit AddMenu(QWidget *parent = nullptr);
    /// Without an account there is a household to make, and nothing else.
    void fill(const Account *account);

Q_SIGNALS:
    void addressWanted(const linedesk::AccountId &account);
    void billingProfileWanted(const linedesk::AccountId &account);
    /// Customer: a household of its own; else below `parent`.
    void accountsWanted(linedesk::AccountType type, const linedesk::AccountId &parent);

private:
    void add(const char *objectName, const QString &symbolName, const QString &text, bool isAllowed, std::function<void()> run);
};

} // namespace linedesk
