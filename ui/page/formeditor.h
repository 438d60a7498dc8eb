// SPDX-License-Identifier: Apache-2.0
// The frame that every editor shares: heading, scrolled rows, read-back, and at the foot what is still to correct, Cancel
// and the one primary action that names the customer. What a save may come to other than success is shown here too:
// refused, overtaken by somebody else, nobody knows.
#pragma once

#include "model/errortext.h"
#include "model/recordform.h"
#include "page/editor.h"

#include <QHash>
#include <QPointer>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace linedesk {

class BadgeLabel;
class FieldRow;
class ReadBack;

class FormEditor : public Editor {
    Q_OBJECT
public:
    FormEditor(const QString &symbol, const QString &title, const QString &saveText, Operation operation,
               QWidget *parent = nullptr);

    bool hasUnsavedWork() const override;
    bool isSaving() const override;
    void save() override;

protected:
    /// Connects the frame to its form; once, from the editor's constructor.
    void setForm(RecordForm *form);
    QVBoxLayout *rows() { return m_rows; }
    /// Adds a row for a field; its issues light it.
    FieldRow *addRow(const QString &field, const QString &label, QWidget *editor);
    void addSection(const QString &title);
    void clearRows();
    /// After the last row: Tab walks the rows from top to bottom, then the buttons.
    void finishRows();
    virtual void takeInput() {} // before a save: what the focused control still holds
    void showForm();
    void showIssues();
    void showEvent(QShowEvent *event) override;

private:
    void showFailure(const Error &error);
    void focusFirstIssue();
    void showConflict();
    void leave();
    QWidget *say(look::Tone tone, const QString &text, const QString &action = {});

    RecordForm *m_form = nullptr;
    Operation m_operation;
    QString m_saveText;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_rows, *m_messages;
    QPointer<QWidget> m_message, m_conflict;
    BadgeLabel *m_badge;
    ReadBack *m_readBack;
    QWidget *m_problemMark;
    QLabel *m_problemText;
    QPushButton *m_cancelButton, *m_saveButton;
    QHash<QString, FieldRow *> m_fieldRows;
    QHash<QString, QString> m_labels;
    QStringList m_order;
};

} // namespace linedesk
