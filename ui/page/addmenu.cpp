// SPDX-License-Identifier: Apache-2.0
#include "page/addmenu.h"

#include "look/symbols.h"
#include "model/domainwords.h"

namespace linedesk {

AddMenu::AddMenu(QWidget *parent) : QMenu(parent)
{
    setObjectName(QStringLiteral("addMenu"));
    setAccessibleName(tr("Add"));
}

void AddMenu::fill(const Account *account)
{
    clear();
    if (account) {
        const AccountId id = account->id;
        const bool isBuyer = account->role >= Role::Buyer, isAdmin = account->role >= Role::Admin;
        add("addAddressAction", QStringLiteral("map-pin"), tr("&Address for %1").arg(account->name), isBuyer,
            [this, id] { Q_EMIT addressWanted(id); });
        if (account->type != AccountType::Service) // which does not bill (CONTRACT R6)
            add("addBillingProfileAction", QStringLiteral("credit-card"), tr("&Billing profile for %1").arg(account->name), isBuyer,
                [this, id] { Q_EMIT billingProfileWanted(id); });
        addSeparator();
        if (account->type == AccountType::Customer) { // children hang on these alone (CONTRACT R2, R4)
            add("addServiceAccountAction", accountSymbol(AccountType::Service), tr("&Service account below %1").arg(account->name),
                isAdmin, [this, id] { Q_EMIT accountsWanted(AccountType::Service, id); });
            add("addBillingAccountAction", accountSymbol(AccountType::Billing), tr("B&illing account below %1").arg(account->name),
                isAdmin, [this, id] { Q_EMIT accountsWanted(AccountType::Billing, id); });
        }
    }
    add("addHouseholdAction", accountSymbol(AccountType::Customer), tr("New &household"), true,
        [this] { Q_EMIT accountsWanted(AccountType::Customer, {}); });
}

void AddMenu::add(const char *objectName, const QString &symbolName, const QString &text, bool isAllowed, std::function<void()> run)
{
    QAction *action = addAction(look::symbol(symbolName), text, this, std::move(run));
    action->setObjectName(QLatin1String(objectName));
    action->setEnabled(isAllowed);
}

} // namespace linedesk
