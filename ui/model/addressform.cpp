// SPDX-License-Identifier: Apache-2.0
#include "model/addressform.h"

#include "rules/addressrules.h"
#include "service/accounts.h"

namespace linedesk {

AddressForm::AddressForm(Accounts &accounts, CustomerContext customer, Account account, Address before,
                         const AddressFormats &formats, QObject *parent)
    : Form(parent), m_accounts(accounts), m_customer(std::move(customer)), m_account(std::move(account)),
      m_before(std::move(before)), m_draft(m_before), m_formats(formats)
{
    if (country().isEmpty())
        m_draft.values[AddressField::Country] = m_formats.defaultCountry;
    if (isNew()) {
        m_draft.isShipTo = mayShip();
        m_draft.isBillTo = mayBill();
    }
}

bool AddressForm::mayShip() const
{
    return rules::mayShip(m_account.type);
}

bool AddressForm::mayBill() const
{
    return rules::mayBill(m_account.type);
}

void AddressForm::setCountry(const QString &country)
{
    if (country == this->country())
        return;
    m_draft.values[AddressField::Country] = country;
    setIssues({});
    Q_EMIT formatChanged();
    Q_EMIT changed();
}

void AddressForm::setValue(AddressField field, const QString &text)
{
    if (m_draft.values[field] == text)
        return;
    m_draft.values[field] = text;
    // A field that was wrong is looked at again with every key, so that the mark goes the moment it is right.
    if (issueOf(fieldName(field)))
        leaveField(field);
    Q_EMIT changed();
}

void AddressForm::setDefaultShipping(bool isDefault)
{
    m_draft.isDefaultShipping = isDefault;
    m_draft.isShipTo = m_before.isShipTo || isDefault || (isNew() && mayShip());
    Q_EMIT changed();
}

void AddressForm::setDefaultBilling(bool isDefault)
{
    m_draft.isDefaultBilling = isDefault;
    m_draft.isBillTo = m_before.isBillTo || isDefault || (isNew() && mayBill());
    Q_EMIT changed();
}

void AddressForm::leaveField(AddressField field)
{
    for (const AddressFieldFormat &one : format().fields)
        if (one.field == field)
            replaceIssues(fieldName(field), rules::checkField(one, m_draft.values[field]));
}

// Blanks around a value are nobody's intention. A field that the country does not have is left as it is stored.
Address AddressForm::outgoing() const
{
    Address address = m_draft;
    for (size_t i = 0; i < size_t(AddressField::Count); ++i)
        address.values[AddressField(i)] = m_before.values[AddressField(i)];
    address.values[AddressField::Country] = country();
    for (const AddressFieldFormat &field : format().fields)
        address.values[field.field] = m_draft.values[field.field].trimmed();
    return address;
}

bool AddressForm::isDirty() const
{
    if (!isNew())
        return outgoing() != m_before;
    for (const AddressFieldFormat &field : format().fields)
        if (!m_draft.values[field.field].trimmed().isEmpty())
            return true;
    return false;
}

std::vector<FieldChange> AddressForm::changes() const
{
    std::vector<FieldChange> changes;
    const Address after = outgoing();
    if (!isNew() && after.values[AddressField::Country] != m_before.values[AddressField::Country])
        changes.push_back({tr("Country"), m_formats.of(m_before.values[AddressField::Country]).displayName, format().displayName, true});
    for (const AddressFieldFormat &field : format().fields) {
        const QString &was = m_before.values[field.field], &is = after.values[field.field];
        const bool hasIssue = issueOf(fieldName(field.field)) != nullptr;
        if (was != is || hasIssue)
            changes.push_back({field.label, was, is, !hasIssue});
    }
    const auto mark = [&](bool was, bool is, const QString &label) {
        if (was != is)
            changes.push_back({label, was ? tr("yes") : tr("no"), is ? tr("yes") : tr("no"), true});
    };
    mark(m_before.isDefaultShipping, after.isDefaultShipping, tr("Default shipping"));
    mark(m_before.isDefaultBilling, after.isDefaultBilling, tr("Default billing"));
    return changes;
}

void AddressForm::submit()
{
    if (isSubmitting())
        return;
    const Address address = outgoing();
    setIssues(rules::check(address.values, format()));
    if (!issues().empty() || !isDirty())
        return;
    setSubmitting(true);
    m_save = m_accounts.updateAddress(m_customer, m_account, m_before, address).then([this](Result<Saved> answer) {
        if (!answer) {
            takeFailure(std::move(answer.error()));
            return;
        }
        setSubmitting(false);
        Q_EMIT saved(*answer);
    });
}

} // namespace linedesk
