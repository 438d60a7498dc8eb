// SPDX-License-Identifier: Apache-2.0
#include "model/form.h"

#include <QSignalSpy>
#include <QTest>

using namespace linedesk;

namespace {

class PlainForm final : public Form {
public:
    using Form::replaceIssues;
    using Form::setIssues;
    using Form::setSubmitting;
    using Form::takeFailure;
    bool isDirty() const override { return false; }
    std::vector<FieldChange> changes() const override { return {}; }
    void submit() override {}
};

Issue issue(const char *path, IssueCode code = IssueCode::Missing)
{
    return {FieldPath(QLatin1String(path)), Severity::Error, code, {}, {}, {}};
}

} // namespace

class TestForm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldFindAnIssueByTheLastPartOfItsPath()
    {
        PlainForm form;
        form.setIssues({issue("city"), issue("$.addresses[0].postalCode", IssueCode::Pattern)});

        QVERIFY(form.issueOf(QStringLiteral("city")));
        QCOMPARE(form.issueOf(QStringLiteral("postalCode"))->code, IssueCode::Pattern);
        QVERIFY(!form.issueOf(QStringLiteral("addresses[0]")));
        QVERIFY(!form.issueOf(QStringLiteral("Code")));
    }

    void shouldTellOnlyWhatChanges()
    {
        PlainForm form;
        QSignalSpy issues(&form, &Form::issuesChanged), submitting(&form, &Form::submittingChanged);

        form.setIssues({});
        form.setSubmitting(false);
        QCOMPARE(issues.count() + submitting.count(), 0);
        form.setIssues({issue("city")});
        form.setIssues({issue("city")});
        form.setSubmitting(true);
        form.setSubmitting(true);

        QCOMPARE(issues.count(), 1);
        QCOMPARE(submitting.count(), 1);
    }

    void shouldReplaceTheIssuesOfOneFieldWhoeverMadeThem()
    {
        PlainForm form;
        form.setIssues({issue("city"), issue("$.addresses[0].postalCode")});

        form.replaceIssues(QStringLiteral("postalCode"), {});

        QCOMPARE(form.issues(), Issues{issue("city")});
        form.replaceIssues(QStringLiteral("state"), {issue("state")});
        QCOMPARE(form.issues(), (Issues{issue("city"), issue("state")}));
    }

    void shouldLightTheServersFieldsAndEndSubmitting()
    {
        PlainForm form;
        form.setSubmitting(true);
        Error error;
        error.kind = ErrorKind::Invalid;
        error.issues = {issue("$.addresses[0].postalCode")};
        QSignalSpy failed(&form, &Form::failed);
        connect(&form, &Form::failed, this, [&] { QVERIFY(!form.isSubmitting() && form.issueOf(QStringLiteral("postalCode"))); });

        form.takeFailure(error);

        QCOMPARE(failed.count(), 1);
        QVERIFY(!form.isSubmitting());
    }

    void shouldKeepTheMarksWhenAFailureHasNone()
    {
        PlainForm form;
        form.setIssues({issue("city")});
        form.takeFailure({});
        QCOMPARE(form.issues().size(), size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestForm)
#include "tst_form.moc"
