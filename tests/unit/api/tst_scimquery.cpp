// SPDX-License-Identifier: Apache-2.0
#include "api/scimquery.h"

#include <QTest>

using namespace linedesk;

class TestScimQuery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldAskPerWordAndDigits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("scim");
        QTest::newRow("one word") << "ruiz"
                                  << "(lastName sw \"ruiz\" or firstName sw \"ruiz\" or email sw \"ruiz\")";
        QTest::newRow("two words") << "rosa  ru"
                                   << "(lastName sw \"rosa\" or firstName sw \"rosa\" or email sw \"rosa\") and (lastName sw "
                                      "\"ru\" or firstName sw \"ru\" or email sw \"ru\")";
        QTest::newRow("phone in groups") << "+1 (555) 010-0101"
                                         << "daytimeTelephoneNumber sw \"15550100101\"";
        QTest::newRow("name and phone")
            << "ruiz 555"
            << "(lastName sw \"ruiz\" or firstName sw \"ruiz\" or email sw \"ruiz\") and daytimeTelephoneNumber sw \"555\"";
        QTest::newRow("quotes are escaped")
            << "o\"n\\x"
            << "(lastName sw \"o\\\"n\\\\x\" or firstName sw \"o\\\"n\\\\x\" or email sw \"o\\\"n\\\\x\")";
        QTest::newRow("nothing to search") << " - * "
                                           << "";
    }
    void shouldAskPerWordAndDigits()
    {
        QFETCH(QString, text);
        QFETCH(QString, scim);
        QCOMPARE(scimQuery(text), scim);
    }
};

QTEST_GUILESS_MAIN(TestScimQuery)
#include "tst_scimquery.moc"
