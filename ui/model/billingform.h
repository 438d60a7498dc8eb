// SPDX-License-Identifier: Apache-2.0
// A billing profile: by a stored card, which allows nothing but its nickname (CONTRACT U6), another stored card, or a bank
// transfer. A new card is taken by the card dialog and chosen here when it is stored.
#pragma once

#include "base/call.h"
#include "domain/customercontext.h"
#include "model/form.h"
#include "service/writes.h"

namespace linedesk {

class Billing;

class BillingForm : public Form {
    Q_OBJECT
public:
    /// A profile without an id is a new one. `cards`: those that Commerce keeps for the customer.
    BillingForm(Billing &billing, CustomerContext customer, Account account, BillingProfile before, std::vector<Card> cards,
                QObject *parent = nullptr);

    const Account &account() const { return m_account; }
    const BillingProfile &draft() const { return m_draft; }
    bool isNew() const { return m_before.id.isEmpty(); }
    bool wasDefault() const { return m_before.isDefault; }
    const std::vector<Card> &cards() const { return m_cards; }

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
    void leaveBankDetails();

    bool isDirty() const override;
    std::vector<FieldChange> changes() const override;
    void submit() override;

Q_SIGNALS:
    void shapeChanged(); // other rows are wanted
    void saved(const linedesk::Saved &saved);

private:
    Issues check() const;

    Billing &m_billing;
    CustomerContext m_customer;
    Account m_account;
    BillingProfile m_before, m_draft;
    std::vector<Card> m_cards;
    Call<Saved> m_save;
};

} // namespace linedesk
