// SPDX-License-Identifier: Apache-2.0
#include "crm/attributes.h"

#include <QDateTime>
#include <QRandomGenerator>

namespace linedesk::sandbox {

const Columns &contactColumns()
{
    static const Columns columns = {{"contactId", "id"},         {"firstName", "first_name"},
                                    {"lastName", "last_name"},   {"email", "email"},
                                    {"phoneNumber", "phone"},    {"sourceSystemReference", "source_reference"},
                                    {"lastModified", "modified"}};
    return columns;
}

const Columns &addressColumns()
{
    static const Columns columns = {{"nickname", "nickname"},
                                    {"address1", "address1"},
                                    {"address2", "address2"},
                                    {"address3", "address3"},
                                    {"city", "city"},
                                    {"county", "county"},
                                    {"state", "state"},
                                    {"postalCode", "postal_code"},
                                    {"country", "country"},
                                    {"firstName", "first_name"},
                                    {"lastName", "last_name"},
                                    {"companyName", "company_name"},
                                    {"phoneNumber", "phone_number"}};
    return columns;
}

const Columns &placeColumns()
{
    static const Columns columns = {
        {"accountId", "id"}, {"accountNumber", "number"}, {"accountName", "name"}, {"accountType", "type"}, {"status", "status"}};
    return columns;
}

const Columns &billingColumns()
{
    static const Columns columns = {{"billingProfileName", "name"},
                                    {"billDeliveryMethod", "delivery"},
                                    {"billingFrequency", "frequency"},
                                    {"contactId", "contact_id"},
                                    {"paymentMethod", "payment_method"},
                                    {"cardPaymentMethod", "card_payment_method"},
                                    {"cardId", "card_id"},
                                    {"maskedCardNumber", "masked_number"},
                                    {"cardExpiryDate", "card_expiry"},
                                    {"cardType", "card_type"},
                                    {"nameOnCard", "name_on_card"},
                                    {"cardNickname", "card_nickname"},
                                    {"cardIin", "card_iin"},
                                    {"bankAccountNumber", "bank_account_number"},
                                    {"bankRoutingNumber", "bank_routing_number"},
                                    {"bankAccountType", "bank_account_type"},
                                    {"bankAccountName", "bank_account_name"},
                                    {"bankSortCode", "bank_sort_code"},
                                    {"bankName", "bank_name"},
                                    {"bankAddress", "bank_address"},
                                    {"bankIban", "bank_iban"},
                                    {"bankSwiftCode", "bank_swift_code"}};
    return columns;
}

QJsonObject fromRow(const QJsonObject &row, const Columns &columns)
{
    QJsonObject object;
    for (const auto &[attribute, column] : columns)
        if (const QJsonValue value = row[QLatin1String(column)]; !value.isNull())
            object.insert(QLatin1String(attribute), value);
    return object;
}

QJsonObject toRow(const QJsonObject &object, const Columns &columns)
{
    QJsonObject row;
    for (const auto &[attribute, column] : columns)
        if (object.contains(QLatin1String(attribute)))
            row.insert(QLatin1String(column), object[QLatin1String(attribute)]);
    return row;
}

QString newId(const char *prefix)
{
    return QString::fromLatin1(prefix) + QString::number(800000 + QRandomGenerator::system()->bounded(2000000000));
}

QString now()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

} // namespace linedesk::sandbox
