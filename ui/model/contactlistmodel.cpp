// SPDX-License-Identifier: Apache-2.0
#include "model/contactlistmodel.h"

#include "model/domainwords.h"

namespace linedesk {

void ContactListModel::setContacts(std::vector<Contact> contacts)
{
    beginResetModel();
    m_contacts = std::move(contacts);
    endResetModel();
}

QVariant ContactListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Contact &contact = m_contacts[size_t(index.row())];
    QStringList parts;
    for (const QString &part : {placeLine(contact.place), contact.organization, contact.phone, contact.email})
        if (!part.isEmpty())
            parts << part;
    switch (role) {
    case Qt::DisplayRole: return contact.fullName();
    case SecondLineRole: return parts.join(QStringLiteral(" · "));
    case Qt::AccessibleTextRole: return (QStringList{contact.fullName()} + parts).join(QStringLiteral(", "));
    default: return {};
    }
}

} // namespace linedesk
