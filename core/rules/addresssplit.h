// SPDX-License-Identifier: Apache-2.0
// A whole address in one text, as somebody dictates it into a chat or an old system prints it, taken apart into a country's fields.
// A proposal: what cannot be placed is told, and the agent looks at it before it is used.
#pragma once

#include "rules/addressformat.h"

#include <QStringList>

#include <functional>

namespace linedesk::rules {

struct SplitAddress {
    AddressValues values; // the country too
    QStringList unused;   // parts without a field
    bool isEmpty() const { return values == AddressValues(); }
};

/// `country`: what it is in when the text does not say. `nameOf`: a country's name in the agent's language, beside the English one.
SplitAddress splitAddress(const QString &text, const QString &country, const AddressFormats &formats,
                          const std::function<QString(const QString &code)> &nameOf);

} // namespace linedesk::rules
