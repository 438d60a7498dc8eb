// SPDX-License-Identifier: Apache-2.0
// Making a household, or an account below one: names, the first address, and the tree that would come of it.
#pragma once

#include "model/newaccountsform.h"
#include "page/addresseditor.h"

namespace linedesk {

class NewAccountsEditor : public AddressEditor {
    Q_OBJECT
public:
    /// Takes the form. `customerName`: "R. Ruiz".
    NewAccountsEditor(NewAccountsForm *form, const QString &customerName, const QStringList &householdCountries,
                      QWidget *parent = nullptr);

    QString subject() const override;

protected:
    void addRowsBefore() override;
    void addRowsAfter() override;
    void tellSaved(const Saved &saved) override;

private:
    void addChildRow(size_t child);
    void showPreview();

    NewAccountsForm *m_form;
    QString m_customerName;
    QPointer<QWidget> m_preview;
    AccountId m_made;
};

} // namespace linedesk
