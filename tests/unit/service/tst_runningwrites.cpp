// SPDX-License-Identifier: Apache-2.0
#include "service/runningwrites.h"
#include "support/outcome.h"

using namespace linedesk;

class TestRunningWrites : public QObject {
    Q_OBJECT
    RunningWrites m_writes;
    QStringList m_steps;

    Call<int> watch(Promise<int> &write)
    {
        return m_writes.watch<int>(write.call(), [this](const Result<int> &result, bool isWatched) {
            m_steps << (result ? QString::number(*result) : QStringLiteral("failed")) +
                           (isWatched ? QStringLiteral(" watched") : QStringLiteral(" unwatched"));
        });
    }
    static Error offline()
    {
        Error one;
        one.kind = ErrorKind::Offline;
        return one;
    }

private Q_SLOTS:
    void init() { m_steps.clear(); }

    void shouldSettleBeforeTheWatcherHears()
    {
        Promise<int> write;
        auto call = watch(write).then([this](Result<int> r) { m_steps << QStringLiteral("heard %1").arg(*r); });
        QCOMPARE(m_writes.count(), 1);

        write.finish(7);

        QTRY_COMPARE(m_steps.size(), 2);
        QCOMPARE(m_steps, (QStringList{QStringLiteral("7 watched"), QStringLiteral("heard 7")}));
        QCOMPARE(m_writes.count(), 0);
    }
    void shouldFinishAWriteThatNobodyWatches()
    {
        Promise<int> write;
        bool aborted = false;
        write.onCancel([&] { aborted = true; });
        watch(write).cancel();

        QVERIFY(!aborted && !write.isCancelled());
        QCOMPARE(m_writes.count(), 1);
        write.finish(unexpected(offline()));

        QTRY_COMPARE(m_steps, QStringList{QStringLiteral("failed unwatched")});
        QCOMPARE(m_writes.count(), 0);
    }
    void shouldTellTheWatcherWhatFailed()
    {
        Promise<int> write;
        auto call = watch(write);
        write.finish(unexpected(offline()));

        QCOMPARE(outcome(std::move(call)).error().kind, ErrorKind::Offline);
        QCOMPARE(m_steps, QStringList{QStringLiteral("failed watched")});
    }
    void shouldKeepManyApart()
    {
        Promise<int> first, second;
        auto one = watch(first), two = watch(second);
        QCOMPARE(m_writes.count(), 2);

        second.finish(2);
        QCOMPARE(*outcome(std::move(two)), 2);
        QCOMPARE(m_writes.count(), 1);
        first.finish(1);
        QCOMPARE(*outcome(std::move(one)), 1);
    }
    void shouldBeginAnotherWhileOneSettles()
    {
        Promise<int> first, second;
        auto call = m_writes.watch<int>(first.call(), [&](const Result<int> &, bool) { watch(second).cancel(); });
        first.finish(1);
        QCOMPARE(*outcome(std::move(call)), 1);

        QCOMPARE(m_writes.count(), 1);
        second.finish(2);
        QTRY_COMPARE(m_writes.count(), 0);
        QCOMPARE(m_steps, QStringList{QStringLiteral("2 unwatched")});
    }
    void shouldStopWhatRunsWhenItGoes()
    {
        Promise<int> write;
        bool settled = false;
        {
            RunningWrites writes;
            auto call = writes.watch<int>(write.call(), [&](const Result<int> &, bool) { settled = true; });
        }
        QVERIFY(write.isCancelled());
        write.finish(1);
        QCoreApplication::processEvents();
        QVERIFY(!settled);
    }
};

QTEST_GUILESS_MAIN(TestRunningWrites)
#include "tst_runningwrites.moc"
