// SPDX-License-Identifier: Apache-2.0
// Servers that answer, and answer badly: ended tokens, refusals that ask to wait, answers that are lost after the change,
// answers late and out of order. The real core library, the real sandbox and its scripted weather; the proxy counts.
#include "../contract/sandbox-commerce/commerceclient.h"
#include "faultdesk.h"
#include "support/weather.h"

using namespace linedesk;
using namespace linedesk::test;
using namespace std::chrono_literals;

class TestBadWeather : public QObject {
    Q_OBJECT
    std::unique_ptr<CommerceClient> m_sandbox;
    std::unique_ptr<WeatherScript> m_weather;
    std::unique_ptr<FaultDesk> m_desk;

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
    QList<QByteArray> keysOf(const char *method, const char *path) const
    {
        QList<QByteArray> keys;
        for (const FaultProxy::Arrival &one : m_desk->proxy.arrivals())
            if (one.method == method && one.target.contains(path))
                keys << one.header("Idempotency-Key");
        return keys;
    }
    // The same request once more, as "send again" sends it.
    Result<HttpResponse> sendAgain(const FaultProxy::Arrival &arrival)
    {
        HttpRequest request;
        request.method = arrival.method == "PUT" ? Method::Put : Method::Post;
        request.path = request.pathTemplate = QString::fromLatin1(arrival.target);
        request.text = arrival.body;
        for (const char *name : {"Idempotency-Key", "If-Match", "X-CCAgentContext"})
            if (const QByteArray value = arrival.header(name); !value.isEmpty())
                request.headers.emplace_back(name, value);
        std::optional<Result<HttpResponse>> answer;
        const Call<HttpResponse> call =
            m_desk->backend.http.send(std::move(request)).then([&](Result<HttpResponse> result) { answer = std::move(result); });
        return waitFor([&] { return answer.has_value(); }) ? *answer : Result<HttpResponse>(unexpected(Error()));
    }

private Q_SLOTS:
    void init()
    {
        m_desk.reset();
        m_sandbox = std::make_unique<CommerceClient>(20);
        m_sandbox->options().hasTestSwitch = true;
        QVERIFY2(m_sandbox->start(), qPrintable(m_sandbox->problem()));
        m_weather = std::make_unique<WeatherScript>(m_sandbox->port());
        m_desk = std::make_unique<FaultDesk>(m_sandbox->port(), 20s);
        QVERIFY(m_desk->begin());
        m_desk->proxy.strike(Fault::None, {}, {}); // what arrived so far does not count
    }

    void shouldRefreshOnceForTwentyRefusedRequests()
    {
        QVERIFY(m_weather->set(R"([{"path": "/ccagentui/v1/profiles", "token": "ended", "times": 20}])"));

        std::vector<Attempt> attempts;
        for (int i = 0; i < 20; ++i)
            attempts.emplace_back(FaultDesk::done(m_desk->backend.contacts.find(QStringLiteral("person%1").arg(i), 5)));

        QVERIFY(waitFor(
            [&] { return std::all_of(attempts.begin(), attempts.end(), [](const Attempt &one) { return one.isOver(); }); }));
        QVERIFY(m_weather->cameTrue());
        for (const Attempt &one : attempts)
            QVERIFY(!one.hasFailed());
        QCOMPARE(m_desk->proxy.arrivals("POST", "/refresh"), 1);
        QCOMPARE(m_desk->proxy.arrivals("GET", "/profiles?"), 40);
    }

    // Two requests with the old token; the refusal of one comes when the other has brought a new token already.
    void shouldNotRefreshAgainForARefusalThatComesLate()
    {
        QVERIFY(m_weather->set(R"([{"path": "/ccagentui/v1/profiles", "token": "ended", "times": 2}])"));
        m_desk->proxy.hold("alpha");
        Attempt late(FaultDesk::done(m_desk->backend.contacts.find(QStringLiteral("alpha"), 5)));
        QVERIFY(waitFor([&] { return m_desk->proxy.isHolding(); }));
        Attempt other(FaultDesk::done(m_desk->backend.contacts.find(QStringLiteral("beta"), 5)));
        QVERIFY(waitFor([&] { return other.isOver(); }));

        m_desk->proxy.release();

        QVERIFY(waitFor([&] { return late.isOver(); }));
        QVERIFY(m_weather->cameTrue());
        QVERIFY(!late.hasFailed() && !other.hasFailed());
        QCOMPARE(m_desk->proxy.arrivals("POST", "/refresh"), 1);
        QCOMPARE(m_desk->proxy.arrivals("GET", "alpha"), 2);
    }

    void shouldSaveOnceWhenTheTokenEndsInMidSave()
    {
        const int version = storedVersion();
        QVERIFY(m_weather->set(R"([{"method": "PUT", "token": "ended", "times": 1}])"));

        Attempt save(m_desk->start(Op::SaveAddress));

        QVERIFY(waitFor([&] { return save.isOver(); }));
        QVERIFY(m_weather->cameTrue());
        QVERIFY(!save.hasFailed());
        QCOMPARE(storedVersion(), version + 1);
        const QList<QByteArray> keys = keysOf("PUT", "/accounts/");
        QCOMPARE(keys.size(), 2);
        QVERIFY(!keys[0].isEmpty() && keys[0] == keys[1]);
    }
    void shouldSaveOnceAfterTheNextSignInWhenTheRefreshIsRefusedToo()
    {
        const int version = storedVersion();
        QVERIFY(m_weather->set(R"([{"method": "PUT", "token": "ended", "refreshToo": true, "times": 1}])"));
        Attempt save(m_desk->start(Op::SaveAddress));
        QVERIFY(waitFor([&] { return m_desk->backend.session.isLocked(); }));
        QVERIFY(!save.isOver());
        QCOMPARE(storedVersion(), version);

        Attempt signIn(m_desk->signIn());

        QVERIFY(waitFor([&] { return save.isOver() && signIn.isOver(); }));
        QVERIFY(m_weather->cameTrue());
        QVERIFY(!signIn.hasFailed() && !save.hasFailed());
        QCOMPARE(storedVersion(), version + 1);
        const QList<QByteArray> keys = keysOf("PUT", "/accounts/");
        QCOMPARE(keys.size(), 2);
        QCOMPARE(keys[0], keys[1]);
    }
    void shouldSaySignedOutWhenTheRefreshIsRefused()
    {
        QVERIFY(m_weather->set(R"([{"path": "/ccagentui/v1/refresh", "token": "ended", "times": 1}])"));

        Attempt refresh(m_desk->start(Op::Refresh));

        QVERIFY(waitFor([&] { return refresh.isOver(); }));
        QVERIFY(m_weather->cameTrue());
        QVERIFY(refresh.hasFailed());
        QCOMPARE(refresh.error().kind, ErrorKind::SignedOut);
        QVERIFY(m_desk->backend.session.isLocked());
    }
    void shouldAskForTheCardAgainAndNotRepeatIt()
    {
        const int cards = storedCards();
        QVERIFY(m_weather->set(
            R"([{"method": "POST", "path": "/ccagentui/v1/profiles/{id}/creditCards", "token": "ended", "times": 1}])"));

        Attempt add(m_desk->start(Op::AddCard));

        QVERIFY(waitFor([&] { return add.isOver(); }));
        QVERIFY(m_weather->cameTrue());
        QVERIFY(add.hasFailed());
        QCOMPARE(add.error().kind, ErrorKind::SignedOut);
        QCOMPARE(m_desk->proxy.arrivals("POST", "/creditCards"), 1);
        QCOMPARE(storedCards(), cards);
    }

    void shouldSayUnknownAndBeKnownWhenItIsSentAgain_data()
    {
        QTest::addColumn<Op>("op");
        QTest::newRow("address") << Op::SaveAddress;
        QTest::newRow("card") << Op::AddCard;
    }
    void shouldSayUnknownAndBeKnownWhenItIsSentAgain()
    {
        QFETCH(Op, op);
        const Route route = routeOf(op);
        const int version = storedVersion(), cards = storedCards();
        QVERIFY(m_weather->set("[{\"method\": \"" + QByteArray(route.method) + "\", \"drop\": \"after\", \"times\": 1}]"));

        Attempt save(m_desk->start(op));

        QVERIFY(waitFor([&] { return save.isOver(); }));
        QVERIFY(m_weather->cameTrue());
        QVERIFY(save.hasFailed());
        QCOMPARE(save.error().kind, ErrorKind::Unknown);
        QCOMPARE(m_desk->proxy.arrivals(route.method, route.path), 1);
        const int changes = storedVersion() - version + storedCards() - cards;
        QCOMPARE(changes, 1);
        Attempt refresh(m_desk->start(Op::Refresh)); // the token is another one by then
        QVERIFY(waitFor([&] { return refresh.isOver(); }));
        const auto again = sendAgain(m_desk->proxy.arrivals().first());
        QVERIFY(again);
        QCOMPARE(again->status, 200);
        QCOMPARE(again->header("Idempotency-Replayed"), QByteArray("true"));
        QCOMPARE(storedVersion() - version + storedCards() - cards, changes);
    }

    // The flow wrote, and its answer did not reach the extension: "not saved" would be a lie.
    void shouldNotCallUnsavedWhatMayHaveBeenSavedUpstream_data()
    {
        QTest::addColumn<QByteArray>("rules");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<int>("changes");
        QTest::newRow("lost behind the flow")
            << QByteArray(R"([{"role": "crm", "method": "PATCH", "drop": "after", "times": 1}])") << ErrorKind::Unknown << 1;
        QTest::newRow("lost before the extension")
            << QByteArray(R"([{"role": "oic", "method": "PUT", "drop": "after", "times": 1}])") << ErrorKind::Unknown << 1;
        QTest::newRow("cut before the extension")
            << QByteArray(R"([{"role": "oic", "method": "PUT", "cut": "length", "times": 1}])") << ErrorKind::Unknown << 1;
        QTest::newRow("a web page instead")
            << QByteArray(
                   R"([{"role": "oic", "method": "PUT", "status": 200, "body": "<html>", "contentType": "text/html", "times": 1}])")
            << ErrorKind::Unknown << 0;
        QTest::newRow("not even reached") << QByteArray(R"([{"role": "oic", "method": "GET", "drop": "before", "times": 2}])")
                                          << ErrorKind::Server << 0;
    }
    void shouldNotCallUnsavedWhatMayHaveBeenSavedUpstream()
    {
        QFETCH(QByteArray, rules);
        QFETCH(ErrorKind, kind);
        QFETCH(int, changes);
        const int version = storedVersion();
        QVERIFY(m_weather->set(rules));

        Attempt save(m_desk->start(Op::SaveAddress));

        QVERIFY(waitFor([&] { return save.isOver(); }));
        QVERIFY(m_weather->cameTrue());
        QVERIFY(save.hasFailed());
        QCOMPARE(save.error().kind, kind);
        QCOMPARE(storedVersion(), version + changes);
        QCOMPARE(m_desk->proxy.arrivals("PUT", "/accounts/"), 1);
    }

    void shouldTellEveryRefusalApart_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<bool>("isPassing"); // a read is tried three times
        QTest::newRow("403") << 403 << ErrorKind::Forbidden << false;
        QTest::newRow("404") << 404 << ErrorKind::NotFound << false;
        QTest::newRow("409") << 409 << ErrorKind::Conflict << false;
        QTest::newRow("429") << 429 << ErrorKind::Busy << true;
        QTest::newRow("500") << 500 << ErrorKind::Server << false;
        QTest::newRow("502") << 502 << ErrorKind::Server << false;
        QTest::newRow("503") << 503 << ErrorKind::Busy << true;
        QTest::newRow("504") << 504 << ErrorKind::Server << false;
    }
    void shouldTellEveryRefusalApart()
    {
        QFETCH(int, status);
        QFETCH(ErrorKind, kind);
        QFETCH(bool, isPassing);
        for (const Op op : allOps) {
            if ((op == Op::LogIn || op == Op::Refresh) && status < 429)
                continue; // no such answers there
            const Route route = routeOf(op);
            const bool isRepeated = isPassing && route.method == QByteArray("GET");
            m_desk->proxy.strike(Fault::None, {}, {});
            QVERIFY(m_weather->set("[{\"method\": \"" + QByteArray(route.method) + "\", \"status\": " + QByteArray::number(status) +
                                   ", \"retryAfter\": 0, \"body\": \"<html>\"}]"));

            Attempt attempt(m_desk->start(op));

            QVERIFY2(waitFor([&] { return attempt.isOver(); }), route.name);
            QVERIFY2(m_weather->cameTrue() && attempt.hasFailed(), route.name);
            const bool isOpen = status == 504 && (op == Op::SaveAddress || op == Op::AddCard);
            QVERIFY2(attempt.error().kind == (isOpen ? ErrorKind::Unknown : kind), route.name);
            QVERIFY2(m_desk->proxy.arrivals(route.method, route.path) == (isRepeated ? 3 : 1), route.name);
        }
    }

    void shouldWaitAsLongAsTheServerAsks_data()
    {
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<bool>("isShort");
        QTest::newRow("seconds") << QByteArray("1") << true;
        QTest::newRow("a date that is past") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << true;
        QTest::newRow("words") << QByteArray("soon") << true;
        QTest::newRow("absurd") << QByteArray("99999999999999999999999") << false;
        QTest::newRow("a date far away") << QByteArray("Sat, 06 Nov 2094 08:49:37 GMT") << false;
    }
    void shouldWaitAsLongAsTheServerAsks()
    {
        QFETCH(QByteArray, retryAfter);
        QFETCH(bool, isShort);
        for (const char *status : {"429", "503"}) {
            m_desk->proxy.strike(Fault::None, {}, {});
            QVERIFY(m_weather->set("[{\"method\": \"GET\", \"status\": " + QByteArray(status) + ", \"retryAfter\": \"" +
                                   retryAfter + "\", \"times\": 1}]"));

            auto attempt = std::make_unique<Attempt>(m_desk->start(Op::Search));

            QVERIFY(waitFor([&] { return m_weather->cameTrue(); }));
            if (isShort) {
                QVERIFY(waitFor([&] { return attempt->isOver(); }));
                QVERIFY(!attempt->hasFailed());
                QCOMPARE(m_desk->proxy.arrivals("GET", "/profiles?"), 2);
            } else {
                QVERIFY(!waitFor([&] { return attempt->isOver(); }, 2s)); // it waits, and can be dropped meanwhile
                attempt.reset();
                QCOMPARE(m_desk->proxy.arrivals("GET", "/profiles?"), 1);
            }
        }
    }
    void shouldTellAWriteHowLongTheServerAsksToWait()
    {
        QVERIFY(m_weather->set(R"([{"method": "PUT", "status": 503, "retryAfter": 12, "times": 1}])"));

        Attempt save(m_desk->start(Op::SaveAddress));

        QVERIFY(waitFor([&] { return save.isOver(); }));
        QVERIFY(m_weather->cameTrue() && save.hasFailed());
        QCOMPARE(save.error().kind, ErrorKind::Busy);
        QCOMPARE(save.error().retryAfter, std::optional(12s));
        QCOMPARE(m_desk->proxy.arrivals("PUT", "/accounts/"), 1);
    }

    void shouldLetGoAtOnceOfAServerThatIsSlow()
    {
        QVERIFY(m_weather->set(R"([{"path": "/ccagentui/v1/profiles", "delayMs": 50000}])"));
        qint64 shortest = 1000;
        for (int i = 0; i < 5; ++i) {
            auto attempt = std::make_unique<Attempt>(m_desk->start(Op::Search));
            QVERIFY(waitFor([&] { return m_weather->fired() == i + 1; }));
            const int connections = m_desk->proxy.connections();
            QElapsedTimer watch;
            watch.start();

            attempt.reset();

            shortest = std::min(shortest, watch.elapsed()); // of five, since a busy computer is no slow cancel
            QVERIFY(waitFor([&] { return m_desk->proxy.connections() < connections; }));
        }
        QVERIFY2(shortest < 100, qPrintable(QString::number(shortest)));
        Attempt next(m_desk->start(Op::Accounts));
        QVERIFY(waitFor([&] { return next.isOver(); }));
        QVERIFY(!next.hasFailed());
    }

    void shouldShowTheLastOfThreeAnswersWhateverComesFirst()
    {
        QStringList shown;
        const auto find = [&](const QString &text) {
            return m_desk->backend.contacts.find(text, 5).then(
                [&shown, text](Result<ContactsFound> found) { shown << (found ? text : QStringLiteral("failed")); });
        };
        m_desk->proxy.hold("q=");
        Call<ContactsFound> search = find(QStringLiteral("d"));
        QVERIFY(waitFor([&] { return m_desk->proxy.isHolding(); }));
        search = find(QStringLiteral("da"));
        search = find(QStringLiteral("dana"));
        QVERIFY(waitFor([&] { return !search.isRunning(); }));

        m_desk->proxy.release();

        Attempt later(m_desk->start(Op::Accounts));
        QVERIFY(waitFor([&] { return later.isOver(); }));
        QCOMPARE(shown, QStringList{QStringLiteral("dana")});
    }
};

QTEST_GUILESS_MAIN(TestBadWeather)
#include "tst_badweather.moc"
