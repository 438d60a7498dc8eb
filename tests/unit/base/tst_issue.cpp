// SPDX-License-Identifier: Apache-2.0
#include "base/issue.h"

#include <QTest>

using namespace linedesk;

class TestIssue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldNameTheRowOfAForm_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("leaf");
        QTest::newRow("bare name") << "postalCode"
                                   << "postalCode";
        QTest::newRow("server's path") << "$.addresses[0].postalCode"
                                       << "postalCode";
        QTest::newRow("deep path") << "$.accounts[0].billingProfiles[12].creditCardNumber"
                                   << "creditCardNumber";
        QTest::newRow("header") << "X-CCAgentContext"
                                << "X-CCAgentContext";
        QTest::newRow("the whole body") << "$"
                                        << "$";
        QTest::newRow("nothing") << ""
                                 << "";
    }
    void shouldNameTheRowOfAForm()
    {
        QFETCH(QString, path);
        QFETCH(QString, leaf);

        QCOMPARE(FieldPath(path).leaf(), leaf);
        QCOMPARE(FieldPath(path).text(), path);
        QCOMPARE(FieldPath(path).isEmpty(), path.isEmpty());
    }

    void shouldCompareWhatItHolds()
    {
        const Issue one{FieldPath(QStringLiteral("city")), Severity::Error, IssueCode::TooLong, {QStringLiteral("40")}, {}, {}};
        Issue other = one;
        QCOMPARE(other, one);

        other.args = {QStringLiteral("41")};
        QVERIFY(other != one);
        other = one;
        other.field = FieldPath(QStringLiteral("$.addresses[0].city")); // the same row, but not the same place
        QVERIFY(other != one);
    }
};

QTEST_GUILESS_MAIN(TestIssue)
#include "tst_issue.moc"
