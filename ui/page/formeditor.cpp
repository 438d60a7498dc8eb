// SPDX-License-Identifier: Apache-2.0
#include "page/formeditor.h"

#include "look/symbolmark.h"
#include "look/tokens.h"
#include "page/conflictpanel.h"
#include "page/readback.h"
#include "widget/badgelabel.h"
#include "widget/controls.h"
#include "widget/fieldrow.h"
#include "widget/inlinemessage.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
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
    titleLabel->setWordWrap(true);
    head->addWidget(titleLabel, 1);
    head->addWidget(m_badge);
    outer->addLayout(head);
    outer->addSpacing(space::m);
    m_messages->setContentsMargins(0, 0, 0, 0);
    m_messages->setSpacing(space::s);

    // All but the buttons scrolls: on a small screen a message or a long read-back would leave no room for the fields.
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, space::xs, 0);
    column->setSpacing(0);
    column->addLayout(m_messages);
    column->addLayout(m_rows);
    column->addStretch();
    column->addSpacing(space::s);
    column->addWidget(m_readBack);
    m_rows->setSpacing(2);
    m_scroll = makeScroll(content);
    outer->addWidget(m_scroll, 1);

    auto *problem = new QHBoxLayout;
    problem->setContentsMargins(0, space::s, 0, 0);
    problem->setSpacing(space::s);
    problem->addWidget(m_problemMark);
    problem->addWidget(m_problemText, 1);
    outer->addLayout(problem);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(0, space::s, 0, space::m);
    foot->setSpacing(space::s);
    foot->addStretch();
    foot->addWidget(m_cancelButton);
    foot->addWidget(m_saveButton);
    outer->addLayout(foot);
    connect(m_cancelButton, &QPushButton::clicked, this, &FormEditor::leave);
    connect(m_saveButton, &QPushButton::clicked, this, &FormEditor::save);
}

void FormEditor::setForm(RecordForm *form)
{
    m_form = form;
    connect(m_form, &Form::changed, this, &FormEditor::showForm);
    connect(m_form, &Form::issuesChanged, this, &FormEditor::showIssues);
    connect(m_form, &Form::submittingChanged, this, &FormEditor::showForm);
    connect(m_form, &Form::failed, this, &FormEditor::showFailure);
    connect(m_form, &RecordForm::conflictChanged, this, &FormEditor::showConflict);
    connect(m_form, &RecordForm::groundMoved, this, [this](const QStringList &fields) {
        say(Tone::Warning,
            fields.isEmpty()
                ? tr("Somebody else has changed this account in the meantime, but nothing that you see here. Nothing of yours is "
                     "saved yet: save again.")
                : tr("Somebody else has changed other fields of it in the meantime (%1). Theirs and yours are both kept here; "
                     "nothing "
                     "of yours is saved yet: save again.")
                      .arg(QLocale().createSeparatedList(fields)));
    });
    connect(m_form, &RecordForm::foundUnsaved, this, [this](const QString &requestId) {
        say(Tone::Warning, tr("Looked it up: nothing was saved, the server still holds what was there before. Save again."));
        Q_EMIT noticed(Tone::Warning, tr("Nothing was saved; what you typed is still here"), requestId);
    });
    connect(m_form, &RecordForm::recordGone, this, [this] {
        say(Tone::Danger,
            tr("Nothing was saved: the record is no longer stored. What you typed is still here, so that it can be added again."));
    });
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

void FormEditor::addSection(const QString &title)
{
    QLabel *label = makeSectionTitle(title);
    label->setContentsMargins(0, space::s, 0, space::xs);
    m_rows->addWidget(label);
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
            // A box's list is a window of its own, and its line takes the focus through the box.
            if (!(control->focusPolicy() & Qt::TabFocus) || control->window() != window() || control->focusProxy())
                continue;
            if (previous)
                setTabOrder(previous, control);
            previous = control;
        }
    if (previous)
        setTabOrder(previous, m_cancelButton);
    setTabOrder(m_cancelButton, m_saveButton);
}

// In a window of its own the chain ends at the editor itself; only in its place do the buttons follow the rows.
void FormEditor::showEvent(QShowEvent *event)
{
    Editor::showEvent(event);
    finishRows();
}

bool FormEditor::hasUnsavedWork() const
{
    return m_form->isDirty() && !m_form->isSubmitting();
}

bool FormEditor::isSaving() const
{
    return m_form->isSubmitting();
}

void FormEditor::save()
{
    takeInput();
    m_form->submit();
    focusFirstIssue();
}

void FormEditor::focusFirstIssue()
{
    for (const QString &field : std::as_const(m_order))
        if (m_form->issueOf(field)) {
            if (QWidget *editor = m_fieldRows[field]->editor())
                editor->setFocus();
            return;
        }
}

// A save on its way is finished by its service; its outcome is told at the window's foot.
void FormEditor::leave()
{
    if (!m_form->isSubmitting()) {
        Q_EMIT discardRequested();
        return;
    }
    Q_EMIT noticed(Tone::Info, tr("Still saving; what comes of it is told here"), {});
    Q_EMIT finished({});
}

void FormEditor::showForm()
{
    if (!m_form)
        return; // rows are made before the form is connected
    const auto changes = m_form->changes();
    const bool isDirty = m_form->isDirty();
    m_badge->setVisible(isDirty);
    const bool isUnknown = m_form->isOutcomeUnknown();
    m_badge->setBadge({isUnknown ? tr("Not known whether saved") : tr("%n changes, not saved", nullptr, int(changes.size())),
                       QStringLiteral("pencil"), Tone::Warning, false});
    m_readBack->setChanges(isDirty ? changes : std::vector<FieldChange>());
    m_saveButton->setEnabled(isDirty && !m_form->isSubmitting() && m_form->conflict().empty());
    m_cancelButton->setText(m_form->isSubmitting() ? tr("Stop waiting") : tr("Cancel"));
    m_cancelButton->setToolTip(m_form->isSubmitting() ? tr("The save goes on; what comes of it is told at the foot of the window.")
                                                      : QString());
    m_saveButton->setText(m_form->isSubmitting() ? tr("Saving…") : isUnknown ? tr("Look it up") : m_saveText);
    Q_EMIT workChanged();
}

void FormEditor::showIssues()
{
    if (!m_form)
        return;
    int shown = 0;
    for (auto row = m_fieldRows.begin(); row != m_fieldRows.end(); ++row) {
        const Issue *issue = m_form->issueOf(row.key());
        row.value()->setError(issue ? issueText(*issue, m_labels[row.key()]) : QString());
        shown += issue != nullptr;
    }
    m_problemMark->setVisible(shown > 0);
    m_problemText->setVisible(shown > 0);
    m_problemText->setText(shown > 0 ? tr("%n fields to correct", nullptr, shown) : QString());
    showForm();
}

QWidget *FormEditor::say(Tone tone, const QString &text, const QString &action)
{
    delete m_message;
    auto *message = new InlineMessage(tone, text, action);
    message->setObjectName(QStringLiteral("editorMessage"));
    m_messages->addWidget(message);
    m_messages->setContentsMargins(0, 0, 0, space::s);
    m_message = message;
    m_scroll->verticalScrollBar()->setValue(0); // where it stands
    return message;
}

void FormEditor::showFailure(const Error &error)
{
    const ErrorText text = errorText(error, m_operation);
    const Tone tone = error.kind == ErrorKind::Unknown || m_form->isOutcomeUnknown() ? Tone::Warning : Tone::Danger;
    QWidget *message =
        say(tone, text.title + QLatin1Char(' ') + text.text, m_form->isOutcomeUnknown() ? tr("Look it up") : QString());
    connect(static_cast<InlineMessage *>(message), &InlineMessage::actionTriggered, m_form, [this, message] {
        message->setEnabled(false); // one look at a time
        m_form->checkOutcome();
    });
    Q_EMIT noticed(tone, text.title, error.requestId);
    focusFirstIssue();
}

void FormEditor::showConflict()
{
    delete m_conflict;
    delete m_message;
    if (!m_form->conflict().empty()) {
        auto *panel = new ConflictPanel(m_form->conflict());
        m_conflict = panel;
        m_messages->addWidget(panel);
        m_messages->setContentsMargins(0, 0, 0, space::s);
        // Queued: the panel goes while its button is still answering.
        connect(panel, &ConflictPanel::decided, m_form, &RecordForm::decide, Qt::QueuedConnection);
        panel->setFocus(Qt::OtherFocusReason);
        m_scroll->verticalScrollBar()->setValue(0);
    }
    showForm();
}

} // namespace linedesk
