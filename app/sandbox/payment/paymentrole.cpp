// SPDX-License-Identifier: Apache-2.0
#include "payment/paymentrole.h"

#include <QDateTime>

#include <chrono>

namespace linedesk::sandbox {

void PaymentRole::addRoutes(Router &router)
{
    router.add("POST", QStringLiteral("/sandbox/webhooks/genericCardPayment"),
               [this](const Request &request) { return tokenize(request); });
}

void PaymentRole::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_ending.notify_all();
}

Response PaymentRole::tokenize(const Request &request) const
{
    if (!m_wiring.isSignedByCommerce(request.header("x-oracle-cc-webhook-signature-sha512"), request.body))
        return refusal(401, QStringLiteral("WH-401"), QStringLiteral("The signature is not valid."));
    const QJsonObject message = QJsonDocument::fromJson(request.body).object();
    const QJsonObject card = message[QLatin1String("cardDetails")].toObject();
    const QString number = card[QLatin1String("number")].toString();
    QString code = QStringLiteral("1000"), reason = QStringLiteral("APPROVED"), description = QStringLiteral("Card tokenized");
    if (number == QLatin1String("4000000000000002")) {
        code = QStringLiteral("9000");
        reason = QStringLiteral("DECLINED");
        description = QStringLiteral("Card declined");
    } else if (number == QLatin1String("4000000000003220")) {
        code = QStringLiteral("10000");
        reason = QStringLiteral("PAYER_AUTH_REQUIRED");
        description = QStringLiteral("Holder must confirm");
    } else if (number == QLatin1String("4000000000009995")) {
        std::unique_lock lock(m_mutex); // the card that gets no answer, unless the sandbox ends meanwhile
        m_ending.wait_for(lock, std::chrono::milliseconds(m_wiring.paymentTimeoutMs + 500), [this] { return m_isEnding; });
        return refusal(503, QStringLiteral("WH-503"), QStringLiteral("no answer"));
    }
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    const QString hostId = QStringLiteral("h-") + randomId();
    QJsonObject answer{{QLatin1String("transactionTimestamp"), message[QLatin1String("transactionTimestamp")]},
                       {QLatin1String("hostTransactionTimestamp"), now},
                       {QLatin1String("merchantTransactionTimestamp"), now},
                       {QLatin1String("hostTransactionId"), hostId},
                       {QLatin1String("merchantTransactionId"), QString(QStringLiteral("m-") + hostId)},
                       {QLatin1String("authCode"), QJsonValue()},
                       {QLatin1String("token"), QJsonValue()},
                       {QLatin1String("tokenExpiryDate"), QJsonValue()},
                       {QLatin1String("responseDescription"), description},
                       {QLatin1String("additionalSavedCardProperties"), QJsonObject()},
                       {QLatin1String("customPaymentProperties"), QJsonArray()},
                       {QLatin1String("paymentId"), message[QLatin1String("paymentId")]},
                       {QLatin1String("transactionId"), message[QLatin1String("transactionId")]},
                       {QLatin1String("paymentMethod"), QStringLiteral("card")},
                       {QLatin1String("gatewayId"), message[QLatin1String("gatewayId")]},
                       {QLatin1String("siteId"), message[QLatin1String("siteId")]},
                       {QLatin1String("amount"), message[QLatin1String("amount")]},
                       {QLatin1String("responseCode"), code},
                       {QLatin1String("responseReason"), reason}};
    if (code == QLatin1String("1000")) {
        answer.insert(QLatin1String("token"), QString(QStringLiteral("tok_") + randomId()));
        const QDate end = QDate(card[QLatin1String("expirationYear")].toString().toInt(),
                                card[QLatin1String("expirationMonth")].toString().toInt(), 1)
                              .addMonths(1)
                              .addDays(-1);
        answer.insert(QLatin1String("tokenExpiryDate"), end.toString(Qt::ISODate) + QStringLiteral("T23:59:59.000Z"));
    }
    return Response::json({{QLatin1String("orderId"), QJsonValue()},
                           {QLatin1String("channel"), message[QLatin1String("channel")]},
                           {QLatin1String("locale"), message[QLatin1String("locale")]},
                           {QLatin1String("transactionType"), message[QLatin1String("transactionType")]},
                           {QLatin1String("currencyCode"), message[QLatin1String("currencyCode")]},
                           {QLatin1String("authorizationResponse"), answer}});
}

} // namespace linedesk::sandbox
