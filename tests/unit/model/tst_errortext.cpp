// SPDX-License-Identifier: Apache-2.0
#include "model/errortext.h"

#include "api/wireerror.h"
#include "support/example.h"

#include <QRegularExpression>
#include <QTest>

using namespace linedesk;

namespace {

constexpr std::pair<ErrorKind, const char *> kinds[] = {
    {ErrorKind::Offline, "Offline"},   {ErrorKind::Timeout, "Timeout"},     {ErrorKind::Busy, "Busy"},
    {ErrorKind::Tls, "Tls"},           {ErrorKind::SignedOut, "SignedOut"}, {ErrorKind::Forbidden, "Forbidden"},
    {ErrorKind::NotFound, "NotFound"}, {ErrorKind::Conflict, "Conflict"},   {ErrorKind::Invalid, "Invalid"},
    {ErrorKind::Server, "Server"},     {ErrorKind::Protocol, "Protocol"},   {ErrorKind::Unknown, "Unknown"}};
constexpr std::pair<Operation, const char *> operations[] = {{Operation::SignIn, "SignIn"},
                                                             {Operation::ChangePassword, "ChangePassword"},
                                                             {Operation::Find, "Find"},
                                                             {Operation::Open, "Open"},
                                                             {Operation::SaveAddress, "SaveAddress"},
                                                             {Operation::SaveBillingProfile, "SaveBillingProfile"},
                                                             {Operation::SaveAccount, "SaveAccount"},
                                                             {Operation::CreateAccounts, "CreateAccounts"},
                                                             {Operation::CreateContact, "CreateContact"},
                                                             {Operation::StoreCard, "StoreCard"}};

Error errorOfExample(const char *name, bool isWrite)
{
    const Example example(name);
    HttpResponse response;
    response.status = example.status();
    response.body = example.body();
    return errorOf(response, isWrite);
}

bool says(const QString &text, const char *pattern)
{
    return QRegularExpression(QString::fromLatin1(pattern)).match(text).hasMatch();
}

} // namespace

class TestErrorText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldSayWhatFailedWhetherItWasSavedAndWhatNext_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<Operation>("operation");
        QCOMPARE(int(std::size(kinds)), int(ErrorKind::Unknown)); // all but Cancelled
        QCOMPARE(int(std::size(operations)), int(Operation::StoreCard) + 1);
        for (const auto &[kind, kindName] : kinds)
            for (const auto &[operation, operationName] : operations)
                QTest::addRow("%s, %s", kindName, operationName) << kind << operation;
    }
    void shouldSayWhatFailedWhetherItWasSavedAndWhatNext()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(Operation, operation);
        const bool isWrite = operation >= Operation::SaveAddress, isOfCustomer = operation >= Operation::Open;
        Error error;
        error.kind = kind;
        for (const int status : {0, 409, 412}) {
            error.httpStatus = status;

            const ErrorText words = errorText(error, operation);

            const QString all = words.title + u' ' + words.text;
            QVERIFY2(words.title.endsWith(u'.') && words.title.size() > 10, qPrintable(all));
            if (isWrite)
                QVERIFY2(
                    words.title.contains(kind == ErrorKind::Unknown ? QLatin1String("not known whether") : QLatin1String(" not s")),
                    qPrintable(all));
            QVERIFY2(says(words.text,
                          "[Tt]ry (again|other)|Call|Ask|[Tt]ell|Sign in|Read the customer|Look|both versions|wait|can give"),
                     qPrintable(all));
            // Nothing that is not there at this point.
            if (!isOfCustomer)
                QVERIFY2(!says(all, "F5|[Cc]ustomer'?s? (again|role)|record|marked|save|typed"), qPrintable(all));
            if (operation == Operation::SignIn)
                QVERIFY2(!says(all, "session|search"), qPrintable(all));
            QCOMPARE(all.contains(QLatin1String("What you typed is still here")),
                     operation >= Operation::SaveAddress && operation <= Operation::CreateAccounts);
            if (operation == Operation::StoreCard)
                QVERIFY2(says(words.text, "ask for the card again"), qPrintable(all)); // the number is wiped, whatever happened
            QVERIFY2(!all.contains(QLatin1String("  ")) && !all.contains(QLatin1String("%")), qPrintable(all));
        }
    }

    void shouldSayNothingOfWhatItsOwnerDropped()
    {
        Error error;
        error.kind = ErrorKind::Cancelled;
        for (const auto &[operation, name] : operations)
            QVERIFY2(errorText(error, operation).title.isEmpty() && errorText(error, operation).text.isEmpty(), name);
    }

    void shouldTellADeclinedCardFromASilentPaymentSystem()
    {
        QVERIFY(
            errorText(errorOfExample("cards-add-declined", true), Operation::StoreCard).text.contains(QLatin1String("declined")));
        QVERIFY(errorText(errorOfExample("cards-add-gateway-down", true), Operation::StoreCard)
                    .text.contains(QLatin1String("did not answer")));
        QVERIFY(errorText(errorOfExample("cards-add-payer-authentication", true), Operation::StoreCard)
                    .text.contains(QLatin1String("browser")));
    }

    void shouldNotCallASaveFailedWhenTheSystemBehindTheServerDidNotAnswer()
    {
        const Error read = errorOfExample("cam-query-accounts-timeout", false),
                    write = errorOfExample("cam-query-accounts-timeout", true);

        QCOMPARE(read.kind, ErrorKind::Server);
        QCOMPARE(write.kind, ErrorKind::Unknown);
        QCOMPARE(errorText(write, Operation::SaveAddress).title, QStringLiteral("It is not known whether the address was saved."));
    }

    void shouldSayThatNothingWasSentToAnotherAddress()
    {
        Error error;
        error.kind = ErrorKind::Protocol;
        error.httpStatus = 307;
        for (const auto &[operation, name] : operations)
            QVERIFY2(
                errorText(error, operation).text.contains(QLatin1String("points to another address. The console did not go there")),
                name);
    }

    void shouldGiveTheServersReasonWhenNoRowCanShowIt()
    {
        const ErrorText words =
            errorText(errorOfExample("cam-update-account-masked-other-field", true), Operation::SaveBillingProfile);

        QVERIFY2(words.text.startsWith(QLatin1String("With a masked number only the nickname can change.")),
                 qPrintable(words.text));
    }

    void shouldSayWhichRoleIsMissing()
    {
        QVERIFY(errorText(errorOfExample("cam-update-account-no-direct-role", true), Operation::SaveAddress)
                    .text.contains(QLatin1String("Buyer or Admin")));
        QVERIFY(errorText(errorOfExample("cam-update-account-roles-forbidden", true), Operation::SaveAddress)
                    .text.contains(QLatin1String("Your own role")));
    }

    void shouldSayHowLongABusyServerWants()
    {
        Error error;
        error.kind = ErrorKind::Busy;
        error.retryAfter = std::chrono::seconds(17);
        QVERIFY(errorText(error, Operation::Find).text.contains(QLatin1String("in 17 s")));
    }

    void shouldHaveWordsForEveryIssue_data()
    {
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<QString>("serverText");
        QTest::newRow("ours") << QStringList{QStringLiteral("2"), QStringLiteral("5"), QStringLiteral("62701")} << QString();
        QTest::newRow("the server's") << QStringList() << "The server's own words.";
        QTest::newRow("without any detail") << QStringList() << QString();
    }
    void shouldHaveWordsForEveryIssue()
    {
        QFETCH(QStringList, args);
        QFETCH(QString, serverText);
        for (int code = 0; code <= int(IssueCode::Other); ++code) {
            const Issue issue{
                FieldPath(QStringLiteral("$.a[0].postalCode")), Severity::Error, IssueCode(code), args, serverText, {}};
            const QString text = issueText(issue, QStringLiteral("ZIP code"));
            // Without words a wrong field would not be marked at all.
            QVERIFY2(text.size() > 10 && text.endsWith(u'.') && !text.contains(QLatin1String("  ")) && !text.startsWith(u' ') &&
                         !says(text, "%|: *\\.|most \\.|: +digits"),
                     qPrintable(QStringLiteral("%1: %2").arg(code).arg(text)));
        }
    }

    void shouldSayWhatIsMissingOfANumber_data()
    {
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<QString>("text");
        QTest::newRow("one") << QStringList{QStringLiteral("1"), QStringLiteral("5"), QStringLiteral("62701")}
                             << "One digit is missing: 5 digits. Example: 62701.";
        QTest::newRow("three") << QStringList{QStringLiteral("3"), QStringLiteral("16")} << "3 digits are missing: 16 digits.";
    }
    void shouldSayWhatIsMissingOfANumber()
    {
        QFETCH(QStringList, args);
        QFETCH(QString, text);
        const Issue issue{FieldPath(QStringLiteral("postalCode")), Severity::Error, IssueCode::TooShort, args, {}, {}};
        QCOMPARE(issueText(issue, QStringLiteral("ZIP code")), text);
    }

    void shouldNotGiveAnExampleOfASecurityCode()
    {
        const Issue issue{
            FieldPath(QStringLiteral("securityCode")), Severity::Error, IssueCode::Missing, {QStringLiteral("3")}, {}, {}};
        QCOMPARE(issueText(issue, QStringLiteral("The security code")), QStringLiteral("The security code is needed."));
    }
};

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
