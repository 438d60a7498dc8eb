// SPDX-License-Identifier: Apache-2.0
#include "page/pastedaddress.h"

#include "look/symbolmark.h"
#include "look/tokens.h"
#include "model/addresswords.h"
#include "widget/controls.h"
#include "widget/valuegrid.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace linedesk {

using namespace look;

PastedAddress::PastedAddress(const rules::SplitAddress &split, const AddressFormats &formats, QWidget *parent)
    : Pane(Ground::Rail, NoEdge, parent)
{
    setObjectName(QStringLiteral("pastedAddress"));
    setPanelRadius(radius::control);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::s, space::m, space::m);
    column->setSpacing(space::s);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(new SymbolMark(QStringLiteral("clipboard-check"), 16, Tone::Accent));
    auto *title = makeSectionTitle(tr("The pasted address, field by field"));
    title->setWordWrap(true);
    head->addWidget(title, 1);
    column->addLayout(head);
    const QString country = split.values[AddressField::Country];
    auto *grid = new ValueGrid;
    grid->addRow(tr("Country"), countryName(country, formats));
    for (const AddressFieldFormat &field : formats.of(country).fields)
        if (const QString &text = split.values[field.field]; !text.isEmpty())
            grid->addRow(addressLabel(field, country), text);
    if (!split.unused.isEmpty())
        grid->addRow(tr("Has no field"), split.unused.join(QLatin1String(", ")));
    column->addWidget(grid);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::s);
    foot->addStretch();
    auto *leave = makeButton(QStringLiteral("leavePasteButton"), tr("&Leave it"));
    auto *use = makeButton(QStringLiteral("usePasteButton"), tr("&Use it"), ButtonTone::Primary);
    foot->addWidget(leave);
    foot->addWidget(use);
    column->addLayout(foot);
    connect(use, &QPushButton::clicked, this, &PastedAddress::used);
    connect(leave, &QPushButton::clicked, this, &PastedAddress::left);
    setAccessibleName(title->text());
    setFocusProxy(use);
}

} // namespace linedesk
