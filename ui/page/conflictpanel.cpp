// SPDX-License-Identifier: Apache-2.0
#include "page/conflictpanel.h"

#include "look/symbolmark.h"
#include "look/tokens.h"
#include "widget/controls.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace linedesk {

using namespace look;

static QLabel *cell(const QString &text, bool isStrong)
{
    auto *label = makeText(text.isEmpty() ? ConflictPanel::tr("(empty)") : text);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    if (isStrong)
        label->setFont(typeFont(Type::Strong, label->font()));
    return label;
}

ConflictPanel::ConflictPanel(const std::vector<RecordForm::Version> &versions, QWidget *parent) : Pane(Ground::Rail, NoEdge, parent)
{
    setObjectName(QStringLiteral("conflictPanel"));
    setPanelRadius(radius::control);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::s, space::m, space::m);
    column->setSpacing(space::s);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(new SymbolMark(QStringLiteral("git-compare-arrows"), 16, Tone::Warning));
    auto *title = makeSectionTitle(tr("Somebody else has changed this in the meantime"));
    title->setWordWrap(true);
    head->addWidget(title, 1);
    column->addLayout(head);
    auto *text = makeText(tr("Nothing of yours was saved. Choose one; fields that only one of you has changed are kept either "
                             "way. After “Keep mine” save again: that replaces what is stored."));
    text->setObjectName(QStringLiteral("conflictText"));
    text->setWordWrap(true);
    column->addWidget(text);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::s);
    grid->setVerticalSpacing(space::xs);
    int place = 0;
    for (const QString &version : {QString(), tr("As you opened it"), tr("Stored now"), tr("Yours")}) {
        auto *heading = makeMutedText(version, true);
        heading->setWordWrap(true);
        grid->addWidget(heading, 0, place);
        grid->setColumnStretch(place++, 1);
    }
    QStringList words;
    int row = 1;
    for (const RecordForm::Version &one : versions) {
        auto *name = new QHBoxLayout;
        name->setSpacing(space::xs);
        auto *label = makeMutedText(one.label, true);
        label->setWordWrap(true);
        if (one.collides()) {
            auto *mark = new SymbolMark(QStringLiteral("triangle-alert"), 14, Tone::Warning);
            mark->setToolTip(tr("Both of you changed this field"));
            name->addWidget(mark, 0, Qt::AlignTop);
        }
        name->addWidget(label, 1);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        grid->addLayout(name, row, 0); // an alignment would measure it as one line
        grid->addWidget(cell(one.opened, false), row, 1);
        grid->addWidget(cell(one.stored, one.stored != one.opened), row, 2);
        grid->addWidget(cell(one.mine, one.mine != one.opened), row, 3);
        words << tr("%1: opened %2, stored now %3, yours %4").arg(one.label, one.opened, one.stored, one.mine);
        ++row;
    }
    column->addLayout(grid);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::s);
    foot->addStretch();
    auto *theirs = makeButton(QStringLiteral("takeStoredButton"), tr("&Take the stored one"));
    auto *mine = makeButton(QStringLiteral("keepMineButton"), tr("&Keep mine"));
    foot->addWidget(theirs);
    foot->addWidget(mine);
    column->addLayout(foot);
    connect(mine, &QPushButton::clicked, this, &ConflictPanel::keepMineRequested);
    connect(theirs, &QPushButton::clicked, this, &ConflictPanel::takeStoredRequested);
    setAccessibleName(tr("Somebody else has changed this in the meantime") + QStringLiteral(". ") +
                      words.join(QStringLiteral("; ")));
    setFocusProxy(mine);
}

} // namespace linedesk
