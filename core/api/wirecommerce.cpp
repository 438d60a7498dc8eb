// SPDX-License-Identifier: Apache-2.0
#include "api/wirecommerce.h"

#include "api/wirereader.h"
#include "api/wirewords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

namespace linedesk {

namespace {

AddressValues readPlace(const WireObject &object)
{
    AddressValues values;
    for (const auto &[field, key] : wire::addressFields)
        values[field] = object.optionalText(key);
    return values;
}

Contact readContact(const WireObject &object)
{
    Contact contact;
    contact.profileId = ProfileId(object.text("id"));
    contact.contactId = ContactId(object.optionalText("customerContactId"));
    contact.firstName = object.optionalText("firstName");
    contact.middleName = object.optionalText("middleName");
    contact.lastName = object.optionalText("lastName");
    contact.email = object.optionalText("email");
    contact.phone = object.optionalText("daytimeTelephoneNumber");
    object.object("parentOrganization", [&](const WireObject &one) { contact.organization = one.optionalText("name"); });
    object.object("shippingAddress", [&](const WireObject &one) { contact.place = readPlace(one); });
    contact.registered = object.date("registrationDate");
    return contact;
}

Card readCardObject(const WireObject &object)
{
    Card card;
    card.id = CardId(object.text("savedCardId"));
    if (const CardBrand *brand = wire::find(wire::brands, object.optionalText("cardType")))
        card.brand = *brand;
    card.maskedNumber = object.maskedNumber("cardNumber");
    card.expiry = {object.monthOrYear("expiryMonth"), object.monthOrYear("expiryYear")};
    card.nameOnCard = object.optionalText("nameOnCard");
    card.nickname = object.optionalText("nickname");
    card.isDefault = object.flag("isDefault");
    card.hasExpired = object.flag("hasExpired");
    return card;
}

template <class T> Result<T> finish(const Result<Done> &read, T value)
{
    if (!read)
        return unexpected(read.error());
    return value;
}

// A JSON string with its quotes.
QByteArray quoted(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

} // namespace

Result<AgentProfile> readAgentProfile(QByteArrayView body)
{
    AgentProfile profile;
    const auto read = readWire(body, [&](const WireObject &object) {
        profile.agent = {object.text("id"), object.optionalText("email"), object.optionalText("firstName"),
                         object.optionalText("lastName"), false};
        object.each("roles", [&](const WireObject &role) { profile.roles << role.optionalText("repositoryId"); });
    });
    return finish(read, profile);
}

Result<ContactsFound> readFound(QByteArrayView body)
{
    ContactsFound found;
    const auto read = readWire(body, [&](const WireObject &object) {
        if (!object.has("items"))
            object.fail("items", "missing");
        object.each("items", [&](const WireObject &one) { found.contacts.push_back(readContact(one)); });
        found.total = object.integer("totalResults", int(found.contacts.size()));
    });
    return finish(read, std::move(found));
}

Result<Contact> readProfile(QByteArrayView body)
{
    Contact contact;
    const auto read = readWire(body, [&](const WireObject &object) {
        if (!object.has("profileDetail"))
            object.fail("profileDetail", "missing");
        object.object("profileDetail", [&](const WireObject &one) { contact = readContact(one); });
    });
    return finish(read, std::move(contact));
}

Result<std::vector<Card>> readCards(QByteArrayView body)
{
    std::vector<Card> cards;
    const auto read = readWire(body, [&](const WireObject &object) {
        if (!object.has("items"))
            object.fail("items", "missing");
        object.each("items", [&](const WireObject &one) { cards.push_back(readCardObject(one)); });
    });
    return finish(read, std::move(cards));
}

Result<Card> readCard(QByteArrayView body)
{
    Card card;
    const auto read = readWire(body, [&](const WireObject &object) { card = readCardObject(object); });
    return finish(read, std::move(card));
}

std::shared_ptr<RequestBody> writeCard(NewCard card)
{
    std::vector<RequestBody::Piece> pieces;
    pieces.emplace_back(QByteArray("{\"cardNumber\":\""));
    pieces.emplace_back(std::move(card.number));
    if (!card.securityCode.isEmpty()) {
        pieces.emplace_back(QByteArray("\",\"cardCVV\":\""));
        pieces.emplace_back(std::move(card.securityCode));
    }
    QByteArray rest = "\",\"cardType\":" + quoted(wire::text(wire::brands, card.brand)) +
                      ",\"nameOnCard\":" + quoted(card.nameOnCard) +
                      ",\"expiryMonth\":" + quoted(QStringLiteral("%1").arg(card.expiry.month, 2, 10, QLatin1Char('0'))) +
                      ",\"expiryYear\":" + quoted(QString::number(card.expiry.year)) +
                      ",\"setAsDefault\":" + (card.setAsDefault ? "true" : "false");
    if (!card.nickname.isEmpty())
        rest += ",\"nickname\":" + quoted(card.nickname);
    pieces.emplace_back(rest + '}');
    return std::make_shared<RequestBody>(std::move(pieces));
}

std::shared_ptr<RequestBody> writeLogin(const QString &user, SecretString password, const QString &code)
{
    static const char digits[] = "0123456789ABCDEF";
    SecretString escaped(password.size() * 3);
    for (const char c : password.view()) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z')) {
            escaped.append(c);
        } else {
            escaped.append('%');
            escaped.append(digits[byte >> 4]);
            escaped.append(digits[byte & 15]);
        }
    }
    std::vector<RequestBody::Piece> pieces;
    pieces.emplace_back(QByteArray("grant_type=password&password="));
    pieces.emplace_back(std::move(escaped));
    QByteArray rest = "&username=" + QUrl::toPercentEncoding(user);
    if (!code.isEmpty())
        rest += "&totp_code=" + QUrl::toPercentEncoding(code);
    pieces.emplace_back(rest);
    return std::make_shared<RequestBody>(std::move(pieces));
}

std::shared_ptr<RequestBody> writePasswordReset(const QString &user, const QString &resetCode, SecretString password)
{
    const auto escaped = [&password] {
        SecretString text(password.size() * 6);
        for (const char c : password.view()) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte < 0x20) {
                for (const char digit : {'\\', 'u', '0', '0', char('0' + (byte >> 4)), "0123456789abcdef"[byte & 15]})
                    text.append(digit);
                continue;
            }
            if (c == '"' || c == '\\')
                text.append('\\');
            text.append(c);
        }
        return text;
    };
    std::vector<RequestBody::Piece> pieces;
    pieces.emplace_back(QByteArray("{\"op\":\"confirmPasswordReset\",\"password\":\""));
    pieces.emplace_back(escaped());
    pieces.emplace_back(QByteArray("\",\"confirmPassword\":\""));
    pieces.emplace_back(escaped());
    pieces.emplace_back("\",\"email\":" + quoted(user) + ",\"token\":" + quoted(resetCode) + '}');
    return std::make_shared<RequestBody>(std::move(pieces));
}

} // namespace linedesk
