// SPDX-License-Identifier: Apache-2.0
// A badge as a widget: a word, or a symbol and a word. Says the same to a screen reader.
#pragma once

#include "look/paint.h"

#include <QWidget>

namespace linedesk {

class BadgeLabel : public QWidget {
    Q_OBJECT
public:
    explicit BadgeLabel(look::Badge badge, QWidget *parent = nullptr);
    void setBadge(look::Badge badge);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    look::Badge m_badge;
};

} // namespace linedesk
