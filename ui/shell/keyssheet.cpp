// SPDX-License-Identifier: Apache-2.0
#include "shell/keyssheet.h"

#include "look/tokens.h"
#include "widget/controls.h"
#include "widget/keycap.h"

#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>

namespace linedesk {

using namespace look;

KeysSheet::KeysSheet(const std::vector<std::pair<QString, QString>> &keys, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("keysSheet"));
    setWindowTitle(tr("Keys"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(space::xl, space::l, space::xl, space::l);
    grid->setHorizontalSpacing(space::xl);
    grid->setVerticalSpacing(space::s);
    grid->addWidget(makeTitle(tr("Keys")), 0, 0, 1, 4);
    const int half = (int(keys.size()) + 1) / 2;
    for (int i = 0; i < int(keys.size()); ++i) {
        const int row = 1 + i % half, column = i / half * 2;
        grid->addWidget(makeText(keys[size_t(i)].second), row, column);
        grid->addWidget(new KeyCap(QKeySequence(keys[size_t(i)].first).toString(QKeySequence::NativeText)), row, column + 1,
                        Qt::AlignRight);
    }
    auto *close = makeButton(QStringLiteral("closeKeysButton"), tr("Close"), ButtonTone::Primary);
    grid->addWidget(close, half + 1, 0, 1, 4, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace linedesk
