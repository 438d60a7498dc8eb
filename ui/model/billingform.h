// SPDX-License-Identifier: Apache-2.0
// A billing profile: by a stored card, which allows nothing but its nickname (CONTRACT U6), another stored card, or a bank
// transfer. A new card is taken by the card dialog and chosen here when it is stored.
#pragma once

#include "model/recordform.h"

namespace linedesk {

class Billing;

class BillingForm : public RecordForm {
    Q_OBJECT
public:
    /// A profile without an id is a new one. `cards`: those that Commerce keeps for the customer.
    BillingForm(Billing &billing, CustomerContext customer, Account account, BillingProfile before, std::vector<Card> cards,
                QObject *parent = nullptr);

    const BillingProfile &draft() const { return m_draft; }
    const BillingProfile &before() const { return m_before; }
    bool isNew() const { return m_before.id.isEmpty(); }
    /// Earlier values as the draft; card, numbers and the default stay.
    void propose(const BillingProfile &earlier);
    bool wasDefault() const { return m_before.isDefault; }
    const std::vector<Card> &cards() const { return m_cards; }
    bool canChangeCards() const; // CONTRACT A7

    void setMethod(PaymentMethod method); // new profiles only: a stored one keeps its method (U2)
    void setName(const QString &name);
    void setDelivery(std::optional<BillDelivery> delivery);
    void setFrequency(std::optional<BillingFrequency> frequency);
    void setDefault(bool isDefault);
    void chooseCard(const CardId &id);
    /// A card that has just been stored: it joins the list and is chosen.
    void addCard(const Card &card);
    void setCardNickname(const QString &nickname);
    void setBankDetail(QString BankDetails::*member, const QString &text);
    /// The agent has left the field: now it is checked whole.
    void leaveBankDetail(QString BankDetails::*member);

    bool isDirty() const override;
    std::vector<FieldChange> changes() const override;

Q_SIGNALS:
    void shapeChanged(); // other rows are wanted

protected:
    FieldPath rowOf(const FieldPath &field) const override;
    Issues check() const override;
    Call<Saved> send() override;
    Call<AccountsOfContact> read() override;
    bool findStored(const Account &stored) override;
    bool isStoredAsWanted() const override;
    std::vector<Version> compare() const override;
    void rebaseRecord() override;
    void dropMine(const QString &label) override;

private:
    BillingProfile rebasedOn(BillingProfile ground) const;

    Billing &m_billing;
    BillingProfile m_before, m_draft, m_stored;
    std::vector<Card> m_cards;
};

} // namespace linedesk
