// SPDX-License-Identifier: Apache-2.0
// What is wrong with a window as it stands: words without room, widgets over one another or out of their window, sideways
// scrolling, ink too near to its ground, one mnemonic twice. A finding begins with its rule. Three dots are allowed only for
// what customers are called, and only where the whole can be read elsewhere; never for the console's own words.
#pragma once

#include "look/colors.h"
#include "paintedtext.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QHash>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>

namespace linedesk::test {

class ScreenCheck {
public:
    /// Every window that is open.
    static QStringList all()
    {
        QStringList found;
        for (QWidget *window : QApplication::topLevelWidgets())
            if (window->isVisible())
                found << ScreenCheck(*window).check();
        found.removeDuplicates();
        return found;
    }

    explicit ScreenCheck(QWidget &window) : m_window(window) {}

    QStringList check()
    {
        m_picture = m_window.grab().toImage().convertToFormat(QImage::Format_RGB32);
        QList<QWidget *> widgets = m_window.findChildren<QWidget *>();
        widgets.prepend(&m_window);
        QHash<QString, QString> mnemonics;
        for (QWidget *widget : std::as_const(widgets)) {
            if (!widget->isVisible() || widget->window() != &m_window)
                continue;
            checkPlace(*widget);
            checkSiblings(*widget);
            checkScrolling(*widget);
            checkLabel(*widget);
            checkTexts(*widget);
            checkMnemonic(*widget, mnemonics);
        }
        return m_found;
    }

private:
    static constexpr double Tolerance = 1; // half a pixel of each side of a glyph may be its own

    static QString nameOf(const QWidget &widget)
    {
        QString name = QLatin1String(widget.metaObject()->className());
        for (const QWidget *one = &widget; one; one = one->parentWidget())
            if (!one->objectName().isEmpty() && !one->objectName().startsWith(QLatin1String("qt_")))
                return name + u' ' + one->objectName();
        return name;
    }
    void add(const char *rule, const QWidget &widget, const QString &what)
    {
        m_found << QStringLiteral("%1: %2: %3").arg(QLatin1String(rule), nameOf(widget), what);
    }
    static bool isUserData(const QWidget &widget)
    {
        const QByteArray kind = widget.metaObject()->className();
        return kind == "linedesk::IdentityBanner" || kind == "linedesk::Breadcrumb" ||
               widget.objectName() == QLatin1String("noticeText") || widget.objectName() == QLatin1String("cardCombo");
    }
    static QAbstractItemView *viewOf(const QWidget &widget)
    {
        auto *view = qobject_cast<QAbstractItemView *>(widget.parentWidget());
        return view && view->viewport() == &widget ? view : nullptr;
    }
    static QScrollArea *scrollAreaOver(const QWidget &widget)
    {
        for (QWidget *one = widget.parentWidget(); one && !one->isWindow(); one = one->parentWidget())
            if (auto *area = qobject_cast<QScrollArea *>(one);
                area && area->widget() && (area->widget() == &widget || area->widget()->isAncestorOf(&widget)))
                return area;
        return nullptr;
    }
    static QRect inWindow(const QWidget &widget) { return {widget.mapTo(widget.window(), QPoint()), widget.size()}; }

    // In a page that scrolls a widget may be below the edge, but never beside it.
    void checkPlace(const QWidget &widget)
    {
        if (&widget == &m_window || widget.size().isEmpty())
            return;
        const QRect place = inWindow(widget);
        const QScrollArea *area = scrollAreaOver(widget);
        const QRect room = area ? inWindow(*area->viewport()) : m_window.rect();
        if (place.left() < room.left() || place.right() > room.right() ||
            (!area && (place.top() < room.top() || place.bottom() > room.bottom())))
            add("outside", widget,
                QStringLiteral("%1,%2 %3x%4 of %5x%6")
                    .arg(place.x())
                    .arg(place.y())
                    .arg(place.width())
                    .arg(place.height())
                    .arg(room.width())
                    .arg(room.height()));
    }
    static bool isOverlay(const QWidget &widget)
    {
        return widget.objectName() == QLatin1String("searchPopup") || qobject_cast<const QSplitterHandle *>(&widget) ||
               widget.size().isEmpty();
    }
    void checkSiblings(const QWidget &parent)
    {
        QList<const QWidget *> seen;
        for (const QObject *child : parent.children()) {
            const auto *widget = qobject_cast<const QWidget *>(child);
            if (!widget || !widget->isVisible() || widget->isWindow() || isOverlay(*widget))
                continue;
            for (const QWidget *other : std::as_const(seen))
                if (widget->geometry().intersects(other->geometry()))
                    add("overlap", *widget, nameOf(*other));
            seen << widget;
        }
    }
    void checkScrolling(const QWidget &widget)
    {
        const auto *area = qobject_cast<const QAbstractScrollArea *>(&widget);
        if (!area)
            return;
        if (area->horizontalScrollBar()->maximum() > area->horizontalScrollBar()->minimum())
            add("sideways", widget, QStringLiteral("by %1").arg(area->horizontalScrollBar()->maximum()));
        if (const auto *page = qobject_cast<const QScrollArea *>(&widget);
            page && page->widget() && page->widget()->width() > page->viewport()->width())
            add("sideways", widget,
                QStringLiteral("content %1, room %2").arg(page->widget()->width()).arg(page->viewport()->width()));
    }
    // A label may be given less than one line, or none at all; then nothing is painted that could be seen to be cut.
    void checkLabel(const QWidget &widget)
    {
        const auto *label = qobject_cast<const QLabel *>(&widget);
        if (!label || label->text().isEmpty() || isUserData(widget))
            return;
        const QRect room = label->contentsRect();
        const int needed = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        if (label->height() < needed)
            add("low", widget, QStringLiteral("%1 of %2 for: %3").arg(label->height()).arg(needed).arg(label->text()));
        QString plain = label->text();
        const QStringList words =
            plain.remove(QLatin1Char('&'))
                .split(QRegularExpression(label->wordWrap() ? QStringLiteral("\\s|(?<=-)") : QStringLiteral("\n")));
        for (const QString &word : words)
            if (QFontMetricsF(label->font()).horizontalAdvance(word) > room.width() + Tolerance)
                add("narrow", widget, QStringLiteral("%1 for: %2").arg(room.width()).arg(word));
    }

    // The console's own words of a widget, in which three dots may stand.
    static QStringList ownTexts(const QWidget &widget)
    {
        QStringList texts{widget.accessibleName(), widget.accessibleDescription()};
        if (const auto *label = qobject_cast<const QLabel *>(&widget))
            texts << label->text();
        if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
            texts << button->text();
        if (const auto *edit = qobject_cast<const QLineEdit *>(&widget))
            texts << edit->placeholderText() << edit->displayText();
        if (const auto *combo = qobject_cast<const QComboBox *>(&widget))
            texts << combo->currentText() << combo->placeholderText();
        if (const auto *menu = qobject_cast<const QMenu *>(&widget))
            for (const QAction *action : menu->actions())
                texts << action->text();
        for (QString &text : texts)
            text.remove(QLatin1Char('&'));
        return texts;
    }
    static bool isShortened(const QString &shown, const QString &whole)
    {
        const qsizetype dots = shown.indexOf(u'…');
        return whole.size() > shown.size() - 1 && whole.contains(QStringView(shown).left(dots).trimmed()) &&
               whole.contains(QStringView(shown).mid(dots + 1).trimmed());
    }
    void checkElided(const QWidget &widget, const PaintedText &text)
    {
        if (!text.text.contains(u'…'))
            return;
        const QStringList own = ownTexts(widget);
        for (const QString &one : own)
            if (one.contains(text.text))
                return; // the dots are part of the words
        if (const QAbstractItemView *view = viewOf(widget)) {
            const QModelIndex index = view->indexAt(text.box.center().toPoint());
            const bool isData = isShortened(text.text, index.data().toString()) ||
                                isShortened(text.text, index.data(Qt::UserRole + 1).toString()) ||
                                isShortened(text.text, index.data(Qt::UserRole + 2).toString());
            if (isData && (index.data(Qt::AccessibleTextRole).isValid() || index.data(Qt::ToolTipRole).isValid()))
                return;
        } else if (isUserData(widget)) {
            for (const QString &whole : {widget.toolTip(), widget.accessibleName(),
                                         widget.parentWidget() ? widget.parentWidget()->accessibleName() : QString()})
                if (text.text == QLatin1String("…") || isShortened(text.text, whole))
                    return;
        }
        add("elided", widget, text.text);
    }
    void checkTexts(QWidget &widget)
    {
        const std::vector<PaintedText> texts = paintedTexts(widget);
        const auto *edit = qobject_cast<const QLineEdit *>(&widget);
        const bool isScrolled = edit && !edit->text().isEmpty(); // its own text runs under its edges
        const bool isRows = viewOf(widget);
        for (size_t i = 0; i < texts.size(); ++i) {
            const PaintedText &text = texts[i];
            QRectF room = QRectF(widget.rect());
            if (!text.clip.isEmpty())
                room &= text.clip;
            if (!isScrolled && (text.box.left() < room.left() - Tolerance || text.box.right() > room.right() + Tolerance))
                add("clipped", widget, QStringLiteral("%1 wide in %2: %3").arg(text.box.width()).arg(room.width()).arg(text.text));
            if (!isRows && (text.box.top() < room.top() - Tolerance || text.box.bottom() > room.bottom() + Tolerance))
                add("clipped", widget,
                    QStringLiteral("%1 high in %2: %3").arg(text.box.height()).arg(room.height()).arg(text.text));
            checkElided(widget, text);
            for (size_t j = 0; j < i && !isScrolled; ++j) // a selection is painted over its text
                if (const QRectF common = text.box & texts[j].box; common.width() > Tolerance && common.height() > Tolerance)
                    add("overprinted", widget, text.text + QStringLiteral(" over ") + texts[j].text);
            if (!isScrolled)
                for (const QObject *child : widget.children())
                    if (const auto *over = qobject_cast<const QWidget *>(child);
                        over && over->isVisible() && !over->isWindow() && !isOverlay(*over) &&
                        QRectF(over->geometry()).adjusted(Tolerance, 0, -Tolerance, 0).intersects(text.box))
                        add("covered", widget, text.text + QStringLiteral(" by ") + nameOf(*over));
            checkContrast(widget, text);
        }
    }
    // The ground is what most of the text's box shows. What is switched off needs no contrast (WCAG 1.4.3), but has its words.
    void checkContrast(const QWidget &widget, const PaintedText &text)
    {
        const QPoint middle = widget.mapTo(&m_window, text.box.center().toPoint());
        const QWidget *top = m_window.childAt(middle);
        if (top && top != &widget && !widget.isAncestorOf(top) && !top->isAncestorOf(&widget))
            return; // something lies over it
        if (!inWindow(widget).intersects(m_window.rect()) || !m_window.rect().contains(middle))
            return;
        const double scale = m_picture.devicePixelRatio();
        const QRectF box = text.box.translated(widget.mapTo(&m_window, QPoint())).adjusted(0, -1, 0, 1);
        const QRect pixels = QRectF(box.topLeft() * scale, box.size() * scale).toRect() & m_picture.rect();
        QHash<QRgb, int> counts;
        for (int y = pixels.top(); y <= pixels.bottom(); ++y)
            for (int x = pixels.left(); x <= pixels.right(); ++x)
                ++counts[m_picture.pixel(x, y)];
        if (counts.isEmpty())
            return;
        const auto most = std::max_element(counts.begin(), counts.end());
        const QColor ground(most.key());
        const double ratio = look::contrastRatio(QColor(text.ink.rgb()), ground);
        if (ratio < 4.5)
            add("pale", widget,
                QStringLiteral("%1:1, %2 on %3: %4").arg(ratio, 0, 'f', 2).arg(text.ink.name(), ground.name(), text.text));
    }
    void checkMnemonic(const QWidget &widget, QHash<QString, QString> &known)
    {
        QString text;
        if (const auto *label = qobject_cast<const QLabel *>(&widget); label && label->buddy())
            text = label->text();
        else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
            text = button->text();
        const QKeySequence key = QKeySequence::mnemonic(text);
        if (key.isEmpty())
            return;
        if (const QString other = known.value(key.toString()); !other.isEmpty())
            add("mnemonic", widget, text + QStringLiteral(" and ") + other);
        known.insert(key.toString(), text);
    }

    QWidget &m_window;
    QImage m_picture;
    QStringList m_found;
};

} // namespace linedesk::test
