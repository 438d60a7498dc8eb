// SPDX-License-Identifier: Apache-2.0
// A form without widgets: a draft, what is wrong with it, whether it differs from what is stored, whether it is on its
// way. The page shows; the form decides. Nothing typed is ever lost by a failure.
#pragma once

#include "base/error.h"

#include <QObject>

#include <vector>

namespace linedesk {

/// One line of the read-back panel.
struct FieldChange {
    QString label, before, after;
    bool isComplete = true; // false: the field still has an issue
};

class Form : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    const Issues &issues() const { return m_issues; }
    const Issue *issueOf(const QString &field) const;
    bool isSubmitting() const { return m_isSubmitting; }
    virtual bool isDirty() const = 0;
    virtual std::vector<FieldChange> changes() const = 0;
    virtual void submit() = 0;

Q_SIGNALS:
    void changed();       // the draft
    void issuesChanged(); // what is wrong with it
    void submittingChanged();
    void failed(const linedesk::Error &error);

protected:
    void setIssues(Issues issues);
    /// The issues of one field, the others stay.
    void replaceIssues(const QString &field, Issues issues);
    void setSubmitting(bool isSubmitting);
    /// The row of a field that the server names and the form has no row of its own for.
    virtual FieldPath rowOf(const FieldPath &field) const { return field; }
    /// Server issues light the rows; whatever else went wrong is told by failed().
    void takeFailure(Error error);

private:
    Issues m_issues;
    bool m_isSubmitting = false;
};

} // namespace linedesk
