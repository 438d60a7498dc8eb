// SPDX-License-Identifier: Apache-2.0
#include "page/conflictpanel.h"

#include "look/symbolmark.h"
#include "look/tokens.h"
#include "widget/controls.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

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
    QStringList colliding;
    for (const RecordForm::Version &one : versions)
        if (one.collides())
            colliding << one.label;
    auto *text =
        makeText(colliding.size() > 1
                     ? tr("Nothing of yours was saved. Both of you have changed %n fields: choose for each. What only one of "
                          "you has changed is kept. Then save again: yours replaces what is stored.",
                          nullptr, int(colliding.size()))
                     : tr("Nothing of yours was saved. Choose one; fields that only one of you has changed are kept either "
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
        if (one.collides() && colliding.size() > 1) {
            addChoice(one, grid, row);
        } else {
            grid->addWidget(cell(one.stored, one.stored != one.opened), row, 2);
            grid->addWidget(cell(one.mine, one.mine != one.opened), row, 3);
        }
        words << tr("%1: opened %2, stored now %3, yours %4").arg(one.label, one.opened, one.stored, one.mine);
        ++row;
    }
    column->addLayout(grid);

    addButtons(column, colliding);
    setAccessibleName(tr("Somebody else has changed this in the meantime") + QStringLiteral(". ") +
                      words.join(QStringLiteral("; ")));
}

// A wrapped text beside each of the two, since a radio button does not wrap its own.
void ConflictPanel::addChoice(const RecordForm::Version &version, QGridLayout *grid, int row)
{
    auto *group = new QButtonGroup(this);
    m_choices.insert(version.label, group);
    int id = 0;
    for (const auto &[text, name] :
         {std::pair(version.stored, tr("%1: take the stored one, %2")), std::pair(version.mine, tr("%1: keep mine, %2"))}) {
        auto *radio = new QRadioButton;
        radio->setObjectName((id == 0 ? QStringLiteral("storedChoice_") : QStringLiteral("mineChoice_")) + QString::number(row));
        radio->setAccessibleName(name.arg(version.label, text));
        group->addButton(radio, id);
        auto *line = new QHBoxLayout;
        line->setSpacing(space::xs);
        line->addWidget(radio, 0, Qt::AlignTop);
        line->addWidget(cell(text, true), 1);
        grid->addLayout(line, row, 2 + id++);
    }
    connect(group, &QButtonGroup::idToggled, this, &ConflictPanel::showDecision);
    if (!focusProxy())
        setFocusProxy(group->button(0));
}

void ConflictPanel::showDecision()
{
    m_decideButton->setEnabled(
        std::all_of(m_choices.begin(), m_choices.end(), [](QButtonGroup *one) { return one->checkedId() >= 0; }));
}

void ConflictPanel::addButtons(QVBoxLayout *column, const QStringList &colliding)
{
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::s);
    foot->addStretch();
    auto *theirs = makeButton(QStringLiteral("takeStoredButton"),
                              m_choices.isEmpty() ? tr("&Take the stored one") : tr("&Take all stored ones"));
    auto *mine = makeButton(QStringLiteral("keepMineButton"), m_choices.isEmpty() ? tr("&Keep mine") : tr("&Keep all of mine"));
    foot->addWidget(theirs);
    foot->addWidget(mine);
    column->addLayout(foot);
    connect(mine, &QPushButton::clicked, this, [this, colliding] { Q_EMIT decided(colliding); });
    connect(theirs, &QPushButton::clicked, this, [this] { Q_EMIT decided({}); });
    if (m_choices.isEmpty()) {
        setFocusProxy(theirs); // the one that overwrites nothing
        return;
    }
    m_decideButton = makeButton(QStringLiteral("decideButton"), tr("&As chosen"), ButtonTone::Primary);
    foot->addWidget(m_decideButton);
    connect(m_decideButton, &QPushButton::clicked, this, [this] {
        QStringList labels;
        for (auto one = m_choices.begin(); one != m_choices.end(); ++one)
            if (one.value()->checkedId() == 1)
                labels << one.key();
        Q_EMIT decided(labels);
    });
    showDecision();
}

} // namespace linedesk
