// SPDX-License-Identifier: Apache-2.0
#include "accountmodel/accountwords.h"

#include "bankmask.h"

#include <QJsonArray>
#include <QStringList>

namespace linedesk::sandbox {

int rankOf(const QJsonArray &roles)
{
    return roles.contains(QStringLiteral("admin"))   ? 3
           : roles.contains(QStringLiteral("buyer")) ? 2
           : roles.contains(QStringLiteral("user"))  ? 1
                                                     : 0;
}

QJsonObject accountFromFlow(QJsonObject account, const QString &contactId)
{
    for (const QJsonValue &person : account.value(QLatin1String("contacts")).toArray())
        if (person[QLatin1String("contactId")].toString() == contactId) {
            account.insert(QLatin1String("accountRoles"), person[QLatin1String("roles")]);
            account.insert(QLatin1String("effectiveAccountRoles"), person[QLatin1String("effectiveRoles")]);
        }
    static const std::pair<const char *, const char *> names[] = {{"cardId", "creditCardId"},
                                                                  {"cardIin", "creditCardIin"},
                                                                  {"maskedCardNumber", "creditCardNumber"},
                                                                  {"cardType", "creditCardType"},
                                                                  {"nameOnCard", "creditCardContactName"},
                                                                  {"cardNickname", "creditCardNickname"}};
    QJsonArray profiles;
    for (const QJsonValue &one : account.value(QLatin1String("billingProfiles")).toArray()) {
        QJsonObject profile = one.toObject();
        const QJsonValue cardMethod = profile.take(QLatin1String("cardPaymentMethod"));
        if (profile[QLatin1String("paymentMethod")] == QLatin1String("Card")) {
            profile[QLatin1String("paymentMethod")] = cardMethod;
            for (const auto &[from, to] : names)
                if (profile.contains(QLatin1String(from)))
                    profile.insert(QLatin1String(to), profile.take(QLatin1String(from)));
            const QStringList expiry = profile.take(QLatin1String("cardExpiryDate")).toString().split(QLatin1Char('-'));
            profile.insert(QLatin1String("creditCardExpiryYear"), expiry.value(0));
            profile.insert(QLatin1String("creditCardExpiryMonth"), expiry.value(1));
        } else {
            profile[QLatin1String("paymentMethod")] = QStringLiteral("bankTransfer");
            maskBankNumbers(&profile);
        }
        profiles.append(profile);
    }
    if (account.contains(QLatin1String("billingProfiles"))) // not told of what is found by number (A2)
        account.insert(QLatin1String("billingProfiles"), profiles);
    return account;
}

} // namespace linedesk::sandbox
