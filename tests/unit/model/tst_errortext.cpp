// SPDX-License-Identifier: Apache-2.0
#include "model/errortext.h"

#include <QTest>

using namespace linedesk;

class TestErrorText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldHaveWordsForEveryKindAndOperation()
    {
        for (int kind = int(ErrorKind::Offline); kind <= int(ErrorKind::Unknown); ++kind)
            for (int operation = 0; operation <= int(Operation::StoreCard); ++operation) {
                Error error;
                error.kind = ErrorKind(kind);
                const ErrorText text = errorText(error, Operation(operation));
                QVERIFY2(text.title.size() > 10 && text.text.size() > 10, qPrintable(QStringLiteral("kind %1, operation %2").arg(kind).arg(operation)));
            }
    }
    void shouldNeverCallAnUnknownOutcomeUnsaved()
    {
        Error error;
        error.kind = ErrorKind::Unknown;
        for (const Operation operation : {Operation::SaveAddress, Operation::SaveBillingProfile, Operation::StoreCard})
            QVERIFY(errorText(error, operation).title.contains(QLatin1String("not known")));
        error.kind = ErrorKind::Offline;
        QCOMPARE(errorText(error, Operation::SaveAddress).title, QStringLiteral("The address was not saved."));
    }
    void shouldTellADeclinedCardFromASilentPaymentSystem()
    {
        Error error;
        error.kind = ErrorKind::Invalid;
        error.httpStatus = 400;
        error.errorCode = QStringLiteral("28391");
        const QString declined = errorText(error, Operation::StoreCard).text;
        error.kind = ErrorKind::Server;
        error.httpStatus = 502;
        const QString silent = errorText(error, Operation::StoreCard).text;
        QVERIFY(declined.contains(QLatin1String("declined")));
        QVERIFY(silent.contains(QLatin1String("did not answer")));
        error.errorCode = QStringLiteral("990301");
        QVERIFY(errorText(error, Operation::StoreCard).text.contains(QLatin1String("browser")));
    }
    void shouldSayWhatIsMissingOfANumber()
    {
        const Issue issue{FieldPath(QStringLiteral("postalCode")), Severity::Error, IssueCode::TooShort, {QStringLiteral("1"), QStringLiteral("5"), QStringLiteral("62701")}, {}, {}};
        QCOMPARE(issueText(issue, QStringLiteral("ZIP code")), QStringLiteral("One digit is missing: 5 digits. Example: 62701."));
    }
};

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
