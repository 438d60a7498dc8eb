// SPDX-License-Identifier: Apache-2.0
#include "model/identitywords.h"

#include "model/domainwords.h"

namespace linedesk {

std::vector<std::pair<QString, QString>> identityFacts(const OpenCustomer &customer)
{
    const Contact &contact = customer.contact();
    std::vector<std::pair<QString, QString>> facts;
    const auto add = [&](const char *symbol, const QString &text) {
        if (!text.isEmpty())
            facts.emplace_back(QString::fromLatin1(symbol), text);
    };
    add("phone", contact.phone);
    add("mail", contact.email);
    if (!contact.contactId.isEmpty())
        add("id-card", Words::tr("Contact %1").arg(contact.contactId.text()));
    add("map-pin", placeLine(contact.place));
    if (contact.registered.isValid())
        add("calendar", Words::tr("Customer since %1").arg(contact.registered.date().year()));
    return facts;
}

} // namespace linedesk
