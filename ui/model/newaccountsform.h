// SPDX-License-Identifier: Apache-2.0
// Making accounts (CONTRACT 4.5): a customer account alone (the simple model), with service and billing accounts below it (the
// complex one), or one more child of an account that is there. The owner becomes admin of each. All are made or none, and what was
// sent once is looked up before it is sent again (A12).
#pragma once

#include "model/addressform.h"

namespace linedesk {

class NewAccountsForm : public AddressForm {
    Q_OBJECT
public:
    struct Child {
        AccountType type;
        QString name;
    };

    /// `type` Customer: a household of its own; else one account below `parent`. `known`: every account of the customer, so that a
    /// new one can be told from them.
    NewAccountsForm(Accounts &accounts, CustomerContext customer, AccountType type, const Account &parent,
                    std::vector<Account> known, const AddressFormats &formats, QObject *parentObject = nullptr);

    AccountType type() const { return m_type; }
    const Account &parentAccount() const { return m_parent; }
    /// A customer account of this customer that is there already.
    const Account *otherHousehold() const;
    const QString &name() const { return m_name; }
    void setName(const QString &name);
    void leaveName();
    /// Below a new customer account; they get its address, which can be changed afterwards.
    const std::vector<Child> &children() const { return m_children; }
    void addChild(AccountType type, const QString &name);
    void setChildName(size_t child, const QString &name);
    void removeChild(size_t child);
    static QString childField(size_t child) { return QStringLiteral("children/%1").arg(child); }

    /// What would be made, in the order of the tree.
    std::vector<Account> drafts() const;

    bool isDirty() const override;
    std::vector<FieldChange> changes() const override;

Q_SIGNALS:
    void childrenChanged();
    /// The customer account, or the child.
    void made(const linedesk::AccountId &account);

protected:
    Issues check() const override;
    Call<Saved> send() override;
    void takeRead(const AccountsOfContact &accounts, bool wasUnknown) override;

private:
    Issues nameIssues(const QString &field, const QString &name) const;
    const Account *madeOf(const Account &draft, const std::vector<Account> &all) const;

    Accounts &m_accounts;
    AccountType m_type;
    Account m_parent;
    std::vector<Account> m_known;
    QString m_name;
    std::vector<Child> m_children;
};

} // namespace linedesk
