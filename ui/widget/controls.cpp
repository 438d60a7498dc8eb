// SPDX-License-Identifier: Apache-2.0
#include "widget/controls.h"

#include "look/colors.h"
#include "look/symbols.h"
#include "look/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

namespace linedesk {

QPushButton *makeButton(const QString &objectName, const QString &text, ButtonTone tone, const QString &symbol, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    if (tone == ButtonTone::Primary)
        button->setDefault(true);
    else if (tone != ButtonTone::Outlined)
        button->setProperty("tone", QByteArray(tone == ButtonTone::Quiet ? "quiet" : tone == ButtonTone::Link ? "link" : "danger"));
    if (!symbol.isEmpty())
        button->setIcon(tone == ButtonTone::Primary ? look::symbol(symbol, look::lightColors().onAccent) : look::symbol(symbol));
    return button;
}

QToolButton *makeTool(const QString &objectName, const QString &symbol, const QString &tip, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setIcon(look::symbol(symbol));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setFixedSize(look::height::controlDense, look::height::controlDense);
    button->setAutoRaise(true);
    return button;
}

static QLabel *makeTyped(const QString &text, look::Type type, bool muted, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(look::typeFont(type, label->font()));
    if (muted)
        label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QLabel *makeText(const QString &text, QWidget *parent)
{
    return makeTyped(text, look::Type::Body, false, parent);
}

QLabel *makeMutedText(const QString &text, bool isSmall, QWidget *parent)
{
    return makeTyped(text, isSmall ? look::Type::Small : look::Type::Body, true, parent);
}

QLabel *makeTitle(const QString &text, QWidget *parent)
{
    return makeTyped(text, look::Type::Title, false, parent);
}

QLabel *makeSectionTitle(const QString &text, QWidget *parent)
{
    return makeTyped(text, look::Type::SmallStrong, false, parent);
}

QHBoxLayout *makeCentred(QWidget *card)
{
    auto *line = new QHBoxLayout;
    line->addStretch();
    line->addWidget(card);
    line->addStretch();
    return line;
}

QScrollArea *makeScroll(QWidget *content)
{
    auto *area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

} // namespace linedesk
