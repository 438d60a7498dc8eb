// SPDX-License-Identifier: Apache-2.0
#include "widget/fieldrow.h"

#include "look/symbolmark.h"
#include "look/tokens.h"
#include "widget/controls.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace linedesk {

using namespace look;

FieldRow::FieldRow(const QString &label, QWidget *editor, QWidget *parent) : QWidget(parent), m_editor(editor)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(2);
    auto *name = new QLabel(label, this); // keeps its mnemonic
    name->setFixedWidth(wordWidth(font(), width::labelColumn));
    name->setWordWrap(true);
    name->setBuddy(editor);
    if (editor->accessibleName().isEmpty())
        editor->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    name->setMinimumHeight(height::control);
    grid->addWidget(name, 0, 0, Qt::AlignTop);
    grid->addWidget(editor, 0, 1, editor->maximumWidth() < QWIDGETSIZE_MAX ? Qt::AlignLeft : Qt::Alignment());
    auto *below = new QHBoxLayout;
    below->setSpacing(6);
    m_symbol = new SymbolMark(QStringLiteral("octagon-x"), 14, Tone::Danger, this);
    m_line = makeMutedText({}, true, this);
    m_line->setObjectName(QStringLiteral("line"));
    m_line->setWordWrap(true);
    m_line->setMinimumHeight(18);
    m_line->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    below->addWidget(m_symbol, 0, Qt::AlignTop);
    below->addWidget(m_line, 1);
    grid->addLayout(below, 1, 1);
    grid->setColumnStretch(1, 1);
    m_symbol->hide();
}

void FieldRow::show(const QString &text, bool error)
{
    m_hasError = error;
    m_editor->setProperty("invalid", error);
    m_editor->setAccessibleDescription(text);
    m_editor->update();
    m_symbol->setVisible(error);
    m_line->setText(text);
    recolour();
}

void FieldRow::recolour()
{
    const Colors &c = colors(palette());
    QPalette inks;
    inks.setColor(QPalette::PlaceholderText, m_hasError ? c.danger.ink : c.muted);
    m_line->setPalette(inks);
}

void FieldRow::setHint(const QString &hint)
{
    m_hint = hint;
    if (!m_hasError)
        show(hint, false);
}

QString FieldRow::lineText() const
{
    return m_line->text();
}

void FieldRow::setError(const QString &error)
{
    if (error.isEmpty())
        show(m_hint, false);
    else
        show(error, true);
}

void FieldRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        recolour();
    QWidget::changeEvent(event);
}

} // namespace linedesk
