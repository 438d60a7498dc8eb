// SPDX-License-Identifier: Apache-2.0
// What saves share: the answer as Saved, the outcome in the audit log, the key of a save whose answer never came.
#include "service/settlewrite.h"
#include "service/unansweredsaves.h"
#include "support/outcome.h"
#include "support/testbackend.h"

using namespace linedesk;

namespace {

Error errorOf(ErrorKind kind)
{
    Error error;
    error.kind = kind;
    error.requestId = QStringLiteral("request-of-the-error");
    return error;
}

AccountChange cityOf(const char *city, int version = 3)
{
    AccountChange change;
    change.version = version;
    change.addresses.push_back({AddressId(QStringLiteral("A1")), {}, {{AddressField::City, QString::fromUtf8(city)}}, {}, {}, {}});
    return change;
}

} // namespace

class TestSettleWrite : public QObject {
    Q_OBJECT
    const CustomerContext m_customer{ProfileId(QStringLiteral("110001")), ContactId(QStringLiteral("300"))};
    const AccountId m_account{QStringLiteral("201")};

private Q_SLOTS:
    void shouldAnswerTheAccountsAsSaved()
    {
        AccountsAnswer answer;
        answer.accounts.readAt = QDateTime(QDate(2026, 6, 1), QTime(9, 0), Qt::UTC);
        answer.accounts.accounts.emplace_back();
        answer.requestId = QStringLiteral("request-1");

        const auto saved = outcome(asSaved(finishedCall<AccountsAnswer>(answer)));

        QCOMPARE(saved->requestId, QStringLiteral("request-1"));
        QCOMPARE(saved->at, answer.accounts.readAt);
        QCOMPARE(saved->accounts.accounts.size(), size_t(1));
        QCOMPARE(outcome(asSaved(finishedCall<AccountsAnswer>(unexpected(errorOf(ErrorKind::Conflict))))).error().kind,
                 ErrorKind::Conflict);
    }

    void shouldCloseTheEntryByWhatHappened()
    {
        ListAuditSink sink;
        AuditLog log(sink);
        settleWrite(log, "e", Result<Saved>(Saved{{}, QStringLiteral("request-1"), {}}));
        QCOMPARE(sink.word(0, "outcome"), QStringLiteral("confirmed"));
        QCOMPARE(sink.word(0, "request"), QStringLiteral("request-1"));

        int line = 1;
        for (int kind = int(ErrorKind::Cancelled); kind <= int(ErrorKind::Unknown); ++kind, ++line) {
            settleWrite(log, "e", Result<Saved>(unexpected(errorOf(ErrorKind(kind)))));
            QCOMPARE(sink.word(line, "outcome"),
                     ErrorKind(kind) == ErrorKind::Unknown ? QStringLiteral("unknown") : QStringLiteral("failed"));
            QCOMPARE(sink.word(line, "request"), QStringLiteral("request-of-the-error"));
        }
    }

    void shouldKeepTheKeyOfASaveWithoutAnAnswer()
    {
        UnansweredSaves<AccountChange> unanswered;
        QVERIFY(unanswered.keyOf(m_customer, m_account, cityOf("a")).isEmpty());

        unanswered.note(m_customer, m_account, cityOf("a"), "key", unexpected(errorOf(ErrorKind::Unknown)));

        QCOMPARE(unanswered.keyOf(m_customer, m_account, cityOf("a")), QByteArray("key"));
        // A refusal of the repeated save says nothing about the first one.
        unanswered.note(m_customer, m_account, cityOf("a"), "key", unexpected(errorOf(ErrorKind::Offline)));
        QCOMPARE(unanswered.keyOf(m_customer, m_account, cityOf("a")), QByteArray("key"));
    }
    void shouldGiveAnotherIntentionAKeyOfItsOwn()
    {
        UnansweredSaves<AccountChange> unanswered;
        unanswered.note(m_customer, m_account, cityOf("a"), "key", unexpected(errorOf(ErrorKind::Unknown)));

        QVERIFY(unanswered.keyOf(m_customer, m_account, cityOf("b")).isEmpty());
        QVERIFY(unanswered.keyOf(m_customer, m_account, cityOf("a", 4)).isEmpty()); // the agent has read the account again
        QVERIFY(unanswered.keyOf(m_customer, AccountId(QStringLiteral("202")), cityOf("a")).isEmpty());
        QVERIFY(unanswered.keyOf({m_customer.profileId, ContactId(QStringLiteral("301"))}, m_account, cityOf("a")).isEmpty());
    }
    void shouldForgetTheKeyOnceASaveIsConfirmed()
    {
        UnansweredSaves<AccountChange> unanswered;
        unanswered.note(m_customer, m_account, cityOf("a"), "key", unexpected(errorOf(ErrorKind::Unknown)));
        unanswered.note(m_customer, m_account, cityOf("a"), "key", Saved{});
        QVERIFY(unanswered.keyOf(m_customer, m_account, cityOf("a")).isEmpty());
    }
    void shouldNeverKeyASaveThatWasAnswered()
    {
        UnansweredSaves<AccountChange> unanswered;
        for (const ErrorKind kind :
             {ErrorKind::Offline, ErrorKind::Conflict, ErrorKind::Invalid, ErrorKind::Server, ErrorKind::SignedOut})
            unanswered.note(m_customer, m_account, cityOf("a"), "key", unexpected(errorOf(kind)));
        QVERIFY(unanswered.keyOf(m_customer, m_account, cityOf("a")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSettleWrite)
#include "tst_settlewrite.moc"
