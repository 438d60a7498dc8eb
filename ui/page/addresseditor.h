// SPDX-License-Identifier: Apache-2.0
// An account address in the country's own fields, in their order.
#pragma once

#include "model/addressform.h"
#include "page/formeditor.h"

namespace linedesk {

class AddressEditor : public FormEditor {
    Q_OBJECT
public:
    /// Takes the form. `customerName`: "R. Ruiz". The countries of the household lead the list of countries.
    AddressEditor(AddressForm *form, const QString &customerName, const QStringList &householdCountries = {},
                  QWidget *parent = nullptr);

    QString subject() const override;
    void focusFirst() override;

private:
    void makeRows();
    void addCountry();
    QWidget *makeField(const AddressFieldFormat &field);
    void addDefaultMark(const QString &objectName, const QString &text, bool isOn, bool isFixed, void (AddressForm::*set)(bool));

    AddressForm *m_form;
    QStringList m_householdCountries;
    QWidget *m_first = nullptr;
};

} // namespace linedesk
