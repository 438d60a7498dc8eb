// SPDX-License-Identifier: Apache-2.0
#include "capabilities.h"

#include <algorithm>

namespace linedesk::sandbox {

namespace {

struct Entry {
    const char *name;
    bool Capabilities::*flag;
};
const Entry entries[] = {{"etag", &Capabilities::etag},
                         {"idempotency", &Capabilities::idempotency},
                         {"structure", &Capabilities::structure},
                         {"accountSearch", &Capabilities::accountSearch},
                         {"paging", &Capabilities::paging},
                         {"minimal", &Capabilities::minimal},
                         {"addressFormats", &Capabilities::addressFormats},
                         {"mfa", &Capabilities::mfa},
                         {"assets", &Capabilities::assets}};

} // namespace

Capabilities Capabilities::stock()
{
    Capabilities none;
    none.turnOff(names());
    return none;
}

QStringList Capabilities::names()
{
    QStringList all;
    for (const Entry &entry : entries)
        all << QLatin1String(entry.name);
    return all;
}

std::optional<QString> Capabilities::turnOff(const QStringList &names)
{
    for (const QString &name : names) {
        const auto *entry =
            std::find_if(std::begin(entries), std::end(entries), [&](const Entry &one) { return name == QLatin1String(one.name); });
        if (entry == std::end(entries))
            return name;
        this->*(entry->flag) = false;
    }
    return {};
}

} // namespace linedesk::sandbox
