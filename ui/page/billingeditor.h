// SPDX-License-Identifier: Apache-2.0
// A billing profile: method first; a stored card allows only its nickname and says why; a new card opens card entry.
#pragma once

#include "model/billingform.h"
#include "page/formeditor.h"

namespace linedesk {

class BillingEditor : public FormEditor {
    Q_OBJECT
public:
    /// Takes the form.
    BillingEditor(BillingForm *form, const QString &customerName, QWidget *parent = nullptr);

    QString subject() const override;
    void focusFirst() override;
    /// A card that was stored a moment ago: chosen here, not yet saved on the profile.
    void takeCard(const Card &card);

Q_SIGNALS:
    void newCardRequested();

private:
    void makeRows();
    void addCardRows();
    void addNickname();
    void addBankRows();
    void addCommonRows();

    BillingForm *m_form;
    QWidget *m_first = nullptr;
};

} // namespace linedesk
