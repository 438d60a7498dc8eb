// SPDX-License-Identifier: Apache-2.0
// Which fields an address has in a country, in which order, under which label and pattern (CONTRACT 10). A country is
// data: resources/addressformats.json, which resources/addressformats.py writes, or what the server sends in the same shape.
#pragma once

#include "domain/address.h"

#include <QRegularExpression>
#include <QString>

#include <vector>

namespace linedesk {

struct AddressOption {
    QString value, label;
};

struct AddressFieldFormat {
    AddressField field = AddressField::Address1;
    QString label; // the English source of a word (ui/model/addresswords.h), or the server's own
    bool isRequired = false;
    int maxLength = 0;                  // 0: no own limit (CONTRACT 2.9 still holds)
    QRegularExpression pattern;         // anchored; an empty pattern means any text
    QString example;                    // "62701"; may be empty
    std::vector<AddressOption> options; // not empty: a choice
};

struct AddressFormat {
    QString country; // ISO 3166 alpha-2
    QString displayName;
    std::vector<AddressFieldFormat> fields; // in order; never lists Country itself
};

struct AddressFormats {
    std::vector<AddressFormat> formats;
    QString defaultCountry;

    /// The country's format, or the fall-back of CONTRACT 10, whose country is empty: address1 and city required,
    /// everything else optional.
    const AddressFormat &of(const QString &country) const;
};

/// "postalCode": the name of a field in paths and formats; Count for a name that is none.
QString fieldName(AddressField field);
AddressField fieldNamed(const QString &name);

/// The formats that the console ships with: every country. Read when first asked for, which takes a few milliseconds.
const AddressFormats &builtInAddressFormats();

} // namespace linedesk
