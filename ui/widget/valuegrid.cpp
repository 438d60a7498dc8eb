// SPDX-License-Identifier: Apache-2.0
#include "widget/valuegrid.h"

#include "look/tokens.h"
#include "widget/controls.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>

namespace linedesk {

using namespace look;

// One line stands in the middle of a row; of more, the first stands where one would: labels and values share a baseline.
static void putOnBaseline(QLabel *label, const QFont &body)
{
    const QFontMetrics metrics(body);
    const int above = (rowHeight(body, height::gridRow, 6) - metrics.height()) / 2;
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setContentsMargins(0, above + metrics.ascent() - QFontMetrics(label->font()).ascent(), 0, above);
}

ValueGrid::ValueGrid(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::l);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnMinimumWidth(0, wordWidth(font(), width::labelColumn));
    m_grid->setColumnStretch(1, 1);
}

void ValueGrid::addSection(const QString &title)
{
    const int row = m_grid->rowCount();
    auto *heading = makeSectionTitle(title, this);
    heading->setContentsMargins(0, row > 1 ? space::l : 0, 0, space::xs);
    m_grid->addWidget(heading, row, 0, 1, 2);
}

QLabel *ValueGrid::addRow(const QString &label, const QString &value, bool isCode)
{
    auto *text = makeText(value, this);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setWordWrap(true);
    if (isCode) {
        QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        fixed.setPointSizeF(font().pointSizeF() * 0.95);
        text->setFont(fixed);
    }
    putOnBaseline(text, font());
    text->setAccessibleName(label.isEmpty() ? value : label + QStringLiteral(": ") + value);
    addRow(label, text);
    return text;
}

void ValueGrid::addRow(const QString &label, QWidget *value)
{
    const int row = m_grid->rowCount();
    auto *name = makeMutedText(label, false, this);
    putOnBaseline(name, font());
    name->setWordWrap(true); // long words in other languages take a second line, never three dots
    m_grid->addWidget(name, row, 0, Qt::AlignTop);
    m_grid->addWidget(value, row, 1);
    name->setMinimumHeight(rowHeight(font(), height::gridRow, 6));
    value->setMinimumHeight(rowHeight(font(), height::gridRow, 6));
    name->setFixedWidth(wordWidth(font(), width::labelColumn));
}

} // namespace linedesk
