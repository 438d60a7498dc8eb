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

protected:
    AddressEditor(AddressForm *form, const QString &symbol, const QString &title, const QString &saveText, Operation operation,
                  const QStringList &householdCountries, QWidget *parent);
    void makeRows();
    /// Above and below the rows of the address.
    virtual void addRowsBefore() {}
    virtual void addRowsAfter();
    virtual void tellSaved(const Saved &saved);
    void setFirst(QWidget *first) { m_first = first; }
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void offerPaste(const QString &text);
    void addCountry();
    QWidget *makeField(const AddressFieldFormat &field);
    void addDefaultMark(const QString &objectName, const QString &text, bool isOn, bool isFixed, void (AddressForm::*set)(bool));

    AddressForm *m_form;
    QStringList m_householdCountries;
    QWidget *m_first = nullptr;
    QPointer<QWidget> m_pasted;
};

} // namespace linedesk
