// SPDX-License-Identifier: Apache-2.0
#include "widget/segmented.h"

#include "look/paint.h"
#include "look/tokens.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace linedesk {

using namespace look;

Segmented::Segmented(QStringList options, int current, QWidget *parent)
    : QWidget(parent), m_options(std::move(options)), m_current(current)
{
    setFocusPolicy(Qt::StrongFocus);
    setFixedHeight(rowHeight(font(), look::height::controlDense, 8));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    describe();
}

int Segmented::segmentWidth() const
{
    int widest = 0;
    for (const QString &option : m_options)
        widest = std::max(widest, QFontMetrics(typeFont(Type::SmallStrong, font())).horizontalAdvance(option));
    return widest + 2 * space::m;
}

QSize Segmented::sizeHint() const
{
    return {segmentWidth() * int(m_options.size()) + 4, QWidget::height()};
}

void Segmented::paintEvent(QPaintEvent *)
{
    const Colors &c = colors(palette());
    QPainter painter(this);
    drawPanel(painter, rect(), radius::control, c.neutral.fill, {});
    const int wide = segmentWidth();
    for (int i = 0; i < m_options.size(); ++i) {
        const QRect cell(2 + i * wide, 2, wide, QWidget::height() - 4);
        if (i == m_current)
            drawPanel(painter, cell, radius::badge, c.dark ? c.lineStrong : c.page, c.dark ? QColor() : c.lineStrong);
        drawText(painter, cell, m_options[i], typeFont(i == m_current ? Type::SmallStrong : Type::Small, font()),
                 i == m_current ? c.text : c.muted, Qt::AlignHCenter);
    }
    if (hasFocus())
        drawFocusRing(painter, rect(), radius::control, palette());
}

void Segmented::setCurrent(int current)
{
    const int wanted = std::clamp(current, 0, int(m_options.size()) - 1);
    if (wanted == m_current)
        return;
    m_current = wanted;
    describe();
    Q_EMIT currentChanged(wanted);
    update();
}

// The name says what is chosen here, so the choice itself is the description.
void Segmented::describe()
{
    setAccessibleDescription(tr("%1, %2 of %3").arg(m_options[m_current]).arg(m_current + 1).arg(m_options.size()));
}

void Segmented::mousePressEvent(QMouseEvent *event)
{
    setCurrent((event->pos().x() - 2) / segmentWidth());
}

void Segmented::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        setCurrent(m_current + (event->key() == Qt::Key_Right ? 1 : -1));
    else
        QWidget::keyPressEvent(event);
}

} // namespace linedesk
