// SPDX-License-Identifier: Apache-2.0
// Every fault of the wire against everything an agent does, through the real core library to the real sandbox. Each ends in
// an error of the right kind in time; a write leaves once; what the sandbox has stored fits what the agent is told; nothing
// goes to another address; and when the line is back, so is the desk.
#include "../contract/sandbox-commerce/commerceclient.h"
#include "faultdesk.h"

#include <fstream>

using namespace linedesk;
using namespace linedesk::test;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds Deadline = 3s;

const std::pair<Fault, const char *> faults[] = {{Fault::Refuse, "refuse"},
                                                 {Fault::ResetUnread, "reset unread"},
                                                 {Fault::ResetUnanswered, "reset unanswered"},
                                                 {Fault::CloseUnanswered, "close unanswered"},
                                                 {Fault::CloseAfterCommit, "close after commit"},
                                                 {Fault::CutLength, "cut, with a length"},
                                                 {Fault::CutChunked, "cut, in chunks"},
                                                 {Fault::CutWithoutLength, "cut, without a length"},
                                                 {Fault::CutGzip, "cut, in gzip"},
                                                 {Fault::NoHeader, "no header"},
                                                 {Fault::SlowHeader, "slow header"},
                                                 {Fault::SlowBody, "slow body"},
                                                 {Fault::Garbage, "garbage"},
                                                 {Fault::Portal, "guest network"},
                                                 {Fault::EndlessLine, "a header line of 20 MB"},
                                                 {Fault::ManyHeaders, "20 MB of header lines"},
                                                 {Fault::EndlessBody, "endless body"},
                                                 {Fault::HugeLength, "1 GB announced"},
                                                 {Fault::GzipBomb, "gzip bomb"},
                                                 {Fault::RedirectElsewhere, "redirect elsewhere"},
                                                 {Fault::RedirectKeepMethod, "redirect with the body"},
                                                 {Fault::RedirectToHttps, "redirect to https"},
                                                 {Fault::RedirectToItself, "redirect in a circle"}};

bool isHeaderStorm(Fault fault)
{
    return fault == Fault::EndlessLine || fault == Fault::ManyHeaders;
}
bool isRead(Op op)
{
    return op == Op::Search || op == Op::Open || op == Op::Accounts;
}
bool isChange(Op op)
{
    return op == Op::SaveAddress || op == Op::AddCard;
}
// The sandbox did what was asked; only the answer was lost.
bool isDone(Fault fault)
{
    return fault == Fault::CloseAfterCommit || fault == Fault::CutLength || fault == Fault::CutChunked ||
           fault == Fault::CutWithoutLength || fault == Fault::CutGzip || fault == Fault::SlowBody;
}

QList<ErrorKind> kindsFor(Fault fault, Op op)
{
    switch (fault) {
    case Fault::Refuse: return {ErrorKind::Offline};
    case Fault::ResetUnread:
        if (isChange(op)) // the body may not have left yet
            return {ErrorKind::Unknown, ErrorKind::Offline};
        [[fallthrough]];
    case Fault::ResetUnanswered:
    case Fault::CloseUnanswered:
    case Fault::CloseAfterCommit:
    case Fault::Garbage: // told from a broken line by nothing that the network stack passes on
        return {isChange(op) ? ErrorKind::Unknown : ErrorKind::Offline};
    case Fault::NoHeader:
    case Fault::SlowHeader:
    case Fault::SlowBody: return {isChange(op) ? ErrorKind::Unknown : ErrorKind::Timeout};
    case Fault::EndlessLine:
    case Fault::ManyHeaders:
    case Fault::EndlessBody:
        if (!isChange(op)) // whichever comes first, too much or too late
            return {ErrorKind::Timeout, ErrorKind::Protocol};
        return {ErrorKind::Unknown};
    case Fault::RedirectElsewhere:
    case Fault::RedirectKeepMethod:
    case Fault::RedirectToHttps:
    case Fault::RedirectToItself: return {ErrorKind::Protocol};
    default: return {isChange(op) ? ErrorKind::Unknown : ErrorKind::Protocol};
    }
}

int arrivalsFor(Fault fault, Op op)
{
    if (fault == Fault::Refuse)
        return 0;
    return isRead(op) && kindsFor(fault, op).contains(ErrorKind::Offline) ? 3 : 1; // CONTRACT 2.6
}

// In MB. The peak counts from the last forgetPeak().
qint64 memory(const std::string &name)
{
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);)
        if (line.rfind(name, 0) == 0)
            return std::stoll(line.substr(name.size() + 1)) / 1024;
    return -1;
}
void forgetPeak()
{
    std::ofstream("/proc/self/clear_refs") << "5";
}

} // namespace

class TestFaults : public QObject {
    Q_OBJECT
    std::unique_ptr<CommerceClient> m_sandbox;

    int storedVersion() const
    {
        return stored(m_sandbox->folder() + QStringLiteral("/training.crm.db"),
                      QStringLiteral("SELECT version FROM accounts WHERE id='300100000000201'"));
    }
    int storedCards() const
    {
        return stored(m_sandbox->folder() + QStringLiteral("/training.commerce.db"),
                      QStringLiteral("SELECT count(*) FROM cards WHERE profile_id='110001'"));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_sandbox = std::make_unique<CommerceClient>(20);
        QVERIFY2(m_sandbox->start(), qPrintable(m_sandbox->problem()));
    }

    void shouldEndRightlyWhateverTheWireDoes_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<bool>("isFresh");
        for (const auto &[fault, name] : faults) {
            if (fault != Fault::Refuse && !isHeaderStorm(fault))
                QTest::addRow("%s, on a kept connection", name) << fault << false;
            QTest::addRow("%s, on a fresh connection", name) << fault << true;
        }
    }
    void shouldEndRightlyWhateverTheWireDoes()
    {
        QFETCH(Fault, fault);
        QFETCH(bool, isFresh);
        std::vector<std::unique_ptr<FaultDesk>> desks; // one for each operation, all at once
        for (size_t i = 0; i < std::size(allOps); ++i) {
            desks.push_back(std::make_unique<FaultDesk>(m_sandbox->port(), Deadline));
            if (isFresh)
                desks.back()->proxy.keepNoConnections();
            desks.back()->startToBegin();
        }
        QVERIFY(
            waitFor([&] { return std::all_of(desks.begin(), desks.end(), [](const auto &desk) { return desk->hasBegun(); }); }));
        const int version = storedVersion(), cards = storedCards();

        std::vector<Attempt> attempts;
        for (size_t i = 0; i < std::size(allOps); ++i) {
            const Route route = routeOf(allOps[i]);
            desks[i]->proxy.strike(fault, route.method, route.path);
            attempts.emplace_back(desks[i]->start(allOps[i]));
        }

        // Three tries of a read, and the two pauses between them.
        QVERIFY(
            waitFor([&] { return std::all_of(attempts.begin(), attempts.end(), [](const Attempt &one) { return one.isOver(); }); },
                    3 * Deadline + 10s));
        for (size_t i = 0; i < std::size(allOps); ++i) {
            const Route route = routeOf(allOps[i]);
            const FaultProxy &proxy = desks[i]->proxy;
            const QByteArray name = QByteArray(route.name) + ": " +
                                    (attempts[i].hasFailed() ? attempts[i].error().detail.toUtf8() : QByteArray("worked"));
            QVERIFY2(proxy.struck() > 0, name);
            QVERIFY2(attempts[i].hasFailed(), name);
            QVERIFY2(kindsFor(fault, allOps[i]).contains(attempts[i].error().kind),
                     name + " " + QByteArray::number(int(attempts[i].error().kind)));
            QVERIFY2(proxy.arrivals(route.method, route.path) == arrivalsFor(fault, allOps[i]),
                     name + " arrived " + QByteArray::number(proxy.arrivals(route.method, route.path)));
            QVERIFY2(proxy.strayed() == 0, name);
        }
        // An answer that is cut may be at the client before the store has it.
        waitFor([&] { return storedVersion() == version + isDone(fault) && storedCards() == cards + isDone(fault); }, 10s);
        QCOMPARE(storedVersion(), version + isDone(fault));
        QCOMPARE(storedCards(), cards + isDone(fault));

        if (isHeaderStorm(fault))
            return; // the network stack reads on to the end of it
        std::vector<Attempt> again;
        for (const auto &desk : desks) {
            desk->proxy.relent();
            again.emplace_back(desk->start(Op::Accounts));
        }
        QVERIFY(waitFor([&] { return std::all_of(again.begin(), again.end(), [](const Attempt &one) { return one.isOver(); }); }));
        for (const Attempt &one : again)
            QVERIFY2(!one.hasFailed(), qPrintable(one.hasFailed() ? one.error().detail : QString()));
    }

    void shouldHoldLittleOfAnAnswerThatIsHuge_data()
    {
        QTest::addColumn<Fault>("fault");
        for (const auto &[fault, name] : faults)
            if (isHeaderStorm(fault) || fault == Fault::EndlessBody || fault == Fault::HugeLength || fault == Fault::GzipBomb)
                QTest::newRow(name) << fault;
    }
    void shouldHoldLittleOfAnAnswerThatIsHuge()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("a sanitizer's own memory would be counted");
#endif
        QFETCH(Fault, fault);
        FaultDesk desk(m_sandbox->port(), isHeaderStorm(fault) ? Deadline : 20s);
        QVERIFY(desk.begin());
        desk.proxy.strike(fault, "GET", "/v1/accounts");
        const qint64 idle = memory("VmRSS:");
        forgetPeak();

        const Attempt attempt(desk.start(Op::Accounts));

        QVERIFY(waitFor([&] { return attempt.isOver(); }));
        QVERIFY(attempt.hasFailed());
        QCOMPARE(desk.proxy.struck(), 1);
        if (!isHeaderStorm(fault))
            QCOMPARE(attempt.error().kind, ErrorKind::Protocol);
        const qint64 more = memory("VmHWM:") - idle;
        qInfo("%lld MB more than idle, then: %s", more, qPrintable(attempt.error().detail));
        QVERIFY(idle > 0 && more >= 0 && more <= 64);
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
