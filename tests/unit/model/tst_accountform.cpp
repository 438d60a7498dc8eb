// SPDX-License-Identifier: Apache-2.0
#include "model/accountform.h"
#include "support/testbackend.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace linedesk;

namespace {

const CustomerContext dana{ProfileId(QStringLiteral("110001")), ContactId(QStringLiteral("300100000000101"))};

AccountContact person(const char *id, const char *name, Role role)
{
    AccountContact one;
    one.contactId = ContactId(QLatin1String(id));
    one.firstName = QLatin1String(name);
    one.role = role;
    return one;
}

Account household()
{
    Account account;
    account.id = AccountId(QStringLiteral("300100000000201"));
    account.name = QStringLiteral("Sample Household");
    account.version = 3;
    account.contacts = {person("300100000000101", "Dana", Role::Admin), person("300100000000102", "Robin", Role::User)};
    account.primaryContactId = dana.contactId;
    return account;
}

} // namespace

class TestAccountForm : public QObject {
    Q_OBJECT
    std::unique_ptr<TestBackend> m_backend;
    std::unique_ptr<AccountForm> m_form;

    void open(bool isSupervisor = true)
    {
        m_form = std::make_unique<AccountForm>(m_backend->accounts, m_backend->contacts, dana, household(),
                                               std::vector{person("300100000000103", "Kim", Role::Buyer)}, isSupervisor);
    }
    QString issueText(const QString &field) const
    {
        const Issue *issue = m_form->issueOf(field);
        return issue ? issue->serverText : QString();
    }
    QStringList lines() const
    {
        QStringList all;
        for (const FieldChange &one : m_form->changes())
            all << QStringLiteral("%1: %2 > %3").arg(one.label, one.before, one.after);
        return all;
    }

private Q_SLOTS:
    void init() { m_backend = std::make_unique<TestBackend>(); }
    void cleanup() { m_form.reset(); }

    void shouldSendOnlyWhatChanged()
    {
        open();
        m_form->setName(QStringLiteral(" Sample Family "));
        m_form->setStatus(AccountStatus::Inactive);
        m_form->setRole(ContactId(QStringLiteral("300100000000102")), Role::Buyer);
        m_form->addPerson(ContactId(QStringLiteral("300100000000103")));
        QCOMPARE(lines(), (QStringList{QStringLiteral("Name: Sample Household > Sample Family"),
                                       QStringLiteral("State: Active > Inactive"), QStringLiteral("Role of Robin : User > Buyer"),
                                       QStringLiteral("Role of Kim : No direct role > User")}));
        m_backend->wire.hold();
        m_form->submit();
        const QByteArray wanted = "{\"accountName\":\"Sample Family\",\"contacts\":[{\"contactId\":\"300100000000102\",\"roles\":"
                                  "[\"buyer\"]},{\"contactId\":\"300100000000103\",\"roles\":[\"user\"]}],\"status\":\"INACTIVE\","
                                  "\"version\":3}";
        QCOMPARE(QJsonDocument(m_backend->lastBody()).toJson(QJsonDocument::Compact), wanted);
    }
    void shouldTakeAPersonOff()
    {
        open();
        m_form->setRole(ContactId(QStringLiteral("300100000000102")), Role::None);
        QVERIFY(m_form->hasLine(ContactId(QStringLiteral("300100000000102"))));
        m_backend->wire.hold();
        m_form->submit();
        QCOMPARE(m_backend->lastBody()[QLatin1String("contacts")].toArray().first()[QLatin1String("roles")].toArray().size(), 0);
    }
    void shouldBeNoChangeWhenARoleIsTakenAndGivenBack()
    {
        open();
        for (const char *id : {"300100000000101", "300100000000102"}) {
            const ContactId contact{QLatin1String(id)};
            const Role before = m_form->role(contact);
            m_form->setRole(contact, Role::None);
            QVERIFY(m_form->isDirty());
            m_form->setRole(contact, before);
            QVERIFY2(!m_form->isDirty(), id);
        }
    }
    void shouldKeepAnAdminAndAPrimaryContactWithARole()
    {
        open();
        m_form->setRole(dana.contactId, Role::Buyer);
        m_form->submit();
        QVERIFY(issueText(AccountForm::roleField(dana.contactId)).contains(QLatin1String("at least one admin")));
        m_form->setRole(ContactId(QStringLiteral("300100000000102")), Role::Admin);
        m_form->setRole(dana.contactId, Role::None);
        m_form->submit();
        QVERIFY(issueText(QStringLiteral("primaryContactId")).contains(QLatin1String("needs a role")));
        QVERIFY(m_backend->wire.sent().empty());
    }
    void shouldWantAName()
    {
        open();
        m_form->setName(QStringLiteral("  "));
        m_form->submit();
        QVERIFY(m_form->issueOf(QStringLiteral("accountName")));
        m_form->setName(QString(101, QLatin1Char('x')));
        m_form->submit();
        QCOMPARE(m_form->issueOf(QStringLiteral("accountName"))->code, IssueCode::TooLong);
        QVERIFY(m_backend->wire.sent().empty());
    }
    void shouldLinkOnlyOtherCustomerAccounts_data()
    {
        QTest::addColumn<QByteArray>("found");
        QTest::addColumn<QString>("why");
        const auto account = [](const char *id, const char *type) {
            return QByteArray("{\"items\":[{\"accountId\":\"") + QByteArray(id) +
                   "\",\"accountNumber\":\"CDRM_301\",\"accountName\":\"Other\",\"accountType\":\"" + type + "\"}]}";
        };
        QTest::newRow("one") << account("9", "Customer") << QString();
        QTest::newRow("none") << QByteArray("{\"items\":[]}") << QStringLiteral("No account has the number cdrm_301.");
        QTest::newRow("child") << account("9", "Service") << QStringLiteral("Other is no customer account: only those are linked.");
        QTest::newRow("itself") << account("300100000000201", "Customer") << QStringLiteral("This is the account itself.");
    }
    void shouldLinkOnlyOtherCustomerAccounts()
    {
        QFETCH(QByteArray, found);
        QFETCH(QString, why);
        open();
        m_backend->wire.answer(200, found);
        m_form->addLink(QStringLiteral("cdrm_301"), LinkType::Family);
        QTRY_VERIFY(!m_form->isFindingLink());
        QCOMPARE(issueText(QStringLiteral("links")), why);
        QCOMPARE(m_form->draft().links.size(), size_t(why.isEmpty()));
        if (!why.isEmpty())
            return;
        m_backend->wire.hold();
        m_form->submit();
        const QJsonObject link = m_backend->lastBody()[QLatin1String("links")].toArray().first().toObject();
        QCOMPARE(link[QLatin1String("relationshipType")].toString(), QStringLiteral("Family"));
        QCOMPARE(link[QLatin1String("accountId")].toString(), QStringLiteral("9"));
    }
    void shouldKeepBothWhereNothingCollides()
    {
        open();
        m_form->setName(QStringLiteral("Mine"));
        m_backend->wire.answer(412, "{\"message\":\"x\",\"status\":\"412\",\"errorCode\":\"CAM-4001\"}");
        m_backend->wire.answer(
            200, "{\"profileId\":\"110001\",\"contactId\":\"300100000000101\",\"total\":1,\"items\":[{\"accountId\":"
                 "\"300100000000201\",\"accountName\":\"Sample Household\",\"accountType\":\"Customer\",\"status\":\"INACTIVE\","
                 "\"version\":4,\"primaryContactId\":\"300100000000101\",\"contacts\":["
                 "{\"contactId\":\"300100000000101\",\"firstName\":\"Dana\",\"roles\":[\"admin\"]}]}]}");
        QSignalSpy moved(m_form.get(), &RecordForm::groundMoved);
        m_form->submit();
        QTRY_COMPARE(moved.count(), 1); // nothing collides: both are kept
        QCOMPARE(moved[0][0].toStringList(), (QStringList{QStringLiteral("State"), QStringLiteral("Role of Robin ")}));
        QVERIFY(m_form->conflict().empty());
        QCOMPARE(m_form->draft().name, QStringLiteral("Mine"));
        QCOMPARE(m_form->draft().status, AccountStatus::Inactive);
        QCOMPARE(m_form->draft().contacts.size(), size_t(1));
        QCOMPARE(lines(), QStringList{QStringLiteral("Name: Sample Household > Mine")});
    }
};

QTEST_GUILESS_MAIN(TestAccountForm)
#include "tst_accountform.moc"
