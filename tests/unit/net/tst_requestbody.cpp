// SPDX-License-Identifier: Apache-2.0
#include "net/requestbody.h"

#include <QTest>

using namespace linedesk;

static SecretString secretOf(const char *digits)
{
    SecretString secret(19);
    for (; *digits; ++digits)
        secret.append(*digits);
    return secret;
}

static std::unique_ptr<RequestBody> cardBody()
{
    std::vector<RequestBody::Piece> pieces;
    pieces.emplace_back(QByteArray("{\"n\":\""));
    pieces.emplace_back(secretOf("4111111111111111"));
    pieces.emplace_back(QByteArray("\",\"rest\":true}"));
    return std::make_unique<RequestBody>(std::move(pieces));
}

class TestRequestBody : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldGiveTheWholeBodyOnce()
    {
        const auto body = cardBody();
        QCOMPARE(body->contentLength(), qint64(36));
        QVERIFY(body->hasSecrets());
        QVERIFY(!body->hasBeenRead());
        QCOMPARE(body->readAll(), QByteArray("{\"n\":\"4111111111111111\",\"rest\":true}"));
        QVERIFY(body->atEnd());
        QVERIFY(body->readAll().isEmpty());
        QVERIFY(!body->reset());
    }
    void shouldGiveASecretOneCharacterARead()
    {
        const auto body = cardBody();
        char buffer[64];
        QCOMPARE(body->read(buffer, sizeof buffer), qint64(6));
        for (int i = 0; i < 16; ++i)
            QCOMPARE(body->read(buffer, sizeof buffer), qint64(1));
        QCOMPARE(body->read(buffer, sizeof buffer), qint64(14));
    }
    void shouldBeSequentialSoThatNobodyCanRewindIt()
    {
        QVERIFY(cardBody()->isSequential());
        QVERIFY(!RequestBody::ofText("{}")->hasSecrets());
    }
};

QTEST_GUILESS_MAIN(TestRequestBody)
#include "tst_requestbody.moc"
