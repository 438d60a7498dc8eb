// SPDX-License-Identifier: Apache-2.0
// A problem next to the thing that has it, with at most one link.
#pragma once

#include "look/colors.h"

#include <QWidget>

class QLabel;

namespace linedesk {

class InlineMessage : public QWidget {
    Q_OBJECT
public:
    InlineMessage(look::Tone tone, const QString &text, const QString &action = {}, QWidget *parent = nullptr);
    void setText(const QString &text);

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    look::Tone m_tone;
    QLabel *m_label;
};

QString toneSymbol(look::Tone tone); // each tone has its own shape

} // namespace linedesk
