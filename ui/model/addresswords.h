// SPDX-License-Identifier: Apache-2.0
// The words of an address form: what a field is called in a country, and the countries to choose from. The labels of the
// formats are English source texts; this is where they become the agent's language.
#pragma once

#include "domain/household.h"
#include "rules/addressformat.h"

namespace linedesk {

/// The server's own words win; a label that it leaves out is the console's for that field of that country.
QString addressLabel(const AddressFieldFormat &field, const QString &country);
/// In the agent's language; a country that the table of names lacks by the server's name for it. A code that is none stays as it is.
QString countryName(const QString &code, const AddressFormats &formats = {});

struct CountryChoice {
    QString code, name;
};
struct CountryChoices {
    std::vector<CountryChoice> household, others; // the first in the order given, the others by name
};
CountryChoices countryChoices(const AddressFormats &formats, const QStringList &household);
/// The countries of a household's addresses, the most frequent first.
QStringList countriesOf(const Household &household);

} // namespace linedesk
