// SPDX-License-Identifier: Apache-2.0
#include "page/readback.h"

#include "look/symbolmark.h"
#include "look/tokens.h"
#include "widget/controls.h"
#include "widget/valuegrid.h"

#include <QLabel>
#include <QVBoxLayout>

namespace linedesk {

using namespace look;

// As wide as its words, and in lines where there is no room for that.
static void addWords(QHBoxLayout *line, QLabel *label)
{
    const int wide = label->sizeHint().width() + 2;
    label->setWordWrap(true);
    label->setMaximumWidth(wide);
    line->addWidget(label, wide);
}

static QWidget *makeChange(const FieldChange &change)
{
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::xs);
    if (!change.before.isEmpty()) {
        auto *before = makeMutedText(change.before, false);
        QFont struck = before->font();
        struck.setStrikeOut(true);
        before->setFont(struck);
        addWords(line, before);
        line->addWidget(new SymbolMark(QStringLiteral("arrow-right"), 14, Tone::Neutral));
    }
    if (!change.isComplete) {
        line->addWidget(new SymbolMark(QStringLiteral("octagon-x"), 14, Tone::Danger));
        addWords(line, makeMutedText(ReadBack::tr("not complete yet"), false));
    } else {
        auto *after = makeText(change.after.isEmpty() ? ReadBack::tr("(empty)") : change.after);
        after->setFont(typeFont(Type::Strong, after->font()));
        addWords(line, after);
    }
    line->addStretch(1);
    return row;
}

ReadBack::ReadBack(QWidget *parent) : Pane(Ground::Rail, NoEdge, parent), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("readBack"));
    setPanelRadius(radius::control);
    m_column->setContentsMargins(space::m, space::s, space::m, space::s);
    m_column->setSpacing(space::xs);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(new SymbolMark(QStringLiteral("megaphone"), 16, Tone::Neutral));
    head->addWidget(makeSectionTitle(tr("Read back to the caller")));
    head->addStretch();
    m_column->addLayout(head);
    hide();
}

void ReadBack::setChanges(const std::vector<FieldChange> &changes)
{
    delete m_rows;
    m_rows = nullptr;
    setVisible(!changes.empty());
    if (changes.empty())
        return;
    auto *grid = new ValueGrid;
    QStringList words;
    for (const FieldChange &change : changes) {
        grid->addRow(change.label, makeChange(change));
        words << change.label + QStringLiteral(": ") + change.after;
    }
    m_rows = grid;
    m_column->addWidget(m_rows);
    setAccessibleName(tr("Read back to the caller") + QStringLiteral(". ") + words.join(QStringLiteral("; ")));
}

} // namespace linedesk
