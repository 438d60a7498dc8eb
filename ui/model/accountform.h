// SPDX-License-Identifier: Apache-2.0
// Changing an account itself: its name, whether it is in use, its primary contact, the people's roles, its links to other
// customers (CONTRACT 4.6, 11.1, 11.2).
#pragma once

#include "domain/contact.h"
#include "domain/household.h"
#include "model/recordform.h"

namespace linedesk {

class Accounts;
class Contacts;

/// Everybody in the household, each once.
std::vector<AccountContact> peopleOf(const Household &household);

class AccountForm : public RecordForm {
    Q_OBJECT
public:
    /// `known`: people of the household who may get a role. `mayChangeRoles`: the agent is a supervisor.
    AccountForm(Accounts &accounts, Contacts &contacts, CustomerContext customer, Account before, std::vector<AccountContact> known,
                bool mayChangeRoles, QObject *parent = nullptr);

    const Account &draft() const { return m_draft; }
    const Account &before() const { return m_before; }
    bool mayChangeRoles() const { return m_mayChangeRoles; }
    bool mayLink() const { return m_before.type == AccountType::Customer; }
    bool canFindLinks() const;
    /// Those on the account, then the rest of the household.
    const std::vector<AccountContact> &people() const { return m_people; }
    Role role(const ContactId &id) const;
    static QString roleField(const ContactId &id) { return QStringLiteral("roles/") + id.text(); }

    /// Earlier values as the draft; roles only for a supervisor.
    void propose(const Account &earlier);
    void setName(const QString &name);
    void leaveName();
    void setStatus(AccountStatus status);
    void setPrimaryContact(const ContactId &id);
    void setRole(const ContactId &id, Role role);
    /// On the account now or when the form was opened; the others are added first.
    bool hasLine(const ContactId &id) const;
    void addPerson(const ContactId &id);
    void setLinkType(const AccountId &id, LinkType type);
    void removeLink(const AccountId &id);
    /// Looks for a customer account by its whole number and links it; what is wrong with it becomes the issue of "links".
    void addLink(const QString &number, LinkType type);
    bool isFindingLink() const { return m_find.isRunning(); }

    bool isDirty() const override { return m_draft != m_before; }
    std::vector<FieldChange> changes() const override;

Q_SIGNALS:
    void rowsChanged();
    void linked();

protected:
    Issues check() const override;
    Call<Saved> send() override;
    Call<AccountsOfContact> read() override;
    bool findStored(const Account &stored) override;
    bool isStoredAsWanted() const override;
    std::vector<Version> compare() const override;
    void rebaseRecord() override;
    void dropMine(const QString &label) override;

private:
    void takeFound(const std::vector<AccountFound> &found, const QString &number, LinkType type);
    void keepMineOn(Account &ground) const;
    QString personName(const ContactId &id) const;
    std::vector<Version> fields(const Account &opened, const Account &stored, const Account &mine) const;

    Accounts &m_accounts;
    Contacts &m_contacts;
    Account m_before, m_draft, m_stored;
    std::vector<AccountContact> m_people;
    bool m_mayChangeRoles;
    Call<std::vector<AccountFound>> m_find;
};

} // namespace linedesk
