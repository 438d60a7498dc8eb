// SPDX-License-Identifier: Apache-2.0
#include "support/outcome.h"
#include "support/testbackend.h"

#include <QSignalSpy>

using namespace linedesk;

namespace {

const CustomerContext customer{ProfileId(QStringLiteral("110001")), ContactId(QStringLiteral("300"))};

QByteArray item(int number, const char *city = "Springfield", const char *more = "")
{
    return QStringLiteral("{\"accountId\":\"%1\",\"accountName\":\"Account %1\",\"accountType\":\"Customer\","
                          "\"addresses\":[{\"addressId\":\"A%1\",\"city\":\"%2\"}]%3}")
        .arg(number)
        .arg(QLatin1String(city), QLatin1String(more))
        .toUtf8();
}

QByteArray envelope(const QByteArrayList &items, const QByteArray &more = {})
{
    return R"({"profileId":"110001","contactId":"300","items":[)" + items.join(',') + "]" + more + "}";
}

DeploymentProfile siteWith(const QStringList &names)
{
    DeploymentProfile site = sampleSite();
    site.can = {};
    for (const QString &name : names)
        site.can.set(name, true);
    return site;
}

} // namespace

class TestAccountPages : public QObject {
    Q_OBJECT
    std::unique_ptr<TestBackend> m_backend;

    FakeTransport &wire() { return m_backend->wire; }
    void useSite(const QStringList &names) { m_backend = std::make_unique<TestBackend>(siteWith(names)); }
    QString query(size_t n) { return wire().sent().at(n).url.query(); }
    Account opened(const char *city = "Springfield")
    {
        wire().answer(200, envelope({item(201, city)}));
        return outcome(m_backend->accounts.find(customer))->accounts.front();
    }
    Result<Saved> move(const Account &account)
    {
        Address after = account.addresses.front();
        after.values[AddressField::City] = QStringLiteral("Shelbyville");
        return outcome(m_backend->accounts.updateAddress(customer, account, account.addresses.front(), after));
    }

private Q_SLOTS:
    void shouldAskForEverythingWhereThereAreNoPages()
    {
        useSite({});
        wire().answer(200, envelope({item(1), item(2)}));
        const auto all = outcome(m_backend->accounts.find(customer));
        QCOMPARE(query(0), QString());
        QVERIFY(!all->hasMore);
        QCOMPARE(all->total, 2);
    }
    void shouldReadPageAfterPage()
    {
        useSite({QStringLiteral("paging")});
        QSignalSpy changed(&m_backend->accounts, &Accounts::accountsChanged);
        wire().answer(200, envelope({item(1), item(2)}, R"(,"hasMore":true,"total":3,"totalResults":3,"offset":0,"limit":250)"));
        wire().answer(200, envelope({item(3)}, R"(,"hasMore":false,"total":3,"totalResults":3,"offset":2,"limit":250)"));

        const auto all = outcome(m_backend->accounts.readAgain(customer));

        QCOMPARE(all->accounts.size(), size_t(3));
        QCOMPARE(query(0), QStringLiteral("limit=250&offset=0"));
        QCOMPARE(query(1), QStringLiteral("limit=250&offset=2"));
        QCOMPARE(changed.count(), 1);
        QVERIFY(!changed.first().first().value<AccountsOfContact>().hasMore);
    }
    void shouldDeriveWhetherThereIsMore() // CONTRACT 2.5
    {
        useSite({QStringLiteral("paging")});
        wire().answer(200, envelope({item(1)}, R"(,"totalResults":2,"offset":0)"));
        QVERIFY(outcome(m_backend->accounts.find(customer))->hasMore);
        wire().answer(200, envelope({item(2)}, R"(,"totalResults":2,"offset":1)"));
        QVERIFY(!outcome(m_backend->accounts.find(customer, 1))->hasMore);
    }
    void shouldNotTurnForEverOnAnEmptyPage()
    {
        useSite({QStringLiteral("paging")});
        wire().answer(200, envelope({item(1)}, R"(,"hasMore":true,"total":9)"));
        wire().answer(200, envelope({}, R"(,"hasMore":true,"total":9)"));
        QCOMPARE(outcome(m_backend->accounts.readAgain(customer))->accounts.size(), size_t(1));
    }

    // Without versions (CONTRACT A6, etag).
    void shouldReadAgainBeforeASave()
    {
        useSite({});
        const Account account = opened();
        wire().answer(200, envelope({item(201)}));
        wire().answer(200, envelope({item(201, "Shelbyville")}));

        QVERIFY(move(account));

        QCOMPARE(wire().sent().size(), size_t(3));
        QCOMPARE(wire().sent()[1].method, Method::Get);
        QCOMPARE(wire().sent()[2].method, Method::Put);
        QVERIFY(wire().sent()[2].header("If-Match").isEmpty());
        QVERIFY(!m_backend->lastBody().contains(QLatin1String("version")));
    }
    void shouldNotOverwriteWhatSomebodyElseHasChanged()
    {
        useSite({});
        const Account account = opened();
        wire().answer(200, envelope({item(201, "Ogdenville")}));

        const auto saved = move(account);

        QCOMPARE(saved.error().kind, ErrorKind::Conflict);
        QCOMPARE(saved.error().httpStatus, 412); // as the forms know it
        QCOMPARE(wire().sent().back().method, Method::Get);
        QCOMPARE(m_backend->auditSink.word(1, "outcome"), QStringLiteral("failed"));
    }
    void shouldNotMindWhatChangedElsewhereInTheAccount()
    {
        useSite({});
        const Account account = opened();
        wire().answer(200, envelope({item(201, "Springfield", R"(,"accountNumber":"new")")}));
        wire().answer(200, envelope({item(201, "Shelbyville")}));
        QVERIFY(move(account));
    }
    void shouldNotSaveWhenTheRecordIsGone()
    {
        useSite({});
        const Account account = opened();
        wire().answer(200, envelope({item(202)}));
        QCOMPARE(move(account).error().kind, ErrorKind::Conflict);
    }
    void shouldNotSaveWhenReadingAgainFails()
    {
        useSite({});
        const Account account = opened();
        wire().answer(502, R"({"errorCode":"CAM-5001"})");
        QCOMPARE(move(account).error().kind, ErrorKind::Server); // nothing was sent, so nothing is unknown
        QCOMPARE(wire().sent().back().method, Method::Get);
    }
    void shouldNotRelyOnVersionsThatTheProfileDoesNotPromise()
    {
        useSite({});
        wire().answer(200, envelope({item(201, "Springfield", R"(,"version":7)")}));
        QCOMPARE(outcome(m_backend->accounts.find(customer))->accounts.front().version, Account::NoVersion);
        useSite({QStringLiteral("etag")});
        wire().answer(200, envelope({item(201, "Springfield", R"(,"version":7)")}));
        QCOMPARE(outcome(m_backend->accounts.find(customer))->accounts.front().version, 7);
    }

    void shouldAskForChangesAloneWhereTheServerCan_data()
    {
        QTest::addColumn<bool>("isThere");
        QTest::addColumn<QByteArray>("applied");
        QTest::addColumn<bool>("isOnlyChanges");
        QTest::newRow("can, and did") << true << QByteArray("return=minimal") << true;
        QTest::newRow("can, and did not") << true << QByteArray() << false;
        QTest::newRow("cannot") << false << QByteArray() << false;
    }
    void shouldAskForChangesAloneWhereTheServerCan()
    {
        QFETCH(bool, isThere);
        QFETCH(QByteArray, applied);
        QFETCH(bool, isOnlyChanges);
        useSite(isThere ? QStringList{QStringLiteral("etag"), QStringLiteral("minimal")} : QStringList{QStringLiteral("etag")});
        wire().answer(200, envelope({item(201, "Springfield", R"(,"version":7)")}));
        const Account account = outcome(m_backend->accounts.find(customer))->accounts.front();
        wire().answer(200, envelope({item(201, "Shelbyville")}), {{"Preference-Applied", applied}});

        const auto saved = move(account);

        QCOMPARE(wire().sent().back().header("Prefer"), isThere ? QByteArray("return=minimal") : QByteArray());
        QCOMPARE(saved->accounts.isOnlyChanges, isOnlyChanges);
    }
    void shouldNotAskForFormatsWhereThereAreNone()
    {
        useSite({});
        QVERIFY(outcome(m_backend->accounts.addressFormats())->formats.empty());
        QVERIFY(wire().sent().empty());
    }
};

QTEST_GUILESS_MAIN(TestAccountPages)
#include "tst_accountpages.moc"
