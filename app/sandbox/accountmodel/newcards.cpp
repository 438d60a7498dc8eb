// SPDX-License-Identifier: Apache-2.0
#include "accountmodel/newcards.h"

#include <QUrl>

namespace linedesk::sandbox {

namespace {

QByteArray cardsOf(const QString &profileId)
{
    return "/ccagentui/v1/profiles/" + QUrl::toPercentEncoding(profileId) + "/creditCards";
}

// What Commerce finds wrong with a card, in the extension's codes and members.
struct CardRefusal {
    const char *commerce, *code, *member, *message;
};
const CardRefusal refusals[] = {{"28391", "CAM-3301", "creditCardNumber", "The card was declined."},
                                {"990301", "CAM-3302", "creditCardNumber", "The card needs confirmation by its holder."},
                                {"990302", "CAM-3106", "creditCardNumber", "The card number is not valid."},
                                {"990303", "CAM-3102", "creditCardType", "The card type does not fit the number."},
                                {"990304", "CAM-3108", "creditCardExpiryYear", "The card has expired."},
                                {"990305", "CAM-3107", "creditCardContactName", "The name on the card is missing."},
                                {"990306", "CAM-3105", "creditCardSecurityCode", "The security code is not valid."}};

} // namespace

std::optional<Response> NewCards::storeOne(CheckedProfile *profile, const QString &profileId)
{
    QByteArray body = QJsonDocument(*profile->newCard).toJson(QJsonDocument::Compact);
    const Response answer = m_wiring.callCommerce({"POST", cardsOf(profileId), {{"Authorization", m_bearer}}, body, 30000});
    profile->newCard.reset();
    body.fill('\0');
    const QString id = answer.object()[QLatin1String("savedCardId")].toString();
    if (answer.isSuccess() && !id.isEmpty()) {
        m_stored << id;
        profile->flow.insert(QLatin1String("cardId"), id);
        return {};
    }
    if (answer.status == 401)
        return refusal(401, QStringLiteral("CAM-1001"), QStringLiteral("The session has expired. Log in again."));
    if (answer.status == 400) {
        const QJsonObject told = answer.object();
        const QString code = told[QLatin1String("errors")].isArray()
                                 ? told[QLatin1String("errors")][0][QLatin1String("errorCode")].toString()
                                 : told[QLatin1String("errorCode")].toString();
        for (const CardRefusal &one : refusals)
            if (code == QLatin1String(one.commerce)) {
                Findings findings;
                findings.add(profile->path + QLatin1Char('.') + QLatin1String(one.member), one.code, one.message,
                             told[QLatin1String("moreInfo")].toString().section(QLatin1Char(';'), 0, 0));
                return findings.refusal();
            }
    }
    QString facts = QStringLiteral("flow=") + QLatin1String(m_flowKey);
    if (answer.status != 0)
        facts += QStringLiteral(";upstreamStatus=%1").arg(answer.status);
    return refusal(502, QStringLiteral("CAM-5007"), QStringLiteral("The payment system did not answer."), facts);
}

std::optional<Response> NewCards::store(const std::vector<CheckedProfile *> &profiles, const Caller &caller)
{
    for (CheckedProfile *profile : profiles)
        if (profile->newCard)
            if (const auto refused = storeOne(profile, caller.profileId)) {
                removeAgain(caller.profileId);
                return refused;
            }
    if (m_stored.isEmpty())
        return {};
    Caller again{caller.profileId, {}}; // the tokens are read where they are kept
    if (const auto refused = m_callers.readProfile(&again)) {
        removeAgain(caller.profileId);
        return refused;
    }
    for (CheckedProfile *profile : profiles)
        if (m_stored.contains(profile->cardId())) {
            const QJsonObject card =
                cardForFlow(byId(again.profile[QLatin1String("creditCards")].toArray(), "savedCardId", profile->cardId()));
            for (auto one = card.begin(); one != card.end(); ++one)
                profile->flow.insert(one.key(), one.value());
        }
    return {};
}

void NewCards::removeAgain(const QString &profileId)
{
    for (const QString &id : m_stored)
        m_wiring.callCommerce(
            {"DELETE", cardsOf(profileId) + '/' + QUrl::toPercentEncoding(id), {{"Authorization", m_bearer}}, {}, 10000});
    m_stored.clear();
}

} // namespace linedesk::sandbox
