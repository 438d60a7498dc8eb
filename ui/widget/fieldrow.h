// SPDX-License-Identifier: Apache-2.0
// A labelled editor with one line below it for a hint or an error. The line is reserved, so an error moves nothing;
// its text is also the editor's accessible description. Hints are muted; an error has its symbol and its own ink.
#pragma once

#include <QWidget>

class QLabel;

namespace linedesk {

namespace look {
class SymbolMark;
}

class FieldRow final : public QWidget {
    Q_OBJECT
public:
    FieldRow(const QString &label, QWidget *editor, QWidget *parent = nullptr);
    void setHint(const QString &hint);
    void setError(const QString &error); // empty: back to the hint
    bool hasError() const { return m_hasError; }
    QWidget *editor() const { return m_editor; }
    QString lineText() const; // the hint or the error, as shown

protected:
    void changeEvent(QEvent *event) override; // a change of scheme recolours the line

private:
    void show(const QString &text, bool error);
    void recolour();

    QWidget *m_editor;
    look::SymbolMark *m_symbol;
    QLabel *m_line;
    QString m_hint;
    bool m_hasError = false;
};

} // namespace linedesk
