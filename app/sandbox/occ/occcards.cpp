// SPDX-License-Identifier: Apache-2.0
#include "occ/occcards.h"

#include "rules/cardrules.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QUrl>

namespace linedesk::sandbox {

namespace {

constexpr int LongestNickname = 42; // CONTRACT 2.9

QString str(const QJsonObject &object, const char *key)
{
    return object[QLatin1String(key)].toString();
}

CardBrand brandOf(const QString &type)
{
    static const std::pair<const char *, CardBrand> brands[] = {
        {"visa", CardBrand::Visa},         {"mastercard", CardBrand::Mastercard}, {"amex", CardBrand::Amex},
        {"discover", CardBrand::Discover}, {"diners", CardBrand::Diners},         {"jcb", CardBrand::Jcb}};
    for (const auto &[name, brand] : brands)
        if (type == QLatin1String(name))
            return brand;
    return CardBrand::Unknown;
}

QJsonArray problemsOf(const QJsonObject &card)
{
    QJsonArray errors;
    const auto add = [&](const char *path, const char *code, const char *message) {
        errors.append(QJsonObject{{QLatin1String("message"), QLatin1String(message)},
                                  {QLatin1String("status"), QStringLiteral("400")},
                                  {QLatin1String("errorCode"), QLatin1String(code)},
                                  {QLatin1String("o:errorPath"), QLatin1String(path)}});
    };
    const QByteArray number = str(card, "cardNumber").toLatin1();
    const std::span<const char> digits(number.constData(), size_t(number.size()));
    const bool isDigits =
        !number.isEmpty() && std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
    const CardBrand brand = brandOf(str(card, "cardType"));
    if (!isDigits || !rules::checkNumber(digits).empty())
        add("cardNumber", "990302", "The card number is not valid.");
    else if (brand == CardBrand::Unknown || rules::brandOf(digits) != brand)
        add("cardType", "990303", "The card type does not fit the number.");
    static const QRegularExpression month(QStringLiteral("\\A(0[1-9]|1[0-2])\\z")), year(QStringLiteral("\\A[0-9]{4}\\z"));
    const CardExpiry expiry{str(card, "expiryMonth").toInt(), str(card, "expiryYear").toInt()};
    if (!month.match(str(card, "expiryMonth")).hasMatch() || !year.match(str(card, "expiryYear")).hasMatch())
        add("expiryMonth", "990304", "The expiry date is not valid.");
    else if (!rules::checkExpiry(expiry, QDate::currentDate()).empty())
        add("expiryYear", "990304", "The card has expired.");
    if (!rules::checkNameOnCard(str(card, "nameOnCard")).empty())
        add("nameOnCard", "990305", "The name on the card is missing.");
    // The length of the code is the brand's of the number, whatever type was written beside it.
    const QByteArray code = str(card, "cardCVV").toLatin1();
    const bool isCode = std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!code.isEmpty() && (!isCode || !rules::checkCode({code.constData(), size_t(code.size())}, rules::brandOf(digits)).empty()))
        add("cardCVV", "990306", "The security code is not valid.");
    return errors;
}

Response noProfile()
{
    return refusal(404, QStringLiteral("22002"), QStringLiteral("There is no profile with this id."), {}, QStringLiteral("id"));
}
Response noCard()
{
    return refusal(404, QStringLiteral("28388"), QStringLiteral("The stored card was not found."), {}, QStringLiteral("cardId"));
}
Response unreadable()
{
    return refusal(400, QStringLiteral("990300"), QStringLiteral("The request body is not a JSON object."));
}

// What a repeated request must equal. The number goes in as its mask and the code not at all, so that nothing is kept
// that could be searched for a number (CONTRACT 2.6).
QByteArray withoutCard(const QByteArray &body)
{
    QJsonObject card = QJsonDocument::fromJson(body).object();
    const QString number = str(card, "cardNumber");
    card.insert(QLatin1String("cardNumber"),
                QString(std::max<qsizetype>(0, number.size() - 4), QLatin1Char('x')) + number.right(4));
    card.remove(QLatin1String("cardCVV"));
    return QJsonDocument(card).toJson(QJsonDocument::Compact);
}

} // namespace

OccCards::OccCards(const Database &store, const Wiring &wiring, Replays &replays)
    : m_store(store), m_wiring(wiring), m_replays(replays)
{}

QJsonObject OccCards::toJson(const QJsonObject &row)
{
    const QDate end = QDate(str(row, "expiry_year").toInt(), str(row, "expiry_month").toInt(), 1).addMonths(1);
    return {{QLatin1String("savedCardId"), row[QLatin1String("id")]},
            {QLatin1String("repositoryId"), row[QLatin1String("id")]},
            {QLatin1String("cardType"), row[QLatin1String("type")]},
            {QLatin1String("cardNumber"), row[QLatin1String("masked_number")]},
            {QLatin1String("nameOnCard"), row[QLatin1String("holder")]},
            {QLatin1String("expiryMonth"), row[QLatin1String("expiry_month")]},
            {QLatin1String("expiryYear"), row[QLatin1String("expiry_year")]},
            {QLatin1String("iin"), row[QLatin1String("iin")]},
            {QLatin1String("hasExpired"), end <= QDate::currentDate()},
            {QLatin1String("isDefault"), row[QLatin1String("is_default")].toInt() != 0},
            {QLatin1String("nickname"), row[QLatin1String("nickname")]}};
}

Response OccCards::list(const Request &request) const
{
    const QString profileId = request.parameters[QStringLiteral("id")];
    if (m_store.row(QStringLiteral("SELECT id FROM profiles WHERE id=?"), {profileId}).isEmpty())
        return noProfile();
    QJsonArray all;
    const bool withExpired = request.argument(QStringLiteral("allCards")) == QLatin1String("true");
    for (const QJsonValue &row :
         m_store.rows(QStringLiteral("SELECT * FROM cards WHERE profile_id=? ORDER BY is_default DESC, id"), {profileId})) {
        const QJsonObject card = toJson(row.toObject());
        if (withExpired || !card[QLatin1String("hasExpired")].toBool())
            all.append(card);
    }
    const int count = int(all.size()),
              limit = request.argument(QStringLiteral("limit")).isEmpty()
                          ? 25
                          : std::clamp(request.argument(QStringLiteral("limit")).toInt(), 1, 250),
              offset = std::max(0, request.argument(QStringLiteral("offset")).toInt());
    QJsonArray items;
    for (int i = offset; i < std::min(count, offset + limit); ++i)
        items.append(all[i]);
    return Response::json({{QLatin1String("items"), items},
                           {QLatin1String("total"), count},
                           {QLatin1String("totalResults"), count},
                           {QLatin1String("offset"), offset},
                           {QLatin1String("limit"), limit},
                           {QLatin1String("hasMore"), offset + items.size() < count},
                           {QLatin1String("links"), request.selfLink()}});
}

Response OccCards::get(const Request &request) const
{
    const QJsonObject row = m_store.row(QStringLiteral("SELECT * FROM cards WHERE id=? AND profile_id=?"),
                                        {request.parameters[QStringLiteral("cardId")], request.parameters[QStringLiteral("id")]});
    return row.isEmpty() ? noCard() : Response::json(toJson(row));
}

Response OccCards::add(const Request &request, const QString &userId)
{
    return m_replays.answer(request, userId, withoutCard(request.body), [&] { return store(request); });
}

Response OccCards::store(const Request &request)
{
    const QString profileId = request.parameters[QStringLiteral("id")];
    const QJsonObject profile = m_store.row(QStringLiteral("SELECT * FROM profiles WHERE id=?"), {profileId});
    if (profile.isEmpty())
        return noProfile();
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return unreadable();
    const QJsonObject card = document.object();
    const QJsonArray errors = problemsOf(card);
    if (errors.size() == 1) // one error stands for itself (example cards-add-masked-refused)
        return Response::json(errors.first().toObject(), 400);
    if (!errors.isEmpty())
        return Response::json({{QLatin1String("message"), QStringLiteral("The card details are not valid.")},
                               {QLatin1String("status"), QStringLiteral("400")},
                               {QLatin1String("errorCode"), QStringLiteral("990300")},
                               {QLatin1String("errors"), errors}},
                              400);

    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString transaction = QStringLiteral("tok-%1-%2").arg(profileId).arg(now.toMSecsSinceEpoch());
    const QJsonObject message{
        {QLatin1String("transactionType"), QStringLiteral("0100")},
        {QLatin1String("transactionId"), transaction},
        {QLatin1String("transactionTimestamp"), now.toString(Qt::ISODateWithMs)},
        {QLatin1String("orderId"), QJsonValue()},
        {QLatin1String("paymentId"), QStringLiteral("tok-") + profileId},
        {QLatin1String("paymentMethod"), QStringLiteral("card")},
        {QLatin1String("channel"), QStringLiteral("agent")},
        {QLatin1String("amount"), QStringLiteral("000000000000")},
        {QLatin1String("currencyCode"), QStringLiteral("USD")},
        {QLatin1String("locale"), QStringLiteral("en")},
        {QLatin1String("siteId"), QStringLiteral("siteUS")},
        {QLatin1String("gatewayId"), QStringLiteral("sandboxGateway")},
        {QLatin1String("gatewaySettings"), QJsonObject{{QLatin1String("paymentMethodTypes"), QStringLiteral("card")},
                                                       {QLatin1String("processor"), QStringLiteral("card3ds")}}},
        {QLatin1String("retryPaymentCount"), 0},
        {QLatin1String("profile"), QJsonObject{{QLatin1String("id"), profileId},
                                               {QLatin1String("email"), profile[QLatin1String("email")]},
                                               {QLatin1String("phoneNumber"), profile[QLatin1String("phone")]}}},
        {QLatin1String("cardDetails"), QJsonObject{{QLatin1String("number"), card[QLatin1String("cardNumber")]},
                                                   {QLatin1String("type"), card[QLatin1String("cardType")]},
                                                   {QLatin1String("holderName"), card[QLatin1String("nameOnCard")]},
                                                   {QLatin1String("expirationMonth"), card[QLatin1String("expiryMonth")]},
                                                   {QLatin1String("expirationYear"), card[QLatin1String("expiryYear")]},
                                                   {QLatin1String("cvv"), card[QLatin1String("cardCVV")]},
                                                   {QLatin1String("saveCard"), true}}},
        {QLatin1String("billingAddress"), QJsonValue()},
        {QLatin1String("shippingAddress"), QJsonValue()},
        {QLatin1String("customProperties"), QJsonObject{{QLatin1String("operation"), QStringLiteral("tokenize")}}}};
    const QByteArray body = QJsonDocument(message).toJson(QJsonDocument::Compact);
    const Response paid = call(m_wiring.host, m_wiring.paymentPort,
                               {"POST",
                                "/sandbox/webhooks/genericCardPayment",
                                {{"x-oracle-cc-webhook-signature-sha512", m_wiring.webhookSignature(body)}},
                                body,
                                m_wiring.paymentTimeoutMs},
                               nullptr);
    const QJsonObject authorization = paid.object()[QLatin1String("authorizationResponse")].toObject();
    const QString code = str(authorization, "responseCode"), token = str(authorization, "token");
    if (code == QLatin1String("9000"))
        return refusal(400, QStringLiteral("28391"), QStringLiteral("The card was declined."),
                       QStringLiteral("gatewayCode=9000;reason=") + str(authorization, "responseReason"));
    if (code == QLatin1String("10000"))
        return refusal(400, QStringLiteral("990301"),
                       QStringLiteral("The card needs confirmation by its holder and cannot be stored from the console."),
                       QStringLiteral("gatewayCode=10000;reason=") + str(authorization, "responseReason"));
    if (!paid.isSuccess() || code != QLatin1String("1000") || token.isEmpty())
        return refusal(502, QStringLiteral("28391"), QStringLiteral("The payment system did not answer."),
                       QStringLiteral("gatewayCode=;reason=TIMEOUT"));

    const QString number = str(card, "cardNumber");
    QJsonObject row{{QLatin1String("id"), QStringLiteral("usercc%1").arg(500000 + QRandomGenerator::system()->bounded(2000000000))},
                    {QLatin1String("profile_id"), profileId},
                    {QLatin1String("type"), card[QLatin1String("cardType")]},
                    {QLatin1String("masked_number"), QString(number.size() - 4, QLatin1Char('x')) + number.right(4)},
                    {QLatin1String("iin"), number.left(6)},
                    {QLatin1String("holder"), card[QLatin1String("nameOnCard")]},
                    {QLatin1String("expiry_month"), card[QLatin1String("expiryMonth")]},
                    {QLatin1String("expiry_year"), card[QLatin1String("expiryYear")]},
                    {QLatin1String("nickname"), card[QLatin1String("nickname")]},
                    {QLatin1String("token"), token}};
    const bool isStored = m_store.transaction([&] {
        const bool isFirst = m_store.rows(QStringLiteral("SELECT id FROM cards WHERE profile_id=?"), {profileId}).isEmpty();
        const bool isDefault = isFirst || card[QLatin1String("setAsDefault")].toBool();
        row.insert(QLatin1String("is_default"), isDefault ? 1 : 0);
        return (!isDefault || m_store.run(QStringLiteral("UPDATE cards SET is_default=0 WHERE profile_id=?"), {profileId})) &&
               m_store.insert(QStringLiteral("cards"), row);
    });
    QJsonObject answer = toJson(row);
    QJsonObject link = request.selfLink().first().toObject();
    link.insert(QLatin1String("href"), QString(link[QLatin1String("href")].toString() + QLatin1Char('/') + str(row, "id")));
    answer.insert(QLatin1String("links"), QJsonArray{link});
    return isStored ? Response::json(answer)
                    : refusal(500, QStringLiteral("990500"), QStringLiteral("The card could not be stored."));
}

Response OccCards::change(const Request &request) const
{
    const QString id = request.parameters[QStringLiteral("cardId")], profileId = request.parameters[QStringLiteral("id")];
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return unreadable();
    const QJsonObject body = document.object();
    for (const QString &key : body.keys())
        if (key != QLatin1String("nickname") && key != QLatin1String("setAsDefault"))
            return refusal(400, QStringLiteral("28392"), QStringLiteral("Only the nickname and the default mark can be changed."),
                           {}, key);
    const QJsonValue nickname = body[QLatin1String("nickname")], mark = body[QLatin1String("setAsDefault")];
    const bool isName =
        nickname.isUndefined() || nickname.isNull() || (nickname.isString() && nickname.toString().size() <= LongestNickname);
    if (!isName || (!mark.isUndefined() && !mark.isBool()))
        return refusal(
            400, QStringLiteral("28392"),
            QStringLiteral("The nickname is a text of up to %1 characters, the default mark true or false.").arg(LongestNickname),
            {}, isName ? QStringLiteral("setAsDefault") : QStringLiteral("nickname"));
    const bool isDone = m_store.transaction([&] {
        if (m_store.row(QStringLiteral("SELECT id FROM cards WHERE id=? AND profile_id=?"), {id, profileId}).isEmpty())
            return false;
        if (body.contains(QLatin1String("nickname")) &&
            !m_store.update(QStringLiteral("cards"), id, {{QLatin1String("nickname"), body[QLatin1String("nickname")]}}))
            return false;
        return !body[QLatin1String("setAsDefault")].toBool() ||
               (m_store.run(QStringLiteral("UPDATE cards SET is_default=0 WHERE profile_id=?"), {profileId}) &&
                m_store.update(QStringLiteral("cards"), id, {{QLatin1String("is_default"), 1}}));
    });
    if (!isDone)
        return noCard();
    return Response::json(toJson(m_store.row(QStringLiteral("SELECT * FROM cards WHERE id=?"), {id})));
}

Response OccCards::remove(const Request &request) const
{
    const QString id = request.parameters[QStringLiteral("cardId")], profileId = request.parameters[QStringLiteral("id")];
    if (m_store.row(QStringLiteral("SELECT id FROM cards WHERE id=? AND profile_id=?"), {id, profileId}).isEmpty())
        return noCard();
    // Who pays with it is the CRM's to know (CONTRACT 11.3).
    const Response users = call(m_wiring.crmHost, m_wiring.crmPort,
                                {"GET",
                                 "/crmRestApi/resources/11.13.18.05/BillingProfile_c?cardId=" + QUrl::toPercentEncoding(id),
                                 {{"Authorization", m_wiring.flowCredentials}},
                                 {},
                                 m_wiring.flowTimeoutMs},
                                nullptr);
    const QJsonValue items = users.object()[QLatin1String("items")];
    if (!users.isSuccess() || !items.isArray())
        return refusal(503, QStringLiteral("28393"),
                       QStringLiteral("Whether the card is in use cannot be found out now. It was not removed; try again later."));
    if (!items.toArray().isEmpty())
        return refusal(409, QStringLiteral("28394"), QStringLiteral("The card is used by a billing profile."),
                       QStringLiteral("billingProfileId=") + items[0][QLatin1String("billingProfileId")].toString());
    bool wasThere = false;
    const bool isDone = m_store.transaction([&] {
        const QJsonObject card = m_store.row(QStringLiteral("SELECT * FROM cards WHERE id=? AND profile_id=?"), {id, profileId});
        wasThere = !card.isEmpty();
        // The mark moves on to a card that can pay, if there is one; the oldest first.
        return wasThere && m_store.run(QStringLiteral("DELETE FROM cards WHERE id=?"), {id}) &&
               (card[QLatin1String("is_default")].toInt() == 0 ||
                m_store.run(QStringLiteral("UPDATE cards SET is_default=1 WHERE id=(SELECT id FROM cards WHERE profile_id=?"
                                           " ORDER BY expiry_year || expiry_month < ?, rowid LIMIT 1)"),
                            {profileId, QDate::currentDate().toString(QStringLiteral("yyyyMM"))}));
    });
    if (!wasThere)
        return noCard();
    if (!isDone)
        return refusal(500, QStringLiteral("990500"), QStringLiteral("The card could not be removed."));
    QJsonObject link = request.selfLink().first().toObject();
    link[QLatin1String("href")] = link[QLatin1String("href")].toString().section(QLatin1Char('/'), 0, -2);
    return Response::json({{QLatin1String("id"), id}, {QLatin1String("links"), QJsonArray{link}}});
}

} // namespace linedesk::sandbox
