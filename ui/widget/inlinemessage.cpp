// SPDX-License-Identifier: Apache-2.0
#include "widget/inlinemessage.h"

#include "look/paint.h"
#include "look/symbolmark.h"
#include "look/tokens.h"
#include "widget/controls.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace linedesk {

using namespace look;

QString toneSymbol(Tone tone)
{
    switch (tone) {
    case Tone::Success: return QStringLiteral("circle-check");
    case Tone::Warning: return QStringLiteral("triangle-alert");
    case Tone::Danger: return QStringLiteral("octagon-x");
    default: return QStringLiteral("info");
    }
}

InlineMessage::InlineMessage(Tone tone, const QString &text, const QString &action, QWidget *parent) : QWidget(parent), m_tone(tone)
{
    setAccessibleName(text);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::m, space::s, space::s, space::s);
    row->setSpacing(space::s);
    // The symbol stands at the first line, and both in the middle of a taller button.
    auto *words = new QHBoxLayout;
    words->setSpacing(space::s);
    words->addWidget(new SymbolMark(toneSymbol(tone), 16, tone, this), 0, Qt::AlignTop);
    m_label = makeText(text, this);
    m_label->setObjectName(QStringLiteral("messageText"));
    m_label->setWordWrap(true);
    words->addWidget(m_label, 1);
    auto *middle = new QVBoxLayout;
    middle->addStretch();
    middle->addLayout(words);
    middle->addStretch();
    row->addLayout(middle, 1);
    if (!action.isEmpty()) {
        auto *button = makeButton(QStringLiteral("messageButton"), action, ButtonTone::Link, {}, this);
        connect(button, &QPushButton::clicked, this, &InlineMessage::actionTriggered);
        row->addWidget(button, 0, Qt::AlignVCenter);
    }
}

void InlineMessage::setText(const QString &text)
{
    m_label->setText(text);
    setAccessibleName(text);
}

void InlineMessage::paintEvent(QPaintEvent *)
{
    const ToneColors &tone = colors(palette()).tone(m_tone);
    QPainter painter(this);
    drawPanel(painter, rect(), radius::control, tone.fill, tone.line);
}

} // namespace linedesk
