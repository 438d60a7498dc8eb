// SPDX-License-Identifier: Apache-2.0
// Search answers as a list: name, and a second line that tells people apart.
#pragma once

#include "domain/contact.h"

#include <QAbstractListModel>

#include <vector>

namespace linedesk {

class ContactListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { SecondLineRole = Qt::UserRole + 1 };

    using QAbstractListModel::QAbstractListModel;

    void setContacts(std::vector<Contact> contacts);
    const Contact &contact(int row) const { return m_contacts[size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_contacts.size()); }
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<Contact> m_contacts;
};

} // namespace linedesk
