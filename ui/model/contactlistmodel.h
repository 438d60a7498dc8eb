// SPDX-License-Identifier: Apache-2.0
// Search answers as a list: name, and a second line that tells people apart. Who was found by an account's number comes first,
// with that account; an account of whose people Commerce knows nobody is a row that cannot be opened.
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

    void setFound(ContactsFound found);
    const Contact &contact(int row) const { return m_rows[size_t(row)].contact; }
    /// The account by whose number the person was found; empty otherwise.
    AccountId account(int row) const { return m_rows[size_t(row)].account; }
    bool canOpen(int row) const { return account(row).isEmpty() || !contact(row).profileId.isEmpty(); }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row {
        Contact contact;
        AccountId account;
        QString accountLine;
    };
    void addAccount(const AccountFound &account);

    std::vector<Row> m_rows;
};

} // namespace linedesk
