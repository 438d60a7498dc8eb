// SPDX-License-Identifier: Apache-2.0
// Changing or adding an account address: the country's own fields in their order, checked while they are left and when it
// is saved, read back as old and new.
#pragma once

#include "model/recordform.h"
#include "rules/addressformat.h"

namespace linedesk {

class Accounts;

class AddressForm : public RecordForm {
    Q_OBJECT
public:
    /// An address without an id is a new one. Empty formats: those that the console ships with (CONTRACT A6).
    AddressForm(Accounts &accounts, CustomerContext customer, Account account, Address before, const AddressFormats &formats,
                QObject *parent = nullptr);

    const AddressFormat &format() const { return m_formats.of(country()); }
    const AddressFormats &formats() const { return m_formats; }
    QString label(const AddressFieldFormat &field) const;
    const Address &draft() const { return m_draft; }
    const Address &before() const { return m_before; }
    bool isNew() const { return m_before.id.isEmpty(); }
    /// Earlier values as the draft; which address is the default stays.
    void propose(const Address &earlier);

    QString country() const { return m_draft.values[AddressField::Country]; }
    /// What fits the new country's fields is kept, the rest is empty there and comes back with the country.
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

    /// The agent has left the field: now it is written as it will be stored, and checked whole.
    void leaveField(AddressField field);

    bool isDirty() const override;
    std::vector<FieldChange> changes() const override;

Q_SIGNALS:
    void formatChanged();

protected:
    Issues check() const override;
    Call<Saved> send() override;
    Call<AccountsOfContact> read() override;
    bool findStored(const Account &stored) override;
    bool isStoredAsWanted() const override;
    std::vector<Version> compare() const override;
    void rebaseRecord() override;
    void dropMine(const QString &label) override;
    /// As it would be stored.
    Address outgoing() const;

private:
    void checkField(AddressField field);
    void rebaseOn(Address &ground) const;

    Accounts &m_accounts;
    Address m_before, m_draft, m_stored;
    AddressValues m_entered; // stored or typed last, whatever the country
    const AddressFormats &m_formats;
};

} // namespace linedesk
