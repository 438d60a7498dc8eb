// SPDX-License-Identifier: Apache-2.0
// Card entry without its secrets: name, expiry, nickname, default. Number and code stay in the fields' locked memory; they
// pass through submit() into the request and are gone here whatever the answer is.
#pragma once

#include "base/call.h"
#include "base/secret.h"
#include "domain/payment.h"
#include "model/form.h"

#include <span>

namespace linedesk {

class Billing;

class CardForm : public Form {
    Q_OBJECT
public:
    CardForm(Billing &billing, ProfileId profile, bool asksSecurityCode, QObject *parent = nullptr);

    bool asksSecurityCode() const { return m_asksSecurityCode; }
    const QString &nameOnCard() const { return m_nameOnCard; }
    void setNameOnCard(const QString &name);
    void setExpiry(const QString &month, const QString &year);
    void setNickname(const QString &nickname) { m_nickname = nickname; }
    void setDefault(bool isDefault) { m_setAsDefault = isDefault; }

    struct NumberState {
        CardBrand brand = CardBrand::Unknown;
        int count = 0, usualLength = 16, codeLength = 3;
        std::vector<int> groups;
        bool isComplete = false; // as long as it should be, and the check digit fits
    };
    static NumberState numberState(std::span<const char> digits);
    void leaveNumber(std::span<const char> digits);
    void leaveName();
    void leaveExpiry();

    /// Checks everything first: with issues the secrets come to nothing, and `issuesChanged` has told which.
    bool checkAll(std::span<const char> number, std::span<const char> code);
    void submitCard(SecretString number, SecretString code);

    bool isDirty() const override { return false; }
    std::vector<FieldChange> changes() const override { return {}; }
    void submit() override {}

Q_SIGNALS:
    void stored(const linedesk::Card &card);

protected:
    FieldPath rowOf(const FieldPath &field) const override;

private:
    CardExpiry expiry() const { return {m_month, m_year}; }

    Billing &m_billing;
    ProfileId m_profile;
    bool m_asksSecurityCode;
    QString m_nameOnCard, m_nickname;
    int m_month = 0, m_year = 0;
    bool m_setAsDefault = false;
    Call<Card> m_store;
};

} // namespace linedesk
