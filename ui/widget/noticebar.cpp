// SPDX-License-Identifier: Apache-2.0
#include "widget/noticebar.h"

#include "look/paint.h"
#include "look/symbolmark.h"
#include "look/tokens.h"
#include "widget/controls.h"
#include "widget/inlinemessage.h"

#include <QAccessible>
#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace linedesk {

using namespace look;

namespace {

// As much as there is room for: a long outcome must not widen the window.
class ElidedLabel final : public QLabel {
public:
    ElidedLabel() { setTextFormat(Qt::PlainText); }
    QSize minimumSizeHint() const override { return {80, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        drawText(painter, rect(), text(), font(), palette().color(foregroundRole()));
    }
};

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent), m_text(new ElidedLabel), m_request(makeMutedText({}, true)),
      m_copyButton(makeButton(QStringLiteral("copyRequestButton"), tr("Copy"), ButtonTone::Link)),
      m_takeBackButton(makeButton(QStringLiteral("takeBackButton"), tr("Take back"), ButtonTone::Link))
{
    setObjectName(QStringLiteral("noticeBar"));
    setFixedHeight(rowHeight(font(), look::height::noticeBar, 12));
    m_text->setObjectName(QStringLiteral("noticeText"));
    m_request->setObjectName(QStringLiteral("noticeRequest"));
    QFont code = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    code.setPointSizeF(font().pointSizeF() * 0.88);
    m_request->setFont(code);
    m_request->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::m, 1, space::xs, 0);
    row->setSpacing(space::s);
    row->addWidget(m_text);
    row->addSpacing(space::s);
    row->addWidget(m_request);
    row->addWidget(m_copyButton);
    row->addWidget(m_takeBackButton);
    row->addStretch();
    auto *keys = makeButton(QStringLiteral("keysButton"), tr("F1  All keys"), ButtonTone::Quiet);
    row->addWidget(keys);
    m_copyButton->setAccessibleName(tr("Copy the request number"));
    m_copyButton->hide();
    m_takeBackButton->setToolTip(tr("Opens the record with its values before this save (Ctrl+Shift+Z)"));
    m_takeBackButton->hide();
    connect(m_takeBackButton, &QPushButton::clicked, this, &NoticeBar::takeBackRequested);
    connect(keys, &QPushButton::clicked, this, &NoticeBar::keysRequested);
    connect(m_copyButton, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_requestId); });
}

void NoticeBar::setNotice(Tone tone, const QString &text, const QString &requestId, bool canTakeBack)
{
    delete m_symbol;
    m_symbol = new SymbolMark(toneSymbol(tone), 16, tone, this);
    static_cast<QHBoxLayout *>(layout())->insertWidget(0, m_symbol);
    m_text->setText(text);
    m_text->setToolTip(text);
    m_requestId = requestId;
    m_request->setText(
        requestId.isEmpty()
            ? QString()
            : tr("request %1").arg(requestId.size() > 12 ? requestId.left(4) + u'…' + requestId.right(4) : requestId));
    m_request->setToolTip(requestId);
    m_copyButton->setVisible(!requestId.isEmpty());
    m_takeBackButton->setVisible(canTakeBack);
    setAccessibleName(text);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString NoticeBar::text() const
{
    return m_text->text();
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    const Colors &c = colors(palette());
    QPainter painter(this);
    painter.fillRect(rect(), c.chrome);
    painter.fillRect(QRect(0, 0, QWidget::width(), 1), c.line);
}

} // namespace linedesk
