// SPDX-License-Identifier: Apache-2.0
#include "model/contactlistmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace linedesk;

namespace {

Contact contact(const char *first, const char *last)
{
    Contact one;
    one.firstName = QString::fromUtf8(first);
    one.lastName = QString::fromUtf8(last);
    return one;
}

QString text(const ContactListModel &model, int row, int role)
{
    return model.index(row).data(role).toString();
}

} // namespace

class TestContactListModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldPutWhoWasFoundByNumberFirst()
    {
        AccountFound found;
        found.id = AccountId(QStringLiteral("201"));
        found.number = QStringLiteral("100-204");
        found.name = QStringLiteral("Ruiz household");
        found.contacts = {{ContactId(QStringLiteral("c1")), ProfileId(QStringLiteral("1")), QStringLiteral("Rosa"),
                           QStringLiteral("Ruiz"), QStringLiteral("rosa@example.com"), Role::Admin},
                          {ContactId(QStringLiteral("c2")), {}, QStringLiteral("Nobody"), {}, {}, Role::User}};
        AccountFound strange = found;
        strange.id = AccountId(QStringLiteral("202"));
        strange.contacts.erase(strange.contacts.begin());
        ContactListModel model;
        model.setFound({{contact("Dana", "Sample")}, 1, {found, strange}, {}});

        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(text(model, 0, Qt::DisplayRole), QStringLiteral("Rosa Ruiz"));
        QCOMPARE(text(model, 0, ContactListModel::SecondLineRole),
                 QString::fromUtf8("Account 100-204 · Ruiz household · Customer · Admin · rosa@example.com"));
        QCOMPARE(model.account(0), found.id);
        QVERIFY(model.canOpen(0));
        QVERIFY(!model.canOpen(1)); // nobody of it has a profile
        QCOMPARE(text(model, 1, Qt::DisplayRole), QStringLiteral("Nobody who is known to Commerce"));
        QVERIFY(!model.index(1).flags().testFlag(Qt::ItemIsEnabled));
        QVERIFY(model.canOpen(2) && model.account(2).isEmpty());
    }
    void shouldStaySoundWhenItsContactsChange()
    {
        ContactListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);

        for (const size_t count : {3u, 0u, 50u, 1u, 0u}) {
            model.setFound({std::vector<Contact>(count, contact("Dana", "Sample")), 0, {}, {}});
            QCOMPARE(model.rowCount(), int(count));
        }
    }

    void shouldTellTwoPeopleOfOneNameApart()
    {
        Contact one = contact("John", "Smith"), other = one;
        one.place[AddressField::City] = QStringLiteral("Springfield");
        one.place[AddressField::State] = QStringLiteral("IL");
        one.place[AddressField::PostalCode] = QStringLiteral("62701");
        one.place[AddressField::Country] = QStringLiteral("US");
        one.phone = QStringLiteral("555-0101");
        other.organization = QStringLiteral("Example Inc");
        other.email = QStringLiteral("john@example.com");
        ContactListModel model;
        model.setFound({{one, other}, 0, {}, {}});

        QCOMPARE(text(model, 0, Qt::DisplayRole), text(model, 1, Qt::DisplayRole));
        QCOMPARE(text(model, 0, ContactListModel::SecondLineRole), QStringLiteral("Springfield, IL 62701 · 555-0101"));
        QCOMPARE(text(model, 1, ContactListModel::SecondLineRole), QStringLiteral("Example Inc · john@example.com"));
        QCOMPARE(text(model, 1, Qt::AccessibleTextRole), QStringLiteral("John Smith, Example Inc, john@example.com"));
    }

    void shouldReadOutANameAloneWithoutAComma()
    {
        ContactListModel model;
        model.setFound({{contact("Dana", "Sample")}, 0, {}, {}});

        QCOMPARE(text(model, 0, Qt::AccessibleTextRole), QStringLiteral("Dana Sample"));
        QCOMPARE(text(model, 0, ContactListModel::SecondLineRole), QString());
    }

    void shouldAnswerTheWholeContact()
    {
        Contact one = contact("Dana", "Sample");
        one.profileId = ProfileId(QStringLiteral("110001"));
        ContactListModel model;
        model.setFound({{contact("Ann", "Other"), one}, 0, {}, {}});

        QCOMPARE(model.contact(1), one);
    }
};

QTEST_GUILESS_MAIN(TestContactListModel)
#include "tst_contactlistmodel.moc"
