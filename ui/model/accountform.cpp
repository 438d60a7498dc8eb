// SPDX-License-Identifier: Apache-2.0
#include "model/accountform.h"

#include "model/domainwords.h"
#include "service/accounts.h"
#include "service/contacts.h"

#include <QSet>

#include <algorithm>

namespace linedesk {

namespace {

constexpr int NameLimit = 100; // CONTRACT 2.9

Issues issue(const QString &field, IssueCode code, QStringList args = {}, const QString &text = {})
{
    return {{FieldPath(field), Severity::Error, code, std::move(args), text, {}}};
}

template <class List, class Id, class Member> auto with(List &list, const Id &id, Member member)
{
    return std::find_if(list.begin(), list.end(), [&](const auto &one) { return one.*member == id; });
}

} // namespace

std::vector<AccountContact> peopleOf(const Household &household)
{
    std::vector<AccountContact> people;
    QSet<QString> seen;
    for (Household::Position p = 0; p < household.count(); p = household.isAccount(p) ? p + 1 : household.end(p))
        if (const AccountContact *one = household.person(p))
            if (const auto size = seen.size(); seen.insert(one->contactId.text()), seen.size() > size)
                people.push_back(*one);
    return people;
}

AccountForm::AccountForm(Accounts &accounts, Contacts &contacts, CustomerContext customer, Account before,
                         std::vector<AccountContact> known, bool mayChangeRoles, QObject *parent)
    : RecordForm(std::move(customer), before, parent), m_accounts(accounts), m_contacts(contacts), m_before(std::move(before)),
      m_draft(m_before), m_people(m_before.contacts), m_mayChangeRoles(mayChangeRoles)
{
    for (AccountContact &one : known)
        if (with(m_people, one.contactId, &AccountContact::contactId) == m_people.end()) {
            one.role = Role::None;
            m_people.push_back(std::move(one));
        }
}

bool AccountForm::canFindLinks() const
{
    return m_contacts.canFindByNumber();
}

Role AccountForm::role(const ContactId &id) const
{
    const auto found = with(m_draft.contacts, id, &AccountContact::contactId);
    return found == m_draft.contacts.end() ? Role::None : found->role;
}

void AccountForm::propose(const Account &earlier)
{
    m_draft.name = earlier.name;
    m_draft.status = earlier.status;
    m_draft.primaryContactId = earlier.primaryContactId;
    m_draft.links = earlier.links;
    if (m_mayChangeRoles)
        m_draft.contacts = earlier.contacts;
    Q_EMIT rowsChanged();
    Q_EMIT changed();
}

void AccountForm::setName(const QString &name)
{
    m_draft.name = name;
    if (issueOf(QStringLiteral("accountName")))
        leaveName();
    Q_EMIT changed();
}

void AccountForm::leaveName()
{
    const QString name = m_draft.name.trimmed(), field = QStringLiteral("accountName");
    replaceIssues(field, name.isEmpty()            ? issue(field, IssueCode::Missing)
                         : name.size() > NameLimit ? issue(field, IssueCode::TooLong, {QString::number(NameLimit)})
                                                   : Issues());
}

void AccountForm::setStatus(AccountStatus status)
{
    m_draft.status = status;
    Q_EMIT changed();
}

void AccountForm::setPrimaryContact(const ContactId &id)
{
    m_draft.primaryContactId = id;
    replaceIssues(QStringLiteral("primaryContactId"), {});
    Q_EMIT changed();
}

void AccountForm::setRole(const ContactId &id, Role role)
{
    const auto found = with(m_draft.contacts, id, &AccountContact::contactId);
    if (found != m_draft.contacts.end() && role == Role::None) {
        m_draft.contacts.erase(found);
    } else if (found != m_draft.contacts.end()) {
        found->role = role;
    } else if (const auto person = with(m_people, id, &AccountContact::contactId); person != m_people.end()) {
        // In the order of the lines, so that a role taken and given back is no change.
        const auto isBefore = [&](const AccountContact &one) {
            return with(m_people, one.contactId, &AccountContact::contactId) < person;
        };
        const auto place = std::find_if_not(m_draft.contacts.begin(), m_draft.contacts.end(), isBefore);
        m_draft.contacts.insert(place, *person)->role = role;
    }
    replaceIssues(roleField(id), {});
    Q_EMIT changed();
}

bool AccountForm::hasLine(const ContactId &id) const
{
    return role(id) != Role::None || with(m_before.contacts, id, &AccountContact::contactId) != m_before.contacts.end();
}

void AccountForm::addPerson(const ContactId &id)
{
    setRole(id, Role::User);
    Q_EMIT rowsChanged();
}

void AccountForm::setLinkType(const AccountId &id, LinkType type)
{
    if (const auto link = with(m_draft.links, id, &AccountLink::accountId); link != m_draft.links.end())
        link->type = type;
    Q_EMIT changed();
}

void AccountForm::removeLink(const AccountId &id)
{
    std::erase_if(m_draft.links, [&](const AccountLink &one) { return one.accountId == id; });
    Q_EMIT rowsChanged();
    Q_EMIT changed();
}

void AccountForm::addLink(const QString &number, LinkType type)
{
    const QString whole = number.trimmed(), field = QStringLiteral("links");
    if (whole.size() < 4) {
        replaceIssues(field, issue(field, IssueCode::Missing));
        return;
    }
    m_find = m_contacts.findByNumber(whole, 25).then([this, whole, type, field](Result<std::vector<AccountFound>> answer) {
        if (answer)
            takeFound(*answer, whole, type);
        else
            Q_EMIT failed(answer.error());
        Q_EMIT rowsChanged();
    });
    replaceIssues(field, {});
    Q_EMIT rowsChanged();
}

void AccountForm::takeFound(const std::vector<AccountFound> &found, const QString &number, LinkType type)
{
    const QString field = QStringLiteral("links");
    const auto one = std::find_if(found.begin(), found.end(), [&](const AccountFound &account) {
        return account.number.compare(number, Qt::CaseInsensitive) == 0;
    });
    const auto refuse = [&](const QString &why) { replaceIssues(field, issue(field, IssueCode::Other, {}, why)); };
    if (one == found.end())
        refuse(tr("No account has the number %1.").arg(number));
    else if (one->type != AccountType::Customer)
        refuse(tr("%1 is no customer account: only those are linked.").arg(one->name));
    else if (one->id == m_before.id)
        refuse(tr("This is the account itself."));
    else if (with(m_draft.links, one->id, &AccountLink::accountId) != m_draft.links.end())
        refuse(tr("%1 is linked already.").arg(one->name));
    else {
        m_draft.links.push_back({one->id, one->name, type});
        Q_EMIT linked();
        Q_EMIT changed();
    }
}

QString AccountForm::personName(const ContactId &id) const
{
    const auto found = with(m_people, id, &AccountContact::contactId);
    return found == m_people.end() ? QString() : found->firstName + QLatin1Char(' ') + found->lastName;
}

std::vector<RecordForm::Version> AccountForm::fields(const Account &opened, const Account &stored, const Account &mine) const
{
    std::vector<Version> all;
    const auto add = [&](const QString &label, const auto &words) {
        all.push_back({label, words(opened), words(stored), words(mine)});
    };
    add(tr("Name"), [](const Account &a) { return a.name.trimmed(); });
    add(tr("State"), [](const Account &a) { return accountStatusWord(a.status); });
    add(tr("Primary contact"), [this](const Account &a) { return personName(a.primaryContactId); });
    for (const AccountContact &person : m_people)
        add(tr("Role of %1").arg(personName(person.contactId)), [&](const Account &a) {
            const auto found = with(a.contacts, person.contactId, &AccountContact::contactId);
            return roleWord(found == a.contacts.end() ? Role::None : found->role);
        });
    add(tr("Links"), [](const Account &a) {
        QStringList links;
        for (const AccountLink &one : a.links)
            links << linkTypeWord(one.type) + QLatin1String(": ") + one.accountName;
        return links.join(QLatin1String(", "));
    });
    return all;
}

std::vector<FieldChange> AccountForm::changes() const
{
    std::vector<FieldChange> changes;
    for (const Version &field : fields(m_before, m_before, m_draft))
        if (field.opened != field.mine)
            changes.push_back({field.label, field.opened, field.mine, true});
    return changes;
}

Issues AccountForm::check() const
{
    const QString name = m_draft.name.trimmed();
    if (name.isEmpty() || name.size() > NameLimit)
        return issue(QStringLiteral("accountName"), name.isEmpty() ? IssueCode::Missing : IssueCode::TooLong,
                     name.isEmpty() ? QStringList() : QStringList{QString::number(NameLimit)});
    const auto is = [](Role least) { return [least](const AccountContact &one) { return one.role >= least; }; };
    const auto hasAdmin = [&](const Account &a) { return std::any_of(a.contacts.begin(), a.contacts.end(), is(Role::Admin)); };
    if (hasAdmin(m_before) && !hasAdmin(m_draft)) // CAM-3405
        for (const AccountContact &one : m_before.contacts)
            if (one.role == Role::Admin)
                return issue(roleField(one.contactId), IssueCode::Other, {},
                             tr("An account keeps at least one admin: give the role to somebody else first."));
    if (m_draft.primaryContactId != m_before.primaryContactId || m_draft.contacts != m_before.contacts)
        if (role(m_draft.primaryContactId) == Role::None && !m_draft.primaryContactId.isEmpty()) // CAM-3410
            return issue(QStringLiteral("primaryContactId"), IssueCode::Other, {},
                         tr("The primary contact needs a role on this account."));
    return {};
}

Call<Saved> AccountForm::send()
{
    Account wanted = m_draft;
    wanted.name = wanted.name.trimmed();
    Account ground = m_before;
    ground.version = account().version;
    return m_accounts.updateAccount(customer(), ground, wanted);
}

Call<AccountsOfContact> AccountForm::read()
{
    return m_accounts.readAgain(customer());
}

bool AccountForm::findStored(const Account &stored)
{
    m_stored = stored;
    return true;
}

// Three-way, field by field; roles person by person, links as the one list that is sent (CONTRACT 4.6).
void AccountForm::keepMineOn(Account &ground) const
{
    keepChange(ground.name, m_before.name, m_draft.name.trimmed());
    keepChange(ground.status, m_before.status, m_draft.status);
    keepChange(ground.primaryContactId, m_before.primaryContactId, m_draft.primaryContactId);
    keepChange(ground.links, m_before.links, m_draft.links);
    for (const AccountContact &person : m_people) {
        const auto was = with(m_before.contacts, person.contactId, &AccountContact::contactId);
        const Role before = was == m_before.contacts.end() ? Role::None : was->role, mine = role(person.contactId);
        if (mine == before)
            continue;
        const auto is = with(ground.contacts, person.contactId, &AccountContact::contactId);
        if (is == ground.contacts.end() && mine != Role::None)
            ground.contacts.insert(ground.contacts.end(), person)->role = mine;
        else if (is != ground.contacts.end() && mine == Role::None)
            ground.contacts.erase(is);
        else if (is != ground.contacts.end())
            is->role = mine;
    }
}

bool AccountForm::isStoredAsWanted() const
{
    Account wanted = m_stored;
    keepMineOn(wanted);
    return wanted == m_stored;
}

std::vector<RecordForm::Version> AccountForm::compare() const
{
    std::vector<Version> versions = fields(m_before, m_stored, m_draft);
    std::erase_if(versions, [](const Version &v) { return v.opened == v.stored && v.opened == v.mine; });
    return versions;
}

void AccountForm::dropMine(const QString &label)
{
    const auto drop = [&](const QString &name, auto Account::*member) {
        if (name == label)
            m_draft.*member = m_before.*member;
    };
    drop(tr("Name"), &Account::name);
    drop(tr("State"), &Account::status);
    drop(tr("Primary contact"), &Account::primaryContactId);
    drop(tr("Links"), &Account::links);
    for (const AccountContact &person : m_people)
        if (tr("Role of %1").arg(personName(person.contactId)) == label) {
            const auto was = with(m_before.contacts, person.contactId, &AccountContact::contactId);
            setRole(person.contactId, was == m_before.contacts.end() ? Role::None : was->role);
        }
}

void AccountForm::rebaseRecord()
{
    Account draft = m_stored;
    keepMineOn(draft);
    m_before = m_stored;
    m_draft = draft;
    for (const AccountContact &one : m_stored.contacts)
        if (with(m_people, one.contactId, &AccountContact::contactId) == m_people.end())
            m_people.push_back(one);
    Q_EMIT rowsChanged();
}

} // namespace linedesk
