// SPDX-License-Identifier: Apache-2.0
#include "model/opencustomer.h"
#include "support/testbackend.h"

#include <QSignalSpy>
#include <QTest>

using namespace linedesk;

namespace {

Contact foundContact()
{
    Contact contact;
    contact.profileId = ProfileId(QStringLiteral("110001"));
    contact.firstName = QStringLiteral("Dana");
    contact.place[AddressField::City] = QStringLiteral("Springfield");
    return contact;
}

} // namespace

class TestOpenCustomer : public QObject {
    Q_OBJECT
    std::unique_ptr<TestBackend> m_backend;
    std::unique_ptr<OpenCustomer> m_customer;

    FakeTransport &wire() { return m_backend->wire; }
    void open(const DeploymentProfile &site)
    {
        m_customer.reset();
        m_backend = std::make_unique<TestBackend>(site);
        m_customer = std::make_unique<OpenCustomer>(CustomerServices{m_backend->contacts, m_backend->accounts, m_backend->billing},
                                                    foundContact(), 3);
    }
    // Of eleven accounts.
    static QByteArray page(int from, int count, bool hasMore)
    {
        QByteArrayList items;
        for (int i = from; i < from + count; ++i)
            items << QStringLiteral("{\"accountId\":\"%1\",\"accountName\":\"Account %1\",\"accountType\":\"Customer\"}")
                         .arg(i)
                         .toUtf8();
        return R"({"profileId":"110001","contactId":"300100000000101","total":11,"items":[)" + items.join(',') + R"(],"hasMore":)" +
               (hasMore ? "true}" : "false}");
    }
    bool isAsked(size_t times)
    {
        return QTest::qWaitFor([&] { return wire().sent().size() == times; });
    }
    bool isRead()
    {
        return QTest::qWaitFor([&] { return !m_customer->isReading(); });
    }
    bool readAll()
    {
        for (const char *name : {"profiles-get-ok", "cam-query-contacts-ok", "cards-list-ok", "cam-query-accounts-ok"})
            m_backend->give(name);
        m_customer->read();
        return isRead() && wire().isUsedUp();
    }
    void saveAddress(Call<Saved> &save)
    {
        const Account account = *m_customer->account(AccountId(QStringLiteral("300100000000201")));
        Address after = account.addresses.front();
        after.values[AddressField::Address2] = QStringLiteral("Flat 4");
        save = m_backend->accounts.updateAddress(m_customer->context(), account, account.addresses.front(), after)
                   .then([](Result<Saved>) {});
    }
    QString secondLineOfAddress() const
    {
        const Account *account = m_customer->account(AccountId(QStringLiteral("300100000000201")));
        return account ? account->addresses.front().values[AddressField::Address2] : QStringLiteral("no account");
    }

private Q_SLOTS:
    void init() { open(sampleSite()); }

    void shouldReadNothingUntilAsked()
    {
        QVERIFY(!m_customer->isReading());
        QCOMPARE(wire().sent().size(), size_t(0));
        QCOMPARE(m_customer->contact().firstName, QStringLiteral("Dana"));
        QCOMPARE(m_customer->secondLine(), QStringLiteral("Springfield"));
        QCOMPARE(m_customer->stripe(), 3);
        QVERIFY(!m_customer->isUnknownToCrm());
    }

    void shouldReadProfileThenContactThenAccountsAndCards()
    {
        QVERIFY(readAll());

        QStringList paths;
        for (const auto &sent : wire().sent())
            paths << sent.url.path();
        QCOMPARE(paths.mid(0, 2),
                 (QStringList{QStringLiteral("/ccagentui/v1/profiles/110001"), QStringLiteral("/ccagentx/custom/v1/contacts")}));
        QVERIFY(paths.contains(QStringLiteral("/ccagentx/custom/v1/accounts")));
        QVERIFY(paths.contains(QStringLiteral("/ccagentui/v1/profiles/110001/creditCards")));
        QCOMPARE(m_customer->context().contactId.text(), QStringLiteral("300100000000101"));
        QCOMPARE(m_customer->accounts().value->accounts.size(), size_t(3));
        QCOMPARE(m_customer->cards().value->size(), size_t(1));
        QVERIFY(!m_customer->accounts().error && !m_customer->cards().error && !m_customer->profile().error);
        QCOMPARE(m_customer->household().index(0, 0).data().toString(), QStringLiteral("Sample Household"));
        QCOMPARE(m_customer->secondLine(), QStringLiteral("Sample Household"));
        QVERIFY(!m_customer->account(AccountId(QStringLiteral("gone"))));
    }

    void shouldAskForAccountsAndCardsSideBySide()
    {
        m_backend->give("profiles-get-ok");
        m_backend->give("cam-query-contacts-ok");
        wire().hold();
        wire().hold();
        m_customer->read();

        QVERIFY(isAsked(4));
        QVERIFY(m_customer->accounts().isReading && m_customer->cards().isReading && !m_customer->profile().isReading);
    }

    void shouldShowTheCardsWhenTheAccountsFail()
    {
        for (const char *name : {"profiles-get-ok", "cam-query-contacts-ok", "cards-list-ok", "cam-query-accounts-timeout"})
            m_backend->give(name);
        m_customer->read();

        QVERIFY(isRead());
        QCOMPARE(m_customer->cards().value->size(), size_t(1));
        QVERIFY(!m_customer->cards().error);
        QCOMPARE(m_customer->accounts().error->errorCode, QStringLiteral("CAM-5002"));
        QVERIFY(!m_customer->accounts().value);
        QCOMPARE(m_customer->household().rowCount(), 0);
    }

    void shouldShowTheHouseholdWhenTheCardsFail()
    {
        for (const char *name :
             {"profiles-get-ok", "cam-query-contacts-ok", "profiles-search-server-error", "cam-query-accounts-ok"})
            m_backend->give(name);
        m_customer->read();

        QVERIFY(isRead());
        QVERIFY(m_customer->household().rowCount() > 0);
        QVERIFY(m_customer->cards().error && !m_customer->cards().value);
        QVERIFY(!m_customer->accounts().error);
    }

    void shouldKeepWhatItShowsWhenReadingAgainFails()
    {
        QVERIFY(readAll());
        const int rows = m_customer->household().rowCount();
        wire().hold();
        m_customer->read();
        QVERIFY(isAsked(5));
        QCOMPARE(m_customer->household().rowCount(), rows);
        QVERIFY(m_customer->isReading());

        wire().answerHeld(0, 500, "{}");

        QVERIFY(isRead());
        QVERIFY(m_customer->profile().error);
        QCOMPARE(m_customer->household().rowCount(), rows);
        QCOMPARE(m_customer->contact().lastName, QStringLiteral("Sample"));
    }

    void shouldForgetAnErrorWhenItsPartIsReadAgain()
    {
        for (const char *name :
             {"profiles-get-ok", "cam-query-contacts-ok", "profiles-search-server-error", "cam-query-accounts-timeout"})
            m_backend->give(name);
        m_customer->read();
        QVERIFY(isRead());
        QVERIFY(m_customer->accounts().error && m_customer->cards().error);

        QVERIFY(readAll());

        QVERIFY(!m_customer->accounts().error && !m_customer->cards().error);
    }

    void shouldAskForNoAccountsOfAPersonWhomTheCrmDoesNotKnow()
    {
        for (const char *name : {"profiles-get-ok", "cam-query-contacts-none", "cards-list-ok"})
            m_backend->give(name);
        m_customer->read();

        QVERIFY(isRead());
        QVERIFY(wire().isUsedUp());
        QCOMPARE(wire().sent().size(), size_t(3));
        QVERIFY(m_customer->isUnknownToCrm());
        QVERIFY(m_customer->cards().value);
    }

    void shouldTakeOverASaveAtOnce()
    {
        QVERIFY(readAll());
        m_customer->household().setExpanded(0, false);
        QSignalSpy changed(m_customer.get(), &OpenCustomer::changed);
        Call<Saved> save;
        m_backend->give("cam-update-account-edit-address");

        saveAddress(save);

        QTRY_COMPARE(secondLineOfAddress(), QStringLiteral("Flat 4"));
        QVERIFY(changed.count() > 0);
        QVERIFY(!m_customer->household().branch(0).isExpanded); // the same shape: its place is kept
    }

    void shouldIgnoreASaveOfAnotherCustomer()
    {
        QVERIFY(readAll());
        AccountsOfContact others;
        others.profileId = ProfileId(QStringLiteral("110002"));
        QSignalSpy changed(m_customer.get(), &OpenCustomer::changed);

        Q_EMIT m_backend->accounts.accountsChanged(others);
        Q_EMIT m_backend->billing.cardAdded(others.profileId, Card());

        QCOMPARE(changed.count(), 0);
        QCOMPARE(m_customer->accounts().value->accounts.size(), size_t(3));
        QCOMPARE(m_customer->cards().value->size(), size_t(1));
    }

    void shouldNotLetAnOlderReadingReplaceASave()
    {
        QVERIFY(readAll());
        for (const char *name : {"profiles-get-ok", "cam-query-contacts-ok", "cards-list-ok"})
            m_backend->give(name);
        wire().hold();
        m_customer->read();
        QVERIFY(isAsked(8));
        m_backend->give("cam-update-account-edit-address");
        Call<Saved> save;
        saveAddress(save);
        QTRY_COMPARE(secondLineOfAddress(), QStringLiteral("Flat 4"));

        m_backend->giveHeld(0, "cam-query-accounts-ok"); // as it was before the save

        QVERIFY(isRead());
        QVERIFY(wire().isOver(0));
        QCOMPARE(secondLineOfAddress(), QStringLiteral("Flat 4"));
    }

    void shouldShowALongHouseholdPageByPage()
    {
        m_backend->give("profiles-get-ok");
        m_backend->give("cam-query-contacts-ok");
        m_backend->give("cards-list-ok");
        for (int page = 0; page < 4; ++page)
            wire().hold();
        m_customer->read();
        const auto answer = [&](size_t nth, int from, int count, bool hasMore) {
            wire().answerHeld(nth, 200, page(from, count, hasMore));
            return QTest::qWaitFor(
                [&] { return hasMore ? m_customer->readSoFar().first == from + count : !m_customer->isReading(); });
        };
        QVERIFY(isAsked(4));

        QVERIFY(answer(0, 0, 4, true));
        QCOMPARE(m_customer->household().rowCount(), 4); // the first is shown at once
        QVERIFY(m_customer->accounts().isReading);
        QVERIFY(m_customer->readSoFar() == std::pair(4, 11));
        QVERIFY(answer(1, 4, 2, true));
        QCOMPARE(m_customer->household().rowCount(), 4); // then at each doubling
        QVERIFY(answer(2, 6, 2, true));
        QCOMPARE(m_customer->household().rowCount(), 8);
        QVERIFY(answer(3, 8, 3, false));
        QCOMPARE(m_customer->household().rowCount(), 11);
        QVERIFY(!m_customer->accounts().value->hasMore);
    }
    void shouldKeepThePagesThatAreHereWhenTheNextFails()
    {
        for (const char *name : {"profiles-get-ok", "cam-query-contacts-ok", "cards-list-ok"})
            m_backend->give(name);
        wire().answer(200, page(0, 4, true));
        m_backend->give("cam-query-accounts-timeout");
        m_customer->read();

        QVERIFY(isRead());
        QCOMPARE(m_customer->household().rowCount(), 4);
        QVERIFY(m_customer->accounts().error && m_customer->accounts().value->hasMore);
        QCOMPARE(m_customer->accounts().value->total, 11);
    }
    void shouldTakeOverTheChangesOfASave()
    {
        QVERIFY(readAll());
        AccountsOfContact changes;
        changes.profileId = m_customer->contact().profileId;
        changes.isOnlyChanges = true;
        changes.accounts = {m_customer->accounts().value->accounts[1]};
        changes.accounts[0].name = QStringLiteral("Renamed");

        Q_EMIT m_backend->accounts.accountsChanged(changes);

        QCOMPARE(m_customer->accounts().value->accounts.size(), size_t(3));
        QCOMPARE(m_customer->accounts().value->accounts[1].name, QStringLiteral("Renamed"));
    }
    void shouldShowAccountsOnWhichTheContactHasNoRole()
    {
        DeploymentProfile site = sampleSite();
        site.can.structure = true;
        open(site);
        for (const char *name : {"profiles-get-ok", "cam-query-contacts-ok", "cards-list-ok"})
            m_backend->give(name);
        wire().answer(200, page(0, 1, false));
        wire().answer(200, R"({"profileId":"110001","contactId":"300100000000101","total":2,"items":[
            {"accountId":"0","accountName":"Account 0","accountType":"Customer"},
            {"accountId":"77","accountName":"Hidden","accountType":"Service","parentAccountId":"0","accessible":false}]})");
        m_customer->read();

        QTRY_COMPARE(m_customer->household().rowCount(), 2);
        QCOMPARE(wire().sent().back().url.path(), QStringLiteral("/ccagentx/custom/v1/accounts/0/structure"));
        const QModelIndex row = m_customer->household().index(1, 0);
        QCOMPARE(row.data().toString(), QStringLiteral("Hidden"));
        QCOMPARE(row.data(HouseholdModel::StateRole).toString(), QStringLiteral("No role"));
        QVERIFY(!m_customer->unseenError());
        QVERIFY2(!m_customer->account(AccountId(QStringLiteral("77"))), "nothing can be added to it");
    }
    void shouldSayWhenNobodyKnowsWhetherThereIsMore()
    {
        DeploymentProfile site = sampleSite();
        site.can.structure = true;
        open(site);
        for (const char *name :
             {"profiles-get-ok", "cam-query-contacts-ok", "cards-list-ok", "cam-query-accounts-ok", "cam-query-accounts-timeout"})
            m_backend->give(name);
        m_customer->read();

        QTRY_VERIFY(m_customer->unseenError());
        QVERIFY(!m_customer->accounts().error);
        QVERIFY(m_customer->household().rowCount() > 0);
    }

    void shouldListAStoredCardOnceAndKeepOneDefault()
    {
        QVERIFY(readAll());
        Card again = m_customer->cards().value->front(), other;
        again.nickname = QStringLiteral("Renamed");
        other.id = CardId(QStringLiteral("usercc10002"));
        other.isDefault = true;

        Q_EMIT m_backend->billing.cardAdded(m_customer->contact().profileId, again);
        Q_EMIT m_backend->billing.cardAdded(m_customer->contact().profileId, other);

        const auto &cards = *m_customer->cards().value;
        QCOMPARE(cards.size(), size_t(2));
        QCOMPARE(cards[0].nickname, QStringLiteral("Renamed"));
        QVERIFY(!cards[0].isDefault);
        QCOMPARE(cards[1], other);
    }

    void shouldDropItsReadsWhenItIsClosed()
    {
        m_backend->give("profiles-get-ok");
        m_backend->give("cam-query-contacts-ok");
        wire().hold();
        wire().hold();
        m_customer->read();
        QVERIFY(isAsked(4));

        m_customer.reset();

        QVERIFY(wire().isOver(0) && wire().isOver(1));
    }

    void shouldSayHowLongTheServerAskedToWait()
    {
        wire().answer(503, R"({"errorCode":"990503"})", {{"Retry-After", "9"}});
        m_customer->read();
        QTRY_COMPARE(m_customer->pauseLeft().count(), 9);
        m_customer->stopReading();
        QCOMPARE(m_customer->pauseLeft().count(), 0);
    }
    void shouldReadOnceWhenAskedTwice()
    {
        wire().hold();
        m_customer->read();
        QVERIFY(isAsked(1));

        QVERIFY(readAll());

        QVERIFY(wire().isOver(0));
        QCOMPARE(m_customer->accounts().value->accounts.size(), size_t(3));
    }
};

QTEST_GUILESS_MAIN(TestOpenCustomer)
#include "tst_opencustomer.moc"
