// SPDX-License-Identifier: Apache-2.0
#include "widget/cardnumberedit.h"

#include "look/controlpaint.h"
#include "look/paint.h"
#include "look/symbols.h"
#include "look/tokens.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOption>

namespace linedesk {

using namespace look;

CardNumberEdit::CardNumberEdit(Kind kind, QWidget *parent)
    : QWidget(parent), m_kind(kind), m_digits(kind == Kind::Number ? NumberCapacity : CodeCapacity),
      m_groups(kind == Kind::Number ? std::vector<int>{4, 4, 4, 4} : std::vector<int>{4}), m_idle(this)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhDigitsOnly | Qt::ImhHiddenText);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(kind == Kind::Number ? QSizePolicy::Expanding : QSizePolicy::Fixed, QSizePolicy::Fixed);
    for (int i = 0; i < 10; ++i)
        m_glyphs[i] = QChar(u'0' + i);
    m_glyphs[10] = QChar(0x2022);
    m_idle.setSingleShot(true);
    m_idle.setInterval(std::chrono::seconds(60));
    connect(&m_idle, &QTimer::timeout, this, [this] {
        if (m_digits.isEmpty())
            return;
        clear();
        Q_EMIT wiped();
    });
}

SecretString CardNumberEdit::take()
{
    SecretString out(m_kind == Kind::Number ? NumberCapacity : CodeCapacity);
    std::swap(out, m_digits);
    tellCount();
    return out;
}

void CardNumberEdit::clear()
{
    m_digits.clear();
    tellCount();
}

void CardNumberEdit::tellCount()
{
    m_idle.start();
    setAccessibleDescription(tr("%n digits", nullptr, count()));
    update();
    Q_EMIT changed(count());
}

void CardNumberEdit::setGroups(std::vector<int> groups)
{
    m_groups = std::move(groups);
    update();
}

void CardNumberEdit::setBrand(const QString &brand)
{
    m_brand = brand;
    update();
}

void CardNumberEdit::setInvalid(bool isInvalid)
{
    m_isInvalid = isInvalid;
    setProperty("invalid", isInvalid);
    update();
}

QSize CardNumberEdit::sizeHint() const
{
    return {wordWidth(font(), m_kind == Kind::Number ? 320 : 72), rowHeight(font(), height::control, 12)};
}

bool CardNumberEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->key() >= Qt::Key_0 && key->key() <= Qt::Key_9) || key->matches(QKeySequence::Paste)) {
            event->accept(); // digits are never shortcuts
            return true;
        }
    }
    return QWidget::event(event);
}

// The filter that was installed last is asked first. The accessibility bridge installs itself when a window becomes active,
// so this one is installed again through the event loop.
void CardNumberEdit::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    qApp->installEventFilter(this);
    QTimer::singleShot(0, this, [this] {
        if (hasFocus())
            qApp->installEventFilter(this);
    });
    update();
}

void CardNumberEdit::focusOutEvent(QFocusEvent *event)
{
    qApp->removeEventFilter(this);
    QWidget::focusOutEvent(event);
    update();
    Q_EMIT left();
}

bool CardNumberEdit::eventFilter(QObject *watched, QEvent *event)
{
    const auto type = event->type();
    if ((type != QEvent::KeyPress && type != QEvent::KeyRelease) || !event->spontaneous() || !watched->isWindowType() ||
        !hasFocus())
        return false;
    auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() < Qt::Key_0 || key->key() > Qt::Key_9 || key->modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        return false;
    if (type == QEvent::KeyPress)
        keyPressEvent(key);
    return true;
}

void CardNumberEdit::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (event->matches(QKeySequence::Paste)) {
        paste();
    } else if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) {
        event->ignore();
    } else if (key >= Qt::Key_0 && key <= Qt::Key_9) {
        m_digits.append(char('0' + key - Qt::Key_0));
        tellCount();
    } else if (key == Qt::Key_Backspace) {
        m_digits.chop();
        tellCount();
    } else if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        Q_EMIT submitted();
    } else if (key != Qt::Key_Space) { // blanks between groups are a habit, not a mistake
        event->ignore();
    }
}

// The clipboard's own copy is not ours to wipe; it is read once, character by character, and only into the secret.
void CardNumberEdit::paste()
{
    const QMimeData *clip = QApplication::clipboard()->mimeData();
    if (!clip || !clip->hasText())
        return;
    m_digits.clear();
    for (const QChar c : clip->text())
        if (c >= u'0' && c <= u'9')
            m_digits.append(char(c.unicode()));
    tellCount();
    Q_EMIT pasted(count());
}

void CardNumberEdit::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    event->accept();
}

void CardNumberEdit::paintEvent(QPaintEvent *)
{
    const Colors &c = colors(palette());
    QPainter painter(this);
    QStyleOptionFrame frame;
    frame.initFrom(this);
    drawField(&frame, &painter, this);
    QFont digits = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    digits.setPointSizeF(font().pointSizeF() * 1.1);
    painter.setFont(digits);
    const QFontMetrics metrics(digits);
    const int step = metrics.horizontalAdvance(u'0') + 1, base = (QWidget::height() + metrics.ascent() - metrics.descent()) / 2;
    int x = space::s;
    if (m_kind == Kind::Number) {
        drawSymbol(painter, QRect(x + 1, (QWidget::height() - 16) / 2, 16, 16), QStringLiteral("credit-card"), c.muted);
        x += 16 + space::m;
    }
    const auto shown = m_digits.view();
    size_t total = 0;
    for (const int group : m_groups)
        total += size_t(group);
    total = std::max(total, shown.size());
    size_t i = 0, groupAt = 0;
    for (size_t g = 0; i < total; ++g) {
        const size_t groupSize = g < m_groups.size() ? size_t(m_groups[g]) : total - i;
        groupAt = i;
        // Digits stand only in the group being typed; a finished group is dots, the last one too once the focus is gone.
        const bool isOpen = m_kind == Kind::Number && hasFocus() && shown.size() > groupAt && shown.size() <= groupAt + groupSize &&
                            (shown.size() < groupAt + groupSize || groupAt + groupSize >= total);
        for (; i < groupAt + groupSize && i < total; ++i) {
            if (i == shown.size() && hasFocus())
                painter.fillRect(QRect(x - 1, base - metrics.ascent(), 1, metrics.height()), c.text);
            painter.setPen(i < shown.size() ? c.text : c.fieldLine);
            if (i < shown.size())
                painter.drawText(x, base, m_glyphs[isOpen ? size_t(shown[i] - '0') : 10]);
            else if (m_kind == Kind::Number)
                painter.fillRect(QRect(x, base, step - 2, 1), c.fieldLine);
            x += step;
        }
        x += step;
    }
    if (i == shown.size() && hasFocus())
        painter.fillRect(QRect(x - step - 1, base - metrics.ascent(), 1, metrics.height()), c.text);
    if (!m_brand.isEmpty()) {
        const Badge badge{m_brand, {}, Tone::Neutral, false};
        const int wide = badgeWidth(badge, font());
        drawBadge(painter, QRect(QWidget::width() - space::s - wide, 0, wide, QWidget::height()), badge, font(), palette());
    }
}

} // namespace linedesk
