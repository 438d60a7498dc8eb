// SPDX-License-Identifier: Apache-2.0
#include "model/form.h"

#include <algorithm>

namespace linedesk {

const Issue *Form::issueOf(const QString &field) const
{
    const auto found = std::find_if(m_issues.begin(), m_issues.end(), [&](const Issue &i) { return i.field.leaf() == field; });
    return found == m_issues.end() ? nullptr : &*found;
}

void Form::setIssues(Issues issues)
{
    if (issues == m_issues)
        return;
    m_issues = std::move(issues);
    Q_EMIT issuesChanged();
}

void Form::replaceIssues(const QString &field, Issues issues)
{
    Issues all;
    std::copy_if(m_issues.begin(), m_issues.end(), std::back_inserter(all),
                 [&](const Issue &i) { return i.field.leaf() != field; });
    for (Issue &issue : issues)
        all.push_back(std::move(issue));
    setIssues(std::move(all));
}

void Form::setSubmitting(bool isSubmitting)
{
    if (isSubmitting == m_isSubmitting)
        return;
    m_isSubmitting = isSubmitting;
    Q_EMIT submittingChanged();
}

void Form::takeFailure(Error error)
{
    setSubmitting(false);
    for (Issue &issue : error.issues)
        issue.field = rowOf(issue.field);
    if (!error.issues.empty())
        setIssues(error.issues);
    Q_EMIT failed(error);
}

} // namespace linedesk
