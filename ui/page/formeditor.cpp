// SPDX-License-Identifier: Apache-2.0
#include "page/formeditor.h"

#include "look/symbolmark.h"
#include "look/tokens.h"
#include "page/readback.h"
#include "widget/badgelabel.h"
#include "widget/controls.h"
#include "widget/fieldrow.h"
#include "widget/inlinemessage.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace linedesk {

using namespace look;

FormEditor::FormEditor(const QString &symbol, const QString &title, const QString &saveText, Operation operation, QWidget *parent)
    : Editor(parent), m_operation(operation), m_saveText(saveText), m_rows(new QVBoxLayout), m_messages(new QVBoxLayout),
      m_badge(new BadgeLabel({})), m_readBack(new ReadBack),
      m_problemMark(new SymbolMark(QStringLiteral("octagon-x"), 16, Tone::Danger)), m_problemText(makeMutedText({}, false)),
      m_cancelButton(makeButton(QStringLiteral("cancelButton"), tr("Cancel"))),
      m_saveButton(makeButton(QStringLiteral("saveButton"), saveText, ButtonTone::Primary))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, space::xs, space::m, 0);
    outer->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(new SymbolMark(symbol, 20, Tone::Accent));
    auto *titleLabel = makeTitle(title);
    titleLabel->setObjectName(QStringLiteral("editorTitle"));
    head->addWidget(titleLabel);
    head->addStretch();
    head->addWidget(m_badge);
    outer->addLayout(head);
    outer->addSpacing(space::m);
    outer->addLayout(m_messages);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, space::xs, 0);
    column->setSpacing(0);
    column->addLayout(m_rows);
    column->addStretch();
    m_rows->setSpacing(2);
    outer->addWidget(makeScroll(content), 1);
    outer->addSpacing(space::s);
    outer->addWidget(m_readBack);

    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(0, space::m, 0, space::m);
    foot->setSpacing(space::s);
    foot->addWidget(m_problemMark);
    foot->addWidget(m_problemText);
    foot->addStretch();
    foot->addWidget(m_cancelButton);
    foot->addWidget(m_saveButton);
    outer->addLayout(foot);
    connect(m_cancelButton, &QPushButton::clicked, this, &FormEditor::discardRequested);
    connect(m_saveButton, &QPushButton::clicked, this, &FormEditor::save);
}

void FormEditor::setForm(Form *form)
{
    m_form = form;
    connect(m_form, &Form::changed, this, &FormEditor::showForm);
    connect(m_form, &Form::issuesChanged, this, &FormEditor::showIssues);
    connect(m_form, &Form::submittingChanged, this, &FormEditor::showForm);
    connect(m_form, &Form::failed, this, &FormEditor::showFailure);
    showForm();
    showIssues();
}

FieldRow *FormEditor::addRow(const QString &field, const QString &label, QWidget *editor)
{
    auto *row = new FieldRow(label, editor);
    m_rows->addWidget(row);
    m_fieldRows.insert(field, row);
    m_labels.insert(field, QString(label).remove(QLatin1Char('&')));
    m_order << field;
    return row;
}

void FormEditor::clearRows()
{
    m_fieldRows.clear();
    m_labels.clear();
    m_order.clear();
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void FormEditor::finishRows()
{
    QWidget *previous = nullptr;
    for (int i = 0; i < m_rows->count(); ++i)
        for (QWidget *control : m_rows->itemAt(i)->widget()->findChildren<QWidget *>()) {
            if (!(control->focusPolicy() & Qt::TabFocus))
                continue;
            if (previous)
                setTabOrder(previous, control);
            previous = control;
        }
    if (previous)
        setTabOrder(previous, m_cancelButton);
    setTabOrder(m_cancelButton, m_saveButton);
}

bool FormEditor::hasUnsavedWork() const
{
    return m_form->isDirty();
}

void FormEditor::save()
{
    takeInput();
    m_form->submit();
    for (const QString &field : std::as_const(m_order))
        if (m_form->issueOf(field)) {
            if (QWidget *editor = m_fieldRows[field]->editor())
                editor->setFocus();
            return;
        }
}

void FormEditor::showForm()
{
    if (!m_form)
        return; // rows are made before the form is connected
    const auto changes = m_form->changes();
    const bool isDirty = m_form->isDirty();
    m_badge->setVisible(isDirty);
    m_badge->setBadge({changes.size() == 1 ? tr("1 change, not saved") : tr("%1 changes, not saved").arg(changes.size()), QStringLiteral("pencil"), Tone::Warning, false});
    m_readBack->setChanges(isDirty ? changes : std::vector<FieldChange>());
    m_saveButton->setEnabled(isDirty && !m_form->isSubmitting());
    m_saveButton->setText(m_form->isSubmitting() ? tr("Saving…") : m_saveText);
    Q_EMIT workChanged();
}

void FormEditor::showIssues()
{
    int shown = 0;
    for (auto row = m_fieldRows.begin(); row != m_fieldRows.end(); ++row) {
        const Issue *issue = m_form->issueOf(row.key());
        row.value()->setError(issue ? issueText(*issue, m_labels[row.key()]) : QString());
        shown += issue != nullptr;
    }
    m_problemMark->setVisible(shown > 0);
    m_problemText->setText(shown > 0 ? (shown == 1 ? tr("1 field to correct") : tr("%1 fields to correct").arg(shown)) : QString());
    showForm();
}

void FormEditor::showFailure(const Error &error)
{
    delete m_message;
    const ErrorText text = errorText(error, m_operation);
    m_message = new InlineMessage(error.kind == ErrorKind::Unknown ? Tone::Warning : Tone::Danger, text.title + QLatin1Char(' ') + text.text);
    m_message->setObjectName(QStringLiteral("editorMessage"));
    m_messages->addWidget(m_message);
    Q_EMIT noticed(error.kind == ErrorKind::Unknown ? Tone::Warning : Tone::Danger, text.title, error.requestId);
}

} // namespace linedesk
