// SPDX-License-Identifier: Apache-2.0
#include "model/cardform.h"
#include "support/testbackend.h"

#include <QDate>
#include <QSignalSpy>
#include <QTest>

#include <string_view>

using namespace linedesk;

namespace {

std::span<const char> digits(std::string_view text)
{
    return {text.data(), text.size()};
}

SecretString secret(std::string_view text)
{
    SecretString one(19);
    for (const char c : text)
        one.append(c);
    return one;
}

constexpr std::string_view visa = "4111111111111111", amex = "378282246310005";

} // namespace

class TestCardForm : public QObject {
    Q_OBJECT
    std::unique_ptr<TestBackend> m_backend;
    std::unique_ptr<CardForm> m_form;

    void open(bool asksCode = true)
    {
        m_form = std::make_unique<CardForm>(m_backend->billing, ProfileId(QStringLiteral("110001")), asksCode);
        m_form->setNameOnCard(QStringLiteral(" Dana Sample "));
        m_form->setExpiry(QStringLiteral("3"), QString::number(QDate::currentDate().year() + 2));
    }
    bool hasIssue(const char *field) const { return m_form->issueOf(QLatin1String(field)); }
    bool hasFailed()
    {
        QSignalSpy failed(m_form.get(), &Form::failed);
        m_form->submitCard(secret(visa), secret("123"));
        return failed.count() > 0 || failed.wait();
    }

private Q_SLOTS:
    void init()
    {
        m_form.reset();
        m_backend = std::make_unique<TestBackend>();
        open();
    }

    void shouldSayWhatANumberIsWhileItIsTyped_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<CardBrand>("brand");
        QTest::addColumn<int>("usual");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("isComplete");
        QTest::newRow("nothing") << QByteArray() << CardBrand::Unknown << 16 << 3 << false;
        QTest::newRow("first digit") << QByteArray("4") << CardBrand::Visa << 16 << 3 << false;
        QTest::newRow("visa") << QByteArray("4111111111111111") << CardBrand::Visa << 16 << 3 << true;
        QTest::newRow("check digit") << QByteArray("4111111111111112") << CardBrand::Visa << 16 << 3 << false;
        QTest::newRow("amex") << QByteArray("378282246310005") << CardBrand::Amex << 15 << 4 << true;
        QTest::newRow("diners") << QByteArray("30569309025904") << CardBrand::Diners << 14 << 3 << true;
    }
    void shouldSayWhatANumberIsWhileItIsTyped()
    {
        QFETCH(QByteArray, number);
        QFETCH(CardBrand, brand);
        QFETCH(int, usual);
        QFETCH(int, code);
        QFETCH(bool, isComplete);

        const auto state = CardForm::numberState({number.constData(), size_t(number.size())});

        QCOMPARE(state.brand, brand);
        QCOMPARE(state.count, int(number.size()));
        QCOMPARE(state.usualLength, usual);
        QCOMPARE(state.codeLength, code);
        QCOMPARE(state.isComplete, isComplete);
    }

    void shouldCheckAFieldWhenItIsLeft()
    {
        m_form->leaveNumber({});
        QVERIFY(m_form->issues().empty()); // passed through, not forgotten
        m_form->leaveNumber(digits("411111111111111"));
        QCOMPARE(m_form->issueOf(QStringLiteral("cardNumber"))->code, IssueCode::TooShort);
        m_form->leaveNumber(digits(visa));
        QVERIFY(!hasIssue("cardNumber"));

        m_form->setNameOnCard(QString());
        QVERIFY(!hasIssue("nameOnCard"));
        m_form->leaveName();
        QVERIFY(hasIssue("nameOnCard"));
        m_form->setNameOnCard(QStringLiteral("D"));
        QVERIFY(!hasIssue("nameOnCard")); // the moment it is right
    }

    void shouldReadAnExpiryAsItIsPrinted_data()
    {
        QTest::addColumn<QString>("month");
        QTest::addColumn<QString>("year");
        QTest::addColumn<IssueCode>("code"); // Other: none
        const int year = QDate::currentDate().year();
        QTest::newRow("two digits") << "04" << QString::number((year + 1) % 100).rightJustified(2, u'0') << IssueCode::Other;
        QTest::newRow("four digits") << " 4 " << QString::number(year + 1) << IssueCode::Other;
        QTest::newRow("this month") << QString::number(QDate::currentDate().month()) << QString::number(year) << IssueCode::Other;
        QTest::newRow("last year") << "12" << QString::number(year - 1) << IssueCode::Expired;
        QTest::newRow("no such month") << "13" << QString::number(year + 1) << IssueCode::Pattern;
        QTest::newRow("too far") << "1" << QString::number(year + 31) << IssueCode::Pattern;
        QTest::newRow("nothing") << ""
                                 << "" << IssueCode::Missing;
        QTest::newRow("letters") << "ab"
                                 << "cd" << IssueCode::Missing;
    }
    void shouldReadAnExpiryAsItIsPrinted()
    {
        QFETCH(QString, month);
        QFETCH(QString, year);
        QFETCH(IssueCode, code);
        m_form->setExpiry(month, year);
        m_form->leaveExpiry();
        const Issue *issue = m_form->issueOf(QStringLiteral("expiry"));
        QCOMPARE(issue ? issue->code : IssueCode::Other, code);
    }

    void shouldCheckEverythingBeforeTheSecretsLeave()
    {
        QVERIFY(m_form->checkAll(digits(visa), digits("123")));
        QVERIFY(!m_form->checkAll({}, {}));
        QVERIFY(hasIssue("cardNumber") && hasIssue("securityCode"));
        QVERIFY(!m_form->checkAll(digits(amex), digits("123"))); // four digits on the front
        QVERIFY(!hasIssue("cardNumber") && hasIssue("securityCode"));
        QVERIFY(m_form->checkAll(digits(amex), digits("1234")));
        open(false);
        QVERIFY(m_form->checkAll(digits(visa), {}));
    }

    void shouldSendTheCardToCommerceAlone()
    {
        m_backend->give("cards-add-ok");
        m_form->setNickname(QStringLiteral("Everyday card"));
        m_form->setDefault(true);
        QSignalSpy stored(m_form.get(), &CardForm::stored);

        m_form->submitCard(secret(visa), secret("123"));

        QVERIFY(m_form->isSubmitting());
        QTRY_COMPARE(stored.count(), 1);
        QVERIFY(!m_form->isSubmitting());
        QCOMPARE(m_backend->wire.sent().size(), size_t(1));
        QCOMPARE(m_backend->wire.sent().front().url.path(), QStringLiteral("/ccagentui/v1/profiles/110001/creditCards"));
        const QJsonObject body = m_backend->lastBody();
        QCOMPARE(body[QLatin1String("cardNumber")].toString().size(), 16);
        QCOMPARE(body[QLatin1String("cardCVV")].toString(), QStringLiteral("123"));
        QCOMPARE(body[QLatin1String("cardType")].toString(), QStringLiteral("visa"));
        QCOMPARE(body[QLatin1String("nameOnCard")].toString(), QStringLiteral("Dana Sample"));
        QCOMPARE(body[QLatin1String("expiryMonth")].toString(), QStringLiteral("03"));
        QCOMPARE(body[QLatin1String("nickname")].toString(), QStringLiteral("Everyday card"));
        QVERIFY(body[QLatin1String("setAsDefault")].toBool());
        QCOMPARE(stored.first().first().value<Card>().lastFour(), QStringLiteral("1111"));
    }

    void shouldLeaveTheCodeOutWhereTheSiteDoesNotAskForIt()
    {
        open(false);
        m_backend->give("cards-add-ok");
        QSignalSpy stored(m_form.get(), &CardForm::stored);
        m_form->submitCard(secret(visa), SecretString());
        QTRY_COMPARE(stored.count(), 1);
        QVERIFY(!m_backend->lastBody().contains(QLatin1String("cardCVV")));
    }

    void shouldSendOnceWhenAskedTwice()
    {
        m_backend->give("cards-add-ok");
        QSignalSpy stored(m_form.get(), &CardForm::stored);
        m_form->submitCard(secret(visa), secret("123"));
        m_form->submitCard(secret(visa), secret("123"));
        QTRY_COMPARE(stored.count(), 1);
        QCOMPARE(m_backend->wire.sent().size(), size_t(1));
    }

    void shouldLightTheRowsThatTheServerNames_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("row");
        QTest::newRow("number") << QByteArray("cardNumber") << "cardNumber";
        QTest::newRow("type") << QByteArray("cardType") << "cardNumber";
        QTest::newRow("name") << QByteArray("nameOnCard") << "nameOnCard";
        QTest::newRow("month") << QByteArray("expiryMonth") << "expiry";
        QTest::newRow("year") << QByteArray("expiryYear") << "expiry";
        QTest::newRow("code") << QByteArray("cardCVV") << "securityCode";
    }
    void shouldLightTheRowsThatTheServerNames()
    {
        QFETCH(QByteArray, path);
        QFETCH(QString, row);
        m_backend->wire.answer(400, R"({"errorCode":"990300","errors":[{"errorCode":"990304","message":"No.","o:errorPath":")" +
                                        path + R"("}]})");
        QVERIFY(hasFailed());
        QVERIFY(m_form->issueOf(row));
        QCOMPARE(m_form->issues().size(), size_t(1));
    }

    void shouldNotRepeatACardAfterAnUnknownOutcome()
    {
        m_backend->wire.fail(ErrorKind::Unknown);
        QVERIFY(hasFailed());
        QCOMPARE(m_backend->wire.sent().size(), size_t(1));
        QVERIFY(!m_form->isSubmitting());
        QCOMPARE(m_form->nameOnCard(), QStringLiteral(" Dana Sample ")); // everything but the secrets is still here
    }
};

QTEST_GUILESS_MAIN(TestCardForm)
#include "tst_cardform.moc"
