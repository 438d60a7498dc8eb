// SPDX-License-Identifier: Apache-2.0
// Changing or adding an account address: the country's own fields in their order, checked while they are left and when it
// is saved, read back as old and new.
#pragma once

#include "base/call.h"
#include "domain/customercontext.h"
#include "model/form.h"
#include "rules/addressformat.h"
#include "service/writes.h"

namespace linedesk {

class Accounts;

class AddressForm : public Form {
    Q_OBJECT
public:
    /// An address without an id is a new one.
    AddressForm(Accounts &accounts, CustomerContext customer, Account account, Address before, const AddressFormats &formats,
                QObject *parent = nullptr);

    const AddressFormat &format() const { return m_formats.of(country()); }
    const AddressFormats &formats() const { return m_formats; }
    const Account &account() const { return m_account; }
    const Address &draft() const { return m_draft; }
    bool isNew() const { return m_before.id.isEmpty(); }

    QString country() const { return m_draft.values[AddressField::Country]; }
    /// What still fits the new country's fields is kept, the rest comes back with the country.
    void setCountry(const QString &country);
    QString value(AddressField field) const { return m_draft.values[field]; }
    QString valueBefore(AddressField field) const { return m_before.values[field]; }
    void setValue(AddressField field, const QString &text);
    void setDefaultShipping(bool isDefault);
    void setDefaultBilling(bool isDefault);
    bool mayShip() const;
    bool mayBill() const;
    /// The default mark cannot simply be taken away: another address must take it.
    bool wasDefaultShipping() const { return m_before.isDefaultShipping; }
    bool wasDefaultBilling() const { return m_before.isDefaultBilling; }

    /// The agent has left the field: now it is checked whole.
    void leaveField(AddressField field);

    bool isDirty() const override;
    std::vector<FieldChange> changes() const override;
    void submit() override;

Q_SIGNALS:
    void formatChanged();
    void saved(const linedesk::Saved &saved);

private:
    Address outgoing() const;

    Accounts &m_accounts;
    CustomerContext m_customer;
    Account m_account;
    Address m_before, m_draft;
    const AddressFormats &m_formats;
    Call<Saved> m_save;
};

} // namespace linedesk
