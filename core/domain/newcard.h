// SPDX-License-Identifier: Apache-2.0
// A card on its way to Commerce. Move-only: the secrets leave the form and are wiped when they have been read.
#pragma once

#include "base/secret.h"
#include "domain/payment.h"

namespace linedesk {

struct NewCard {
    SecretString number;       // digits only
    SecretString securityCode; // empty when the site does not ask for it (CONTRACT A8)
    CardBrand brand = CardBrand::Unknown;
    CardExpiry expiry;
    QString nameOnCard, nickname;
    bool setAsDefault = false;
};

} // namespace linedesk
