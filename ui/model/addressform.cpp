// SPDX-License-Identifier: Apache-2.0
#include "model/addressform.h"

#include "model/addresswords.h"
#include "rules/addressrules.h"
#include "service/accounts.h"

#include <algorithm>

namespace linedesk {

AddressForm::AddressForm(Accounts &accounts, CustomerContext customer, Account account, Address before,
                         const AddressFormats &formats, QObject *parent)
    : RecordForm(std::move(customer), std::move(account), parent), m_accounts(accounts), m_before(std::move(before)),
      m_draft(m_before), m_entered(m_before.values), m_formats(formats.formats.empty() ? builtInAddressFormats() : formats)
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
    return rules::mayShip(account().type);
}

bool AddressForm::mayBill() const
{
    return rules::mayBill(account().type);
}

void AddressForm::setCountry(const QString &country)
{
    if (country == this->country())
        return;
    m_draft.values[AddressField::Country] = country;
    const bool isBack = country == m_before.values[AddressField::Country];
    for (const AddressFieldFormat &field : format().fields) {
        const QString &entered = m_entered[field.field], &before = m_before.values[field.field];
        const auto fits = [&](const QString &text) {
            return rules::normalized(field, text).isEmpty() || rules::checkField(field, text).empty();
        };
        m_draft.values[field.field] = fits(entered) ? entered : isBack || fits(before) ? before : QString();
    }
    setIssues({});
    Q_EMIT formatChanged();
    Q_EMIT changed();
}

void AddressForm::propose(const Address &earlier)
{
    m_draft.values = m_entered = earlier.values;
    m_draft.nickname = earlier.nickname;
    Q_EMIT formatChanged();
    Q_EMIT changed();
}

void AddressForm::setValue(AddressField field, const QString &text)
{
    if (m_draft.values[field] == text)
        return;
    m_draft.values[field] = m_entered[field] = text;
    // A field that was wrong is looked at again with every key, so that the mark goes the moment it is right.
    if (issueOf(fieldName(field)))
        checkField(field);
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
            setValue(field, rules::normalized(one, m_draft.values[field]));
    checkField(field);
}

void AddressForm::checkField(AddressField field)
{
    for (const AddressFieldFormat &one : format().fields)
        if (one.field == field)
            replaceIssues(fieldName(field), rules::checkField(one, m_draft.values[field]));
}

QString AddressForm::label(const AddressFieldFormat &field) const
{
    return addressLabel(field, country());
}

// Blanks that are stored are no change. A field that the country does not have is left as it is stored.
Address AddressForm::outgoing() const
{
    Address address = m_draft;
    for (size_t i = 0; i < size_t(AddressField::Count); ++i)
        address.values[AddressField(i)] = m_before.values[AddressField(i)];
    address.values[AddressField::Country] = country();
    for (const AddressFieldFormat &field : format().fields)
        if (const QString &typed = m_draft.values[field.field]; typed != m_before.values[field.field])
            address.values[field.field] = rules::normalized(field, typed);
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
        changes.push_back({tr("Country"), countryName(m_before.values[AddressField::Country], m_formats),
                           countryName(country(), m_formats), true});
    for (const AddressFieldFormat &field : format().fields) {
        const QString &was = m_before.values[field.field], &is = after.values[field.field];
        const bool hasIssue = issueOf(fieldName(field.field)) != nullptr;
        if (was != is || hasIssue)
            changes.push_back({label(field), was, is, !hasIssue});
    }
    const auto mark = [&](bool was, bool is, const QString &label) {
        if (was != is)
            changes.push_back({label, was ? tr("yes") : tr("no"), is ? tr("yes") : tr("no"), true});
    };
    mark(m_before.isDefaultShipping, after.isDefaultShipping, tr("Default shipping"));
    mark(m_before.isDefaultBilling, after.isDefaultBilling, tr("Default billing"));
    return changes;
}

Issues AddressForm::check() const
{
    return rules::check(outgoing().values, format());
}

Call<Saved> AddressForm::send()
{
    return m_accounts.updateAddress(customer(), account(), m_before, outgoing());
}

Call<AccountsOfContact> AddressForm::read()
{
    return m_accounts.readAgain(customer());
}

// A new address has no id to look for: it is the one that is stored with these values and was not there before.
bool AddressForm::findStored(const Account &stored)
{
    const auto isKnown = [this](const Address &one) {
        return std::any_of(account().addresses.begin(), account().addresses.end(),
                           [&](const Address &old) { return old.id == one.id; });
    };
    const auto found = std::find_if(stored.addresses.begin(), stored.addresses.end(), [&](const Address &one) {
        return isNew() ? one.values == outgoing().values && !isKnown(one) : one.id == m_before.id;
    });
    m_stored = found == stored.addresses.end() ? Address() : *found;
    return isNew() || !m_stored.id.isEmpty();
}

bool AddressForm::isStoredAsWanted() const
{
    if (isNew())
        return !m_stored.id.isEmpty();
    Address wanted = m_stored;
    rebaseOn(wanted);
    return wanted.values == m_stored.values && wanted.isDefaultShipping == m_stored.isDefaultShipping &&
           wanted.isDefaultBilling == m_stored.isDefaultBilling;
}

std::vector<RecordForm::Version> AddressForm::compare() const
{
    std::vector<Version> versions;
    if (isNew())
        return versions;
    const Address mine = outgoing();
    const auto add = [&](const QString &label, const QString &opened, const QString &stored, const QString &draft) {
        if (opened != stored || opened != draft)
            versions.push_back({label, opened, stored, draft});
    };
    const auto country = [this](const Address &a) { return countryName(a.values[AddressField::Country], m_formats); };
    add(tr("Country"), country(m_before), country(m_stored), country(mine));
    for (const AddressFieldFormat &field : format().fields)
        add(label(field), m_before.values[field.field], m_stored.values[field.field], mine.values[field.field]);
    const auto yes = [](bool is) { return is ? tr("yes") : tr("no"); };
    add(tr("Default shipping"), yes(m_before.isDefaultShipping), yes(m_stored.isDefaultShipping), yes(mine.isDefaultShipping));
    add(tr("Default billing"), yes(m_before.isDefaultBilling), yes(m_stored.isDefaultBilling), yes(mine.isDefaultBilling));
    return versions;
}

void AddressForm::rebaseOn(Address &ground) const
{
    const Address mine = outgoing();
    for (size_t i = 0; i < size_t(AddressField::Count); ++i)
        keepChange(ground.values[AddressField(i)], m_before.values[AddressField(i)], mine.values[AddressField(i)]);
    keepChange(ground.isShipTo, m_before.isShipTo, mine.isShipTo);
    keepChange(ground.isBillTo, m_before.isBillTo, mine.isBillTo);
    keepChange(ground.isDefaultShipping, m_before.isDefaultShipping, mine.isDefaultShipping);
    keepChange(ground.isDefaultBilling, m_before.isDefaultBilling, mine.isDefaultBilling);
}

void AddressForm::dropMine(const QString &dropped)
{
    const auto drop = [&](const QString &label, auto Address::*member) {
        if (label == dropped)
            m_draft.*member = m_before.*member;
    };
    if (dropped == tr("Country"))
        m_draft.values[AddressField::Country] = m_before.values[AddressField::Country];
    for (const AddressFieldFormat &field : format().fields)
        if (label(field) == dropped)
            m_draft.values[field.field] = m_before.values[field.field];
    drop(tr("Default shipping"), &Address::isDefaultShipping);
    drop(tr("Default billing"), &Address::isDefaultBilling);
}

void AddressForm::rebaseRecord()
{
    if (isNew())
        return;
    Address draft = m_stored;
    rebaseOn(draft);
    m_before = m_stored;
    m_draft = draft;
    m_entered = draft.values;
    Q_EMIT formatChanged(); // every row shows its new value
}

} // namespace linedesk
