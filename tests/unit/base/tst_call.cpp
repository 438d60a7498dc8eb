// SPDX-License-Identifier: Apache-2.0
#include "base/call.h"

#include <QTest>

using namespace linedesk;

class TestCall : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldDeliverThroughTheEventLoopOnly()
    {
        Promise<int> promise;
        int got = 0;
        auto call = promise.call().then([&](Result<int> r) { got = *r; });

        promise.finish(7);

        QCOMPARE(got, 0);
        QVERIFY(call.isRunning());
        QTRY_COMPARE(got, 7);
        QVERIFY(!call.isRunning());
    }

    void shouldDeliverAResultThatCameBeforeTheHandler()
    {
        int got = 0;
        auto call = finishedCall<int>(3).then([&](Result<int> r) { got = *r; });

        QCOMPARE(got, 0);
        QTRY_COMPARE(got, 3);
    }

    void shouldCancelWhenDropped()
    {
        Promise<int> promise;
        bool aborted = false, handled = false;
        promise.onCancel([&] { aborted = true; });
        {
            auto call = promise.call().then([&](Result<int>) { handled = true; });
        }
        promise.finish(1);
        QCoreApplication::processEvents();

        QVERIFY(aborted);
        QVERIFY(!handled);
        QVERIFY(promise.isCancelled());
    }

    void shouldCancelTheOldWhenReassigned()
    {
        Promise<int> first, second;
        int got = 0;
        auto call = first.call().then([&](Result<int> r) { got = *r; });
        call = second.call().then([&](Result<int> r) { got = *r; });

        first.finish(1);
        second.finish(2);

        QTRY_COMPARE(got, 2);
        QVERIFY(first.isCancelled());
    }

    void shouldNotRunAHandlerDroppedBetweenFinishAndDelivery()
    {
        Promise<int> promise;
        bool handled = false;
        auto call = promise.call().then([&](Result<int>) { handled = true; });
        promise.finish(1);
        call.cancel();
        QCoreApplication::processEvents();

        QVERIFY(!handled);
    }

    void shouldLetAHandlerDropItsOwnCall()
    {
        Promise<int> promise;
        auto call = std::make_unique<Call<int>>();
        int got = 0;
        *call = promise.call().then([&](Result<int> r) {
            call.reset();
            got = *r;
        });
        promise.finish(5);

        QTRY_COMPARE(got, 5);
    }

    void shouldChainAndPassErrorsOn()
    {
        QString got;
        ErrorKind kind = ErrorKind::Cancelled;
        auto ok = finishedCall<int>(2)
                      .andThen([](int n) { return finishedCall<QString>(QString::number(n * 2)); })
                      .map([](QString s) { return s + u'!'; })
                      .then([&](Result<QString> r) { got = *r; });
        auto bad = finishedCall<int>(unexpected(Error{ErrorKind::Busy}))
                       .andThen([](int) { return finishedCall<QString>(QString()); })
                       .map([](QString) -> Result<int> { return 1; })
                       .then([&](Result<int> r) { kind = r.error().kind; });

        QTRY_COMPARE(got, QStringLiteral("4!"));
        QTRY_COMPARE(kind, ErrorKind::Busy);
    }

    void shouldTellAPauseThroughEveryStep()
    {
        Promise<int> first;
        Promise<int> second;
        QList<qint64> told;
        auto call = first.call()
                        .map([](int n) { return n; })
                        .andThen([&](int) { return second.call(); })
                        .map([](int n) { return n; })
                        .onPause([&](std::chrono::seconds pause) { told << pause.count(); })
                        .then([](Result<int>) {});
        first.tellPause(std::chrono::seconds(2));
        first.finish(1);
        for (int step = 0; step < 3; ++step)
            QCoreApplication::processEvents();
        first.tellPause(std::chrono::seconds(5)); // over: nobody waits for it any more
        second.tellPause(std::chrono::seconds(3));
        QCOMPARE(told, (QList<qint64>{2, 3}));

        call.cancel();
        second.tellPause(std::chrono::seconds(4));
        QCOMPARE(told.size(), 2);
    }
    void shouldBeDroppableWhileAPauseIsTold()
    {
        Promise<int> promise;
        Call<int> call;
        call =
            promise.call().map([](int n) { return n; }).onPause([&](std::chrono::seconds) { call.cancel(); }).then([](Result<int>) {
            });
        promise.tellPause(std::chrono::seconds(1));
        QVERIFY(promise.isCancelled());
    }

    void shouldCancelWhicheverStepRuns()
    {
        Promise<int> first;
        Promise<int> second;
        bool firstAborted = false, secondAborted = false;
        first.onCancel([&] { firstAborted = true; });
        second.onCancel([&] { secondAborted = true; });
        auto call = first.call().andThen([&](int) { return second.call(); }).then([](Result<int>) {});
        first.finish(1);
        QCoreApplication::processEvents();
        call.cancel();

        QVERIFY(!firstAborted);
        QVERIFY(secondAborted);
    }
};

QTEST_GUILESS_MAIN(TestCall)
#include "tst_call.moc"
