// SPDX-License-Identifier: Apache-2.0
#include "model/customersearch.h"
#include "support/testbackend.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace linedesk;

namespace {

using State = CustomerSearch::State;

QByteArray answerOf(const QStringList &names, int total)
{
    QByteArray items;
    for (const QString &name : names)
        items += (items.isEmpty() ? "" : ",") + QByteArray(R"({"id":"p-)") + name.toUtf8() + R"(","lastName":")" + name.toUtf8() +
                 R"("})";
    return R"({"items":[)" + items + R"(],"totalResults":)" + QByteArray::number(total) + '}';
}

} // namespace

class TestCustomerSearch : public QObject {
    Q_OBJECT
    std::unique_ptr<TestBackend> m_backend;
    std::unique_ptr<CustomerSearch> m_search;

    FakeTransport &wire() { return m_backend->wire; }
    bool isAsked(size_t times)
    {
        return QTest::qWaitFor([&] { return wire().sent().size() == times; });
    }
    bool isIn(State state)
    {
        return QTest::qWaitFor([&] { return m_search->state() == state; });
    }
    // Longer than the pause between the last key and the request: whatever would be sent has been sent.
    bool isQuiet()
    {
        bool isOver = false;
        QTimer::singleShot(150, this, [&] { isOver = true; });
        return QTest::qWaitFor([&] { return isOver; });
    }
    // An answer given now has gone all its way: what was given before it has too.
    bool isDelivered()
    {
        wire().answer(200, answerOf({}, 0));
        bool isHere = false;
        const auto fence = m_backend->contacts.find(QStringLiteral("fence"), 1).then([&](Result<ContactsFound>) { isHere = true; });
        return QTest::qWaitFor([&] { return isHere; });
    }
    QStringList names()
    {
        QStringList all;
        for (int row = 0; row < m_search->results().rowCount(); ++row)
            all << m_search->results().contact(row).lastName;
        return all;
    }

private Q_SLOTS:
    void init()
    {
        m_search.reset();
        m_backend = std::make_unique<TestBackend>();
        m_search = std::make_unique<CustomerSearch>(m_backend->contacts);
    }

    void shouldFindWhileTyping()
    {
        const QAbstractItemModelTester tester(&m_search->results(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        m_backend->give("profiles-search-scim-ok");
        QSignalSpy changed(m_search.get(), &CustomerSearch::changed);

        m_search->setText(QStringLiteral(" dana  sam "));

        QCOMPARE(m_search->state(), State::Searching);
        QCOMPARE(m_search->text(), QStringLiteral("dana sam"));
        QVERIFY(isIn(State::Found));
        QCOMPARE(names(), QStringList{QStringLiteral("Sample")});
        QCOMPARE(m_search->total(), 1);
        QCOMPARE(changed.count(), 2);
        const QUrlQuery query(wire().sent().front().url);
        QCOMPARE(query.queryItemValue(QStringLiteral("limit")), QStringLiteral("50"));
        QVERIFY(query.queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded).contains(QLatin1String("lastName sw \"sam\"")));
    }

    void shouldSendOneRequestForAWordTypedFast()
    {
        wire().answer(200, answerOf({QStringLiteral("Ruiz")}, 1));

        for (const char *text : {"r", "ru", "rui", "ruiz"})
            m_search->setText(QLatin1String(text));

        QVERIFY(isIn(State::Found));
        QCOMPARE(wire().sent().size(), size_t(1));
        QVERIFY(QUrlQuery(wire().sent().front().url)
                    .queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded)
                    .contains(QLatin1String("\"ruiz\"")));
    }

    void shouldDropALateAnswer()
    {
        wire().hold();
        wire().hold();
        m_search->setText(QStringLiteral("ruiz"));
        QVERIFY(isAsked(1));
        m_search->setText(QStringLiteral("ruiz a"));
        QVERIFY(isAsked(2));

        wire().answerHeld(1, 200, answerOf({QStringLiteral("New")}, 1));
        QVERIFY(isIn(State::Found));
        wire().answerHeld(0, 200, answerOf({QStringLiteral("Old"), QStringLiteral("Older")}, 2));

        QVERIFY(isDelivered());
        QVERIFY(wire().isOver(0));
        QCOMPARE(names(), QStringList{QStringLiteral("New")});
        QCOMPARE(m_search->total(), 1);
    }

    void shouldDropTheRunningSearchWhileTheNextWordIsTyped()
    {
        wire().hold();
        m_search->setText(QStringLiteral("ruiz"));
        QVERIFY(isAsked(1));

        m_search->setText(QStringLiteral("ruizz"));

        QVERIFY(wire().isOver(0)); // at once, not when the pause is over
        wire().answerHeld(0, 200, answerOf({QStringLiteral("Old")}, 1));
        wire().answer(200, answerOf({}, 0));
        QVERIFY(isIn(State::NothingFound));
        QCOMPARE(names(), QStringList());
    }

    void shouldKeepTheOldResultsUntilTheNewOnesAreHere()
    {
        wire().answer(200, answerOf({QStringLiteral("Ruiz")}, 7));
        m_search->setText(QStringLiteral("ruiz"));
        QVERIFY(isIn(State::Found));
        wire().hold();

        m_search->setText(QStringLiteral("ruiz a"));
        QVERIFY(isAsked(2));

        QCOMPARE(m_search->state(), State::Searching);
        QCOMPARE(names(), QStringList{QStringLiteral("Ruiz")});
        QCOMPARE(m_search->total(), 7);
    }

    void shouldAskNothingForLessThanTwoLettersOrDigits_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "r", "+ - r", "é", "@."})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void shouldAskNothingForLessThanTwoLettersOrDigits()
    {
        QFETCH(QString, text);
        wire().hold();
        m_search->setText(QStringLiteral("ruiz"));
        QVERIFY(isAsked(1));

        m_search->setText(text);

        QCOMPARE(m_search->state(), State::Idle);
        QVERIFY(wire().isOver(0));
        QCOMPARE(m_search->results().rowCount(), 0);
        QVERIFY(isQuiet());
        QCOMPARE(wire().sent().size(), size_t(1));
    }

    void shouldSayThatItFailedAndTryAgain()
    {
        wire().answer(200, answerOf({QStringLiteral("Ruiz")}, 1));
        m_search->setText(QStringLiteral("ruiz"));
        QVERIFY(isIn(State::Found));
        m_backend->give("profiles-search-server-error");
        m_search->setText(QStringLiteral("ruiz b"));

        QVERIFY(isIn(State::Failed));
        QVERIFY(m_search->error());
        QCOMPARE(m_search->error()->httpStatus, 500);
        QVERIFY(!m_search->error()->requestId.isEmpty());
        QCOMPARE(m_search->results().rowCount(), 0); // an old list would look like the answer

        wire().answer(200, answerOf({QStringLiteral("Ruiz")}, 1));
        m_search->searchAgain();
        QVERIFY(!m_search->error());
        QVERIFY(isIn(State::Found));
    }

    void shouldSayHowLongTheServerAskedToWaitAndStop()
    {
        wire().answer(429, R"({"errorCode":"990429"})", {{"Retry-After", "7"}});
        m_search->setText(QStringLiteral("ann"));
        QTRY_COMPARE(m_search->pauseLeft().count(), 7);
        QCOMPARE(m_search->state(), State::Searching);

        m_search->stop();

        QCOMPARE(m_search->pauseLeft().count(), 0);
        QCOMPARE(m_search->state(), State::Idle);
        QVERIFY(isQuiet());
        QCOMPARE(wire().sent().size(), size_t(1));
    }
    void shouldNotAskAgainForTheSameWords()
    {
        wire().answer(200, answerOf({QStringLiteral("Ruiz")}, 1));
        m_search->setText(QStringLiteral("ruiz"));
        QVERIFY(isIn(State::Found));

        m_search->setText(QStringLiteral("  ruiz "));

        QCOMPARE(m_search->state(), State::Found);
        QVERIFY(isQuiet());
        QCOMPARE(wire().sent().size(), size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestCustomerSearch)
#include "tst_customersearch.moc"
