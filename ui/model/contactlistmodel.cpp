// SPDX-License-Identifier: Apache-2.0
#include "model/contactlistmodel.h"

#include "model/domainwords.h"

namespace linedesk {

void ContactListModel::setFound(ContactsFound found)
{
    beginResetModel();
    m_rows.clear();
    for (const AccountFound &account : found.accounts)
        addAccount(account);
    for (Contact &contact : found.contacts)
        m_rows.push_back({std::move(contact), {}, {}});
    endResetModel();
}

void ContactListModel::addAccount(const AccountFound &account)
{
    const QString line = Words::tr("Account %1").arg(account.number) + QStringLiteral(" · ") + account.name +
                         QStringLiteral(" · ") + accountTypeWord(account.type);
    const size_t before = m_rows.size();
    for (const AccountContact &person : account.contacts) {
        if (person.profileId.isEmpty())
            continue;
        Contact contact;
        contact.profileId = person.profileId;
        contact.contactId = person.contactId;
        contact.firstName = person.firstName;
        contact.lastName = person.lastName;
        contact.email = person.email;
        m_rows.push_back({std::move(contact), account.id, line + QStringLiteral(" · ") + roleWord(person.role)});
    }
    if (m_rows.size() == before)
        m_rows.push_back({{}, account.id, line});
}

Qt::ItemFlags ContactListModel::flags(const QModelIndex &index) const
{
    return index.isValid() && !canOpen(index.row()) ? Qt::ItemFlags(Qt::ItemIsSelectable | Qt::ItemNeverHasChildren)
                                                    : QAbstractListModel::flags(index);
}

QVariant ContactListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[size_t(index.row())];
    const Contact &contact = row.contact;
    const QString name = canOpen(index.row()) ? contact.fullName() : Words::tr("Nobody who is known to Commerce");
    QStringList parts;
    for (const QString &part : {row.accountLine, placeLine(contact.place), contact.organization, contact.phone, contact.email})
        if (!part.isEmpty())
            parts << part;
    switch (role) {
    case Qt::DisplayRole: return name;
    case SecondLineRole: return parts.join(QStringLiteral(" · "));
    case Qt::AccessibleTextRole: return (QStringList{name} + parts).join(QStringLiteral(", "));
    default: return {};
    }
}

} // namespace linedesk
