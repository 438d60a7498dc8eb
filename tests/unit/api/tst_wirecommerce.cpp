// SPDX-License-Identifier: Apache-2.0
// What the contract's examples leave open: absent and odd members when reading, escapes when writing.
#include "api/wirecommerce.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrlQuery>

using namespace linedesk;

namespace {

SecretString secret(const QByteArray &text)
{
    SecretString one(size_t(text.size()));
    for (const char c : text)
        one.append(c);
    return one;
}

NewCard newCard()
{
    NewCard card;
    card.number = secret("4111111111111111");
    card.securityCode = secret("123");
    card.brand = CardBrand::Visa;
    card.expiry = {3, 2030};
    card.nameOnCard = QStringLiteral("Dana \"D\" Nová");
    return card;
}

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class TestWireCommerce : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldReadAProfileThatHasOnlyAnId()
    {
        const auto contact = readProfile(R"({"profileDetail":{"id":110001,"shippingAddress":null,"parentOrganization":null}})");
        QVERIFY(contact);
        QCOMPARE(contact->profileId.text(), QStringLiteral("110001"));
        QVERIFY(contact->contactId.isEmpty() && contact->email.isEmpty() && !contact->registered.isValid());
    }
    void rejectsAnswersWithoutWhatTheyAreFor()
    {
        QCOMPARE(readProfile("{}").error().detail, QStringLiteral("$.profileDetail: missing"));
        QCOMPARE(readProfile(R"({"profileDetail":{"lastName":"x"}})").error().detail,
                 QStringLiteral("$.profileDetail.id: missing"));
        QCOMPARE(readFound("{}").error().detail, QStringLiteral("$.items: missing"));
        QCOMPARE(readCards("{}").error().detail, QStringLiteral("$.items: missing"));
        QCOMPARE(readAgentProfile("{}").error().detail, QStringLiteral("$.id: missing"));
        QCOMPARE(readCard(R"({"cardNumber":"xxxxxxxxxxxx1111"})").error().detail, QStringLiteral("$.savedCardId: missing"));
    }
    void shouldCountWhatCameWhenTheServerDoesNotCount()
    {
        QCOMPARE(readFound(R"({"items":[{"id":"1"},{"id":"2"}]})")->total, 2);
        QCOMPARE(readFound(R"({"items":[{"id":"1"}],"totalResults":5000})")->total, 5000);
        QCOMPARE(readFound(R"({"items":[]})")->total, 0);
    }
    void shouldReadRolesById()
    {
        const auto user = readAgentProfile(
            R"({"id":"7","roles":[{"repositoryId":"csAgentRole","displayName":"CS Agent"},{"displayName":"no id"}]})");
        QCOMPARE(user->agent.id, QStringLiteral("7"));
        QVERIFY(user->roles.contains(QStringLiteral("csAgentRole")));
        QVERIFY(readAgentProfile(R"({"id":"7"})")->roles.isEmpty());
    }
    void shouldReadCardsAsTextsOrNumbers()
    {
        const auto cards = readCards(
            R"({"items":[{"savedCardId":"c1","cardNumber":"XXXXXXXXXXXX1111","cardType":"visa","expiryMonth":"03","expiryYear":"2030","isDefault":true},
            {"savedCardId":"c2","cardNumber":"****0005","cardType":"maestro","expiryMonth":12,"expiryYear":2020,"hasExpired":true}]})");
        QVERIFY(cards);
        QCOMPARE(cards->at(0).expiry, (CardExpiry{3, 2030}));
        QVERIFY(cards->at(0).isDefault && !cards->at(0).hasExpired);
        QCOMPARE(cards->at(1).expiry, (CardExpiry{12, 2020}));
        QCOMPARE(cards->at(1).brand, CardBrand::Unknown);
        QVERIFY(cards->at(1).hasExpired);
    }

    void shouldWriteACardWithNumberAndCodeInFront()
    {
        const auto body = writeCard(newCard());

        QVERIFY(body->hasSecrets());
        const qint64 length = body->contentLength();
        const QByteArray text = body->readAll();
        QCOMPARE(text.size(), length);
        QVERIFY(text.startsWith("{\"cardNumber\":\"4111111111111111\",\"cardCVV\":\"123\",")); // what comes behind overwrites them
        QJsonObject expected = json(
            R"({"cardNumber":"4111111111111111","cardCVV":"123","cardType":"visa","expiryMonth":"03","expiryYear":"2030","setAsDefault":false})");
        expected.insert(QLatin1String("nameOnCard"), QStringLiteral("Dana \"D\" Nová"));
        QCOMPARE(json(text), expected);
    }
    void shouldLeaveOutWhatACardDoesNotHave()
    {
        NewCard card = newCard();
        card.securityCode = SecretString();
        card.nickname = QStringLiteral("Blue");
        card.setAsDefault = true;

        const QJsonObject body = json(writeCard(std::move(card))->readAll());

        QVERIFY(!body.contains(QLatin1String("cardCVV"))); // CONTRACT A8
        QCOMPARE(body[QLatin1String("nickname")].toString(), QStringLiteral("Blue"));
        QCOMPARE(body[QLatin1String("setAsDefault")].toBool(), true);
        QVERIFY(!json(writeCard(newCard())->readAll()).contains(QLatin1String("nickname")));
    }

    void shouldEscapeALogIn_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::newRow("plain") << "agent@example.com"
                               << "Secret1";
        QTest::newRow("signs of the form") << "a+b&c=d%20@example.com"
                                           << "p&a=s%s+w o#r?d;";
        QTest::newRow("not ASCII") << QStringLiteral("ünal@example.com") << QStringLiteral("Gärten→1😀");
        QTest::newRow("nothing") << ""
                                 << "";
    }
    void shouldEscapeALogIn()
    {
        QFETCH(QString, user);
        QFETCH(QString, password);

        const QByteArray body = writeLogin(user, secret(password.toUtf8()), QStringLiteral("123 456"))->readAll();

        const QUrlQuery form(QString::fromLatin1(body));
        QCOMPARE(form.queryItems().size(), 4);
        QVERIFY(!body.contains('+')); // would be read as a blank
        QCOMPARE(form.queryItemValue(QStringLiteral("grant_type")), QStringLiteral("password"));
        QCOMPARE(form.queryItemValue(QStringLiteral("username"), QUrl::FullyDecoded), user);
        QCOMPARE(form.queryItemValue(QStringLiteral("password"), QUrl::FullyDecoded), password);
        QCOMPARE(form.queryItemValue(QStringLiteral("totp_code"), QUrl::FullyDecoded), QStringLiteral("123 456"));
    }
    void shouldLeaveOutTheCodeThatWasNotAskedFor()
    {
        const auto body = writeLogin(QStringLiteral("a"), secret("b"), {});
        QVERIFY(body->hasSecrets());
        QCOMPARE(body->readAll(), QByteArray("grant_type=password&password=b&username=a"));
    }
};

QTEST_GUILESS_MAIN(TestWireCommerce)
#include "tst_wirecommerce.moc"
