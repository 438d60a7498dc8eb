// SPDX-License-Identifier: Apache-2.0
#include "widget/breadcrumb.h"

#include "look/paint.h"
#include "look/symbols.h"
#include "look/tokens.h"

#include <QMouseEvent>
#include <QPainter>

namespace linedesk {

using namespace look;

namespace {
constexpr int Gap = 12 + 2 * space::xs;
}

Breadcrumb::Breadcrumb(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("breadcrumb"));
    setFixedHeight(rowHeight(font(), height::paneBar, 16));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Breadcrumb::setPath(const QStringList &path)
{
    m_path = path;
    setAccessibleName(path.join(QStringLiteral(" › ")));
    update();
}

std::vector<Breadcrumb::Step> Breadcrumb::steps() const
{
    const QFontMetrics metrics(font());
    int sum = Gap * int(m_path.size() - 1), skipped = 0;
    for (const QString &part : m_path)
        sum += metrics.horizontalAdvance(part);
    while (sum > QWidget::width() && skipped + 1 < m_path.size()) { // the last step stays, elided by itself
        sum -= metrics.horizontalAdvance(m_path[skipped]) + (skipped == 0 ? -metrics.horizontalAdvance(u'…') : Gap);
        ++skipped;
    }
    std::vector<Step> steps;
    int x = 0;
    if (skipped > 0) {
        steps.push_back({QStringLiteral("…"), 0, metrics.horizontalAdvance(u'…'), -1});
        x = steps.back().width + Gap;
    }
    for (int i = skipped; i < m_path.size(); ++i) {
        steps.push_back({m_path[i], x, metrics.horizontalAdvance(m_path[i]), i});
        x += steps.back().width + Gap;
    }
    return steps;
}

void Breadcrumb::paintEvent(QPaintEvent *)
{
    const Colors &c = colors(palette());
    QPainter painter(this);
    const int high = QWidget::height();
    for (const Step &step : steps()) {
        const bool isLast = step.index + 1 == m_path.size();
        drawText(painter, QRect(step.x, 0, QWidget::width() - step.x, high), step.text, font(), isLast ? c.text : c.muted);
        if (!isLast)
            drawSymbol(painter, QRect(step.x + step.width + space::xs, (high - 12) / 2, 12, 12), QStringLiteral("chevron-right"),
                       c.muted);
    }
}

void Breadcrumb::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    for (const Step &step : steps())
        if (step.index >= 0 && event->pos().x() >= step.x && event->pos().x() < step.x + step.width)
            Q_EMIT stepClicked(step.index);
}

} // namespace linedesk
