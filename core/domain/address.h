// SPDX-License-Identifier: Apache-2.0
// An address as field values. Which fields a country has, in which order and under which label is a rule
// (rules/addressformat.h), not part of the value.
#pragma once

#include "domain/ids.h"

#include <QString>

#include <array>

namespace linedesk {

enum class AddressField : quint8 {
    Address1,
    Address2,
    Address3,
    City,
    County,
    State,
    PostalCode,
    Country,
    FirstName,
    LastName,
    CompanyName,
    PhoneNumber,
    Count
};

struct AddressValues {
    std::array<QString, size_t(AddressField::Count)> texts;

    QString &operator[](AddressField field) { return texts[size_t(field)]; }
    const QString &operator[](AddressField field) const { return texts[size_t(field)]; }
    friend bool operator==(const AddressValues &, const AddressValues &) = default;
};

/// Address of an account (CONTRACT 4.4). An empty id means: not stored yet.
struct Address {
    AddressId id;
    QString nickname;
    AddressValues values;
    bool isShipTo = false, isBillTo = false;
    bool isDefaultShipping = false, isDefaultBilling = false;

    friend bool operator==(const Address &, const Address &) = default;
};

} // namespace linedesk
