// SPDX-License-Identifier: Apache-2.0
#include "service/line.h"
#include "support/clientstack.h"
#include "support/outcome.h"

#include <QSignalSpy>

using namespace linedesk;
using namespace std::chrono_literals;

class TestLine : public QObject {
    Q_OBJECT
    std::unique_ptr<ClientStack> m_stack;
    std::unique_ptr<Line> m_line;

    // One request that is not repeated by itself.
    void ask() { (void)outcome(m_stack->accounts.updateAccount({}, AccountId(QStringLiteral("1")), {}, "k")); }

private Q_SLOTS:
    void init()
    {
        m_line.reset();
        m_stack = std::make_unique<ClientStack>();
        m_line = std::make_unique<Line>(m_stack->occ, m_stack->http, m_stack->clock);
    }

    void shouldLearnFromEveryRequest()
    {
        QSignalSpy changed(m_line.get(), &Line::onlineChanged);
        QVERIFY(m_line->isOnline());

        m_stack->clock.advance(10s);
        m_stack->transport.fail(ErrorKind::Offline);
        ask();
        QVERIFY(!m_line->isOnline());
        QCOMPARE(m_line->offlineSince(), m_stack->clock.now());

        m_stack->transport.answer(500, "{}"); // any answer says that somebody is there
        ask();
        QVERIFY(m_line->isOnline());
        QCOMPARE(changed.count(), 2);
    }
    void shouldKeepTheTimeOfTheFirstFailure()
    {
        m_stack->transport.fail(ErrorKind::Offline);
        ask();
        const QDateTime since = m_line->offlineSince();
        m_stack->clock.advance(60s);
        m_stack->transport.fail(ErrorKind::Timeout);
        ask();
        QCOMPARE(m_line->offlineSince(), since);
    }
    void shouldFindOutByAProbeWithoutAToken()
    {
        m_stack->auth.discard();
        m_stack->transport.fail(ErrorKind::Unknown); // it left, and nothing came back
        m_line->probe();
        QTRY_VERIFY(!m_line->isOnline());

        m_stack->transport.answer(401, "{}");
        m_line->probe();
        QTRY_VERIFY(m_line->isOnline());
        QVERIFY(m_stack->sent().header("Authorization").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLine)
#include "tst_line.moc"
