// SPDX-License-Identifier: Apache-2.0
#include "model/identitywords.h"
#include "support/testbackend.h"

#include <QTest>

using namespace linedesk;

class TestIdentityWords : public QObject {
    Q_OBJECT
    TestBackend m_backend;

    std::vector<std::pair<QString, QString>> factsOf(const Contact &contact)
    {
        return identityFacts(OpenCustomer({m_backend.contacts, m_backend.accounts, m_backend.billing}, contact, 0));
    }

private Q_SLOTS:
    void shouldGiveTheFactsInTheOrderInWhichAnAgentNeedsThem()
    {
        Contact contact;
        contact.phone = QStringLiteral("555-0101");
        contact.email = QStringLiteral("dana@example.com");
        contact.contactId = ContactId(QStringLiteral("300100000000101"));
        contact.place[AddressField::City] = QStringLiteral("Springfield");
        contact.place[AddressField::Country] = QStringLiteral("US");
        contact.registered = QDateTime(QDate(2019, 5, 1), QTime(10, 0), Qt::UTC);

        const auto facts = factsOf(contact);

        const std::vector<std::pair<QString, QString>> wanted{
            {QStringLiteral("phone"), QStringLiteral("555-0101")},
            {QStringLiteral("mail"), QStringLiteral("dana@example.com")},
            {QStringLiteral("id-card"), QStringLiteral("Contact 300100000000101")},
            {QStringLiteral("map-pin"), QStringLiteral("Springfield")},
            {QStringLiteral("calendar"), QStringLiteral("Customer since 2019")}};
        QCOMPARE(facts, wanted);
    }

    void shouldSayNothingThatTheAnswerDoesNotHold()
    {
        QVERIFY(factsOf({}).empty());
        Contact contact;
        contact.email = QStringLiteral("dana@example.com");
        QCOMPARE(factsOf(contact).size(), size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestIdentityWords)
#include "tst_identitywords.moc"
